"""Hold a paper as it was found, and the key by which it is called everywhere."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

_HIDDEN_BY_SYSTEMS = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "__macosx", "@eadir"})
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


def is_hidden(name: str) -> bool:
    """Say whether a name is of a file or folder that people never see where it was made, or of an editor's lock.

    Example:
        >>> is_hidden(".git"), is_hidden("Thumbs.db"), is_hidden("~$paper.docx"), is_hidden("paper.docx")
        (True, True, True, False)
    """
    return name.startswith((".", "~$")) or name.casefold() in _HIDDEN_BY_SYSTEMS


def is_file(path: str | os.PathLike[str]) -> bool:
    """Say whether there is a file; nothing that cannot be looked at is one."""
    return os.path.isfile(path)  # noqa: PTH113 - older versions of pathlib raise where a folder is closed


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Say whether there is a folder; nothing that cannot be looked at is one."""
    return os.path.isdir(path)  # noqa: PTH112


def key_of(path: str) -> str:
    r"""Write a relative path so that a file of text can hold it: bytes that are no UTF-8 become ``%XX``.

    Example:
        >>> key_of("../2014/./a\udcea.pdf")
        '2014/a%EA.pdf'
    """
    parts = [part for part in path.replace(os.sep, "/").split("/") if part not in ("", ".", "..")]
    return _SURROGATE.sub(lambda match: f"%{ord(match[0]) - 0xDC00:02X}", "/".join(parts))
