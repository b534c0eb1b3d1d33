"""Read the values of MEDLINE: names, dates, shortened pages, translated titles, identifiers with their kinds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from citekit.formats.dates import read_month
from citekit.formats.ris.names import read_ris_name
from citekit.formats.ris.values import read_keywords
from citekit.model import Date, Name, Text

Tags = Mapping[str, list[str]]
_INITIALS = re.compile(r"(.*\S) ([A-ZА-ЯЁІЇЄҐЎ]{1,4})(?: (Jr|Sr|[2-9](?:nd|rd|th)))?")
_DAY = re.compile(r"(\d{4})(?: ([A-Za-z]{3,6})(?: (\d{1,2}))?)?")
_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_PAGES = re.compile(r"(\d+)-(\d+)(?=$|[;,])")
_KIND = re.compile(r"\s*[\[(][^\[\]()]*[\])]$")
_DOI = " [doi]"


def read_string(tags: Tags, names: tuple[str, ...]) -> str | None:
    """Return the first value of the best tag."""
    return next((value for name in names for value in tags.get(name, ()) if value), None)


def read_text(tags: Tags, names: tuple[str, ...]) -> Text | None:
    """Read a text."""
    value = read_string(tags, names)
    return Text(value) if value else None


def read_title(tags: Tags, names: tuple[str, ...]) -> Text | None:
    """Read a title: of a translated one the original, and what stands in brackets as its variant.

    Args:
        tags: The record.
        names: The tag of originals, that of titles, others.
    """
    title = read_english(tags, names[1:])
    original = read_string(tags, names[:1])
    if not original:
        return title
    return Text(_without_stop(original), None, (Text(title.value, "en"),) if title else ())


def read_english(tags: Tags, names: tuple[str, ...]) -> Text | None:
    """Read a title without the brackets that say that it is a translation."""
    value = _without_stop(read_string(tags, names) or "")
    value = _without_stop(value[1:-1]) if value.startswith("[") and value.endswith("]") else value
    return Text(value) if value else None


def _without_stop(title: str) -> str:
    """Return a title without the full stop that MEDLINE puts behind each."""
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def read_people(tags: Tags, names: tuple[str, ...]) -> tuple[Name, ...]:
    """Read persons by their full names, or by their initials where no full ones stand; organisations follow.

    Example:
        >>> [name.given for name in read_people({"AU": ["Kolas YM Jr"]}, ("FAU", "AU"))]
        ['Y. M.']
    """
    full, short, *bodies = names
    people = [*map(read_ris_name, tags.get(full, ()))] or [*map(_read_short, tags.get(short, ()))]
    return (*people, *(Name(literal=body) for name in bodies for body in tags.get(name, ()) if body))


def _read_short(value: str) -> Name:
    match = _INITIALS.fullmatch(value)
    given = " ".join(f"{initial}." for initial in match[2]) if match else None
    return Name(match[1], given, suffix=match[3]) if match else Name(literal=value)


def read_date(tags: Tags, names: tuple[str, ...]) -> Date | None:
    """Read a date of publication: a year, a month in English or a season, a day, a range of them.

    Example:
        >>> [read_date({"DP": [told]}, ("DP",)).parts for told in ("2014 Jun 30", "2014 Jul-Aug", "20140630")]
        [((2014, 6, 30),), ((2014, 7), (2014, 8)), ((2014, 6, 30),)]
    """
    told = read_string(tags, names)
    if told is None:
        return None
    if day := _DIGITS.fullmatch(told):
        return Date((_point(*day.groups()),))
    start, dash, end = told.partition("-")
    first = _DAY.fullmatch(start)
    last = _DAY.fullmatch(_whole_end(start, end)) if dash else first
    if not first or not last:
        return Date(literal=told)
    return Date(tuple(dict.fromkeys((_point(*first.groups()), _point(*last.groups())))))


def _whole_end(start: str, end: str) -> str:
    """Return the end of a range with what its start says for both: ``2014 Jul-Aug`` ends in ``2014 Aug``."""
    words, told = start.split(" "), end.split(" ")
    if len(told[0]) == 4 and told[0].isdigit():
        return end
    return " ".join([*words[: 2 if told[0].isdigit() else 1], *told])


def _point(year: str, month: str | None, day: str | None) -> tuple[int, ...]:
    number = _SEASONS.get((month or "").lower()) or read_month(month or "")[0]
    if not number:
        return (int(year),)
    return (int(year), number, int(day)) if day and 1 <= int(day) <= 31 else (int(year), number)


def read_pages(tags: Tags, names: tuple[str, ...]) -> str | None:
    """Read pages, whose last ones are shortened.

    Example:
        >>> read_pages({"PG": ["1347-55"]}, ("PG",)), read_pages({"PG": ["e12-5"]}, ("PG",))
        ('1347-1355', 'e12-5')
    """
    told = read_string(tags, names)
    return _PAGES.sub(_whole_range, told) if told and told[0].isdigit() else told


def _whole_range(match: re.Match[str]) -> str:
    first, last = match.groups()
    missing = len(first) - len(last)
    whole = first[:missing] + last if missing > 0 else last
    return f"{first}-{whole if int(whole) >= int(first) else last}"


def read_doi(tags: Tags, names: tuple[str, ...]) -> str | None:
    """Read the identifier that is called a DOI."""
    told = (value for name in names for value in tags.get(name, ()))
    return next((value.removesuffix(_DOI).strip() for value in told if value.endswith(_DOI)), None)


def read_number(tags: Tags, names: tuple[str, ...]) -> str | None:
    """Read a number without the kind in brackets behind it, that of the printed edition before the others."""
    told = sorted((value for name in names for value in tags.get(name, ())), key=lambda value: "Print" not in value)
    return _KIND.sub("", told[0]) if told else None


def read_lines(tags: Tags, names: tuple[str, ...]) -> str | None:
    """Read all values, one a line."""
    return "\n".join(value for name in names for value in tags.get(name, ()) if value) or None


def read_words(tags: Tags, names: tuple[str, ...]) -> str | None:
    """Read keywords, whose stars tell the main ones."""
    bare = {name: [value.removeprefix("*") for value in tags.get(name, ())] for name in names}
    words: str | None = read_keywords(bare, names)[0]
    return words


READERS: Mapping[str, Callable[[Tags, tuple[str, ...]], Any]] = {
    "string": read_string,
    "text": read_text,
    "title": read_title,
    "people": read_people,
    "date": read_date,
    "pages": read_pages,
    "doi": read_doi,
    "number": read_number,
    "lines": read_lines,
    "keywords": read_words,
}
