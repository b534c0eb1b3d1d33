"""Records are values; only while one is being made are its fields set in place."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from citekit.model import Date, Reference, Text
from citekit.normalization.records import change, close_record, open_record

BOOK = Reference("book", volume="1", title=Text("Знак бяды"), issued=Date(((1984,),)))


def test_a_changed_record_is_another_one() -> None:
    """The record that is changed keeps its fields, and the new one has the others too."""
    changed = change(BOOK, volume="2", title=None)
    assert (changed.volume, changed.title, changed.issued) == ("2", None, BOOK.issued)
    assert (BOOK.volume, str(BOOK.title)) == ("1", "Знак бяды")


def test_a_record_that_has_the_values_already_is_given_back() -> None:
    """Rules that find nothing cost nothing."""
    assert change(BOOK, volume="1", issue=None, title=Text("Знак бяды")) is BOOK


def test_an_open_record_is_changed_in_place_and_the_closed_one_is_not() -> None:
    """What is opened is a copy: rules change it, and nobody who holds the record sees it."""
    record = open_record(BOOK)
    assert change(record, volume="2") is record
    assert (record.volume, record.title, BOOK.volume) == ("2", BOOK.title, "1")


def test_a_closed_record_is_a_value_like_any_other() -> None:
    """It is equal to the same record made in one go, and its fields cannot be set."""
    closed = close_record(
        change(open_record(Reference()), type="book", volume="1", title=BOOK.title, issued=BOOK.issued)
    )
    assert type(closed) is Reference
    assert (closed, hash(closed), repr(closed)) == (BOOK, hash(BOOK), repr(BOOK))
    with pytest.raises(FrozenInstanceError):
        closed.volume = "2"  # type: ignore[misc]


def test_a_record_is_closed_only_once() -> None:
    """To close a value does nothing."""
    assert close_record(BOOK) is BOOK
