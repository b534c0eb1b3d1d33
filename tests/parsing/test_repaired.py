"""A repaired text keeps the printed place of each of its characters through replacing and moving."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from citekit.model import Span
from citekit.parsing.repaired import RepairedText


def test_a_replacement_of_the_same_length_keeps_each_place() -> None:
    """Letters replaced one by one stand where the printed ones stood."""
    text = RepairedText.of("abc").sub(re.compile("b"), lambda _: "B")
    assert (text.text, text.places) == ("aBc", ((0, 1), (1, 2), (2, 3)))


def test_a_shorter_replacement_stands_for_the_whole_match() -> None:
    """What three characters became in two letters is printed where the three were."""
    text = RepairedText.of("a...b").sub(re.compile(r"\.+"), lambda _: "::")
    assert text.places == ((0, 1), (1, 4), (1, 4), (4, 5))


def test_a_repair_that_changes_nothing_gives_the_text_itself() -> None:
    """No copy is made where nothing was repaired."""
    text = RepairedText.of("abc")
    assert text.sub(re.compile("b"), lambda match: match[0]) is text


def test_moved_characters_take_their_places_along() -> None:
    """A fragment moved forward still says where it was printed, and is cut off from its neighbours."""
    text = RepairedText.of("Nr 7 http://x.pl/? (312) id=8").moved(18, 24, 4)
    assert text.text == "Nr 7 (312) http://x.pl/? id=8"
    pieces = [(span, text.text[first:last]) for span, first, last in text.pieces(0, len("Nr 7 (312)"))]
    assert pieces == [(Span(0, 4), "Nr 7"), (Span(18, 24), " (312)")]


@given(st.text(max_size=40), st.data())
def test_moving_loses_no_character(printed: str, data: st.DataObject) -> None:
    """However a fragment is moved, the same characters are there, each with its own place."""
    end = data.draw(st.integers(0, len(printed)))
    start = data.draw(st.integers(0, end))
    to = data.draw(st.integers(0, start))
    moved = RepairedText.of(printed).moved(start, end, to)
    assert sorted(moved.text) == sorted(printed)
    assert all(moved.text[at] == printed[place[0]] for at, place in enumerate(moved.places))
