"""PDF files that are locked, broken, empty, huge or lying: one line that says what helps, or what can be had."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_builder import Page, Text, build_pdf, column

from citekit.documents import read_document_bytes
from citekit.documents.pdf import pages as pdf_pages
from citekit.errors import UnreadableInputError

GOOD = build_pdf([Page(column(["Літаратура", "1. Быкаў В. Знак бяды. – Мінск, 1984."]))] * 3)
LOCK = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O ({'o' * 32}) /U ({'u' * 32}) /P -4 >> /ID [(a) (b)]"
STRANGE_LOCK = "/Encrypt << /Filter /Other /V 9 >> /ID [(a) (b)]"
LETTERS_AS_LINES = build_pdf([Page([])]).replace(b"stream\n\nendstream", b"stream\n0 0 9 9 re f\nendstream")

REFUSED = {
    "is locked by a password; unlock it first": build_pdf([Page(column(["a"]))], trailer=LOCK),
    "is encrypted in a way that PDFium does not know": build_pdf([Page(column(["a"]))], trailer=STRANGE_LOCK),
    "is a PDF too damaged to open; fetch it again": GOOD[: len(GOOD) // 2],
    "is a PDF with empty or damaged pages alone": build_pdf([Page([])]),
    "has 5001 pages, more than 5000; split it into papers": build_pdf([Page([])] * 5001),
    "pip install '.[ocr]'` in the checkout of citekit and tesseract": LETTERS_AS_LINES,
}


@pytest.fixture(autouse=True)
def _without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where tesseract is not installed."""
    monkeypatch.setenv("PATH", "")


@pytest.mark.parametrize("reason", REFUSED)
def test_what_cannot_be_read_is_refused_with_the_cure(reason: str) -> None:
    """One line says what is wrong with the file and what helps."""
    with pytest.raises(UnreadableInputError) as caught:
        read_document_bytes(REFUSED[reason], "paper.pdf")
    assert reason in caught.value.reason
    assert "\n" not in str(caught.value)


def test_a_pdf_without_pages_is_refused() -> None:
    """A page tree without pages is no paper."""
    with pytest.raises(UnreadableInputError, match="PDF"):
        read_document_bytes(build_pdf([]), "paper.pdf")


def test_the_limit_on_characters_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that prints without end is left at a limit, which the error names with the page."""
    monkeypatch.setattr(pdf_pages, "CHARACTER_LIMIT", 100)
    with pytest.raises(UnreadableInputError, match="more than 100 characters up to page 3; split it"):
        read_document_bytes(GOOD, "paper.pdf")


def test_a_wrong_cross_reference_table_is_repaired() -> None:
    """PDFium looks for the objects itself where the table does not lead to them."""
    broken = GOOD.replace(b"startxref\n", b"startxref\n9")
    assert read_document_bytes(broken, "x").text == read_document_bytes(GOOD, "x").text


def test_a_damaged_page_is_told_and_left_out() -> None:
    """The other pages are read."""
    document = read_document_bytes(GOOD.replace(b"/Kids [10 0 R", b"/Kids [2 0 R"), "x")
    assert [diagnostic.code for diagnostic in document.diagnostics] == ["page-damaged"]
    assert "Быкаў" in document.text


def test_fonts_that_tell_no_letters_are_told() -> None:
    """The text of such a page is noise; the diagnostic says so, and what reads the page."""
    document = read_document_bytes(build_pdf([Page(column(["Літаратура пра мову"] * 9))], maps_letters=False), "x")
    assert [diagnostic.code for diagnostic in document.diagnostics] == ["fonts-without-letters"]
    assert "tesseract" in document.diagnostics[0].message


def test_many_pages_need_memory_for_their_text_alone() -> None:
    """A thousand pages are read, each closed before the next."""
    document = read_document_bytes(build_pdf([Page(column(["1. Быкаў В. Знак бяды. – Мінск, 1984."]))] * 1000), "x")
    assert (len(document.lines), document.lines[-1].page) == (1000, 1000)


@pytest.mark.parametrize("seed", range(40))
def test_any_damage_is_survived(seed: int) -> None:
    """Bytes changed at random give a document or the error for callers, never another."""
    dice = random.Random(seed)
    data = bytearray(GOOD)
    for _ in range(dice.randint(1, 30)):
        data[dice.randrange(9, len(data))] = dice.randrange(256)
    try:
        document = read_document_bytes(bytes(data), "x")
    except UnreadableInputError:
        return
    assert all(document.text[line.span.start : line.span.end] == line.text for line in document.lines)


placed = st.builds(
    Text,
    st.floats(-50, 650),
    st.floats(-50, 900),
    st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), min_size=1, max_size=12),
    st.sampled_from([0.1, 6, 10, 300]),
    st.sampled_from([0, 90]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(placed, max_size=12), min_size=1, max_size=3))
def test_any_text_anywhere_is_read(texts: list[list[Text]]) -> None:
    """Text of any size, beyond the edges, over itself or turned gives lines that are slices of the document."""
    try:
        document = read_document_bytes(build_pdf([Page(page) for page in texts]), "x")
    except UnreadableInputError:
        return
    assert all(document.text[line.span.start : line.span.end] == line.text for line in document.lines)
    assert all(0 <= link.span.start < link.span.end <= len(document.text) for link in document.links)
