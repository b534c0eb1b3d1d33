r"""Take apart what stands in the place of one name though it is several persons, or one without its comma.

Only what cannot be meant otherwise is taken apart: a part is initials when every word of it is a capital letter with a
dot, of which the last may be missing, and a family name when it is a word of two letters or more.
"""

from __future__ import annotations

from citekit.expressions import late

_CAPITAL = r"[^\W\d_a-zа-яёіўїєґćłńóśźż]"
_INITIAL = rf"(?:{_CAPITAL}|Д[жз]|[CSRD]z|Ch)"
_INITIALS = rf"(?:{_INITIAL}\.[-~ ]?){{1,4}}"
_FAMILY = r"[^\W\d_](?:[^\W\d_]|['’ʼ`-])+"
_FAMILIES = rf"{_FAMILY}(?: {_FAMILY})?"
_ROLE = r"(?: ?\([^\W\d_]{1,20}\.?\))?"
_TURNED = late(rf"({_FAMILIES}),?[~ ]((?:{_INITIAL}\.-?){{1,3}}{_CAPITAL}|{_INITIALS}{_ROLE})")
_OPEN = late(rf"({_FAMILIES}),?[~ ]({_CAPITAL}{{1,2}}|{_CAPITAL} {_CAPITAL})")
_NATURAL = late(rf"{_INITIALS}{_FAMILIES}")
_GIVEN = late(_INITIALS)
_BETWEEN = late(r" ?[,;] ?(?:(?:[иійi]|та|oraz|\\?&) )?| (?:[иійi]|та|oraz|\\?&) ")


def part_persons(text: str) -> list[str]:
    r"""Return each person as BibTeX wants it, or nothing where the text is one name that may stay as it is.

    Args:
        text: What stands between two ``and``.

    Example:
        >>> part_persons("Иванов И. И."), part_persons("Петров П.П. и Иванов И.И.")
        (['Иванов, И. И.'], ['Петров, П.П.', 'Иванов, И.И.'])
        >>> part_persons("Купала, Я., Колас, Я."), part_persons("Smith J, Jones P"), part_persons("Смит Дж., мл.")
        (['Купала, Я.', 'Колас, Я.'], ['Smith, J', 'Jones, P'], [])
    """
    if turned := _TURNED.fullmatch(text):
        return [f"{turned[1]}, {turned[2].strip()}"]
    parts = [part.strip() for part in _BETWEEN.split(" ".join(text.split()).strip(" ,;"))]
    if len(parts) < 2:
        return []
    persons = [_person(part) for part in parts]
    return persons if all(persons) else _pair(parts)


def _person(part: str) -> str:
    """Return one of several persons with its comma, or nothing for what is none."""
    if match := _TURNED.fullmatch(part) or _OPEN.fullmatch(part):
        return f"{match[1]}, {match[2].strip()}"
    return part if _NATURAL.fullmatch(part) else ""


def _pair(parts: list[str]) -> list[str]:
    """Join families and initials that are all cut by commas: ``Купала, Я., Колас, Я.``."""
    families, given = parts[::2], parts[1::2]
    paired = len(parts) >= 4 and len(families) == len(given)
    if paired and all(map(_GIVEN.fullmatch, given)) and not any(map(_GIVEN.fullmatch, families)):
        return [f"{family}, {initials}" for family, initials in zip(families, given, strict=True)]
    return []
