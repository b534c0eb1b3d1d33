r"""Put lists of names right that BibTeX would take apart wrongly, before they are read.

People write ``Иванов И. И., Петров П. П.``, of which BibTeX makes one person called ``Петров П. П. Иванов И. И.``, and
``и др.``, of which it makes a co-author. Only what cannot be meant otherwise is changed: a part is initials when every
word of it is a capital letter with a dot, and a family name when it is a word of two letters or more.
"""

from __future__ import annotations

import re
from functools import cache

from citekit.expressions import late
from citekit.formats.braces import split_outside
from citekit.formats.latex import clean
from citekit.vocabulary import forms, pattern

_AND = late(r"\s[aA][nN][dD]\s")
_CAPITAL = r"[^\W\d_a-zа-яёіўїєґćłńóśźż]"
_INITIALS = rf"(?:(?:{_CAPITAL}|Д[жз]|[CSRD]z|Ch)\.[-~ ]?){{1,4}}(?:(?<=\.){_CAPITAL})?"
_UPPER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻČŠŽĚŘĎŤŇĽĀĒĪŪĢĶĻŅŐŰА-ЯЁІЎЇЄҐЂЈЉЊЋЏѢ"
_WORD = rf"(?![Aa][Nn][Dd]\b)[{_UPPER}](?:[^\W_]|['’ʼ](?!')|-(?!-))*+"
PLAIN_NAME = late(rf"({_WORD}), ({_WORD}(?:[.](?:-?[{_UPPER}][.])*+)?(?: {_WORD}[.]?)*)")
"""A person whose parts nobody can take apart wrongly: capitals, one comma, no particle, nothing that LaTeX escapes."""

_FAMILY = r"[^\W\d_](?:[^\W\d_]|['’ʼ`-])+"
_TURNED = late(rf"({_FAMILY}(?: {_FAMILY})?)[~ ]({_INITIALS})")
_NATURAL = late(rf"({_INITIALS})[~ ]?({_FAMILY}(?: {_FAMILY})?)")
_BARE = late(rf"({_FAMILY}(?: {_FAMILY})?)[~ ]([{_UPPER}]{{1,3}})")
_GIVEN = late(_INITIALS)
_SEPARATORS = (";", r",|\s(?:и|і|й|та|i|oraz|&|\\&)\s")
_HOMONYM = late(r"(?<=\w)\s0[0-9]{3}(?![^\s])")
"""The number by which DBLP tells people of one name apart: ``Wei Wang 0001``."""
_ANDS = late(r"(\s[aA][nN][dD]\s)")
_WORTH_A_LOOK = late(rf"[.;]|\s[{_UPPER}]{{1,3}}(?=,|\s|\Z)")


def mend_names(latex: str) -> tuple[str, bool]:
    """Return a list of names as BibTeX wants it, and whether it ends in words for "and others", which are taken off.

    Example:
        >>> mend_names("Иванов И. И., Петров П. П. и др.")
        ('Иванов, И. И. and Петров, П. П.', True)
        >>> mend_names("Колас, Якуб and others")
        ('Колас, Якуб', True)
    """
    shorter, has_more = _cut_others(latex)
    if _HOMONYM.search(shorter):
        shorter = "".join(map(_without_number, _ANDS.split(shorter)))
    if "{" in shorter or not _WORTH_A_LOOK.search(shorter):
        return shorter, has_more
    pieces = [piece.strip() for piece in _AND.split(f" {clean(shorter)} ")]
    mended = [name for piece in pieces for name in ([piece] if PLAIN_NAME.fullmatch(piece) else _mend_piece(piece))]
    return (shorter if mended == pieces else " and ".join(mended)), has_more


def _without_number(piece: str) -> str:
    return piece if "," in piece else _HOMONYM.sub("", piece)


def is_turned(family: str) -> bool:
    """Tell whether a family name looks like family and initials, so that `mend_names` would turn it.

    Example:
        >>> is_turned("Иванов И."), is_turned("И. Иванов"), is_turned("Иванов")
        (True, True, False)
    """
    return bool(_person(family, is_alone=True) or _person(family, is_alone=False))


def ends_a_list(part: str) -> bool:
    """Tell whether a part of a name could be taken for the end of a list, or for one of several names.

    Example:
        >>> ends_a_list("et al."), ends_a_list("Купала; Колас"), ends_a_list("Якуб")
        (True, True, False)
    """
    return ";" in part or part.endswith(_words_for_others())


def _cut_others(latex: str) -> tuple[str, bool]:
    """Cut what says that there are more names; a list of nothing else stays."""
    if not latex.rstrip().endswith(_words_for_others()):
        return latex, False
    match = _others().search(latex)
    if match is None or not latex[: match.start()].strip():
        return latex, False
    return latex[: match.start()].rstrip(" ,;"), True


@cache
def _words_for_others() -> tuple[str, ...]:
    return ("others", "Others", *sorted(forms("et_al")))


@cache
def _others() -> re.Pattern[str]:
    words = pattern("et_al")
    return re.compile(rf"\s(?:and\s(?:[oO]thers|{words})|{words})\s*\Z")


def _mend_piece(piece: str) -> list[str]:
    """Return the names of what stands between two ``and``."""
    for separator in _SEPARATORS:
        parts = [part for part in split_outside(piece, separator) if part]
        persons = [_person(part, is_alone=len(parts) == 1) for part in parts]
        if parts and all(persons):
            return [person for person in persons if person]
    if ";" in piece:
        return [name for part in split_outside(piece, ";") if part for name in _mend_piece(part)]
    return _pair(split_outside(piece, ",")) or [piece]


def _person(part: str, *, is_alone: bool) -> str | None:
    """Return family and initials with a comma between them, or None when a part of a list is none of these.

    Initials before the family, and such without full stops, are no mistake in a name that stands alone.
    """
    if turned := _TURNED.fullmatch(part):
        return f"{turned[1]}, {turned[2].strip()}"
    if is_alone:
        return None
    if natural := _NATURAL.fullmatch(part):
        return f"{natural[2]}, {natural[1].strip()}"
    bare = _BARE.fullmatch(part)
    return f"{bare[1]}, {bare[2]}" if bare and not bare[1].isupper() else None


def _pair(parts: list[str]) -> list[str]:
    """Join families and initials that are all cut by commas: ``Купала, Я., Колас, Я.``."""
    families, given = parts[::2], parts[1::2]
    paired = len(parts) >= 4 and len(families) == len(given)
    if paired and all(map(_GIVEN.fullmatch, given)) and not any(map(_GIVEN.fullmatch, families)):
        return [f"{family}, {initials}" for family, initials in zip(families, given, strict=True)]
    return []
