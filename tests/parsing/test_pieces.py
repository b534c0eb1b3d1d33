"""Labelled tokens become pieces of text."""

from __future__ import annotations

import pytest

from citekit.model import ReferenceString
from citekit.parsing.labelling import prepare
from citekit.parsing.pieces import take_pieces
from citekit.parsing.quotations import find_quotations

ROWS: list[tuple[str, list[str | None], list[tuple[str, str]]]] = [
    ("А. Б. Назва", ["author"] * 4 + ["title"], [("author", "А. Б."), ("title", "Назва")]),
    ("Назва, 2001", ["title", None, "issued"], [("title", "Назва"), ("issued", "2001")]),
    ("Вып. 1 (2).", [None, None, "issue", "issue", "issue", None, None], [("issue", "1 (2)")]),
    ("«Слово» і час", [None] + ["title"] * 4, [("title", "«Слово» і час")]),
    ("«Слово»", [None, "title", None], [("title", "Слово")]),
    ("http и", ["url", "url"], []),
    ("Навука. 5", ["publisher", None, None], [("publisher", "Навука.")]),
    ("№ 5.", [None, "issue", None], [("issue", "5")]),
    ("a DOI 10.1000/1 c", ["title", "title", "title"], [("title", "a"), ("doi", "10.1000/1"), ("title", "c")]),
]


@pytest.mark.parametrize(("printed", "labels", "expected"), ROWS)
def test_neighbours_with_one_label_are_a_piece(
    printed: str, labels: list[str | None], expected: list[tuple[str, str]]
) -> None:
    """A piece keeps the stop that a word needs and the bracket that it opens; an exact form cuts it."""
    one = prepare(ReferenceString(printed))
    take_pieces(one.draft, one.tokens, labels[: len(one.tokens)], [0.5] * len(one.tokens))
    assert [(field.label, field.text) for field in one.draft.fields()] == expected


def test_a_piece_is_as_sure_as_its_least_sure_token() -> None:
    """The confidence of a piece is the smallest of its tokens'."""
    one = prepare(ReferenceString("Чорны замак"))
    take_pieces(one.draft, one.tokens, ["title", "title"], [0.9, 0.4])
    assert [field.confidence for field in one.draft.fields()] == [0.4]


QUOTATIONS: list[tuple[str, list[str]]] = [
    ("Іваноў І. «Слово? І час» // Полымя", ["Слово ? І час"]),
    ("„Polska. Ziemia” 2001", ["Polska . Ziemia"]),
    ('Nowak, J. "Who are they? A study," 2013', ["Who are they ? A study ,"]),
    ("«Слово // Полымя»", []),
    ("«", []),
]


@pytest.mark.parametrize(("printed", "expected"), QUOTATIONS)
def test_what_stands_between_quotation_marks_is_found(printed: str, expected: list[str]) -> None:
    """A quotation ends at the mark that closes it; one that holds the sign of a container has lost a mark."""
    tokens = prepare(ReferenceString(printed)).tokens
    found = [" ".join(token.text for token in tokens[start:end]) for start, end in find_quotations(tokens)]
    assert found == expected
