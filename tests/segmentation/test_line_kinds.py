"""What the file says about its lines: furniture and notes are no part of a list."""

from __future__ import annotations

from citekit.documents import read_document_bytes
from citekit.model import Document, Line, Span
from citekit.pipeline import extract_strings


def _document(*rows: tuple[str, str]) -> Document:
    text, lines = "", []
    for kind, row in rows:
        lines.append(Line(row, Span(len(text), len(text) + len(row)), 1, kind))
        text += row + "\n"
    return Document("x", text, tuple(lines))


def test_furniture_and_notes_interrupt_no_reference() -> None:
    """A head that comes only once, and a footnote, stand in the middle of a reference and do not become part of it."""
    document = _document(
        ("text", "Літаратура"),
        ("text", "1. Колас Я. Новая зямля"),
        ("note", "3 Гл. таксама: Купала Я. Паўлінка. Вільня, 1913."),
        ("furniture", "Працы кафедры мовы"),
        ("text", "і іншыя паэмы. – Мінск, 1923. – 300 с."),
        ("text", "2. Быкаў В. Знак бяды. – Мінск, 1984."),
    )
    assert [string.text for string in extract_strings(document)] == [
        "Колас Я. Новая зямля і іншыя паэмы. – Мінск, 1923. – 300 с.",
        "Быкаў В. Знак бяды. – Мінск, 1984.",
    ]


def test_notes_are_the_list_where_there_is_no_other() -> None:
    """Endnotes under a heading may be all the references that a paper has."""
    rows = [
        "1. Колас Я. Новая зямля. – Мінск, 1923.",
        "2. Быкаў В. Знак бяды. – Мінск, 1984.",
        "3. Купала Я. Паўлінка. – Вільня, 1913.",
    ]
    found = extract_strings(_document(("heading", "Літаратура"), *(("note", row) for row in rows)))
    assert [string.text for string in found] == [row[3:] for row in rows]


def test_plain_text_has_no_kinds() -> None:
    """The reader of plain text leaves every line as text."""
    assert {line.kind for line in read_document_bytes("Літаратура\n1. Колас Я.\n".encode(), "x").lines} == {"text"}
