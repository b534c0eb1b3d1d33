"""Walk folders of this machine for papers, all or those that match a pattern."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

from citekit.batch.found import Found, is_folder, is_hidden, key_of
from citekit.batch.guarding import is_output
from citekit.errors import UnreadableInputError

PATTERN = re.compile(r"[*?\[]")
"""What makes a name a pattern."""


def walk_folder(folder: Path, base: Path, outside: Path | None, depth: int = sys.maxsize) -> Iterator[Found]:
    """Yield the files of a folder and of those below it, in the order of names; hidden ones are passed over.

    Args:
        folder: Where to look.
        base: Where keys begin.
        outside: The output of this batch, which is passed over as are outputs of others.
        depth: How many folders deep to look.

    Raises:
        UnreadableInputError: The folder cannot be listed. One below it that cannot is yielded, to be put aside.
    """
    if Path(os.path.realpath(folder)) == outside or is_output(folder):
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        if folder == base:
            raise UnreadableInputError(os.fspath(folder), f"cannot be listed: {error.strerror}") from error
        yield Found(key_of(os.path.relpath(folder, base)), os.fspath(folder.absolute()), True, 0, "")
        return
    for entry in entries:
        if is_hidden(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth > 1:
                yield from walk_folder(Path(entry.path), base, outside, depth - 1)
        else:
            yield from found_file(Path(entry.path), base)


def pattern_base(pattern: str) -> Path:
    """Return the folder in which a pattern begins.

    Example:
        >>> pattern_base("papers/2014/*.pdf").as_posix()
        'papers/2014'
    """
    return Path(PATTERN.split(pattern)[0] + "x").parent


def walk_pattern(pattern: str, outside: Path | None, root: Path | None = None) -> Iterator[Found]:
    """Walk the folder in which a pattern begins, no deeper than it may match, and yield what it matches.

    Args:
        pattern: Where ``**`` stands for any folders.
        outside: The output of this batch, which is passed over as are outputs of others.
        root: Where keys begin; where the pattern does when None.

    Raises:
        UnreadableInputError: It matches nothing.
    """
    base = pattern_base(pattern)
    wanted = Path(pattern).parts[len(base.parts) :]
    depth = sys.maxsize if "**" in wanted else len(wanted)
    found = False
    if is_folder(base):
        for paper in walk_folder(base, base, outside, depth):
            if matches(Path(os.path.relpath(paper.source, base.absolute())).parts, wanted):
                found = True
                yield replace(paper, key=key_of(os.path.relpath(paper.source, root))) if root else paper
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


def found_file(path: Path, base: Path, *, named: bool = False) -> Iterator[Found]:
    """Yield a file, unless it is none, went away since it was seen, or is a link to nowhere or to itself."""
    with suppress(OSError):
        told = path.stat()
        if not stat.S_ISREG(told.st_mode):
            return
        stamp = f"{told.st_size}-{told.st_mtime_ns}-{told.st_ctime_ns}-{told.st_ino}"
        yield Found(key_of(os.path.relpath(path, base)), os.fspath(path.absolute()), named, told.st_size, stamp)
