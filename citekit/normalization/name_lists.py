"""Cut a piece that names several people into names."""

from __future__ import annotations

import re
from functools import lru_cache

from citekit.expressions import late
from citekit.normalization.persons import parse_name

_LINK = late(r"\s*;\s*|\s*,?\s+(?:&|and|und|oraz|ir|i|и|і|й|та|a|u|et)\s+(?=[^\W\d_])|\s*&\s*")
_AFTER_SURNAME = late(r"(?<=[^\W\d_]{3})\.\s+(?=(?:[^\W\d_]\.\s?){1,2}[^\W\d_]{2})")
_INITIALS = r"(?:[^\W\d_]\.\s?-?){1,3}"
_NO_COMMAS = late(rf"(?<=\.)\s+(?=[^\W\d_][^\W\d_’'-]{{2,}}\s{_INITIALS})")
_SURNAME_FIRST = late(rf"(?:[^\W\d_][^\W\d_’'-]+\s{_INITIALS}\s*){{2,}}$")
_ONLY_INITIALS = late(rf"{_INITIALS}\s*$|[^\W\d_]\s*$")
_SUFFIX = late(r"(?:мл|ст|[JS]r|[sm]ł|III|II)\.?$", re.IGNORECASE)
_LONGEST_SUFFIX = 4
_LONGEST = 1000


@lru_cache(maxsize=8192)
def split_names(printed: str) -> tuple[str, ...]:
    """Cut a piece at semicolons, at words for *and*, and at the commas that part people, not family and given name.

    A piece whose parts are no people is the name of one body and stays whole.

    Example:
        >>> split_names("Smith, J., & Brown, K."), split_names("J. Kowalska, P. Nowak")
        (('Smith, J.', 'Brown, K.'), ('J. Kowalska', 'P. Nowak'))
        >>> split_names("Інстытут гісторыі, археалогіі і этнаграфіі")
        ('Інстытут гісторыі, археалогіі і этнаграфіі',)
    """
    if len(printed) > _LONGEST:
        return (printed,)
    text = " ".join(printed.split()).strip(" ,;&")
    parts = [part for part in _LINK.split(text) if part]
    names = [name for part in parts for name in _at_commas(part)]
    if len(names) < 2 or not all(_is_person(name) for name in names):
        return tuple(part.strip() for part in text.split(";") if part.strip()) if ";" in text else (text,)
    return tuple(names)


def _at_commas(text: str) -> list[str]:
    chunks = [chunk.strip() for chunk in text.split(",") if chunk.strip()]
    names: list[str] = []
    for chunk in chunks:
        if names and _continues(names[-1], chunk):
            names[-1] += f", {chunk}"
        else:
            names += _without_commas(chunk)
    return names


def _continues(before: str, chunk: str) -> bool:
    """Tell whether a chunk is the given name or suffix of the surname before the comma."""
    if len(chunk) <= _LONGEST_SUFFIX and _SUFFIX.match(chunk):
        return True
    return "," not in before and not _is_person(before) and (bool(_ONLY_INITIALS.match(chunk)) or not _is_person(chunk))


def _without_commas(chunk: str) -> list[str]:
    pieces = _AFTER_SURNAME.split(chunk)
    if len(pieces) == 1 and _SURNAME_FIRST.match(chunk):
        pieces = _NO_COMMAS.split(chunk)
    return pieces


def _is_person(text: str) -> bool:
    return parse_name(text).family is not None
