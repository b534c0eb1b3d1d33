"""Find dates that no program understands, and ranges that run backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from citekit.lint.reading import fields_of, finding, shown
from citekit.model import Diagnostic, Reference, SourceEntry, SourceField
from citekit.vocabulary import pattern, values

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_RANGE = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:/|--?|–)(\d{4}(?:-\d\d){0,2})")
_WHOLE_DATE = frozenset({"date", "urldate", "eventdate", "origdate"})


def find_wrong_dates(_reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield dates in a national form, years with their word, ranges that end before they begin.

    Example:
        ``urldate = {30.06.2014}`` becomes ``2014-06-30``, ``year = {1998 г.}`` becomes ``1998``.
    """
    for field in fields_of(entry, "date"):
        text = field.text.strip()
        labelled, ranged = _labelled_year().fullmatch(text), _RANGE.fullmatch(text)
        if labelled:
            yield finding("date-label", f"{shown(text)}: the style prints the word", field, 0, labelled[1])
        elif ranged and ranged[2] < ranged[1][: len(ranged[2])]:
            yield finding("date-reversed", f"{shown(text)} ends before it begins", field)
        elif field.name in _WHOLE_DATE:
            yield from _national(field, text)


def _national(field: SourceField, text: str) -> Iterator[Diagnostic]:
    dotted = _DOTTED.fullmatch(text)
    written = None if dotted else _written().fullmatch(text)
    iso = None
    if dotted:
        iso = _iso(dotted[3], dotted[2], dotted[1])
    elif written:
        iso = _iso(written[3], values("month")[" ".join(written[2].lower().split())], written[1])
    if iso:
        yield finding("date-format", f"{shown(text)} is not ISO 8601: {iso}", field, 0, iso)


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


@cache
def _labelled_year() -> re.Pattern[str]:
    return re.compile(rf"(\d{{4}})\s?{pattern('year')}", re.IGNORECASE)


@cache
def _written() -> re.Pattern[str]:
    return re.compile(rf"(\d{{1,2}})\s({pattern('month')})\s(\d{{4}})(?:\s?{pattern('year')})?", re.IGNORECASE)
