"""Find papers behind URLs that fsspec knows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from citekit.batch.folders import PATTERN
from citekit.batch.found import Found, is_hidden, key_of
from citekit.batch.manifest import MANIFEST
from citekit.batch.urls import WEB, is_local, open_remote
from citekit.batch.workshop import PAPERS
from citekit.errors import CitekitError, UnreadableInputError

_STAMPS = ("ETag", "etag", "LastModified", "last_modified", "mtime", "created", "md5Hash")


def refuse_url(url: str, out: str) -> None:
    """Refuse a URL that is the output, or lies where its papers are written.

    Raises:
        UnreadableInputError: With the cure.
        CitekitError: The kind of URL is unknown here.
    """
    system, path = open_remote(url)
    there, path = _path_there(system, out), path.rstrip("/")
    if there is not None and path == there:
        raise UnreadableInputError(url, "is the output too; name another place for --out, such as one inside it")
    if there is not None and f"{path}/".startswith(f"{there}/{PAPERS}/"):
        raise UnreadableInputError(url, f"lies where the output is written ({out}/{PAPERS}); name another --out")


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
            for name, info in _walk(system, base, _path_there(system, out)):
                yield _found(system, base, name, info)
        else:
            yield _found(system, path.rpartition("/")[0], path, system.info(path), named=True)
    except CitekitError:
        raise
    except Exception as error:  # each file system raises errors of its own
        raise UnreadableInputError(url, f"cannot be listed: {type(error).__name__}: {error}"[:200]) from error


def walk_listed_url(url: str, out: str = "") -> Iterator[Found]:
    """Yield what is behind a URL of a list: as `walk_url`, under keys with the whole of the URL.

    A list joins many places, so a URL behind which is nothing is yielded too: it is put aside with its reason when it
    is read. On the web only what ends with a slash is a folder, and nothing is a pattern.

    Raises:
        CitekitError: The kind of URL is unknown here.
    """
    system, path = open_remote(url)
    key = key_of(url.partition("://")[2])
    try:
        info = system.info(path)
    except Exception:  # noqa: BLE001 - each file system raises errors of its own
        info = {}
    is_folder = info.get("type") == "directory" or (url.endswith("/") and url.startswith(WEB))
    if not is_folder and (info or not PATTERN.search(path) or url.startswith(WEB)):
        yield Found(key, url, True, int(info.get("size") or 0), _stamp(info) if info else "")
        return
    base, found = key if is_folder else key_of(PATTERN.split(key)[0].rpartition("/")[0]), False
    with suppress(UnreadableInputError):
        for paper in walk_url(url, out):
            found = True
            yield replace(paper, key=f"{base}/{paper.key}")
    if not found:
        yield Found(key, url, True, 0, "")


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


def _walk(system: Any, path: str, out: str | None, *, is_top: bool = True) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield files with what is known of each, folder by folder, in the order of names; hidden ones are passed over."""
    if path == out:
        return
    found = sorted(system.ls(path, detail=True), key=lambda one: str(one["name"]))
    if any(str(info["name"]).endswith(f"/{MANIFEST}") for info in found):
        if is_top:
            raise UnreadableInputError(path, f"is the output of a batch, as its {MANIFEST} tells")
        return
    for info in found:
        name = str(info["name"]).rstrip("/")
        if name == path or not name.startswith(path) or is_hidden(name.rpartition("/")[2]):
            continue
        if info.get("type") == "directory":
            yield from _walk(system, name, out, is_top=False)
        else:
            yield name, info
