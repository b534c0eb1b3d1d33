"""Write down once how dates are printed: the regular expression that lexing and reading order share."""

from __future__ import annotations

from citekit.vocabulary import pattern

_MONTH = pattern("month")
_YEAR_WORD = rf"(?:\s?{pattern('year')}(?!\w))?"
DATE = (
    rf"(?:\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?:\d{{4}}|\d\d(?!\d)){_YEAR_WORD}"
    rf"|\d{{4}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{1,2}}(?!\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th|-го|-га)?\.?\s(?:of\s)?{_MONTH},?\s\d{{4}}{_YEAR_WORD}"
    rf"|(?<![^\W\d_])(?=[^\W\d_]){_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}"
    rf"|\d{{1,2}}\s[IVX]{{1,4}}\s\d{{4}}{_YEAR_WORD})"
)
