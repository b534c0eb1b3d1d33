"""Write down once how dates are printed: the regular expression that lexing and reading order share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from citekit.expressions import late
from citekit.vocabulary import alternation, forms

_WORD = late(r"[^\W\d_]+")


def date_in(text: str) -> str:
    """Write the expression of a date with those words of months and years that a text has.

    Hundreds of such words take long to compile, and a text has one or two. It is to be compiled with
    ``re.IGNORECASE`` and for this text alone.

    Example:
        >>> import re
        >>> re.search(date_in("Accessed May 7, 2014"), "Accessed May 7, 2014", re.IGNORECASE)[0]
        'May 7, 2014'
    """
    words = frozenset(_WORD.findall(text.lower()))
    return _date(_forms_among(words, "month"), _forms_among(words, "year"))


def _forms_among(words: Iterable[str], word_class: str) -> tuple[str, ...]:
    known = _by_first_word(word_class)
    return tuple(sorted(form for word in words if word in known for form in known[word]))


@cache
def _by_first_word(word_class: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for form in forms(word_class):
        first = _WORD.findall(form)[0]
        found[first] = (*found.get(first, ()), form)
    return found


@lru_cache(maxsize=1024)
def _date(months: tuple[str, ...], years: tuple[str, ...]) -> str:
    year = rf"(?:\s?(?:{alternation(years)})(?!\w))?" if years else ""
    figures = [
        rf"\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?:\d{{4}}|\d\d(?!\d)){year}",
        r"\d{4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}(?!\d)",
    ]
    month = f"(?:{alternation(months)})"
    named = [
        rf"\d{{1,2}}(?:st|nd|rd|th|-го|-га)?\.?\s(?:of\s)?{month},?\s\d{{4}}{year}",
        rf"(?<![^\W\d_])(?=[^\W\d_]){month}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}",
    ]
    roman = rf"\d{{1,2}}\s[IVX]{{1,4}}\s\d{{4}}{year}"
    return f"(?:{'|'.join([*figures, *(named if months else ()), roman])})"
