"""Fetch the bytes of a file, and say in one clause why that fails."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from citekit.errors import UnreadableInputError

SIZE_LIMIT = 256 * 1024 * 1024
"""Largest file that is read, in bytes: a thousand times a long paper, and still a fraction of a laptop's memory."""


def read_bytes(source: str | os.PathLike[str], name: str) -> bytes:
    """Return the bytes of a file.

    Args:
        source: Path of the file.
        name: What errors call it.

    Raises:
        UnreadableInputError: The file is missing, a directory, forbidden or larger than ``SIZE_LIMIT``.
    """
    try:
        with Path(source).open("rb") as file:
            data = _read(file)
    except (OSError, ValueError) as error:
        raise UnreadableInputError(name, _explain(error)) from error
    if len(data) > SIZE_LIMIT:
        raise UnreadableInputError(name, f"is larger than {SIZE_LIMIT // 1024 // 1024} MB; split it into papers")
    return data


def _read(file: BinaryIO) -> bytes:
    """Return all bytes of a file, and one more than the limit when there are more."""
    # Room for all bytes that are asked for is taken at once, however few there are: ask for those that are there.
    size = min(os.fstat(file.fileno()).st_size, SIZE_LIMIT)
    data = file.read(size + 1)
    # A pipe has no size, and a file may grow.
    return data if len(data) <= size else data + file.read(SIZE_LIMIT - size)


def _explain(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, IsADirectoryError):
        return "is a directory; name a file in it"
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions"
    if isinstance(error, OSError):
        return f"cannot be read: {error.strerror or error}"
    return "is no valid file name"
