"""Write dates as RIS has them, ``YYYY/MM/DD/other``, and read them in that and other forms.

The year stands in ``PY``; what is more than a year stands in ``DA``, whose fourth part holds the ISO 8601 form of a
range, a season or a doubtful date, or the words of a date that has no parts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from citekit.formats.dates import iso_date, read_date
from citekit.formats.latex import clean
from citekit.model import Date

_SLASHED = re.compile(r"([0-9]{4})?(?:/([0-9]{1,2})?(?:/([0-9]{1,2})?(?:/(.*))?)?)?")
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_MONTHS = range(1, 13)


def write_day(tag: str, value: Date) -> list[tuple[str, str]]:
    """Write a date under one tag.

    Example:
        >>> write_day("Y2", Date(((2014, 6, 30),))), write_day("DA", Date(((1918, 3), (1919,))))
        ([('Y2', '2014/06/30/')], [('DA', '1918/03//1918-03/1919')])
    """
    iso = iso_date(value)
    if iso is None:
        words = clean(value.literal or "")
        return [(tag, f"///{words}")] if words else []
    year, month, day = (*value.parts[0], 0, 0)[:3]
    month, day = (month, day) if month in _MONTHS else (0, 0)
    plain = len(value.parts) == 1 and not value.circa and year >= 0 and (month or len(value.parts[0]) == 1)
    parts = (f"{year:04}" if year >= 0 else "", *(f"{part:02}" if part else "" for part in (month, day)))
    return [(tag, "/".join((*parts, "" if plain else iso)))]


def write_issued(tag: str, value: Date) -> list[tuple[str, str]]:
    """Write the year under its tag, and under ``DA`` whatever the year does not say.

    Example:
        >>> write_issued("PY", Date(((1922,),))), write_issued("PY", Date(((1922, 11),)))
        ([('PY', '1922')], [('PY', '1922'), ('DA', '1922/11//')])
    """
    whole = write_day("DA", value)
    year = _YEAR.search(whole[0][1]) if whole else None
    told = [(tag, year[0])] if year else []
    return told if whole and year and whole[0][1] == f"{year[0]}///" else told + whole


def read_ris_date(text: str) -> Date | None:
    """Read a date of RIS, or one in ISO 8601; None when it is neither.

    Example:
        >>> read_ris_date("2014/06/30/"), read_ris_date("2014-06")
        (Date(parts=((2014, 6, 30),), circa=False, literal=None), Date(parts=((2014, 6),), circa=False, literal=None))
    """
    match = _SLASHED.fullmatch(text)
    if match is None:
        plain = read_date(text)
        return plain if plain.parts else None
    year, month, day, other = match.groups()
    said = read_date(other) if other else Date()
    if said.parts:
        return said
    iso = read_date("-".join(part.zfill(2) for part in (year, month, day) if part)) if year else Date()
    if other and not month:
        return Date(literal=" ".join(filter(None, (other.strip(), year))))
    return iso if iso.parts else None


def read_day(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> tuple[Any, list[tuple[str, str]]]:
    """Read the first date that can be understood, else the first as it stands."""
    given = [(tag, value) for tag in tags for value in found.get(tag, ()) if value]
    for tag, value in given:
        date = read_ris_date(value)
        if date is not None:
            return date, [(tag, value)]
    return (Date(literal=clean(given[0][1])), given[:1]) if given else (None, [])


def read_issued(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> tuple[Any, list[tuple[str, str]]]:
    """Read the whole date, or the year where that is all; what says only the year of the date is used up with it."""
    date, used = read_day(found, (tags[1], tags[0], *tags[2:]))
    if date is None:
        return None, []
    years = {str(date.year).zfill(4), *_YEAR.findall(date.literal or "")}
    years |= {match[0] for _, value in used if (match := _YEAR.search(value))}
    years |= {"/".join(f"{part:02}" for part in date.parts[0][:2])} if len(date.parts) == 1 else set()
    same = [(tag, value) for tag in tags for value in found.get(tag, ()) if value.rstrip("/") in years]
    return date, used + [pair for pair in same if pair not in used]
