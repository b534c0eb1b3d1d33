"""Write dates as ISO 8601 (with the ``~`` of its second part for doubt), as biblatex wants them, and read them back."""

from __future__ import annotations

import re
from datetime import date

from citekit.expressions import late
from citekit.model import Date
from citekit.vocabulary import values

_MONTH_AND_DAY = late(r"(?:([0-9]{1,2})[\s~.]+)?([^\W\d_]+\.?)(?:[\s~]+([0-9]{1,2})\.?)?")
_SEASONS = range(21, 25)
_POINT = late(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_TIME = r"[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?\s?(?:Z|[+-][0-9:]{2,6})?"
_LOOSE_DAY = late(rf"(-?[0-9]{{4}})-([0-9]{{1,2}})-([0-9]{{1,2}})(?:{_TIME})?")
_DOTTED_DAY = late(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_YEARS = late(r"([0-9]{4})(?:--?|–)([0-9]{4})")
_MONTH_AND_YEAR = late(r"([^\W_][\w.\s]{0,29}[\w.]),?\s{1,9}([0-9]{4})")
_OPEN_POINT = late(r"(?:\.\.|(?:-?[0-9]{4}(?:-[0-9X]{2}){0,2}|[0-9]{2}XX|[0-9]{3}X)[~?%]?)?")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The months as classic BibTeX writes them; their first three letters are abbreviations in every .bib file."""

_MONTH_NUMBERS = {month[:3].lower(): number for number, month in enumerate(MONTHS, start=1)}


def iso_date(value: Date) -> str | None:
    """Return the date in ISO 8601, or None when it has no such form.

    Example:
        >>> iso_date(Date(((1918, 3), (1919,)), circa=True))
        '1918-03~/1919~'
    """
    points = [_iso_point(point) for point in value.parts]
    if not points or len(points) > 2 or None in points or value.literal:
        return None
    doubt = (value.doubt or "~") if value.circa else ""
    return "/".join(f"{point}{doubt}" for point in points)


def _iso_point(point: tuple[int, ...]) -> str | None:
    if not _is_calendar(point):
        return None
    year, *rest = point
    sign = "-" if year < 0 else ""
    return "-".join([f"{sign}{abs(year):04}", *(f"{part:02}" for part in rest)])


def _is_calendar(point: tuple[int, ...]) -> bool:
    match point:
        case (year,):
            return abs(year) <= 9999
        case (year, month):
            return abs(year) <= 9999 and (1 <= month <= 12 or month in _SEASONS)
        case (year, month, day):
            return abs(year) <= 9999 and _day_exists(year, month, day)
    return False


def _day_exists(year: int, month: int, day: int) -> bool:
    try:
        date(2000 + year % 400, month, day)
    except (ValueError, OverflowError):
        return False
    return True


def read_date(text: str) -> Date:
    """Read an ISO date or range, without the time of the day; whatever is none stays as printed.

    Example:
        >>> read_date("2010-11-09"), read_date("вясна 1998")
        (Date(parts=((2010, 11, 9),), circa=False, literal=None), Date(parts=(), circa=False, literal='вясна 1998'))
        >>> read_date("2010-11-09T10:20:30Z").parts, read_date("2010-5-3").parts
        (((2010, 11, 9),), ((2010, 5, 3),))
    """
    return _read_iso(text) or _read_iso(_usual_form(text)) or Date(literal=text)


def _usual_form(text: str) -> str:
    """Return a date in ISO 8601 that is written in another way, or an empty text.

    Example:
        >>> [_usual_form(text) for text in ("2010-5-3", "3.05.2010", "2010--2012", "3 May 2010", "May 2010", "1998 г.")]
        ['2010-05-03', '2010-05-03', '2010/2012', '2010-05-03', '2010-05', '']
    """
    if day := _LOOSE_DAY.fullmatch(text):
        return f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}"
    if day := _DOTTED_DAY.fullmatch(text):
        return f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}"
    if years := _YEARS.fullmatch(text):
        return f"{years[1]}/{years[2]}" if years[1] < years[2] else ""
    words = _MONTH_AND_YEAR.fullmatch(text)
    number, told = read_month(words[1]) if words else (0, "")
    return f"{words[2]}-{number:02}" + (f"-{told:0>2}" if told else "") if words and number else ""


def is_open_date(text: str) -> bool:
    """Tell whether a date is one that biblatex reads and that has no parts here: an open range, an unknown digit.

    Example:
        >>> is_open_date("2013-05~/.."), is_open_date("199X"), is_open_date("in press")
        (True, True, False)
    """
    first, *others = text.split("/")
    is_point = all(_OPEN_POINT.fullmatch(point) for point in (first, *others))
    return is_point and len(others) <= 1 and any(map(str.isdigit, text)) and not read_date(text).parts


def _read_iso(text: str) -> Date | None:
    matches = [_POINT.fullmatch(point) for point in text.split("/", 2)]
    points = tuple(_read_point(match) for match in matches if match)
    if len(points) != len(matches) or len(points) > 2 or not all(map(_is_calendar, points)):
        return None
    signs = {match[4] for match in matches if match} - {""}
    doubt = "%" if len(signs) > 1 else "".join(signs)
    return Date(points, circa=bool(signs), doubt=doubt.replace("~", ""))


def _read_point(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(int(part) for part in match.group(1, 2, 3) if part)


def read_year_month(year: str, month: str = "", day: str = "") -> str:
    """Join the three date fields of classic BibTeX to one date; an unknown month is left out.

    Example:
        >>> read_year_month("1921", "March"), read_year_month("1921", "3", "18"), read_year_month("1921", "18 сакавіка")
        ('1921-03', '1921-03-18', '1921-03-18')
    """
    number, told_day = read_month(month)
    day = day or told_day
    if not re.fullmatch(r"-?[0-9]{4}", year) or not number:
        return year
    return f"{year}-{number:02}" + (f"-{int(day):02}" if re.fullmatch("[0-9]{1,2}", day) else "")


def read_month(month: str) -> tuple[int, str]:
    """Return the number of a month, 0 when it is none, and the day that stands beside it in the same field.

    Example:
        >>> read_month("jun"), read_month("ліпень"), read_month("30~June"), read_month("Lent")
        ((6, ''), (7, ''), (6, '30'), (0, ''))
    """
    if re.fullmatch("0?[1-9]|1[0-2]", month):
        return int(month), ""
    match = _MONTH_AND_DAY.fullmatch(month.lower())
    if match is None:
        return 0, ""
    word = match[2]
    number = _MONTH_NUMBERS.get(word[:3]) if word.isascii() else None
    return number or _month_of_word(word), match[1] or match[3] or ""


def _month_of_word(word: str) -> int:
    known = values("month")
    return int(known.get(word) or known.get(f"{word}.") or 0)
