"""Stage 1. bytes -> Document: recognise what a file holds, decode it, cut it into lines.

``READERS`` is the table of formats in the order in which they are tried; the last one takes whatever is text.
A new format is one module with ``recognizes`` and a reader, and one row here. The module is imported when bytes bear a
sign of the format: nobody pays for the reader of PDF who reads plain text.
"""

from __future__ import annotations

import os
from dataclasses import replace
from importlib import import_module
from typing import Any, NamedTuple

from citekit.documents import plain_text
from citekit.documents.archive import SIGNATURES
from citekit.documents.files import read_bytes
from citekit.documents.siblings import read_beside
from citekit.documents.signatures import refuse_binary
from citekit.errors import UnreadableInputError
from citekit.model import Document

__all__ = ["READERS", "Reader", "read_document", "read_document_bytes", "read_rows"]


class Reader(NamedTuple):
    """Join the test that recognises a format by its content with the function that reads it.

    Attributes:
        format: What people call it.
        module: The module that reads it.
        function: The function there that does.
        signs: Bytes of which every file of the format has one.
    """

    format: str
    module: str
    function: str
    signs: tuple[bytes, ...]

    def recognizes(self, data: bytes) -> bool:
        """Say whether bytes are of the format."""
        return any(sign in data for sign in self.signs) and bool(self._home().recognizes(data))

    def read(self, data: bytes, name: str) -> Document:
        """Read bytes of the format into a document; ``name`` is what diagnostics and errors call them."""
        document: Document = getattr(self._home(), self.function)(data, name)
        return document

    def _home(self) -> Any:
        return import_module(f"citekit.documents.{self.module}")


READERS: tuple[Reader, ...] = (
    Reader("PDF", "pdf", "read_pdf", (b"%PDF-",)),
    Reader("docx", "docx", "read_docx", SIGNATURES),
    Reader("odt", "odt", "read_odt", (*SIGNATURES, b"<")),
    Reader("epub", "epub", "read_epub", SIGNATURES),
    Reader("jats", "jats", "read_jats", (b"<",)),
    Reader("tei", "tei", "read_tei", (b"<",)),
    Reader("html", "html", "read_html", (b"<",)),
    Reader("latex", "latex", "read_latex", (b"\\",)),
    Reader("markdown", "markdown", "read_markdown", (b"",)),
    Reader("plain text", "plain_text", "read_plain_text", (b"",)),
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
