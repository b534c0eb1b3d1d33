"""Find the papers of a batch, one after another: in folders, by patterns, from lists, behind URLs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from citekit.batch.folders import PATTERN, found_file, is_output, walk_folder, walk_pattern
from citekit.batch.found import Found, is_file, is_folder, key_of
from citekit.batch.manifest import MANIFEST
from citekit.batch.remote import find_url, walk_url
from citekit.batch.urls import is_local, localise
from citekit.documents import read_rows
from citekit.errors import UnreadableInputError


class _Input(NamedTuple):
    """Join an input's name, for papers of several inputs, with the walk that finds them."""

    name: str
    walk: Iterable[Found]


def check_inputs(inputs: Iterable[str], out: str) -> None:
    """Refuse what cannot be an input, before anything is made or written.

    Args:
        inputs: As for `find_papers`.
        out: The output.

    Raises:
        UnreadableInputError: An input is not there, is the output, or that of another batch.
    """
    place = os.path.realpath(localise(out)) if is_local(localise(out)) else None
    for name in map(localise, inputs):
        if name.startswith("@") or not is_local(name):
            continue
        path = Path(name)
        if not (is_file(path) or is_folder(path) or PATTERN.search(name)) or not name:
            raise UnreadableInputError(name or "''", "no such file or folder")
        if place == os.path.realpath(name):
            raise UnreadableInputError(name, "is the output too; name another folder for --out, such as one inside it")
        if is_output(path):
            reason = f"is the output of a batch, as its {MANIFEST} tells; name the folder of the papers"
            raise UnreadableInputError(name, reason)


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
    outside = Path(os.path.realpath(localise(out))) if out and is_local(localise(out)) else None
    found = [_Input(_name_of(name), _walk(localise(name), out, outside)) for name in named]
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
    fixed = PATTERN.split(name)[0] if is_local(name) and not os.path.lexists(name) else name
    path = Path(os.path.realpath(fixed)) if is_local(fixed) else Path(fixed.rstrip("/"))
    if is_local(fixed) and (fixed != name or is_file(path)):
        path = path if fixed.endswith(("/", os.sep)) else path.parent
    return path.name or "papers"


def _walk(name: str, out: str, outside: Path | None) -> Iterator[Found]:
    if not is_local(name):
        yield from walk_url(name, out)
        return
    path = Path(name)
    if is_folder(path):
        yield from walk_folder(path, path, outside)
    elif is_file(path):
        yield from found_file(path, path.parent, named=True)
    elif PATTERN.search(name):
        yield from walk_pattern(name, outside)
    else:
        raise UnreadableInputError(name, "no such file or folder")


def _walk_list(name: str, outside: Path | None) -> Iterator[Found]:
    rows = _read_list(name)
    local = [_absolute(localise(row)) for row in rows if is_local(localise(row))]
    base = Path(os.path.commonpath(local)) if local else Path()
    base = base.parent if len(local) == 1 or is_file(base) else base
    for row in rows:
        source = localise(row)
        if not is_local(source):
            yield find_url(source)
        else:
            yield from _walk_listed(Path(_absolute(source)), base, outside)


def _walk_listed(path: Path, base: Path, outside: Path | None) -> Iterator[Found]:
    if is_folder(path):
        yield from walk_folder(path, base, outside)
    elif is_file(path):
        yield from found_file(path, base, named=True)
    else:
        # One that is gone is put aside with its reason; the others of a long list are read.
        yield Found(key_of(os.path.relpath(path, base)), os.fspath(path), True, 0, "")


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
    return [_as_meant(row) for row in rows if row.strip() and not row.lstrip().startswith("#")]


def _as_meant(row: str) -> str:
    """Leave out spaces around a name, unless there is a file of just this name."""
    return row if os.path.lexists(row) else row.strip()
