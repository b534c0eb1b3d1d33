r"""Put lists of names right that BibTeX would take apart wrongly, before they are read.

People write ``Иванов И. И., Петров П. П.``, of which BibTeX makes one person called ``Петров П. П. Иванов И. И.``, and
``и др.``, of which it makes a co-author. Only what cannot be meant otherwise is changed.
"""

from __future__ import annotations

import re
from functools import cache

from citekit.expressions import late
from citekit.formats.braces import split_outside
from citekit.formats.latex import clean
from citekit.vocabulary import forms, pattern
from citekit.vocabulary.persons import part_persons

_AND = late(r"\s[aA][nN][dD]\s")
_UPPER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻČŠŽĚŘĎŤŇĽĀĒĪŪĢĶĻŅŐŰА-ЯЁІЎЇЄҐЂЈЉЊЋЏѢ"
_WORD = rf"(?![Aa][Nn][Dd]\b)[{_UPPER}](?:[^\W_]|['’ʼ](?!')|-(?!-))*+"
PLAIN_NAME = late(rf"({_WORD}), ({_WORD}(?:[.](?:-?[{_UPPER}][.])*+)?(?: {_WORD}[.]?)*)")
"""A person whose parts nobody can take apart wrongly: capitals, one comma, no particle, nothing that LaTeX escapes."""

_HOMONYM = late(r"(?<=\w)\s0[0-9]{3}(?![^\s])")
"""The number by which DBLP tells people of one name apart: ``Wei Wang 0001``."""
_ANDS = late(r"(\s[aA][nN][dD]\s)")
_WORTH_A_LOOK = late(rf"[.;]|[^\W\d_] [{_UPPER}]{{1,2}},")


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
    """Tell whether a family name looks like whole persons, so that `mend_names` would turn it.

    Example:
        >>> is_turned("Иванов И."), is_turned("Smith J"), is_turned("Иванов")
        (True, True, False)
    """
    # With a person behind it, as a given name may look like one.
    return " " in family and bool(part_persons(family) or part_persons(f"{family}, Ab C."))


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
    if persons := part_persons(piece):
        return persons
    if ";" in piece:
        return [name for part in split_outside(piece, ";") if part for name in _mend_piece(part)]
    return [piece]
