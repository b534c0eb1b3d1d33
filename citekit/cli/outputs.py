"""Write outputs: pipes, atomic files, none over an input or another output, one line for what goes wrong."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from citekit.cli.files import STDIO
from citekit.cli.messages import harmless_lines, say
from citekit.errors import UnwritableOutputError
from citekit.replacing import replacing


class Output:
    """Take bytes for an output; its failures name it, and no byte of a paper commands a terminal.

    Args:
        file: Where the bytes go.
        name: What errors call it.
        is_terminal: True when a person watches it: control characters are then shown as escapes.
    """

    def __init__(self, file: BinaryIO, name: str, *, is_terminal: bool) -> None:
        self._file = file
        self._name = name
        self._is_terminal = is_terminal

    def write(self, data: bytes) -> None:
        """Write bytes.

        Raises:
            UnwritableOutputError: They cannot be written.
        """
        if self._is_terminal:
            data = harmless_lines(data.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
        with _telling_failures(self._name):
            self._file.write(data)

    def flush(self) -> None:
        """Hand on what was written so far.

        Raises:
            UnwritableOutputError: It cannot be written.
        """
        with _telling_failures(self._name):
            self._file.flush()


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
def open_output(output: str | None, inputs: Sequence[str]) -> Iterator[Output]:
    """Open standard output, or a file that takes its place only when everything has been written.

    Args:
        output: Path, or ``-`` or None for standard output.
        inputs: The files that are read.

    Raises:
        UnwritableOutputError: The output cannot be written, or it is an input.
    """
    name = output or STDIO
    with ExitStack() as stack:
        with _telling_failures(name):
            opened = _open_stdout() if name == STDIO else _open_file(Path(name), inputs)
            file = stack.enter_context(opened)
        yield Output(file, name, is_terminal=name == STDIO and sys.stdout.isatty())
        with _telling_failures(name):
            stack.close()


def check_outputs(outputs: Sequence[str | None], inputs: Sequence[str]) -> None:
    """Refuse, before anything is written, two outputs that are one, and outputs that are inputs.

    Args:
        outputs: Paths, or ``-`` or None for standard output.
        inputs: The files that are read.

    Raises:
        UnwritableOutputError: One of them cannot be written without loss.
    """
    taken: set[object] = set()
    for output in outputs:
        name = output or STDIO
        identity = _identity(name)
        if identity in taken:
            raise UnwritableOutputError(
                name, "two outputs cannot go to the same place; name another file for one of them"
            )
        taken.add(identity)
        if name != STDIO:
            with suppress(OSError, ValueError):
                _refuse(Path(name), Path(name).stat(), inputs)


def keeps_older(output: str | None) -> bool:
    """Tell whether an output holds an older result, and say that it stays, for a run that read nothing.

    An empty result in the place of a good one is a loss that nobody asked for.

    Args:
        output: Path, or ``-`` or None for standard output.
    """
    if output in (None, STDIO):
        return False
    with suppress(OSError, ValueError):
        found = Path(str(output)).stat()
        if stat.S_ISREG(found.st_mode) and found.st_size:
            say(f"citekit: {output}: stays as it was, since nothing was read that could replace it", colour="red")
            return True
    return False


@contextmanager
def _telling_failures(name: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, RuntimeError, ValueError) as error:
        # A loop of symbolic links is a RuntimeError on some versions of Python, a NUL in a name a ValueError.
        reason = str(getattr(error, "strerror", None) or error)
        what = "standard output " if name == STDIO else ""
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
    with replacing(target.resolve()) as file:
        yield file


def _identity(name: str) -> object:
    """Return what two names of one regular file have in common; standard output may be such a file."""
    with suppress(OSError, AttributeError, ValueError):
        found = os.fstat(sys.stdout.fileno()) if name == STDIO else Path(name).stat()
        return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else name
    with suppress(OSError, RuntimeError, ValueError):
        return STDIO if name == STDIO else Path(name).resolve()
    return name


def _refuse(target: Path, found: os.stat_result, inputs: Sequence[str]) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise UnwritableOutputError(str(target), "is a directory; name a file")
    if any(is_same_file(found, name) for name in inputs):
        raise UnwritableOutputError(
            str(target), "is an input and is not overwritten; choose another name for the output"
        )


def is_same_file(found: os.stat_result, name: str) -> bool:
    """Tell whether a path, or ``-`` for standard input, is the file of which the system says this."""
    # A stream that is no file of the system, and an input that is gone, are no output either.
    with suppress(OSError, AttributeError, ValueError):
        return os.path.samestat(found, os.fstat(sys.stdin.fileno()) if name == STDIO else Path(name).stat())
    return False
