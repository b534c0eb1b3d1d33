"""Find the papers of a batch, one after another: in folders, by patterns, from lists, behind URLs."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

from citekit.batch.manifest import MANIFEST
from citekit.batch.urls import is_local, localise, open_remote
from citekit.documents import read_rows
from citekit.errors import UnreadableInputError

_PATTERN = re.compile(r"[*?\[]")
_SURROGATE = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Found:
    """Hold a paper as it was found.

    Attributes:
        key: Its path relative to where the search began, with forward slashes.
        source: Its path or URL.
        named: True when the user named the file itself.
        size: In bytes, 0 when it is not known.
        stamp: What changes when the file does, without reading it.
    """

    key: str
    source: str
    named: bool
    size: int
    stamp: str


class _Input(NamedTuple):
    """Join an input's name, for papers of several inputs, with the walk that finds them."""

    name: str
    walk: Iterable[Found]


def find_papers(inputs: Iterable[str], lists: Iterable[str] = (), out: str = "") -> Iterator[Found]:
    """Yield the papers of all inputs; hidden files and outputs of batches are passed over.

    Args:
        inputs: Folders, files, patterns, URLs, and lists as ``@FILE``.
        lists: Files with a path or URL a line.
        out: The output, of which nothing is an input.

    Raises:
        UnreadableInputError: An input is not there, or a list cannot be read.
        CitekitError: A URL is of no kind that is known here.
    """
    named = [name for name in inputs if not name.startswith("@")]
    listed = [*(name[1:] for name in inputs if name.startswith("@")), *lists]
    outside = Path(localise(out)).resolve() if out and is_local(localise(out)) else None
    found = [_Input(_name_of(name), _walk(localise(name), outside)) for name in named]
    found += [_Input(Path(name).stem, _walk_list(name, outside)) for name in listed]
    if len(found) == 1:
        yield from found[0].walk
        return
    taken: set[str] = set()
    for one in found:
        prefix = _free_name(one.name, taken)
        for paper in one.walk:
            yield Found(f"{prefix}/{paper.key}", paper.source, paper.named, paper.size, paper.stamp)


def _free_name(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def _name_of(name: str) -> str:
    """Return the folder by which the papers of one input among several are told apart."""
    fixed = _PATTERN.split(name)[0] if is_local(name) and not Path(name).exists() else name
    path = Path(fixed).resolve() if is_local(fixed) else Path(fixed.rstrip("/"))
    if is_local(fixed) and (fixed != name or path.is_file()):
        path = path if fixed.endswith(("/", os.sep)) else path.parent
    return path.name or "papers"


def _walk(name: str, outside: Path | None) -> Iterator[Found]:
    if not is_local(name):
        yield from _walk_url(name)
        return
    path = Path(name)
    if path.is_dir():
        yield from _walk_folder(path, path, outside)
    elif path.is_file():
        yield from _found(path, path.parent, named=True)
    elif _PATTERN.search(name):
        yield from _walk_pattern(name, outside)
    else:
        raise UnreadableInputError(name, "no such file or folder")


def _walk_folder(folder: Path, base: Path, outside: Path | None, depth: int = sys.maxsize) -> Iterator[Found]:
    if folder.resolve() == outside or (folder / MANIFEST).is_file():
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise UnreadableInputError(os.fspath(folder), f"cannot be listed: {error.strerror}") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth > 1:
                yield from _walk_folder(Path(entry.path), base, outside, depth - 1)
        elif entry.is_file():
            yield from _found(Path(entry.path), base)


def _walk_pattern(pattern: str, outside: Path | None) -> Iterator[Found]:
    """Walk the folder in which a pattern begins, no deeper than it may match, and yield what it matches."""
    base = Path(_PATTERN.split(pattern)[0] + "x").parent
    wanted = Path(pattern).parts[len(base.parts) :]
    depth = sys.maxsize if "**" in wanted else len(wanted)
    found = False
    if base.is_dir():
        for paper in _walk_folder(base, base, outside, depth):
            if matches(Path(os.path.relpath(paper.source, base.absolute())).parts, wanted):
                found = True
                yield paper
    if not found:
        raise UnreadableInputError(pattern, "matches no file")


def matches(parts: Sequence[str], wanted: Sequence[str]) -> bool:
    """Say whether the parts of a path match those of a pattern, in which ``**`` stands for any folders.

    Example:
        >>> matches(("2014", "a.pdf"), ("**", "*.pdf")), matches(("2014", "a.pdf"), ("*.pdf",))
        (True, False)
    """
    if not wanted:
        return not parts
    if wanted[0] == "**":
        return any(matches(parts[at:], wanted[1:]) for at in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], wanted[0]) and matches(parts[1:], wanted[1:])


def _found(path: Path, base: Path, *, named: bool = False) -> Iterator[Found]:
    """Yield a file, unless it went away since it was seen."""
    with suppress(OSError):
        told = path.stat()
        stamp = f"{told.st_size}-{told.st_mtime_ns}-{told.st_ctime_ns}-{told.st_ino}"
        yield Found(_key(os.path.relpath(path, base)), os.fspath(path.absolute()), named, told.st_size, stamp)


def _key(path: str) -> str:
    """Write a relative path so that a file of text can hold it: bytes that are no UTF-8 become ``%XX``."""
    parts = [part for part in path.replace(os.sep, "/").split("/") if part not in ("", ".", "..")]
    return _SURROGATE.sub(lambda match: f"%{ord(match[0]) - 0xDC00:02X}", "/".join(parts))


def _walk_list(name: str, outside: Path | None) -> Iterator[Found]:
    rows = _read_list(name)
    local = [_absolute(localise(row)) for row in rows if is_local(localise(row))]
    base = Path(os.path.commonpath(local)) if local else Path()
    base = base.parent if len(local) == 1 or base.is_file() else base
    for row in rows:
        source = localise(row)
        if not is_local(source):
            yield from _walk_url(source, named=True)
        else:
            yield from _walk_listed(Path(_absolute(source)), base, outside)


def _walk_listed(path: Path, base: Path, outside: Path | None) -> Iterator[Found]:
    if path.is_dir():
        yield from _walk_folder(path, base, outside)
    elif path.is_file():
        yield from _found(path, base, named=True)
    else:
        # One that is gone is put aside with its reason; the others of a long list are read.
        yield Found(_key(os.path.relpath(path, base)), os.fspath(path), True, 0, "")


def _absolute(path: str) -> str:
    return os.path.normpath(Path(path).absolute())


def _read_list(name: str) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise UnreadableInputError(name, f"the list cannot be read: {error.strerror}") from error
    data = data.removeprefix(b"\xef\xbb\xbf")
    # File names are bytes: a list of them is read as the system reads names, not guessed at as prose is.
    rows = read_rows(data, name) if b"\0" in data else map(os.fsdecode, data.splitlines())
    return [row for row in rows if row.strip() and not row.startswith("#")]


def _walk_url(url: str, *, named: bool = False) -> Iterator[Found]:
    system, path = open_remote(url)
    try:
        if _PATTERN.search(path) and not system.exists(path):
            base = _PATTERN.split(path)[0].rpartition("/")[0]
            told = system.glob(path, detail=True)
            matches = [(name, told[name]) for name in sorted(told) if told[name].get("type") != "directory"]
            yield from (_remote(system, base, name, info, named=False) for name, info in matches)
        elif system.isdir(path):
            yield from (_remote(system, path, name, info, named=False) for name, info in walk_remote(system, path))
        else:
            info = system.info(path)
            yield _remote(system, path.rpartition("/")[0], path, info, named=True)
    except UnreadableInputError:
        raise
    except Exception as error:  # each file system raises errors of its own
        if named:
            yield Found(_key(path.lstrip("/")), url, True, 0, "")
            return
        raise UnreadableInputError(url, f"cannot be listed: {type(error).__name__}: {error}"[:200]) from error


def _remote(system: Any, base: str, name: str, info: dict[str, Any], *, named: bool) -> Found:
    relative = name.removeprefix(base).lstrip("/")
    known = [str(info[key]) for key in ("ETag", "etag", "LastModified", "last_modified", "mtime", "created", "md5Hash")
             if info.get(key)]  # fmt: skip
    stamp = f"{info.get('size')}-" + "-".join(known) if known else ""
    return Found(_key(relative), str(system.unstrip_protocol(name)), named, int(info.get("size") or 0), stamp)


def walk_remote(system: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the files under a remote folder with what is known of each, folder by folder, in the order of names."""
    for info in sorted(system.ls(path, detail=True), key=lambda one: str(one["name"])):
        name = str(info["name"]).rstrip("/")
        if name == path.rstrip("/") or name.rpartition("/")[2].startswith("."):
            continue
        if info.get("type") == "directory":
            yield from walk_remote(system, name)
        else:
            yield name, info
