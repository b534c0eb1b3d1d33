"""Find the papers of a batch, one after another: in folders, by patterns, from lists, behind URLs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from citekit.batch.folders import PATTERN, found_file, pattern_base, walk_folder, walk_pattern
from citekit.batch.found import Found, is_file, is_folder, key_of
from citekit.batch.guarding import Place, refuse_output
from citekit.batch.remote import refuse_url, walk_listed_url, walk_url
from citekit.batch.urls import is_local, localise
from citekit.documents import read_rows
from citekit.errors import UnreadableInputError

_SHORTEST_NAME = 3
"""Of what ``find`` tells; it begins with the folder that was searched, such as ``./``."""


class _Input(NamedTuple):
    """Join an input's name, for papers of several inputs, with the walk that finds them."""

    name: str
    walk: Iterable[Found]


def find_papers(inputs: Iterable[str], lists: Iterable[str] = (), out: str = "") -> Iterator[Found]:
    """Yield the papers of all inputs; hidden files and outputs of batches are passed over.

    What cannot be an input is refused at once, before the first paper is drawn; folders are walked as papers are drawn.

    Args:
        inputs: Folders, files, patterns, URLs, and lists of any of them as ``@FILE``.
        lists: Files with any of them a line.
        out: The output, of which nothing is an input.

    Raises:
        UnreadableInputError: An input is not there, is the output, lies where the output is written, or is the output
            of another batch; a list cannot be read.
        CitekitError: A URL is of no kind that is known here.
    """
    place = Place.of(out)
    named = [name for name in inputs if not name.startswith("@")]
    rows = {name: _read_list(name) for name in (*(name[1:] for name in inputs if name.startswith("@")), *lists)}
    for name in map(localise, named):
        _check_there(name)
        _check_apart(name, place, out)
    for row in chain.from_iterable(rows.values()):
        _check_apart(row, place, out)
    found = [_Input(_name_of(name), _walk(localise(name), out, place)) for name in named]
    found += [_Input(Path(name).stem, _walk_list(listed, out, place)) for name, listed in rows.items()]
    return _join(found)


def _check_there(name: str) -> None:
    if is_local(name) and not (name and (is_file(name) or is_folder(name) or PATTERN.search(name))):
        raise UnreadableInputError(name or "''", "no such file or folder")


def _check_apart(name: str, place: Place | None, out: str) -> None:
    """Refuse what is an output; what is not there at all is told where it is looked for."""
    if not is_local(name):
        refuse_url(name, out)
        return
    if not (is_file(name) or is_folder(name)):
        name = os.fspath(pattern_base(name)) if PATTERN.search(name) else ""
    if name and place is not None:
        place.refuse(name)
    if name:
        refuse_output(name)


def _join(found: Sequence[_Input]) -> Iterator[Found]:
    if len(found) == 1:
        yield from found[0].walk
        return
    taken: set[str] = set()
    for one in found:
        prefix = _free_name(one.name, taken)
        for paper in one.walk:
            yield replace(paper, key=f"{prefix}/{paper.key}")


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


def _walk(name: str, out: str, place: Place | None) -> Iterator[Found]:
    if not is_local(name):
        yield from walk_url(name, out)
        return
    path = Path(name)
    if is_folder(path):
        yield from walk_folder(path, path, place.root if place else None)
    elif is_file(path):
        yield from found_file(path, path.parent, named=True)
    elif PATTERN.search(name):
        yield from walk_pattern(name, place.root if place else None)
    else:
        raise UnreadableInputError(name, "no such file or folder")


def _walk_list(rows: Sequence[str], out: str, place: Place | None) -> Iterator[Found]:
    begins = [_begin(_absolute(row)) for row in rows if is_local(row)]
    base = Path(os.path.commonpath(begins)) if begins else Path()
    base = base.parent if len(begins) == 1 or is_file(base) else base
    for row in rows:
        if is_local(row):
            yield from _walk_listed(_absolute(row), base, place.root if place else None)
        else:
            yield from walk_listed_url(row, out)


def _begin(path: str) -> str:
    """Return the path to which a row of a list leads, for a pattern the folder in which it begins with what follows."""
    return os.path.join(pattern_base(path), "x") if PATTERN.search(path) and not os.path.lexists(path) else path  # noqa: PTH118


def _walk_listed(name: str, base: Path, outside: Path | None) -> Iterator[Found]:
    path = Path(name)
    if is_folder(path):
        yield from walk_folder(path, base, outside)
    elif is_file(path):
        yield from found_file(path, base, named=True)
    else:
        # What is gone, or matches nothing, is put aside with its reason; the rest of a long list is read.
        with suppress(UnreadableInputError):
            if PATTERN.search(name):
                yield from walk_pattern(name, outside, base)
                return
        yield Found(key_of(os.path.relpath(path, base)), os.fspath(path), True, 0, "")


def _absolute(path: str) -> str:
    return os.path.normpath(Path(path).absolute())


def _read_list(name: str) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise UnreadableInputError(name, f"the list cannot be read: {error.strerror}") from error
    names = _split_at_nul(data)
    if names:
        return [localise(os.fsdecode(one)) for one in names]
    data = data.removeprefix(b"\xef\xbb\xbf")
    # File names are bytes: a list of them is read as the system reads names, not guessed at as prose is.
    rows = read_rows(data, name) if b"\0" in data else map(os.fsdecode, data.splitlines())
    return [localise(_as_meant(row)) for row in rows if row.strip() and not row.lstrip().startswith("#")]


def _split_at_nul(data: bytes) -> list[bytes]:
    """Return the names that ``find -print0`` told, or none: in text of UTF-16 NUL bytes stand close together."""
    *names, rest = data.split(b"\0")
    return names if not rest and all(len(name) >= _SHORTEST_NAME for name in names) else []


def _as_meant(row: str) -> str:
    """Leave out spaces around a name, unless there is a file of just this name."""
    return row if os.path.lexists(row) else row.strip()
