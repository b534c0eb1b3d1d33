"""A draft hands out each piece of a text once."""

from __future__ import annotations

import re

from citekit.parsing.draft import MASK, Draft
from citekit.parsing.repaired import RepairedText


def _draft(text: str) -> Draft:
    return Draft(RepairedText.of(text), text)


def test_what_is_taken_is_masked() -> None:
    """A rule never reads what another has taken, and the length of the text stays."""
    draft = _draft("Мінск : Навука, 2001")
    draft.take("publisher", 8, 14)
    assert draft.free == "Мінск : " + MASK * 6 + ", 2001"
    assert draft.search(re.compile("Навука")) is None


def test_separators_around_a_piece_are_left_out() -> None:
    """Dashes, commas and blanks at the edges belong to no field."""
    draft = _draft(" – Навука , 2001")
    draft.take("publisher", 0, 11)
    assert [(field.text, field.span.start, field.span.end) for field in draft.fields()] == [("Навука", 3, 9)]


def test_an_address_keeps_its_slash() -> None:
    """The separators of areas are characters of an address."""
    draft = _draft("http://kamunikat.org/")
    draft.take("url", 0, len(draft.text))
    assert draft.fields()[0].text == "http://kamunikat.org/"


def test_a_piece_of_separators_alone_is_no_field() -> None:
    """Nothing is labelled where nothing but punctuation stands."""
    draft = _draft(" – / – ")
    draft.take("title", 0, len(draft.text))
    assert draft.fields() == ()


def test_fields_come_in_the_order_of_the_text() -> None:
    """The order in which rules work does not show."""
    draft = _draft("Назва. 2001")
    draft.take("issued", 7, 11)
    draft.take("title", 0, 5)
    assert [field.label for field in draft.fields()] == ["title", "issued"]


def test_small_letters_are_those_of_what_is_still_free() -> None:
    """What is taken meanwhile is not found among the words of a draft."""
    draft = _draft("Назва. URL")
    assert draft.lowered == "назва. url"
    draft.take("title", 0, 5)
    assert draft.lowered == f"{MASK * 5}. url"
