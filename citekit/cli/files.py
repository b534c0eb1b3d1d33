"""Read inputs: files and pipes."""

from __future__ import annotations

import sys
from typing import BinaryIO

from citekit.documents import read_document, read_document_bytes
from citekit.documents.files import read_bytes
from citekit.errors import UnreadableInputError
from citekit.model import Document

STDIO = "-"


def read_input(name: str) -> Document:
    """Read a file, or standard input for ``-``.

    Raises:
        UnreadableInputError: The input is missing, a directory, empty, too large or no text.
    """
    if name == STDIO:
        return read_document_bytes(read_stdin(), STDIO)
    return read_document(name)


def read_input_bytes(name: str) -> bytes:
    """Read the bytes of a file, or of standard input for ``-``.

    Raises:
        UnreadableInputError: The input is missing, a directory or too large.
    """
    return read_stdin() if name == STDIO else read_bytes(name, name)


def read_stdin() -> bytes:
    """Read standard input to its end."""
    return open_stdin().read()


def open_stdin() -> BinaryIO:
    """Return standard input as bytes.

    Raises:
        UnreadableInputError: It is closed.
    """
    if sys.stdin is None:
        raise UnreadableInputError(STDIO, "standard input is closed")
    return sys.stdin.buffer


def is_terminal() -> bool:
    """Tell whether somebody watches standard error."""
    return sys.stderr is not None and sys.stderr.isatty()
