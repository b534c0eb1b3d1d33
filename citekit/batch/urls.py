"""Read what lies behind a URL that fsspec knows; tell paths of this machine from URLs."""

from __future__ import annotations

import re
import time
from typing import Any

from citekit.documents.files import SIZE_LIMIT
from citekit.errors import CitekitError, UnreadableInputError, install_extra

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
    """Turn a ``file://`` URL into its path; anything else stays.

    Example:
        >>> localise("file:///papers/a.pdf")
        '/papers/a.pdf'
    """
    return source[len("file://") :] if source.startswith("file:///") else source


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
    if path.startswith(WEB):
        # To open a page asks twice, and calls missing whatever did not answer at once.
        whole: bytes = system.cat_file(path)
        return whole
    # Whoever asks for the largest size at once may be given room for it at once.
    data = bytearray()
    with system.open(path, "rb") as file:
        while len(data) <= SIZE_LIMIT and (piece := file.read(_PIECE)):
            data += piece
    return bytes(data)
