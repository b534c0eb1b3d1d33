"""Open a PDF with PDFium and read its pages one after the other, each closed before the next is opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_float
from threading import Lock
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from citekit.documents.pdf.columns import order_page
from citekit.documents.pdf.printed import PrintedPage
from citekit.documents.pdf.recognition import Recognition, recognition_cure
from citekit.documents.pdf.text_layer import read_text_layer
from citekit.errors import UnreadableInputError
from citekit.model import Diagnostic

PAGE_LIMIT = 5_000
"""Most pages that are read: the longest proceedings have two thousand."""

CHARACTER_LIMIT = 30_000_000
"""Most characters that are read from all pages together, twice what that many full pages hold."""

_FEW_CHARACTERS = 100
_UNTOLD_SHARE = 0.2
_OBJECTS = 500
_PICTURES = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)

# PDFium may be used by one thread at a time.
_PDFIUM = Lock()


def read_pages(data: bytes, name: str) -> tuple[list[PrintedPage], tuple[Diagnostic, ...]]:
    """Read the pages of a PDF, those without a text layer by recognising their images.

    Args:
        data: The whole file.
        name: What errors call it.

    Returns:
        The pages, and the diagnostics ``pages-without-text``, ``pages-recognized``, ``fonts-without-letters`` and
        ``page-damaged``.

    Raises:
        UnreadableInputError: The file is locked, damaged beyond repair, without pages or text, or beyond a limit.
    """
    with _PDFIUM, _opened(data, name) as document:
        reading = _Reading(document, name)
        for index in range(_count_pages(document, name)):
            reading.read(index)
        return reading.finish()


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableInputError(name, _explain(error.err_code)) from error
    try:
        yield document
    finally:
        document.close()


def _explain(code: int | None) -> str:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return "is locked by a password; unlock it first, e.g. with qpdf --password=PASSWORD --decrypt"
    if code == pdfium.FPDF_ERR_SECURITY:
        return "is encrypted in a way that PDFium does not know; save it without encryption"
    return "is a PDF too damaged to open; fetch it again, or repair it, e.g. with mutool clean"


def _count_pages(document: Any, name: str) -> int:
    count = len(document)
    if not count:
        raise UnreadableInputError(name, "is a PDF without pages; fetch it again")
    if count > PAGE_LIMIT:
        raise UnreadableInputError(name, f"has {count} pages, more than {PAGE_LIMIT}; split it into papers")
    return count


class _Reading:
    """Gather the pages of one document and what is noticed on the way."""

    def __init__(self, document: Any, name: str) -> None:
        self._document = document
        self._name = name
        self._recognition = Recognition()
        self._pages: list[PrintedPage] = []
        self._characters = 0
        self._damaged: list[int] = []
        self._untold: list[int] = []
        self._textless: list[int] = []
        self._recognized: list[int] = []

    def read(self, index: int) -> None:
        """Read one page and close it."""
        try:
            page = self._document[index]
        except pypdfium2.PdfiumError:
            self._damaged.append(index + 1)
            return
        try:
            self._read_open(page, index + 1)
        except pypdfium2.PdfiumError:
            self._damaged.append(index + 1)
        finally:
            page.close()

    def _read_open(self, page: Any, number: int) -> None:
        printed, untold = read_text_layer(page, number)
        size = sum(len(line.text) for line in printed.lines)
        self._characters += size
        if self._characters > CHARACTER_LIMIT:
            reason = f"has more than {CHARACTER_LIMIT} characters up to page {number}; split it into papers"
            raise UnreadableInputError(self._name, reason)
        has_no_text = size < _FEW_CHARACTERS and _is_picture(page, size)
        if has_no_text or untold > _UNTOLD_SHARE:
            (self._textless if has_no_text else self._untold).append(number)
            printed = self._recognize(page, printed)
        self._pages.append(order_page(printed))

    def _recognize(self, page: Any, printed: PrintedPage) -> PrintedPage:
        recognized = self._recognition.read(page, printed)
        if recognized is None:
            return printed
        self._recognized.append(printed.number)
        return recognized

    def finish(self) -> tuple[list[PrintedPage], tuple[Diagnostic, ...]]:
        """Return the pages and the findings.

        Raises:
            UnreadableInputError: No page has text.
        """
        if not any(page.lines for page in self._pages):
            raise UnreadableInputError(self._name, self._explain_silence())
        return self._pages, tuple(self._findings())

    def _explain_silence(self) -> str:
        if self._recognized:
            return "is a PDF of images in which no text was recognised; scan it anew"
        if self._textless:
            return f"is a scanned PDF without text; {recognition_cure()}"
        return "is a PDF with empty or damaged pages alone; fetch it again"

    def _findings(self) -> Iterator[Diagnostic]:
        unread = sorted(set(self._textless) - set(self._recognized))
        untold = sorted(set(self._untold) - set(self._recognized))
        found = (
            ("page-damaged", self._damaged, "too damaged to be read", ""),
            ("pages-without-text", unread, "an image without text", recognition_cure()),
            ("fonts-without-letters", untold, "fonts that do not tell their letters", recognition_cure()),
            ("pages-recognized", self._recognized, "read from the image by tesseract", ""),
        )
        for code, pages, what, cure in found:
            if pages:
                yield Diagnostic(code, f"{_name(pages)}: {what}" + (f"; {cure}" if cure else ""))
        yield from self._recognition.findings()


def _name(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:5])) + (f" and {len(pages) - 5} more" if len(pages) > 5 else "")
    return f"pages {shown}" if len(pages) > 1 else f"page {shown}"


def _is_picture(page: Any, size: int) -> bool:
    """Say whether a page with hardly any text shows a picture as large as a page, or draws its letters as lines."""
    handle = page.raw
    count = min(pdfium.FPDFPage_CountObjects(handle), _OBJECTS)
    objects = [pdfium.FPDFPage_GetObject(handle, index) for index in range(count)]
    kinds = map(pdfium.FPDFPageObj_GetType, objects)
    if not size:
        return any(kind != pdfium.FPDF_PAGEOBJ_TEXT for kind in kinds)
    width, height = page.get_size()
    pictures = (each for each, kind in zip(objects, kinds, strict=True) if kind in _PICTURES)
    return any(_area(each) > 0.5 * width * height for each in pictures)


def _area(handle: Any) -> float:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    pdfium.FPDFPageObj_GetBounds(handle, byref(left), byref(bottom), byref(right), byref(top))
    return abs(right.value - left.value) * abs(top.value - bottom.value)
