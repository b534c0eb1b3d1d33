"""Find papers behind URLs that fsspec knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from citekit.batch.folders import PATTERN
from citekit.batch.found import Found, key_of
from citekit.batch.urls import open_remote
from citekit.errors import UnreadableInputError

_STAMPS = ("ETag", "etag", "LastModified", "last_modified", "mtime", "created", "md5Hash")


def walk_url(url: str, *, named: bool = False) -> Iterator[Found]:
    """Yield the papers behind a URL: a folder with all below it, a pattern, or a file.

    Args:
        url: Where to look.
        named: True for a URL from a list: one behind which is nothing stops no other.

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
            yield Found(key_of(path.lstrip("/")), url, True, 0, "")
            return
        raise UnreadableInputError(url, f"cannot be listed: {type(error).__name__}: {error}"[:200]) from error


def _remote(system: Any, base: str, name: str, info: dict[str, Any], *, named: bool) -> Found:
    relative = name.removeprefix(base).lstrip("/")
    known = [str(info[key]) for key in _STAMPS if info.get(key)]
    stamp = f"{info.get('size')}-" + "-".join(known) if known else ""
    return Found(key_of(relative), str(system.unstrip_protocol(name)), named, int(info.get("size") or 0), stamp)


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
