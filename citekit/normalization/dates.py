"""Type the dates: days, months and years in figures and words, and ranges of them."""

from __future__ import annotations

import re
from functools import lru_cache

from citekit.expressions import late
from citekit.model import DATE_FIELDS, Date, LabelledReference, Reference
from citekit.normalization.date_ranges import read_range
from citekit.normalization.months import month_number
from citekit.normalization.records import change

Point = tuple[int, ...]

_DAY_FIRST = late(r"(?<!\d)(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d\d)(?!\d)")
_YEAR_FIRST = late(r"(?<!\d)(\d{4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,2})(?!\d)")
_WORDS = late(
    r"(?<!\d)(\d{1,2})(?:\s?[(/]\d{1,2}\)?)?(?:st|nd|rd|th|-го|-га)?[.”\"]?\s?(?:of\s|de\s)?([^\W\d_]+\.?),?\s?(?:de\s)?(\d{4})"
)
_WORDS_MONTH_FIRST = late(r"(?<![^\W\d_])([^\W\d_]+\.?)\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})")
_WORDS_YEAR_FIRST = late(r"(?<!\d)(\d{4}),?\s(?:m\.\s)?([^\W\d_]+\.?)\s(\d{1,2})(?!\d)")
_DAY_AFTER_YEAR = late(r"(?<!\d)(\d{4})[^\w]{1,6}(\d{1,2})\.?\s([^\W\d_]+\.?)")
_MONTH_YEAR = late(r"(?<![^\W\d_])([^\W\d_]+\.?),?\s(\d{4})")
_YEAR_MONTH = late(r"(?<!\d)(\d{4})\s?[.,]?\s?(?:[-–—]\s)?([^\W\d_]{3,}\.?)")
_NUMBER_YEAR = late(r"(?<![\d./])(\d{1,2})\s?[./]\s?(\d{4})(?![\d.])")
_ISO_MONTH = late(r"(\d{4})-(\d\d)")
_YEAR = late(r"(?<!\d)(\d{4})(?!\d)")
_SHORT_YEAR = late(r"\d\d")
_TORN = late(r"(?<=[^\W\d_]),?\s(?=[a-zа-яёіїєґўąćęłńóśźżčėįšųūž]{2})")
_CIRCA = late(r"\?|^\W*(?:ok|ca|c|circa|каля|около|ок|близько|бл|um|apie)\b\.?(?=\s|\d)", re.IGNORECASE)
_LONGEST = 200


def normalize_dates(labelled: LabelledReference, reference: Reference) -> Reference:
    """Type the dates of issue, access and of an event; the day of a newspaper joins its year.

    Example:
        The pieces ``2017`` and ``1 листоп.`` are 1 November 2017; of ``2013`` and ``20.09.2013`` the day is taken.
    """
    dates = {field: join_dates(labelled.texts(field)) for field in DATE_FIELDS}
    return change(reference, **dates)


def join_dates(pieces: tuple[str, ...]) -> Date | None:
    """Type a date printed in one or several pieces: the first of the most exact ones, a day without year with a year.

    Example:
        >>> join_dates(("2009", "4–10 апреля")).parts
        ((2009, 4, 4), (2009, 4, 10))
    """
    if not pieces:
        return None
    dates = [parse_date(piece) for piece in pieces]
    typed = [date for date in dates if date.parts]
    if not typed:
        return dates[0]
    best = max(typed, key=lambda date: len(date.parts[0]))
    if len(best.parts[0]) == 1:
        bare = [piece for piece, date in zip(pieces, dates, strict=True) if not date.parts]
        whole = [parse_date(f"{piece.strip(' .,')} {best.year}") for piece in bare]
        best = max((best, *whole), key=lambda date: len(date.parts[0]) if date.parts else 0)
    return best


def parse_date(printed: str) -> Date:
    """Read a date as printed; what is no date stays a literal.

    Example:
        >>> parse_date("12 мая 1999 г.").parts, parse_date("1968-1971").parts, parse_date("[1860?]").circa
        (((1999, 5, 12),), ((1968,), (1971,)), True)
    """
    return _read(" ".join(printed[:_LONGEST].split()))


@lru_cache(maxsize=4096)
def _read(text: str) -> Date:
    """Read a date; those of a list are few years again and again."""
    parts = _parts(text)
    if len(parts[:1]) == 1 and len(parts[0]) == 1 and not text.isdigit():
        joined = _TORN.sub("", text)
        parts = _parts(joined) if joined != text else parts
    if not parts:
        return Date(literal=text)
    return Date(parts, circa=_CIRCA.search(text) is not None)


def _parts(text: str) -> tuple[Point, ...]:
    if text.isdigit():
        return _year(text)
    return read_range(text) or _day(text) or _month(text) or _year(text)


def _day(text: str) -> tuple[Point, ...]:
    for expression, order in (
        (_YEAR_FIRST, (1, 2, 3)),
        (_DAY_FIRST, (3, 2, 1)),
        (_WORDS, (3, 2, 1)),
        (_WORDS_MONTH_FIRST, (3, 1, 2)),
        (_WORDS_YEAR_FIRST, (1, 2, 3)),
        (_DAY_AFTER_YEAR, (1, 3, 2)),
    ):
        match = expression.search(text)
        if match:
            year, month, day = (match[group] for group in order)
            point = _point(year, month, day)
            if point:
                return (point,)
    return ()


def _point(year: str, month: str, day: str) -> Point:
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


def _month(text: str) -> tuple[Point, ...]:
    for expression, order in (
        (_MONTH_YEAR, (2, 1)),
        (_YEAR_MONTH, (1, 2)),
        (_NUMBER_YEAR, (2, 1)),
        (_ISO_MONTH, (1, 2)),
    ):
        match = expression.search(text)
        if match:
            year, month = match[order[0]], match[order[1]]
            number = int(month) if month.isdigit() else month_number(month)
            if number and 1 <= number <= 12:
                return ((int(year), number),)
    return ()


def _year(text: str) -> tuple[Point, ...]:
    match = _YEAR.search(text)
    if match:
        return ((int(match[1]),),)
    return ((_century(int(text)),),) if _SHORT_YEAR.fullmatch(text) else ()
