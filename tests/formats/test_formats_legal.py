"""Acts of law in words."""

from __future__ import annotations

import pytest

from citekit.formats import read_bibliography, write_bibliography
from citekit.formats.legal import describe_act
from citekit.model import Bibliography, Date, Reference, Text


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("be", "Закон Рады, 5 лістапада 1991 г., № 7-З"),
        ("ru", "Закон Рады, 5 ноября 1991 г., № 7-З"),
        ("uk-UA", "Закон Рады, 5 листопада 1991 р., № 7-З"),
        ("pl", "Закон Рады, 5 listopada 1991 r., nr 7-З"),
        ("en", "Закон Рады, 5 November 1991, no. 7-З"),
        (None, "Закон Рады, 5 November 1991, no. 7-З"),
        ("types", "Закон Рады, 5 November 1991, no. 7-З"),
    ],
)
def test_an_act_is_described_in_its_language(language: str | None, expected: str) -> None:
    """Kind, authority, date and number follow one another as the language writes them."""
    act = Reference(
        "legislation",
        None,
        language,
        genre=Text("Закон"),
        authority=Text("Рады"),
        number="7-З",
        issued=Date(((1991, 11, 5),)),
    )
    assert describe_act(act) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"genre": Text("Kodeks")}, "Kodeks"),
        ({"number": "5", "issued": Date(((1964,),))}, "1964 r., nr 5"),
        ({"number": "5", "issued": Date(((1964, 23),))}, "1964 r., nr 5"),
        ({"number": "5", "issued": Date(literal="wiosna")}, "wiosna, nr 5"),
        ({"number": "5", "issued": Date(literal="\x00 wiosna ")}, "wiosna, nr 5"),
        ({"issued": Date(((1964,),))}, ""),
        ({"number": "\x00 "}, ""),
        ({"number": "{0}{x}"}, "nr {0}{x}"),
    ],
)
def test_missing_parts_are_left_out(fields: dict[str, object], expected: str) -> None:
    """An act is described by what is known, and by nothing when kind and number are unknown."""
    assert describe_act(Reference("legislation", language="pl", **fields)) == expected


def test_other_works_are_not_described() -> None:
    """A number alone makes no law."""
    assert describe_act(Reference("report", number="5")) == ""


def test_what_the_description_says_is_restored() -> None:
    """Beside titleaddon the parts have fields of their own, so reading gives the record and no repetition."""
    act = Reference(
        "regulation",
        "x2001",
        "uk",
        genre=Text("Постанова"),
        authority=Text("Кабінету"),
        number="12",
        title=Text("Про архіви"),
    )
    text = write_bibliography(Bibliography((act,)), "biblatex")
    assert "titleaddon = {Постанова Кабінету, № 12}" in text
    assert read_bibliography(text, "biblatex").references == (act,)
