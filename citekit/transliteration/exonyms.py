"""Find the established foreign names of places: Москва is Moscow in English and Moskwa in Polish.

``exonyms.tsv`` has a row for each place and a column for each language; ``|`` parts the spellings and abbreviations of
imprints, the first of which is the name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from citekit.expressions import late
from citekit.packaged import packaged_text

_SEPARATOR = late(r"(\s*[;,:]\s*|\s*/+\s*|\s*[–—]\s*|(?<=\.)-(?=\w))")
_FRAME = late(r"([\[(]{0,2})(?:(?:г|м|гор)\.\s(?=\w))?(.*?)([\]?)]{0,3})")
_IGNORED = late(r"[\s.-]")
_FOLDED = str.maketrans({"ё": "е", "–": "-", "’": "'", "ʼ": "'"})
_NEIGHBOURS = ("be", "ru", "uk")
_LONGEST = 500
_SHORT = 2


def find_exonym(place: str, language: str, output: str) -> str | None:
    """Return the established name of a place, or of each place of a list, in another language.

    Abbreviations of imprints are understood (``М.``, ``СПб``, ``Ростов н/Д``), in brackets too. What the language has
    no spelling for may be printed in that of a neighbour.

    Args:
        place: As printed: ``Мінск``, ``М.; Л.``.
        language: BCP 47 language of the printed form.
        output: BCP 47 language of the name wanted.

    Returns:
        The name, or None when one of the places has none in the table.

    Example:
        >>> find_exonym("М.; Л.", "ru", "en"), find_exonym("Мінск", "be", "pl"), find_exonym("Лагойск", "be", "en")
        ('Moscow; Leningrad', 'Mińsk', None)
    """
    names = _names(language.partition("-")[0].lower(), output.partition("-")[0].lower())
    place = place[:_LONGEST].strip().removesuffix(":").rstrip()
    whole = _find(place, names)
    if whole:
        return whole
    pieces = split_places(place)
    known = [_find(piece, names) for piece in pieces[::2]]
    if not all(known):
        return None
    pieces[::2] = [name for name in known if name]
    pieces[1::2] = ["; " if joint.strip() == ":" else joint for joint in pieces[1::2]]
    return "".join(pieces)


def split_places(text: str) -> list[str]:
    """Part a list of places; those at even places are names, the others stand between them.

    Example:
        >>> split_places("М.–Л."), split_places("Нью-Йорк ; М.-Л.")
        (['М.', '–', 'Л.'], ['Нью-Йорк', ' ; ', 'М.', '-', 'Л.'])
    """
    return _SEPARATOR.split(text)


def _find(place: str, names: Mapping[str, str]) -> str | None:
    frame = _FRAME.fullmatch(place)
    name = names.get(_fold(frame[2])) if frame else None
    return f"{frame[1]}{name}{frame[3]}" if frame and name else None


def _fold(place: str) -> str:
    """Write a name so that its case, blanks, hyphens and full stops do not count: ``С.-Пб.`` and ``спб`` are one."""
    return _IGNORED.sub("", place.casefold().translate(_FOLDED))


@cache
def _names(language: str, output: str) -> Mapping[str, str]:
    rows = _rows()
    if output not in rows[0] or language not in rows[0]:
        return {}
    others = tuple(one for one in _NEIGHBOURS if one != language) if language in _NEIGHBOURS else ()
    found: dict[str, str] = {}
    for column in (*others, language):
        for row in rows:
            forms = filter(None, map(_fold, row[column].split("|")))
            # An abbreviation of two letters is one place here and another there.
            known = (form for form in forms if column == language or len(form) > _SHORT)
            found |= dict.fromkeys(known, row[output].partition("|")[0])
    return found


@cache
def _rows() -> tuple[Mapping[str, str], ...]:
    lines = packaged_text(__package__, "exonyms.tsv").splitlines()
    header = lines[0].split("\t")
    return tuple(dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:])
