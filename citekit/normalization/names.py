"""Type the names: family and given, in whatever order they were printed; the same person once in each role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from citekit.expressions import late
from citekit.model import MORE_NAMES, NAME_FIELDS, Diagnostic, LabelledField, LabelledReference, Name, Reference
from citekit.normalization.name_lists import split_names
from citekit.normalization.persons import parse_name
from citekit.normalization.records import change
from citekit.vocabulary import alternation, forms, pattern

_SEE = late(r"(?:[^\W\d_]+\s)?(?:гл|см|див|дзів|zob|por|see|cf|vgl|žr)\b\.?:?\s*", re.IGNORECASE)
_INITIALS = late(r"\.?(?:[^\W\d_]\s?\.?\s?){1,3}")
_BEHIND_NAME = late(r"\.?[\s,]*[\[(]?\s?(?P<word>[^\W\d_]+)")
_BETWEEN = late(r"[\s.,]{0,3}")
_NO_LETTERS = late(r"[\W\d_]+")
_WORD = late(r"[^\W\d_]+")
_LOOK_ALIKES = str.maketrans("abcehikmoptxy", "авсенікмортху")
_REACH = 80


def normalize_names(labelled: LabelledReference, reference: Reference) -> Reference:
    """Type the names of every role.

    Example:
        ``Караткевіч, У. С.`` and, behind the slash, ``Уладзімір Караткевіч`` are one author with the fuller given name;
        ``уклад. і ред. В. Бусел`` is compiler and editor.
    """
    names = [field for field in labelled.fields if field.label in NAME_FIELDS]
    if not names:
        return reference
    printed: dict[str, list[str]] = {role: [] for role in NAME_FIELDS}
    for field in _joined(labelled.string.text, names):
        for role in {field.label: None, **dict.fromkeys(_other_roles(labelled, field))}:
            printed[role] += split_names(field.text)
    people = {
        role: merge_names(map(parse_name, _people_only(texts))) if texts else () for role, texts in printed.items()
    }
    found = tuple(_more_names(role) for role in _unnamed(labelled, names))
    return change(reference, diagnostics=reference.diagnostics + found, **people)


def _people_only(texts: Iterable[str]) -> Iterator[str]:
    """Drop what sends the reader elsewhere (``Див.:``, ``Zob.``) and a lone word for a role (``голова``)."""
    return (text for text in texts if not _SEE.fullmatch(text) and not (text.islower() and text.isalpha()))


def _joined(text: str, fields: list[LabelledField]) -> Iterator[LabelledField]:
    """Join a surname and the initials behind it that the labeller took for two names."""
    held: LabelledField | None = None
    for field in fields:
        if held and _belongs(text, held, field):
            held = replace(held, text=f"{held.text} {field.text}", span=replace(held.span, end=field.span.end))
            continue
        if held:
            yield held
        held = field
    if held:
        yield held


def _belongs(text: str, one: LabelledField, other: LabelledField) -> bool:
    if one.label != other.label or not 0 <= other.span.start - one.span.end <= 3:
        return False
    gap = text[one.span.end : other.span.start]
    torn = other.text[:1].islower()
    halves = _INITIALS.fullmatch(other.text) or (_INITIALS.fullmatch(one.text) and "," not in gap)
    if not _BETWEEN.fullmatch(gap) or not (torn or halves) or not (_is_half(one.text) or _is_half(other.text)):
        return False
    whole = f"{one.text} {other.text}"
    return parse_name(whole).family is not None and len(split_names(whole)) == 1


def _is_half(text: str) -> bool:
    """Tell whether a piece is a surname alone or initials alone."""
    return parse_name(text).family is None and " " not in text.strip(" .").replace(". ", ".")


def _more_names(role: str) -> Diagnostic:
    return Diagnostic(MORE_NAMES, f"the source has more names of this role ({role}) than it prints", role)


def _unnamed(labelled: LabelledReference, names: list[LabelledField]) -> list[str]:
    """List the roles whose last name is followed by ``et al.`` in any language."""
    text = labelled.string.text
    return list(dict.fromkeys(field.label for field in names if _more_follow(text, field.span.end)))


def _more_follow(text: str, start: int) -> bool:
    following = _BEHIND_NAME.match(text, start)
    if not following:
        return False
    first = following["word"].lower()
    if not first.startswith(_beginnings_of_et_al()):
        return False
    words = tuple(form for form, begin in _et_al() if first == begin or (form == begin and first.startswith(begin)))
    return bool(words) and _one_of(words).match(text, following.start("word")) is not None


@cache
def _beginnings_of_et_al() -> tuple[str, ...]:
    return tuple({begin for _, begin in _et_al()})


@cache
def _et_al() -> tuple[tuple[str, str], ...]:
    """List the forms of ``et al.``, each with its letters up to a blank or a dot."""
    return tuple((form, re.split("[ .]", form, maxsplit=1)[0]) for form in sorted(forms("et_al")))


@lru_cache(maxsize=64)
def _one_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(alternation(words), re.IGNORECASE)


def _other_roles(labelled: LabelledReference, field: LabelledField) -> list[str]:
    """List the roles that the source gives to a person besides the labelled one: ``сост. и ред. И. Иванов``."""
    if field.label == "author":
        return []
    before = labelled.string.text[max(0, field.span.start - _REACH) : field.span.start]
    behind = labelled.string.text[field.span.end : field.span.end + _REACH]
    intro = re.split(r"[/;\[(]", before)[-1]
    outro = re.match(r"\.?\s*\(([^()]*)\)", behind)
    said = f"{intro} {outro[1]}" if outro else intro
    match = _double_role().search(said)
    roles = (_role_of(match["one"]), _role_of(match["other"])) if match else ()
    return [role for role in roles if role and role != field.label]


@cache
def _double_role() -> re.Pattern[str]:
    words = pattern("editor", "compiler", "translator")
    return re.compile(
        rf"(?<!\w)(?P<one>{words})\s?(?:,\s)?(?:і|и|й|та|i|and|&|oraz|und|ir)\s(?:[^\W\d_]{{2,7}}\.?\s){{0,2}}?(?P<other>{words})",
        re.IGNORECASE,
    )


def _role_of(word: str) -> str | None:
    return next((role for role in NAME_FIELDS if role != "author" and _role(role).fullmatch(word)), None)


@cache
def _role(role: str) -> re.Pattern[str]:
    return re.compile(pattern(role), re.IGNORECASE)


def merge_names(names: Iterable[Name]) -> tuple[Name, ...]:
    """Keep each person once, in the first order, with the fuller given names.

    A surname in capitals gives way to the same one in small letters, a torn one to the whole one.
    """
    found: list[Name] = []
    for name in names:
        twin = next((i for i, other in enumerate(found) if _same_person(other, name)), None)
        if twin is None:
            found.append(name)
        else:
            found[twin] = _fuller(found[twin], name)
    return tuple(name for name in found if name.family or name.literal)


def _fuller(one: Name, other: Name) -> Name:
    given = other.given if len(other.given or "") > len(one.given or "") else one.given
    family = other.family if (one.family or "").isupper() and not (other.family or "").isupper() else one.family
    return replace(one, given=given, family=family)


def _same_person(one: Name, other: Name) -> bool:
    if one.literal or other.literal:
        return (one.literal or "").casefold() == (other.literal or "").casefold()
    if _letters(one.family) != _letters(other.family):
        return False
    first, second = _initials(one), _initials(other)
    return first.startswith(second) or second.startswith(first)


def _letters(text: str | None) -> str:
    return _NO_LETTERS.sub("", (text or "").casefold()).translate(_LOOK_ALIKES)


def _initials(name: Name) -> str:
    initials = "".join(part[0] for part in _WORD.findall((name.given or "").casefold()))
    return initials.translate(_LOOK_ALIKES)
