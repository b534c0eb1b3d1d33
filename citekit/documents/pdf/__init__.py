"""Read PDF files: their text in reading order, page furniture, hyperlinks, footnotes, and scans with tesseract."""

from __future__ import annotations

from citekit.documents.pdf.assembly import assemble
from citekit.model import Document

__all__ = ["read_pdf", "recognizes"]


def recognizes(data: bytes) -> bool:
    """Say whether the bytes are a PDF; blanks and a byte order mark before it are no harm."""
    return data[:1024].lstrip(b"\xef\xbb\xbf\0\t\n\r ").startswith(b"%PDF-")


def read_pdf(data: bytes, name: str) -> Document:
    r"""Read a PDF into a document.

    Args:
        data: The whole file.
        name: What diagnostics and errors call it.

    Returns:
        The document. Its lines are those that were printed, in reading order, with the number of their page; a hyphen
        at a line end is U+0002, so that who joins the lines can tell it from a dash. Heads, feet and page numbers are
        ``furniture``, footnotes ``note``. Its diagnostics say which pages could not be read, or only from their image.

    Raises:
        UnreadableInputError: The file is locked, damaged beyond repair, without pages or text, or beyond a limit.

    Example:
        The printed lines ``пограничные пере-`` and ``ходы.`` are the lines ``пограничные пере\x02`` and ``ходы.``
    """
    # PDFium is loaded when the first PDF comes: most runs of the command line never need it.
    from citekit.documents.pdf.pages import read_pages

    pages, diagnostics = read_pages(data, name)
    return assemble(name, pages, diagnostics)
