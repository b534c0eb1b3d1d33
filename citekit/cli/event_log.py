"""Keep the events of a batch as JSON lines, in a file that is no paper and nothing else of worth."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from pathlib import Path

from citekit.batch.folders import PATTERN
from citekit.batch.urls import is_local, localise
from citekit.errors import UnwritableOutputError

_FIRST_LINE = 64 * 1024


class EventLog:
    """Append events to a file, each at once.

    Args:
        name: Path of the file.

    Raises:
        UnwritableOutputError: The file cannot be written.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        with self._telling_failures():
            self._file = Path(name).open("ab")  # noqa: SIM115 - open as long as the batch runs

    def write(self, event: str, **said: object) -> None:
        """Write an event with what is to be said of it, and the time.

        Raises:
            UnwritableOutputError: The file cannot be written.
        """
        line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **said}
        data = (json.dumps(line, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")
        with self._telling_failures():
            self._file.write(data)
            self._file.flush()

    def close(self) -> None:
        """Close the file; what could not be written was told before."""
        with suppress(OSError):
            self._file.close()

    @contextmanager
    def _telling_failures(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UnwritableOutputError(self._name, f"the log cannot be written: {error.strerror or error}") from error


def check_log(log: str, inputs: Sequence[str], out: str) -> None:
    """Refuse, before anything is written, a log that would be read as a paper, or spoil a file that is none.

    Args:
        log: Path of the log.
        inputs: What the batch reads: folders, files, patterns, URLs, and lists as ``@FILE``.
        out: The output of the batch, in which nothing is read.

    Raises:
        UnwritableOutputError: The log cannot lie there.
    """
    if any(_holds(localise(name), log, localise(out)) for name in inputs):
        raise UnwritableOutputError(log, "lies among the inputs; name a file elsewhere for the log")
    path = Path(log)
    with suppress(OSError):
        if path.is_file() and path.stat().st_size and not _is_log(path):
            raise UnwritableOutputError(log, "exists and is no log of a batch; choose another name")


def _holds(name: str, log: str, out: str) -> bool:
    """Tell whether an input would find the log among its papers."""
    if name.startswith("@") or not is_local(name):
        return False
    place = Path(os.path.realpath(log))
    if is_local(out) and place.is_relative_to(os.path.realpath(out)):
        return False
    root = Path(os.path.realpath(name))
    if root.is_dir() and place.is_relative_to(root):
        return not any(part.startswith(".") for part in place.relative_to(root).parts)
    return place == root or (PATTERN.search(name) is not None and fnmatchcase(str(place), str(root)))


def _is_log(path: Path) -> bool:
    with path.open("rb") as file:
        line = file.readline(_FIRST_LINE)
    try:
        first = json.loads(line)
    except ValueError:
        return False
    return isinstance(first, dict) and {"time", "event"} <= first.keys()
