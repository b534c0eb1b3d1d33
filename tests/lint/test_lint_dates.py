"""Dates in national forms, and ranges that run backwards."""

from __future__ import annotations

import pytest
from rule_runner import run

from citekit.lint.dates import find_wrong_dates

CASES = [
    ("urldate = {30.06.2014}", [("date-format", "2014-06-30")]),
    ("urldate = {30.6.2014}", [("date-format", "2014-06-30")]),
    ("date = {9 лістапада 2010 г.}", [("date-format", "2010-11-09")]),
    ("date = {9 listopada 2010}", [("date-format", "2010-11-09")]),
    ("date = {31.02.2014}", []),
    ("date = {06/07/2014}", []),
    ("year = {1998 г.}", [("date-label", "1998")]),
    ("year = {1998 r.}", [("date-label", "1998")]),
    ("year = {30.06.2014}", []),
    ("date = {2010/2008}", [("date-reversed", None)]),
    ("date = {2010-05/2010-03}", [("date-reversed", None)]),
    ("date = {2008/2010}", []),
    ("date = {2010-11-09}", []),
    ("date = {1941}", []),
    ("date = {2010-05}", []),
]


@pytest.mark.parametrize(("fields", "expected"), CASES)
def test_dates(fields: str, expected: list[tuple[str, str | None]]) -> None:
    """What can only be one day becomes ISO 8601; what may be two stays."""
    assert run(find_wrong_dates, fields) == expected
