"""Dates are typed to the day, month or year they state; what is none stays as printed."""

from __future__ import annotations

import pytest

from citekit.model import Date
from citekit.normalization.dates import parse_date
from citekit.normalization.months import month_number

POINTS = [
    ("1983", (1983,)),
    ("12.05.2010", (2010, 5, 12)),
    ("12. 05. 2010", (2010, 5, 12)),
    ("1/2/2014", (2014, 2, 1)),
    ("05/28/2014", (2014, 5, 28)),
    ("2014-06-30", (2014, 6, 30)),
    ("14.03.11", (2011, 3, 14)),
    ("14.03.98", (1998, 3, 14)),
    ("12 лістапада 1999 г.", (1999, 11, 12)),
    ("5 марта 2016 г.", (2016, 3, 5)),
    ("3 травня 2018 р.", (2018, 5, 3)),
    ("27 sierpnia 2009 r.", (2009, 8, 27)),
    ("12 May 2014", (2014, 5, 12)),
    ("12th of May 2014", (2014, 5, 12)),
    ("May 12, 2014", (2014, 5, 12)),
    ("12 V 1999", (1999, 5, 12)),
    ("чэрвень 1998", (1998, 6)),
    ("March 2003", (2003, 3)),
    ("31.31.2001", (2001,)),
]


@pytest.mark.parametrize(("printed", "expected"), POINTS)
def test_points_of_time_are_typed(printed: str, expected: tuple[int, ...]) -> None:
    """Figures, words in five languages and Roman months give year, month and day as far as they are stated."""
    assert parse_date(printed) == Date((expected,))


@pytest.mark.parametrize(
    ("printed", "expected"), [("1968-1971", (1968, 1971)), ("1903 – 1922", (1903, 1922)), ("1991—2001", (1991, 2001))]
)
def test_ranges_of_years_have_two_points(printed: str, expected: tuple[int, int]) -> None:
    """Two years joined by any dash are a range."""
    assert parse_date(printed).parts == tuple((year,) for year in expected)


@pytest.mark.parametrize(
    ("printed", "year"), [("[1860?]", 1860), ("ok. 1860", 1860), ("около 1912", 1912), ("каля 1517", 1517)]
)
def test_doubtful_dates_say_so(printed: str, year: int) -> None:
    """What the source doubts is circa."""
    assert parse_date(printed) == Date(((year,),), circa=True)


@pytest.mark.parametrize("printed", ["б. г.", "s.a.", "у друку", "in press", "", "123456"])
def test_what_is_no_date_stays_as_printed(printed: str) -> None:
    """A text without a year is kept as a literal."""
    assert parse_date(printed) == Date(literal=printed)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("студзеня", 1),
        ("Лютий", 2),
        ("марта", 3),
        ("KWIETNIA", 4),
        ("May", 5),
        ("czerwiec", 6),
        ("VII", 7),
        ("жніўня", 8),
        ("слова", None),
        ("", None),
    ],
)
def test_months_are_known_in_each_language(word: str, number: int | None) -> None:
    """A month is known in any case and form; another word is none."""
    assert month_number(word) == number
