"""Reading electronic books: chapters in the order of the spine, notes across chapters."""

from __future__ import annotations

import io
import zipfile

import pytest

from citekit.documents import read_document_bytes
from citekit.errors import UnreadableInputError
from citekit.model import Document

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
HTML = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>{}</body></html>'


def epub(chapters: dict[str, str], spine: list[str] | None = None, properties: str = "") -> Document:
    """Return the document of a book with these chapters."""
    order = list(chapters) if spine is None else spine
    items = "".join(
        f'<item id="{name}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml" properties="{properties if name == "nav.xhtml" else ""}"/>'
        for name in chapters
    )
    refs = "".join(f'<itemref idref="{name}"/>' for name in order)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/book.opf", f"<package><manifest>{items}</manifest><spine>{refs}</spine></package>")
        for name, body in chapters.items():
            if body:
                archive.writestr(f"OEBPS/{name}", HTML.format(body))
    return read_document_bytes(stream.getvalue(), "a.epub")


def test_chapters_come_in_the_order_of_the_spine() -> None:
    """Neither the order of the archive nor that of the manifest counts, and no chapter comes twice."""
    book = epub({"b c.xhtml": "<p>B</p>", "a.xhtml": "<h1>A</h1>"}, ["a.xhtml", "b c.xhtml", "a.xhtml"])
    assert book.text == "A\n\nB"


def test_the_table_of_contents_is_no_chapter() -> None:
    """The book's navigation is left out, also where the spine names it."""
    assert epub({"nav.xhtml": "<ol><li>A</li></ol>", "a.xhtml": "<p>A</p>"}, properties="nav").text == "A"


def test_a_missing_chapter_is_reported() -> None:
    """The rest of the book is read."""
    book = epub({"a.xhtml": "<p>A</p>", "b.xhtml": ""})
    assert book.text == "A"
    assert [diagnostic.code for diagnostic in book.diagnostics] == ["part-missing"]


def test_notes_of_another_chapter_are_found() -> None:
    """A note is known by its type, and its anchor by the chapter that links to it."""
    book = epub(
        {
            "text/a.xhtml": '<p>a<a epub:type="noteref" href="../notes.xhtml#n1">1</a> b<a epub:type="noteref" href="#n1">*</a></p>',
            "notes.xhtml": '<aside epub:type="footnote" id="n1"><p>Nowak</p></aside>',
        }
    )
    (note,) = book.footnotes
    assert book.text == "a¹ b*\n\nNowak"
    assert (note.label, note.anchor, book.text[note.span.start : note.span.end]) == ("1", 1, "Nowak")


def test_a_chapter_that_is_no_xml_is_read_as_browsers_do() -> None:
    """Unclosed tags lose nothing."""
    assert epub({"a.xhtml": "<p>a<br>b<ol><li>c"}).text == "a\nb\n\n1. c"


def test_a_book_of_too_many_layers_is_refused() -> None:
    """A limit that a chapter breaks is named with the chapter."""
    with pytest.raises(UnreadableInputError, match=r"its part OEBPS/a\.xhtml nests elements deeper"):
        epub({"a.xhtml": "<div>" * 3000})
