"""Read ranges of dates: of days in a month, of months in a year, of years."""

from __future__ import annotations

from citekit.expressions import late
from citekit.normalization.months import month_number

Point = tuple[int, ...]

_DASH = late(r"[-–—‒/]")
_WORD = r"[^\W\d_]+\.?"
_TO = r"\s?[-–—‒]\s?"
_DAYS = late(rf"(?<!\d)(\d{{1,2}})\.?{_TO}(\d{{1,2}})\.?\s({_WORD}),?\s(\d{{4}})")
_DAYS_MONTHS = late(rf"(?<!\d)(\d{{1,2}})\.?\s({_WORD}){_TO}(\d{{1,2}})\.?\s({_WORD}),?\s(\d{{4}})")
_MONTH_DAYS = late(rf"(?<![^\W\d_])({_WORD})\s(\d{{1,2}}){_TO}(\d{{1,2}}),?\s(\d{{4}})")
_FIGURES = late(rf"(?<![\d.])(\d{{1,2}}){_TO}(\d{{1,2}})\.(\d{{1,2}})\.(\d{{4}})")
_FIGURES_MONTHS = late(rf"(?<!\d)(\d{{1,2}})\.(\d{{1,2}})(?:\.(\d{{4}}))?\.?{_TO}(\d{{1,2}})\.(\d{{1,2}})\.(\d{{4}})")
_MONTHS = late(rf"(?<![^\W\d_])({_WORD})\s?[-–—‒/]\s?({_WORD}),?\s(\d{{4}})")
_YEARS = late(r"(?<!\d)(\d{4})\s?(?:[гр]\.\s?)?[-–—‒/]\s?(\d{4}|\d\d)(?!\d|\s?[-.]\s?\d)")


def read_range(text: str) -> tuple[Point, ...]:
    """Return the two points of a range, or nothing when the text holds none.

    Example:
        >>> read_range("25–26 красавіка 1996 г."), read_range("1899–1900"), read_range("1998-99")
        (((1996, 4, 25), (1996, 4, 26)), ((1899,), (1900,)), ((1998,), (1999,)))
    """
    if not _DASH.search(text):
        return ()
    first, last = _days(text) or _figures(text) or _months(text) or _years(text) or ((), ())
    return (first, last) if first and last and first < last else ()


def _days(text: str) -> tuple[Point, Point] | None:
    if match := _DAYS.search(text):
        first, last, month, year = match.groups()
        return _point(year, month, first), _point(year, month, last)
    if match := _DAYS_MONTHS.search(text):
        first, first_month, last, last_month, year = match.groups()
        return _point(year, first_month, first), _point(year, last_month, last)
    if match := _MONTH_DAYS.search(text):
        month, first, last, year = match.groups()
        return _point(year, month, first), _point(year, month, last)
    return None


def _figures(text: str) -> tuple[Point, Point] | None:
    if match := _FIGURES.search(text):
        first, last, month, year = match.groups()
        return _point(year, month, first), _point(year, month, last)
    if match := _FIGURES_MONTHS.search(text):
        first, first_month, first_year, last, last_month, year = match.groups()
        return _point(first_year or year, first_month, first), _point(year, last_month, last)
    return None


def _months(text: str) -> tuple[Point, Point] | None:
    match = _MONTHS.search(text)
    numbers = [month_number(match[group]) for group in (1, 2)] if match else []
    if match and all(numbers):
        first, last = ((int(match[3]), number) for number in numbers if number)
        return first, last
    return None


def _years(text: str) -> tuple[Point, Point] | None:
    match = _YEARS.search(text)
    if not match:
        return None
    first, last = match.groups()
    # After a whole year two figures are a year only when they come later in its century: 2013-06 is a month.
    whole = last if len(last) == 4 else first[:2] + last
    if len(last) == 2 and int(last) <= 12:
        return None
    return (int(first),), (int(whole),)


def _point(year: str, month: str, day: str) -> Point:
    number = int(month) if month.isdigit() else month_number(month)
    return (int(year), number, int(day)) if number and 1 <= number <= 12 and 1 <= int(day) <= 31 else ()
