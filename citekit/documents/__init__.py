"""Stage 1. bytes -> Document: recognise what a file holds, decode it, cut it into lines.

``READERS`` is the table of formats in the order in which they are tried; the last one takes whatever is text.
A new format is one module with ``recognizes`` and ``read``, and one row here.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from citekit.documents import docx, epub, html, jats, latex, markdown, odt, pdf, plain_text, tei
from citekit.documents.files import read_bytes
from citekit.documents.siblings import read_beside
from citekit.documents.signatures import refuse_binary
from citekit.errors import UnreadableInputError
from citekit.model import Document

__all__ = ["READERS", "Reader", "read_document", "read_document_bytes", "read_rows"]


class Reader(NamedTuple):
    """Join the test that recognises a format by its content with the function that reads it."""

    format: str
    recognizes: Callable[[bytes], bool]
    read: Callable[[bytes, str], Document]


READERS: tuple[Reader, ...] = (
    Reader("PDF", pdf.recognizes, pdf.read_pdf),
    Reader("docx", docx.recognizes, docx.read_docx),
    Reader("odt", odt.recognizes, odt.read_odt),
    Reader("epub", epub.recognizes, epub.read_epub),
    Reader("jats", jats.recognizes, jats.read_jats),
    Reader("tei", tei.recognizes, tei.read_tei),
    Reader("html", html.recognizes, html.read_html),
    Reader("latex", latex.recognizes, latex.read_latex),
    Reader("markdown", markdown.recognizes, markdown.read_markdown),
    Reader("plain text", plain_text.recognizes, plain_text.read_plain_text),
)


def read_document(source: str | os.PathLike[str], *, name: str | None = None) -> Document:
    """Read a file into a document; a paper in LaTeX with the bibliographies that it names and that lie beside it.

    Args:
        source: Path of the file.
        name: What diagnostics and errors call it; the path as given when None.

    Raises:
        UnreadableInputError: The file is missing, a directory, forbidden, empty, too large or no text.
    """
    name = os.fspath(source) if name is None else name
    data, attachments, missing = read_beside(read_bytes(source, name), source)
    document = read_document_bytes(data, name)
    return replace(
        document,
        diagnostics=document.diagnostics + missing,
        attachments=document.attachments + attachments,
    )


def read_document_bytes(data: bytes, name: str) -> Document:
    """Read bytes into a document, choosing the reader by their content and never by a suffix.

    Args:
        data: The whole file.
        name: What diagnostics and errors call it, ``-`` for standard input.

    Raises:
        UnreadableInputError: There are no bytes, or no reader takes them.
    """
    if not data:
        raise UnreadableInputError(name, "is empty")
    for reader in READERS:
        if reader.recognizes(data):
            return reader.read(data, name)
    raise refuse_binary(data, name)


def read_rows(data: bytes, name: str) -> tuple[str, ...]:
    """Read the lines of a plain list, each an item, in any encoding; no bytes are no items.

    Raises:
        UnreadableInputError: The bytes are no text.
    """
    if data and not plain_text.recognizes(data):
        raise refuse_binary(data, name)
    return plain_text.read_rows(data)
