"""What a format has no place for is said in the note where nothing may get lost."""

from __future__ import annotations

import pytest

from citekit.formats import find_losses, read_bibliography, write_bibliography
from citekit.formats.noting import note_losses
from citekit.model import Bibliography, Name, Reference, Text

POEM = Reference(
    "book", "x1", author=(Name("Колас", "Якуб", variants=(Name("Kolas", "Jakub", language="be-Latn"),)),),
    title=Text("Новая зямля", variants=(Text("Novaja ziamlia", "be-Latn"), Text("New Land", "en"))),
    url="http://a.example/1", extra=(("ids", "x2"), ("merged-publisher", "БДВ"), ("merged-url", "http://a.example/2"), ("merged-note", "q")),
)  # fmt: skip


def test_every_value_of_a_joined_record_stands_in_a_ris_file() -> None:
    """A second address has a tag of its own; what has none is a line of the note."""
    noted = note_losses(POEM, "ris")
    lines = ["ids: x2", "publisher: БДВ", "q", "title: Novaja ziamlia", "author: Kolas, Jakub"]
    assert (noted.note or "").split("\n") == lines
    assert noted.extra == (("ris-ur", "http://a.example/2"),)
    (back,) = read_bibliography(write_bibliography(Bibliography((noted,)), "ris"), "ris").references
    assert (back.note, back.extra) == (noted.note, noted.extra)


@pytest.mark.parametrize("target", ["biblatex", "csl-json"])
def test_a_format_that_carries_all_gets_no_note(target: str) -> None:
    """Nothing is said twice."""
    assert note_losses(POEM, target) == POEM
    assert find_losses(Bibliography((POEM,)), target) == ()


def test_a_note_is_made_longer_and_never_replaced() -> None:
    """What the record said itself comes first."""
    assert note_losses(Reference("book", note="own", extra=(("ids", "b"),)), "ris").note == "own\nids: b"
