"""Read inputs and write outputs: pipes, atomic files, one-line errors."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from citekit.documents import read_document, read_document_bytes
from citekit.errors import UnreadableInputError, UnwritableOutputError
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


def read_stdin() -> bytes:
    """Read standard input to its end."""
    if sys.stdin is None:
        raise UnreadableInputError(STDIO, "standard input is closed")
    return sys.stdin.buffer.read()


def write_output(text: str, output: str | None, inputs: Sequence[str]) -> None:
    """Write text to standard output, or whole or not at all to a file that is none of the inputs.

    Args:
        text: What to write; it goes out as UTF-8.
        output: Path, or ``-`` or None for standard output.
        inputs: The files that were read.

    Raises:
        UnwritableOutputError: The file cannot be written, or it is an input.
    """
    data = text.encode("utf-8", "replace")
    if output in (None, STDIO):
        _write_stdout(data)
        return
    target = Path(str(output))
    try:
        _refuse_inputs(target, inputs)
        _replace(target, data)
    except (OSError, RuntimeError) as error:
        # A loop of symbolic links is a RuntimeError on some versions of Python.
        raise UnwritableOutputError(
            str(output), f"cannot be written: {getattr(error, 'strerror', None) or error}"
        ) from error


def _write_stdout(data: bytes) -> None:
    if sys.stdout is None:
        raise UnwritableOutputError(STDIO, "standard output is closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwritableOutputError(STDIO, f"standard output cannot be written: {error.strerror}") from error


def _refuse_inputs(target: Path, inputs: Sequence[str]) -> None:
    for name in inputs:
        if target.exists() and _is_same_file(target, name):
            raise UnwritableOutputError(str(target), "is an input and is not overwritten; choose another name for -o")


def _is_same_file(target: Path, name: str) -> bool:
    if name != STDIO:
        return Path(name).exists() and target.samefile(name)
    return sys.stdin is not None and os.path.samestat(target.stat(), os.fstat(sys.stdin.fileno()))


def _replace(target: Path, data: bytes) -> None:
    # Whether a loop of links is an error when a path is resolved depends on the version of Python; here it always is.
    with suppress(FileNotFoundError):
        target.stat()
    if target.is_dir():
        raise UnwritableOutputError(str(target), "is a directory; name a file")
    if target.exists() and not target.is_file():
        # A device or a pipe has no contents to protect and cannot be replaced.
        target.write_bytes(data)
        return
    target = target.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def is_terminal() -> bool:
    """Tell whether somebody watches standard error."""
    return sys.stderr is not None and sys.stderr.isatty()
