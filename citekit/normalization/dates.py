"""Type the dates: days, months and years in figures and words, and ranges of years."""

from __future__ import annotations

import re

from citekit.model import Date, LabelledReference, Reference
from citekit.normalization.months import month_number
from citekit.normalization.records import change

_DAY_FIRST = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,2})(?!\d)")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th|-го|-га)?\.?\s(?:of\s)?([^\W\d_]+\.?),?\s(\d{4})")
_WORDS_MONTH_FIRST = re.compile(r"(?<![^\W\d_])([^\W\d_]+\.?)\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})")
_MONTH_YEAR = re.compile(r"(?<![^\W\d_])([^\W\d_]+\.?)\s(\d{4})")
_YEARS = re.compile(r"(\d{4})\s?[-–—]\s?(\d{4})")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_SHORT_YEAR = re.compile(r"\d\d")


def normalize_dates(labelled: LabelledReference, reference: Reference) -> Reference:
    """Type the date of issue and the date of access."""
    issued = [parse_date(text) for text in labelled.texts("issued")]
    accessed = [parse_date(text) for text in labelled.texts("accessed")]
    return change(reference, issued=issued[0] if issued else None, accessed=accessed[0] if accessed else None)


def parse_date(printed: str) -> Date:
    """Read a date as printed; what is no date stays a literal.

    Example:
        >>> parse_date("12 мая 1999 г.").parts, parse_date("1968-1971").parts, parse_date("[1860?]").circa
        (((1999, 5, 12),), ((1968,), (1971,)), True)
    """
    text = " ".join(printed.split())
    parts = _day(text) or _month(text) or _years(text)
    if not parts:
        return Date(literal=text)
    return Date(parts, circa="?" in text or text.lower().startswith(("ok.", "ca", "c. ", "каля", "около", "близько")))


def _day(text: str) -> tuple[tuple[int, ...], ...]:
    for expression, order in (
        (_YEAR_FIRST, (1, 2, 3)),
        (_DAY_FIRST, (3, 2, 1)),
        (_WORDS, (3, 2, 1)),
        (_WORDS_MONTH_FIRST, (3, 1, 2)),
    ):
        match = expression.search(text)
        if match:
            year, month, day = (match[group] for group in order)
            point = _point(year, month, day)
            if point:
                return (point,)
    return ()


def _point(year: str, month: str, day: str) -> tuple[int, ...]:
    number = int(month) if month.isdigit() else month_number(month)
    full_year = int(year) if len(year) == 4 else _century(int(year))
    if number and number > 12 and int(day) <= 12:
        number, day = int(day), str(number)
    if not number or not 1 <= number <= 12 or not 1 <= int(day) <= 31 or not full_year:
        return ()
    return (full_year, number, int(day))


def _century(year: int) -> int:
    # Two figures mean the hundred years that end a little ahead of the texts we read.
    return 2000 + year if year < 40 else 1900 + year


def _month(text: str) -> tuple[tuple[int, ...], ...]:
    match = _MONTH_YEAR.search(text)
    number = month_number(match[1]) if match else None
    return ((int(match[2]), number),) if match and number else ()


def _years(text: str) -> tuple[tuple[int, ...], ...]:
    match = _YEARS.search(text)
    if match and int(match[1]) < int(match[2]):
        return ((int(match[1]),), (int(match[2]),))
    match = _YEAR.search(text)
    if match:
        return ((int(match[1]),),)
    return ((_century(int(text)),),) if _SHORT_YEAR.fullmatch(text) else ()
