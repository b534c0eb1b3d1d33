"""Reading list marks, and following their numbers."""

from __future__ import annotations

import pytest

from citekit.documents import read_document_bytes
from citekit.segmentation.marks import Chains, read_mark, read_marks
from citekit.segmentation.rows import read_rows


@pytest.mark.parametrize(
    ("text", "printed", "number", "rest"),
    [
        ("1. Бауман З.", "1.", 1, "Бауман З."),
        ("12.Бауман З.", "12.", 12, "Бауман З."),
        ("4 . Чигринов П.", "4 .", 4, "Чигринов П."),
        ("[5] Smith J.", "[5]", 5, "Smith J."),
        ("[5]. Smith J.", "[5].", 5, "Smith J."),
        ("(7) Smith J.", "(7)", 7, "Smith J."),
        ("7) Smith J.", "7)", 7, "Smith J."),
        ("- 2. Nowak J.", "- 2.", 2, "Nowak J."),
        ("1. 1. Біч М.", "1. 1.", 1, "Біч М."),
        ("3\tКоваль В.", "3", 3, "Коваль В."),
        ("3 Коваль В.", "3", 3, "Коваль В."),
        ("10.", "10.", 10, ""),
        ("• Hedemann O.", "•", 0, "Hedemann O."),
        ("– Hedemann O.", "–", 0, "Hedemann O."),
        ("1\\. Nowak J.", "1\\.", 1, "Nowak J."),
    ],
)
def test_marks_of_lists(text: str, printed: str, number: int, rest: str) -> None:
    """The mark is kept as printed, its number is read, and the item begins after it."""
    mark = read_mark(text)
    assert mark is not None
    assert (mark.printed, mark.number, text[mark.length :]) == (printed, number, rest)


@pytest.mark.parametrize(
    "text", ["30.06.2014 r.", "2 вересня 2014 року", "Бауман З.", "", "12", "№ 5. – С. 3", "3-е изд."]
)
def test_texts_without_a_mark(text: str) -> None:
    """Dates, days, lone page numbers and editions are no list marks."""
    assert read_mark(text) is None


def _follow(text: str) -> list[int]:
    rows = read_rows(read_document_bytes(text.encode(), "x").lines)
    marks = read_marks(rows)
    return [mark.number for mark in Chains(marks).follow(marks[0], len(rows))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1. А\n2. Б\n3. В", [1, 2, 3]),
        ("1. А\nтекст\n2. Б\n2004. Год\n3. В", [1, 2, 3]),
        ("1. А\n2. – М., 1999\n2. Б\n3. В", [1, 2, 3]),
        ("1. А\n3. В\n4. Г", [1, 3, 4]),
        ("1. А\n9. В", [1]),
        ("1. А\n[2] Б\n2) В", [1]),
    ],
)
def test_numbers_count_on(text: str, numbers: list[int]) -> None:
    """A chain keeps its style, forgives one or two lost numbers, and is not misled by numbers inside items."""
    assert _follow(text) == numbers
