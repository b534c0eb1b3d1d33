"""Doubt dates: years no printer saw, days no calendar has, works read before they were published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from citekit.model import Date, Diagnostic, Reference

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}\.[0-9]{2}\.[0-9]{4}")
_POINT = r"(?:\.\.|[0-9]{4}(?:-[0-9X]{2}){0,2}|[0-9]{3}X|[0-9]{2}XX)[~?%]?"
_OPEN = re.compile(rf"{_POINT}/(?:{_POINT})?|/{_POINT}|[0-9]{{2,3}}X{{1,2}}|[0-9]{{4}}(?:-[0-9X]{{2}}){{1,2}}")
"""Dates of ISO 8601-2 that say less than a day or have no end: nothing is wrong with them."""
_SEASONS = range(21, 25)
"""The months that stand for spring to winter in ISO 8601-2."""
FIRST_PRINTED = 1400
FIRST_WEB_PAGE = 1990


def find_wrong_dates(reference: Reference) -> Iterator[Diagnostic]:
    """Yield doubts about the dates of issue and of access.

    Example:
        ``[2917]`` is out of range; ``issued 2015`` and ``accessed 2014-06-30`` contradict each other.
    """
    for field, first in (("issued", FIRST_PRINTED), ("accessed", FIRST_WEB_PAGE)):
        date: Date | None = getattr(reference, field)
        if date:
            yield from _date(field, date, first)
    if reference.issued and reference.accessed and _is_later(reference.issued, reference.accessed):
        for field in ("issued", "accessed"):
            yield Diagnostic("accessed-before-issued", "accessed before the date of issue", field)


def _date(field: str, date: Date, first: int) -> Iterator[Diagnostic]:
    literal = date.literal or ""
    if not date.parts and _DAY.fullmatch(literal):
        yield Diagnostic("no-such-day", f"{field} {literal} is in no calendar", field)
    elif not date.parts and not _OPEN.fullmatch(literal):
        yield Diagnostic("date-not-read", f"{field} could not be typed: {date.literal}", field)
    # A time zone that is a day ahead of us must not make a date of today one of next year's end.
    latest = datetime.now(UTC).year + 1
    for point in date.parts:
        if point and not first <= point[0] <= latest:
            yield Diagnostic("year-out-of-range", f"{field} {point[0]} is not between {first} and {latest}", field)
        elif not _exists(point):
            yield Diagnostic("no-such-day", f"{field} {'-'.join(map(str, point))} is in no calendar", field)


def _exists(point: tuple[int, ...]) -> bool:
    year, month, day = (*_without_season(point), 1, 1)[:3] if point else (FIRST_PRINTED, 1, 1)
    try:
        datetime(year, month, day, tzinfo=UTC)
    except (ValueError, OverflowError):
        return False
    return True


def _is_later(one: Date, other: Date) -> bool:
    """Compare two dates as far as both are known."""
    if not (one.parts and other.parts):
        return False
    pairs = list(zip(_without_season(one.parts[0]), _without_season(other.parts[0]), strict=False))
    return [first for first, _ in pairs] > [second for _, second in pairs]


def _without_season(point: tuple[int, ...]) -> tuple[int, ...]:
    return point[:1] if len(point) == 2 and point[1] in _SEASONS else point
