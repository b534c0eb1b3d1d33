"""Acts in lists in Latin letters have their kind, day and number, whatever the labeller took these for."""

from __future__ import annotations

import pytest

from citekit.normalization.months import month_number
from citekit.pipeline import parse_reference


@pytest.mark.parametrize(
    ("printed", "genre", "authority", "day", "number"),
    [
        (
            (
                "Pro vyshchu osvitu [On higher education]: Zakon Ukrainy, 1 lyp. 2014 r., no. 1556-VII. Vidomosti Verkhovnoi "
                "Rady, 2014, no. 37, art. 2004. (in Ukrainian)"
            ),
            "Zakon Ukrainy",
            None,
            (2014, 7, 1),
            "1556-VII",
        ),
        (
            (
                "Ob abvyashchenni hoda [On a year]: Ukaz Prezidenta Respubliki Byelarus’, 17 snyezh. 2018 h., no. 247. "
                "Natsyyanal’ny reyestr pravavykh aktaw, 2019, no. 1, 1/17778. (in Belarusian)"
            ),
            "Ukaz",
            "Prezidenta Respubliki Byelarus’",
            (2018, 12, 17),
            "247",
        ),
        (
            (
                "O protivodeistvii korruptsii [On combating corruption]: Law of the Republic of Belarus, July 15, 2015, no. "
                "305-Z. National Register of Legal Acts of the Republic of Belarus, 2015, 2/2303. (in Russian)"
            ),
            "Law of the Republic of Belarus",
            None,
            (2015, 7, 15),
            "305-Z",
        ),
    ],
)
def test_an_act_states_itself(
    printed: str, genre: str, authority: str | None, day: tuple[int, int, int], number: str
) -> None:
    """The gazette is the container, not the kind of the act; the day is that of the act."""
    record = parse_reference(printed)
    assert record.type == "legislation"
    assert (str(record.genre), record.authority and str(record.authority)) == (genre, authority)
    assert record.issued is not None
    assert (record.issued.parts, record.number) == ((day,), number)
    assert record.container_title is not None
    assert record.container_title.value.split()[0] in ("Vidomosti", "Natsyyanal’ny", "National")


def test_what_only_looks_like_an_act_is_none() -> None:
    """A subtitle with a date names no kind of act."""
    record = parse_reference("Smith J. Towns: Letters from London, 5 May 1990. London, Routledge, 1995. 210 p.")
    assert record.type == "book"


@pytest.mark.parametrize(("word", "number"), [("fevr.", 2), ("snyezh.", 12), ("lyp.", 7), ("iyulya", 7), ("kot", None)])
def test_months_are_known_in_latin_letters(word: str, number: int | None) -> None:
    """By whatever scheme they are romanised."""
    assert month_number(word) == number
