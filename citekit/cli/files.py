"""Read inputs and write outputs: pipes, atomic files, one-line errors."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from citekit.documents import read_document, read_document_bytes
from citekit.documents.files import read_bytes
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


def write_output(text: str, output: str | None, inputs: Sequence[str]) -> None:
    """Write text, as UTF-8, to standard output or whole or not at all to a file that is none of the inputs.

    Args:
        text: What to write.
        output: Path, or ``-`` or None for standard output.
        inputs: The files that were read.

    Raises:
        UnwritableOutputError: The file cannot be written, or it is an input.
    """
    with open_output(output, inputs) as stream:
        stream.write(text.encode("utf-8", "replace"))


@contextmanager
def open_output(output: str | None, inputs: Sequence[str]) -> Iterator[BinaryIO]:
    """Open standard output, or a file that takes its place only when everything has been written.

    Args:
        output: Path, or ``-`` or None for standard output.
        inputs: The files that are read.

    Raises:
        UnwritableOutputError: The output cannot be written, or it is an input.
    """
    to_stdout = output in (None, STDIO)
    name, what = (STDIO, "standard output ") if to_stdout else (str(output), "")
    try:
        with _open_stdout() if to_stdout else _open_file(Path(name), inputs) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except (OSError, RuntimeError) as error:
        # A loop of symbolic links is a RuntimeError on some versions of Python.
        reason = str(getattr(error, "strerror", None) or error)
        raise UnwritableOutputError(name, f"{what}cannot be written: {reason[:1].lower()}{reason[1:]}") from error


@contextmanager
def _open_stdout() -> Iterator[BinaryIO]:
    if sys.stdout is None:
        raise UnwritableOutputError(STDIO, "standard output is closed")
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


@contextmanager
def _open_file(target: Path, inputs: Sequence[str]) -> Iterator[BinaryIO]:
    # Whether a loop of links is an error when a path is resolved depends on the version of Python; here it always is.
    with suppress(FileNotFoundError):
        _refuse(target, target.stat(), inputs)
    if target.exists() and not target.is_file():
        # A device or a pipe has no contents to protect and cannot be replaced.
        with target.open("wb") as file:
            yield file
        return
    with _replacement(target.resolve()) as file:
        yield file


def check_outputs(output: str | None, other: str, inputs: Sequence[str]) -> None:
    """Refuse, before anything is written, two outputs that are one, and outputs that are inputs.

    Args:
        output: Path of the main output, or ``-`` or None for standard output.
        other: Path of the second output, or ``-``.
        inputs: The files that are read.

    Raises:
        UnwritableOutputError: One of them cannot be written without loss.
    """
    if _identity(output) == _identity(other):
        raise UnwritableOutputError(other, "both outputs cannot go to the same place; choose another name for --review")
    for name in {str(output or STDIO), other} - {STDIO}:
        with suppress(OSError, ValueError):
            _refuse(Path(name), Path(name).stat(), inputs)


def _identity(name: str | None) -> object:
    """Return what two names of one regular file have in common; a device or a pipe may be written twice."""
    if name in (None, STDIO):
        name = STDIO
    with suppress(OSError, AttributeError, ValueError):
        found = os.fstat(sys.stdout.fileno()) if name == STDIO else Path(str(name)).stat()
        return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else name
    with suppress(OSError, RuntimeError, ValueError):
        return STDIO if name == STDIO else Path(str(name)).resolve()
    return name


def _refuse(target: Path, found: os.stat_result, inputs: Sequence[str]) -> None:
    if target.is_dir():
        raise UnwritableOutputError(str(target), "is a directory; name a file")
    if any(_is_input(found, name) for name in inputs):
        raise UnwritableOutputError(
            str(target), "is an input and is not overwritten; choose another name for the output"
        )


def _is_input(found: os.stat_result, name: str) -> bool:
    # A stream that is no file of the system, and an input that is gone, are no output either.
    with suppress(OSError, AttributeError):
        return os.path.samestat(found, os.fstat(sys.stdin.fileno()) if name == STDIO else Path(name).stat())
    return False


@contextmanager
def _replacement(target: Path) -> Iterator[BinaryIO]:
    import tempfile  # standard output needs none

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
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
