"""What a date says of itself."""

from __future__ import annotations

import pytest

from citekit.model import Date

YEARS = [
    (Date(((2014, 6, 30),)), 2014),
    (Date(((1941,), (1945,))), 1941),
    (Date(literal="б. г."), None),
    (Date(), None),
    (Date(((),)), None),
    (Date(((), (1945,))), None),
]


@pytest.mark.parametrize(("date", "year"), YEARS)
def test_the_year_is_that_of_the_first_point(date: Date, year: int | None) -> None:
    """A date that is only printed, or whose first point is empty, has none."""
    assert date.year == year
