"""Lists that repeat themselves or never count on keep every item."""

from __future__ import annotations

from pathlib import Path

import pytest

from citekit.documents import read_document_bytes
from citekit.pipeline import extract_strings
from citekit.segmentation.marks import read_mark

PRINTED = (Path(__file__).resolve().parents[2] / "bib" / "prokopiuk-2014" / "1-ocr.txt").read_text("utf-8")


@pytest.mark.parametrize("copies", [1, 2, 7, 10, 60])
def test_copies_of_a_torn_list_keep_every_item(copies: int) -> None:
    """The body of the example under one heading, so many times over, gives six references each time."""
    heading, body = PRINTED.split("\n", 1)
    document = read_document_bytes((heading + "\n" + body * copies).encode(), "copies.txt")
    assert len(extract_strings(document)) == 6 * copies


def test_every_item_may_be_printed_as_number_one() -> None:
    """Markdown counts for itself: ``1.`` before every item begins each of them."""
    items = ("Иванов И. И. Книга. М., 2001.", "Петров П. П. Дом. СПб., 2003.", "Сидоров С. С. Лес. М.: Наука, 2005.")
    text = "Литература\n\n" + "".join(f"1. {item}\n" for item in items)
    assert tuple(string.text for string in extract_strings(read_document_bytes(text.encode(), "list.txt"))) == items


def test_numbers_may_have_five_digits() -> None:
    """The mark of the item 10,008 is read like that of the eighth."""
    mark = read_mark("10008. Иванов И. И. Книга. М., 2001.")
    assert mark is not None
    assert (mark.number, mark.printed) == (10008, "10008.")
