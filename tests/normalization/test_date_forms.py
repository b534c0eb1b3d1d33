"""Ranges, torn months and dates printed in two places."""

from __future__ import annotations

import pytest

from citekit.normalization.dates import join_dates, parse_date

RANGES = [
    ("4–10 апреля 2009", ((2009, 4, 4), (2009, 4, 10))),
    ("25–26 красавіка 1996 г.", ((1996, 4, 25), (1996, 4, 26))),
    ("30 мая – 2 июня 2005 г.", ((2005, 5, 30), (2005, 6, 2))),
    ("19.–21. Mai 2004", ((2004, 5, 19), (2004, 5, 21))),
    ("April 4–10, 2009", ((2009, 4, 4), (2009, 4, 10))),
    ("4-10.04.2009", ((2009, 4, 4), (2009, 4, 10))),
    ("28.12.2009–03.01.2010", ((2009, 12, 28), (2010, 1, 3))),
    ("marzec–kwiecień 2012", ((2012, 3), (2012, 4))),
    ("1899–1900", ((1899,), (1900,))),
    ("1899/1900", ((1899,), (1900,))),
    ("1998-99", ((1998,), (1999,))),
    ("1838/39", ((1838,), (1839,))),
]


@pytest.mark.parametrize(("printed", "parts"), RANGES)
def test_ranges_have_two_points(printed: str, parts: tuple[tuple[int, ...], ...]) -> None:
    """Days, months and years may span a range, in words or figures."""
    assert parse_date(printed).parts == parts


POINTS = [
    ("16 жовт ня 2008 року", (2008, 10, 16)),
    ("14 берез, ня 2005 року", (2005, 3, 14)),
    ("12 (24) марта 1901", (1901, 3, 12)),
    ("20 ІХ 2013", (2013, 9, 20)),
    ("2014, снежань", (2014, 12)),
    ("2005, 12 мая", (2005, 5, 12)),
    ("1917 m. gegužės 5", (1917, 5, 5)),
    ("17. Februar 1997", (1997, 2, 17)),
    ("09.2013", (2013, 9)),
    ("2013-06", (2013, 6)),
    ("весна 2010", (2010,)),
    ("[1998]", (1998,)),
    ("cop. 2005", (2005,)),
    ("1990–", (1990,)),
]


@pytest.mark.parametrize(("printed", "point"), POINTS)
def test_points_are_read_in_every_order(printed: str, point: tuple[int, ...]) -> None:
    """A month that a line end divided closes up; seasons and copyright signs leave the year."""
    date = parse_date(printed)
    assert (date.parts, date.circa) == ((point,), False)


@pytest.mark.parametrize(
    ("pieces", "parts"),
    [
        (("2009", "4–10 ап, реля"), ((2009, 4, 4), (2009, 4, 10))),
        (("1992", "14 лют."), ((1992, 2, 14),)),
        (("14 берез", "2005"), ((2005, 3, 14),)),
        (("2003", "19 июня 2003 года"), ((2003, 6, 19),)),
        (("19 июня 2003", "5 мая 2004"), ((2003, 6, 19),)),
        (("2001", "рэд."), ((2001,),)),
    ],
)
def test_pieces_of_one_date_join(pieces: tuple[str, ...], parts: tuple[tuple[int, ...], ...]) -> None:
    """The day of a newspaper takes its year; of two whole dates the first, which is the act's own, stays."""
    date = join_dates(pieces)
    assert date is not None
    assert date.parts == parts
