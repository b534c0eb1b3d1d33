"""Citations by number: in brackets, raised, glued to words."""

from __future__ import annotations

import pytest

from citekit.citations import find_citations, find_uncited
from citekit.documents import read_document_bytes
from citekit.model import InTextCitation
from citekit.pipeline import extract_references

LIST = """

Літаратура

1. Быкаў В. Знак бяды. – Мінск : Маст. літ., 1984. – 270 с.
2. Мележ І. Людзі на балоце. – Мінск, 1962. – 403 с.
3. Kowalski J. Drogi wodne regionu. Warszawa: PWN, 2010.
4. Іваноў А. А. Рэкі поўначы // Весці. – 2005. – № 3. – С. 5–10.
"""


def cite(text: str, printed: str = LIST) -> tuple[InTextCitation, ...]:
    paper = read_document_bytes((text + printed).encode(), "paper.txt")
    return find_citations(paper, extract_references(paper))


def numbers(text: str, printed: str = LIST) -> list[tuple[int | None, str | None]]:
    return [(pointer.number, pointer.locator) for one in cite(text, printed) for pointer in one.pointers]


READ = [
    ("[1]", [(1, None)]),
    ("слова[1]", [(1, None)]),
    ("[1, с. 5]", [(1, "с. 5")]),
    ("[1, С. 290-295]", [(1, "С. 290-295")]),
    ("[1, c. 24]", [(1, "c. 24")]),
    ("[1, С.\n235]", [(1, "С. 235")]),
    ("[1: 15]", [(1, "15")]),
    ("[1. С. 15]", [(1, "С. 15")]),
    ("[1, т. 2, с. 5]", [(1, "т. 2, с. 5")]),
    ("[1; 2]", [(1, None), (2, None)]),
    ("[1,2,4]", [(1, None), (2, None), (4, None)]),
    ("[3; 1–3]", [(3, None), (1, None), (2, None), (3, None)]),
    ("[2 –4]", [(2, None), (3, None), (4, None)]),
    ("[4, c. 15; 2]", [(4, "c. 15"), (2, None)]),
    ("[1, с. 5, 7; 2, p. 3–5]", [(1, "с. 5, 7"), (2, "p. 3–5")]),
    ("[см.: 1, с. 3]", [(1, "с. 3")]),
    ("[zob. 2, s. 3]", [(2, "s. 3")]),
    ("[l, с. 5]", []),
    ("[1О, с. 5]", [(10, "с. 5")]),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_numbers_in_brackets_are_read_with_their_pages(text: str, expected: list[tuple[int, str | None]]) -> None:
    """Works, ranges of works and pages are told apart."""
    assert numbers(f"Тэкст {text} далей.") == expected


@pytest.mark.parametrize(
    "text",
    [
        "[…]",
        "[2013]",
        "[24 XI]",
        "[1.5; 2]",
        "[0, 1]",
        "f[1]",
        "[Текст]",
        "[1](http://a.by)",
        "[1918–1939]",
        "[1, 2",
        "1, 2]",
    ],
)
def test_other_square_brackets_are_no_citations(text: str) -> None:
    """Dates, intervals, indices, links and remarks stay text."""
    assert numbers(f"Тэкст {text} далей.") == []


def test_a_second_number_is_a_page_where_the_paper_writes_so() -> None:
    """A number that the list has not shows what the others mean."""
    assert numbers("Тэкст [1, 199] і [2, 3] далей.") == [(1, "199"), (2, "3")]
    assert numbers("Тэкст [1, 2, 4] і [2, 3] далей.") == [(1, None), (2, None), (4, None), (2, None), (3, None)]


def test_labels_count_and_else_the_order() -> None:
    """A list without numbers is counted through, with less certainty, and that is told."""
    [labelled] = cite("Тэкст [2].")
    plain = LIST.replace("1. ", "").replace("2. ", "").replace("3. ", "").replace("4. ", "")
    [ordered] = cite("Тэкст [2].", plain)
    assert (labelled.pointers[0].reference, ordered.pointers[0].reference) == (1, 1)
    assert ordered.pointers[0].confidence < labelled.pointers[0].confidence
    assert ordered.pointers[0].diagnostics[0].code == "number-by-order"


def test_a_number_that_the_list_has_not_is_told() -> None:
    """It points to nothing, and says so."""
    [citation] = cite("Тэкст [99].")
    assert citation.pointers[0].reference is None
    assert citation.pointers[0].diagnostics[0].message == "the list has no number 99"


RAISED = [
    ("Так лічаць многія¹. Іншыя не згодныя². Але ёсць і трэція³,⁴.", [1, 2, 3, 4]),
    ("Так лічаць многія.1 Іншыя не згодныя.2 Але ёсць і трэція.3 Усё.", [1, 2, 3]),
    ("Так лічаць многія1, іншыя2 не згодныя. Але ёсць і трэція3 думкі.", [1, 2, 3]),
    ("Плошча 12 м² і 5 м³, яшчэ 7 м².", []),
    ("Глава першая.2 Потым слова.", []),
    ("Самалёты Міг29, Су27 і Ан2 ляцелі.", []),
]


@pytest.mark.parametrize(("text", "expected"), RAISED)
def test_raised_and_glued_numbers_count_when_they_are_a_series(text: str, expected: list[int]) -> None:
    """Several that rise as those of a list point into it; powers and names of aircraft do not."""
    assert [number for number, _ in numbers(text)] == expected


def test_what_is_never_cited_is_told() -> None:
    """Only works without a pointer are left."""
    paper = read_document_bytes(("Тэкст [1; 3]." + LIST).encode(), "paper.txt")
    bibliography = extract_references(paper)
    assert find_uncited(find_citations(paper, bibliography), bibliography) == (1, 3)
