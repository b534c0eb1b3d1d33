"""Write where outputs lie: a folder of this machine, or any URL that fsspec knows."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Protocol

from citekit.batch.urls import is_local, localise, open_remote
from citekit.errors import CitekitError, UnwritableOutputError
from citekit.replacing import replacing

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

    def create(self, name: str) -> AbstractContextManager[BinaryIO]:
        """Open a file of this machine, which takes its place when the ``with`` ends well."""

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""

    def size_of(self, name: str) -> int | None:
        """Return the size of a file in bytes, or None when there is none."""

    def digest_of(self, name: str) -> str | None:
        """Return the SHA-256 of a file, or None when it cannot be had cheaply."""

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
            try:
                self._write(name, data)
            except FileNotFoundError:
                # Folders are made only where they are missing: a batch writes many files into few.
                self._make_room(name)
                self._write(name, data)

    def _write(self, name: str, data: bytes) -> None:
        with self._replacing(name) as file:
            file.write(data)

    @contextmanager
    def create(self, name: str) -> Iterator[BinaryIO]:
        """Open a file that takes its place when the ``with`` ends well."""
        with self._failures(name):
            self._make_room(name)
            with self._replacing(name) as file:
                yield file

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        with self._failures(name):
            (self._root / name).unlink(missing_ok=True)

    def size_of(self, name: str) -> int | None:
        """Return the size of a file in bytes, or None when there is none."""
        with suppress(OSError):
            return (self._root / name).stat().st_size
        return None

    def digest_of(self, name: str) -> str | None:
        """Return the SHA-256 of a file, or None when it cannot be read."""
        with suppress(OSError), (self._root / name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
        return None

    def has(self, name: str) -> bool:
        """Say whether a file is there at this moment."""
        return (self._root / name).is_file()

    def tidy(self) -> None:
        """Remove what a run that was killed left half written."""
        shutil.rmtree(self._root / PARTS, ignore_errors=True)

    def _replacing(self, name: str) -> AbstractContextManager[BinaryIO]:
        # For each paper, and pathlib would cost more than to write it.
        root = os.fspath(self._root)
        return replacing(f"{root}/{name}", f"{root}/{PARTS}/{os.urandom(16).hex()}")

    def _make_room(self, name: str) -> None:
        for path in (self._root / PARTS, (self._root / name).parent):
            with suppress(FileExistsError):  # a file in the way is told when something is written below it
                path.mkdir(parents=True, exist_ok=True)

    def _failures(self, name: str) -> AbstractContextManager[None]:
        return _tell_failures(f"{self._root}/{name}", OSError)


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

    @contextmanager
    def create(self, name: str) -> Iterator[BinaryIO]:
        """Open a file of this machine that is sent to its place when the ``with`` ends well."""
        with tempfile.TemporaryDirectory() as place:
            path = Path(place, "grown")
            with _tell_failures(str(path), OSError), path.open("xb") as file:
                yield file
            with self._failures(name):
                self._make_room(name)
                self._put(name, str(path))

    def _put(self, name: str, path: str) -> None:
        if self._is_whole:
            self._system.put_file(path, self._path(name))
            return
        part = self._new_part()
        self._system.put_file(path, part)
        self._move(part, self._path(name))

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

    def digest_of(self, name: str) -> str | None:
        """Return None: to fetch a whole file for its digest would cost more than it is worth."""

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
def _tell_failures(name: str, kind: type[Exception] = Exception) -> Iterator[None]:
    try:
        yield
    except CitekitError:
        raise
    except kind as error:  # file systems behind URLs raise errors of their own
        reason = getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"
        raise UnwritableOutputError(name, f"cannot be written: {reason}") from error


def open_folder(place: str) -> Folder:
    """Open an output by its path or URL.

    Raises:
        CitekitError: The kind of URL is unknown here.
    """
    place = localise(place)
    return LocalFolder(place) if is_local(place) else RemoteFolder(place)
