"""Citations in notes: whole references, Ibid. and op. cit. in every language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citekit.citations import find_citations
from citekit.documents import read_document_bytes
from citekit.model import CitationPointer, Document, Footnote, Span
from citekit.pipeline import extract_references

LIST = """

Літаратура

1. Быкаў В. Знак бяды. – Мінск : Маст. літ., 1984. – 270 с.
2. Мележ І. Людзі на балоце. – Мінск, 1962. – 403 с.
3. Kowalski J. Drogi wodne regionu. Warszawa: PWN, 2010.
"""


def note_pointers(*notes: str) -> list[CitationPointer]:
    """Write the notes as a reader of rich formats gives them."""
    text = "Тэкст з заўвагамі.\n\n" + "\n".join(notes) + LIST
    paper = read_document_bytes(text.encode(), "paper.txt")
    places = [text.index(note) for note in notes]
    footnotes = tuple(
        Footnote("1", Span(place, place + len(note)), 5) for place, note in zip(places, notes, strict=True)
    )
    paper = replace(paper, footnotes=footnotes)
    return _pointers(paper)


def _pointers(paper: Document) -> list[CitationPointer]:
    return [pointer for one in find_citations(paper, extract_references(paper)) for pointer in one.pointers]


@pytest.mark.parametrize("again", ["Там жа", "Тамсама", "Там же", "Там само", "Tamże", "Ibid.", "Ibidem", "Ebd."])
def test_ibid_means_the_work_of_the_note_before(again: str) -> None:
    """In any language, with its page."""
    found = note_pointers("Мележ І. Людзі на балоце. Мінск, 1962. С. 12.", f"{again}, с. 14.")
    assert [(pointer.reference, pointer.diagnostics[:1] and pointer.diagnostics[0].code) for pointer in found] == [
        (1, ()),
        (1, "same-as-before"),
    ]
    assert found[1].locator == "с. 14"


@pytest.mark.parametrize("repeated", ["указ. соч.", "Зазн. праця", "цыт. праца", "dz. cyt.", "op. cit."])
def test_op_cit_means_the_work_cited_before_by_its_name(repeated: str) -> None:
    """A note between them does not matter."""
    found = note_pointers(
        "Быкаў В. Знак бяды. С. 12.", "Мележ І. Людзі на балоце. С. 1.", f"Быкаў В. {repeated} С. 33."
    )
    assert [pointer.reference for pointer in found] == [0, 1, 0]
    assert found[2].locator == "С. 33"


def test_op_cit_without_a_note_before_finds_the_only_work_of_the_name() -> None:
    """Also when the name is spelled in another script."""
    [found] = note_pointers("Кавальскі, op. cit., с. 4.")
    assert found.reference == 2


def test_several_works_in_one_note_are_several_pointers() -> None:
    """Semicolons part them."""
    found = note_pointers("Kowalski J., Drogi wodne regionu, Warszawa 2010, s. 44; Мележ І. Людзі на балоце. С. 3.")
    assert [pointer.reference for pointer in found] == [2, 1]


def test_ibid_behind_a_work_outside_the_list_is_unresolved() -> None:
    """It must not be taken for the last work that is listed."""
    found = note_pointers("Мележ І. Людзі на балоце. С. 3.", "Inny A., Coś innego, Kraków 2001, s. 2.", "Tamże, s. 5.")
    assert [pointer.reference for pointer in found] == [1, None]


def test_prose_in_a_note_is_no_citation() -> None:
    """Only what fits a reference, or says Ibid., is taken."""
    assert note_pointers("Договор подписан 15 мая 1992 г. Участники: Беларусь, Россия и другие.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Тэкст¹ і².\n\n¹ Мележ І. Людзі на балоце. Мінск, 1962. С. 1.\n\n² Там жа. С. 2.\n",
        "Тэкст.1 Яшчэ.2\n\n1 Мележ І. Людзі на балоце. Мінск,\n1962. С. 1.\n2 Там жа, с. 2.\n",
    ],
)
def test_notes_of_plain_text_are_known_by_their_marks(text: str) -> None:
    """Lines behind raised numbers are notes; behind bare numbers too where one says Ibid."""
    found = _pointers(read_document_bytes((text + LIST).encode(), "paper.txt"))
    assert [pointer.reference for pointer in found] == [1, 1]


@pytest.mark.parametrize("again", ["(там жа, с. 7)", "[там же, с. 7]", "(tamże, с. 7)", "(Ibid., с. 7)"])
def test_ibid_in_brackets_means_the_citation_before(again: str) -> None:
    """In running text, round or square."""
    found = _pointers(read_document_bytes(f"Тэкст [2, с. 5]. Яшчэ {again}.{LIST}".encode(), "paper.txt"))
    assert [(pointer.reference, pointer.locator) for pointer in found] == [(1, "с. 5"), (1, "с. 7")]
