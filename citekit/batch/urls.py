"""Read what lies behind a URL that fsspec knows; tell paths of this machine from URLs."""

from __future__ import annotations

import os
import re
import time
from typing import Any
from urllib.parse import unquote_to_bytes

from citekit.documents.files import SIZE_LIMIT
from citekit.errors import CitekitError, UnreadableInputError, install_extra

_FILE = "file://"
WEB = ("http://", "https://")
_PAUSES = (0.5, 2.0)
_FINAL = (FileNotFoundError, PermissionError, IsADirectoryError, MemoryError)
_PIECE = 1024 * 1024
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(?:://|::)")


def is_local(source: str) -> bool:
    """Say whether a source is a path of this machine and no URL.

    Example:
        >>> is_local("papers/a.pdf"), is_local("s3://bucket/a.pdf"), is_local("file:///papers/a.pdf")
        (True, False, False)
    """
    return not _URL.match(source)


def localise(source: str) -> str:
    """Turn a ``file://`` URL of this machine into its path (RFC 8089); anything else stays.

    Raises:
        CitekitError: It names a file of another machine, or no file.

    Example:
        >>> localise("file:///papers/a%20b.pdf"), localise("file://localhost/a.pdf"), localise("a%20b.pdf")
        ('/papers/a b.pdf', '/a.pdf', 'a%20b.pdf')
    """
    if not source.lower().startswith(_FILE):
        return source
    host, slash, path = source[len(_FILE) :].partition("/")
    if host.lower() not in ("", "localhost") or not slash:
        raise CitekitError(f"{source}: lies on another machine; a URL of this one looks like file:///papers/a.pdf")
    # File names are bytes, and so is what percent signs spell.
    decoded = unquote_to_bytes(os.fsencode(slash + path))
    if b"\0" in decoded:
        raise CitekitError(f"{source}: is no name of a file")
    return os.fsdecode(decoded)


def open_remote(url: str) -> tuple[Any, str]:
    """Return the file system of a URL and the path there.

    Raises:
        CitekitError: fsspec is not installed, or what it needs for this kind of URL is not.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise CitekitError(f"{url}: URLs need the extra cluster: {install_extra('cluster')}") from error
    try:
        system, path = url_to_fs(url)
    except (ImportError, ValueError, OSError) as error:
        raise CitekitError(f"{url}: {error}") from error
    return system, str(path)


def fetch(url: str, name: str) -> bytes:
    """Return the bytes behind a URL; what fails in passing is tried again.

    Raises:
        UnreadableInputError: They cannot be had, or are more than ``SIZE_LIMIT``.
    """
    system, path = open_remote(url)
    for pause in (*_PAUSES, None):
        try:
            data = _read(system, path)
            break
        except Exception as error:
            if pause is None or isinstance(error, _FINAL):
                reason = f"cannot be fetched: {type(error).__name__}: {error}"[:200]
                raise UnreadableInputError(name, reason) from error
            time.sleep(pause)
    if len(data) > SIZE_LIMIT:
        raise UnreadableInputError(name, f"is larger than {SIZE_LIMIT // 1024 // 1024} MB; split it into papers")
    return data


def _read(system: Any, path: str) -> bytes:
    # To open a page asks twice, and calls missing whatever did not answer at once, unless a size is told; with a block
    # of nothing it is read as it comes.
    how = {"block_size": 0, "size": 1} if path.startswith(WEB) else {}
    # Whoever asks for the largest size at once may be given room for it at once.
    data = bytearray()
    with system.open(path, "rb", **how) as file:
        while len(data) <= SIZE_LIMIT and (piece := file.read(_PIECE)):
            data += piece
    return bytes(data)
