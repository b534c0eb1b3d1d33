"""Scanned pages: without tesseract the cure is named, with it the page is read."""

from __future__ import annotations

import shutil
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2
import pytest
from pdf_builder import Page, build_pdf, column

from citekit.documents import read_document, read_document_bytes
from citekit.documents.pdf.recognition import LANGUAGES, installed_languages
from citekit.errors import UnreadableInputError
from citekit.pipeline import extract_strings

ITEMS = [
    "Колас Я. Новая зямля. – Мінск : Мастацкая літаратура, 1978. – 270 с.",
    "Kowalski J. Historia literatury polskiej. – Warszawa, 1997. – 312 s.",
    "Шевченко Т. Кобзар. – Київ : Дніпро, 1985. – 640 с.",
]
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """Draw a page of references as an image, and put it into a PDF."""
    if not FONT.exists():
        pytest.skip("the font DejaVu Serif is not installed")
    drawing = pytest.importorskip("PIL.ImageDraw", reason="pillow is not installed")
    from PIL import Image, ImageFont

    page = Image.new("L", (1654, 2339), 255)
    lines = ["Літаратура", *(f"{at}. {item}" for at, item in enumerate(ITEMS, 1))]
    for at, line in enumerate(lines):
        drawing.Draw(page).text((180, 200 + 60 * at), line, font=ImageFont.truetype(str(FONT), 32), fill=0)
    page.save(tmp_path / "scan.pdf", resolution=200)
    return tmp_path / "scan.pdf"


@pytest.fixture
def _tesseract() -> None:
    pytest.importorskip("pytesseract", reason="pytesseract is not installed")
    if shutil.which("tesseract") is None or set(installed_languages()) != set(LANGUAGES):
        pytest.skip(f"tesseract is not installed with {', '.join(LANGUAGES)}")


def test_without_tesseract_the_cure_is_named(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableInputError) as caught:
        read_document(scan)
    assert "is a scanned PDF without text" in caught.value.reason
    assert "pip install '.[ocr]'" in caught.value.reason
    assert "tesseract-ocr-bel" in caught.value.reason


@pytest.mark.usefixtures("_tesseract")
def test_a_scan_is_read_with_tesseract(scan: Path) -> None:
    """Three languages on one page are read; nearly every character is right."""
    document = read_document(scan)
    assert [diagnostic.code for diagnostic in document.diagnostics] == ["pages-recognized"]
    found = [string.text for string in extract_strings(document)]
    assert len(found) == len(ITEMS)
    likeness = [SequenceMatcher(None, read, drawn).ratio() for read, drawn in zip(found, ITEMS, strict=True)]
    assert min(likeness) > 0.85, found


def test_a_scanned_page_among_others_is_told(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without tesseract the pages with text are read, and a diagnostic names the others."""
    monkeypatch.setenv("PATH", "")
    both = pypdfium2.PdfDocument.new()
    for source in (build_pdf([Page(column(["Літаратура", "1. Быкаў В. Знак бяды. – Мінск, 1984."]))]), scan):
        part = pypdfium2.PdfDocument(source)
        both.import_pages(part)
        part.close()
    both.save(scan.parent / "both.pdf")
    both.close()
    document = read_document(scan.parent / "both.pdf")
    assert [diagnostic.code for diagnostic in document.diagnostics] == ["pages-without-text"]
    assert document.diagnostics[0].message.startswith("page 2: an image without text")
    assert "Быкаў" in document.text


def test_empty_pages_are_no_scans() -> None:
    """Nobody is sent to install anything for a blank page."""
    with pytest.raises(UnreadableInputError, match="empty or damaged pages alone"):
        read_document_bytes(build_pdf([Page([])]), "x")
