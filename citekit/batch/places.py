"""Write where outputs lie: a folder of this machine, or any URL that fsspec knows."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Protocol

from citekit.batch.urls import is_local, localise, open_remote
from citekit.errors import CitekitError, UnwritableOutputError

_WHOLE = frozenset({"abfs", "abfss", "adl", "az", "gcs", "gs", "memory", "oci", "oss", "s3", "s3a"})
"""Stores in which an object appears whole or not at all."""
PARTS = ".citekit.parts"
"""Folder of the output in which files grow before they take their places."""


class Folder(Protocol):
    """Hold the files of an output by their relative names; a file is there whole or not at all.

    Stores of objects give that by themselves, elsewhere a file grows apart and is moved into its place: in one step on
    a disk, in as many as its file system takes behind a URL.
    """

    def write(self, name: str, data: bytes) -> None:
        """Write bytes to a file, in the place of an older one."""

    def put(self, name: str, path: Path) -> None:
        """Move a finished local file into its place."""

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""

    def size_of(self, name: str) -> int | None:
        """Return the size of a file in bytes, or None when there is none."""

    def has(self, name: str) -> bool:
        """Say whether a file is there at this moment."""

    def tidy(self) -> None:
        """Remove what a run that was killed left half written."""


class LocalFolder:
    """Be a folder of this machine, or of a disk that it shares with others."""

    def __init__(self, root: str) -> None:
        self._root = Path(root)

    def write(self, name: str, data: bytes) -> None:
        """Write bytes to a file, in the place of an older one."""
        with self._failures(name):
            part = self._root / PARTS / uuid.uuid4().hex
            _in_folder(part, part.write_bytes, data)
            _settle(part)
            _in_folder(self._root / name, part.replace, self._root / name)

    def put(self, name: str, path: Path) -> None:
        """Move a finished local file into its place."""
        with self._failures(name):
            part = self._root / PARTS / uuid.uuid4().hex
            _in_folder(part, shutil.move, path, part)
            _settle(part)
            _in_folder(self._root / name, part.replace, self._root / name)

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        with self._failures(name):
            (self._root / name).unlink(missing_ok=True)

    def size_of(self, name: str) -> int | None:
        """Return the size of a file in bytes, or None when there is none."""
        with suppress(OSError):
            return (self._root / name).stat().st_size
        return None

    def has(self, name: str) -> bool:
        """Say whether a file is there at this moment."""
        return (self._root / name).is_file()

    def tidy(self) -> None:
        """Remove what a run that was killed left half written."""
        shutil.rmtree(self._root / PARTS, ignore_errors=True)

    def _failures(self, name: str) -> AbstractContextManager[None]:
        return _tell_failures(os.fspath(self._root / name))


def _in_folder(path: Path, write: Callable[..., object], *arguments: object) -> None:
    """Write a file, and make its folder only when it is missing: a batch writes many files into few folders."""
    try:
        write(*arguments)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(*arguments)


def _settle(path: Path) -> None:
    """Have the system write a file to the disk, so that it does not take its place before its contents do."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


class RemoteFolder:
    """Be a folder behind a URL of fsspec."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._system, self._root = open_remote(self._url)
        self._root = self._root.rstrip("/")
        protocol = self._system.protocol
        self._is_whole = bool(_WHOLE & {protocol} if isinstance(protocol, str) else _WHOLE & set(protocol))
        self._sizes: dict[str, int] | None = None

    def write(self, name: str, data: bytes) -> None:
        """Write bytes to a file, in the place of an older one."""
        with self._failures(name):
            self._make_room(name)
            if self._is_whole:
                self._system.pipe_file(self._path(name), data)
                return
            part = self._new_part()
            self._system.pipe_file(part, data)
            self._move(part, self._path(name))

    def put(self, name: str, path: Path) -> None:
        """Move a finished local file into its place."""
        with self._failures(name):
            self._make_room(name)
            if self._is_whole:
                self._system.put_file(str(path), self._path(name))
            else:
                part = self._new_part()
                self._system.put_file(str(path), part)
                self._move(part, self._path(name))
        path.unlink()

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        with self._failures(name), suppress(FileNotFoundError):
            self._system.rm_file(self._path(name))

    def size_of(self, name: str) -> int | None:
        """Return the size that a file had when the folder was first asked, for one listing serves all questions."""
        if self._sizes is None:
            with self._failures(""), suppress(FileNotFoundError):
                found = self._system.find(self._root, detail=True)
                self._sizes = {path: int(told.get("size") or 0) for path, told in found.items()}
        return (self._sizes or {}).get(self._path(name))

    def has(self, name: str) -> bool:
        """Say whether a file is there at this moment."""
        with self._failures(name):
            self._system.invalidate_cache()
            return bool(self._system.exists(self._path(name)))

    def tidy(self) -> None:
        """Remove what a run that was killed left half written."""
        with suppress(Exception):
            self._system.rm(self._path(PARTS), recursive=True)

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _new_part(self) -> str:
        self._make_room(f"{PARTS}/one")
        return self._path(f"{PARTS}/{uuid.uuid4().hex}")

    def _move(self, part: str, path: str) -> None:
        """Move a file into its place; where the system cannot replace an older one, that goes just before."""
        try:
            self._system.mv(part, path)
        except Exception:
            if not self._system.exists(part) or not self._system.exists(path):
                raise
            self._system.rm_file(path)
            self._system.mv(part, path)

    def _make_room(self, name: str) -> None:
        if not self._is_whole:
            self._system.makedirs(self._path(name).rpartition("/")[0], exist_ok=True)

    def _failures(self, name: str) -> AbstractContextManager[None]:
        return _tell_failures(f"{self._url}/{name}")


@contextmanager
def _tell_failures(name: str) -> Iterator[None]:
    try:
        yield
    except CitekitError:
        raise
    except Exception as error:  # each file system raises errors of its own
        reason = getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"
        raise UnwritableOutputError(name, f"cannot be written: {reason}") from error


def open_folder(place: str) -> Folder:
    """Open an output by its path or URL.

    Raises:
        CitekitError: The kind of URL is unknown here.
    """
    place = localise(place)
    return LocalFolder(place) if is_local(place) else RemoteFolder(place)
