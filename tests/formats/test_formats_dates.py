"""Dates in ISO 8601."""

from __future__ import annotations

import pytest
from hypothesis import given
from reference_strategies import dates

from citekit.formats.dates import iso_date, read_date, read_year_month
from citekit.model import Date


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        (Date(((2014, 6, 30),)), "2014-06-30"),
        (Date(((988,),)), "0988"),
        (Date(((-43, 3),)), "-0043-03"),
        (Date(((1968,), (1971,))), "1968/1971"),
        (Date(((1860,),), circa=True), "1860~"),
        (Date(((1998, 21),)), "1998-21"),
    ],
)
def test_dates_are_written_and_read(date: Date, iso: str) -> None:
    """Days, months, seasons, years, ranges and doubt have their ISO form."""
    assert iso_date(date) == iso
    assert read_date(iso) == date


@pytest.mark.parametrize(
    "date",
    [
        Date(),
        Date(literal="вясна"),
        Date(((2014, 13),)),
        Date(((2013, 2, 29),)),
        Date(((10000,),)),
        Date(((1,), (2,), (3,))),
        Date(((),)),
    ],
)
def test_what_is_no_calendar_date_has_no_iso_form(date: Date) -> None:
    """Months and days that do not exist are not written as if they did."""
    assert iso_date(date) is None


@pytest.mark.parametrize("text", ["", "2014-13", "2013-02-29", "14", "1/2/3", "2014-06-30 ", "весна 1998", "/" * 99999])
def test_other_text_stays_as_printed(text: str) -> None:
    """What is no date is kept as its literal."""
    assert read_date(text) == Date(literal=text)


@pytest.mark.parametrize(
    ("fields", "iso"),
    [
        (("1921", "March"), "1921-03"),
        (("1921", "3", "8"), "1921-03-08"),
        (("1921", "vasna"), "1921"),
        (("[1921]", "jun"), "[1921]"),
    ],
)
def test_older_fields_make_one_date(fields: tuple[str, ...], iso: str) -> None:
    """Year, month by name or number, and day of classic files become one date."""
    assert read_year_month(*fields) == iso


@given(date=dates)
def test_iso_comes_back(date: Date) -> None:
    """Every date that has an ISO form is read back from it."""
    iso = iso_date(date)
    assert iso is None or read_date(iso) == date
