"""Find papers behind URLs that fsspec knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from citekit.batch.folders import PATTERN
from citekit.batch.found import Found, key_of
from citekit.batch.manifest import MANIFEST
from citekit.batch.urls import WEB, is_local, open_remote
from citekit.errors import UnreadableInputError

_STAMPS = ("ETag", "etag", "LastModified", "last_modified", "mtime", "created", "md5Hash")


def walk_url(url: str, out: str = "") -> Iterator[Found]:
    """Yield the papers behind a URL: a folder with all below it, a pattern, or a file.

    Args:
        url: Where to look; on the web a folder ends with a slash, for pages have links as folders have files.
        out: The output of this batch, which is passed over as are outputs of others.

    Raises:
        UnreadableInputError: Nothing is there, or it cannot be listed.
        CitekitError: The kind of URL is unknown here.
    """
    system, path = open_remote(url)
    try:
        if PATTERN.search(path) and not system.exists(path):
            base = PATTERN.split(path)[0].rpartition("/")[0]
            told = system.glob(path, detail=True)
            matches = [(name, told[name]) for name in sorted(told) if told[name].get("type") != "directory"]
            yield from (_found(system, base, name, info) for name, info in matches)
        elif url.endswith("/") if url.startswith(WEB) else system.isdir(path):
            base = path.rstrip("/")
            yield from (
                _found(system, base, name, info) for name, info in _walk(system, base, _path_there(system, out))
            )
        else:
            yield _found(system, path.rpartition("/")[0], path, system.info(path), named=True)
    except Exception as error:  # each file system raises errors of its own
        raise UnreadableInputError(url, f"cannot be listed: {type(error).__name__}: {error}"[:200]) from error


def find_url(url: str) -> Found:
    """Return the file behind a URL of a list; its key is the whole of the URL, for lists join many places.

    One behind which is nothing is found too: it is put aside with its reason when it is read.

    Raises:
        CitekitError: The kind of URL is unknown here.
    """
    system, path = open_remote(url)
    key = key_of(url.partition("://")[2])
    try:
        info = system.info(path)
    except Exception:  # noqa: BLE001 - each file system raises errors of its own
        return Found(key, url, True, 0, "")
    return Found(key, url, True, int(info.get("size") or 0), _stamp(info))


def _found(system: Any, base: str, name: str, info: dict[str, Any], *, named: bool = False) -> Found:
    key = key_of(name.removeprefix(base).lstrip("/"))
    return Found(key, str(system.unstrip_protocol(name)), named, int(info.get("size") or 0), _stamp(info))


def _stamp(info: dict[str, Any]) -> str:
    """Return what changes when a file does; nothing where only its size is known."""
    known = [str(info[key]) for key in _STAMPS if info.get(key)]
    return f"{info.get('size')}-" + "-".join(known) if known else ""


def _path_there(system: Any, out: str) -> str | None:
    """Return the path of an output in a file system, or None when it lies elsewhere."""
    if not out or is_local(out):
        return None
    other, path = open_remote(out)
    return path.rstrip("/") if isinstance(other, type(system)) else None


def _walk(system: Any, path: str, out: str | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield files with what is known of each, folder by folder, in the order of names; hidden ones are passed over."""
    if path == out:
        return
    found = sorted(system.ls(path, detail=True), key=lambda one: str(one["name"]))
    if any(str(info["name"]).endswith(f"/{MANIFEST}") for info in found):
        return
    for info in found:
        name = str(info["name"]).rstrip("/")
        if name == path or not name.startswith(path) or name.rpartition("/")[2].startswith("."):
            continue
        if info.get("type") == "directory":
            yield from _walk(system, name, out)
        else:
            yield name, info
