"""Find out by asking in which dialect an archive answers that the user named by its base URL."""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from citekit.links.archives.capture import Query
from citekit.links.archives.dialects import DIALECTS
from citekit.links.archives.table import Archive, default_archives, origin
from citekit.links.interfaces import Fetch
from citekit.links.page import Page

_PROBE = Query("http://example.com/", limit=1)
_COLLECTIONS = ("", "/web", "/wayback", "/all")
_STRANGERS = (("index", 60), ("replay", 240), ("save", 5))


def discover(base: str, fetch: Fetch) -> Archive | None:
    """Return the archive behind a base URL, or None when nothing there answers as an archive does.

    The base may be the root of a Wayback-like service, a collection of pywb, the root of a pywb with one collection,
    or the place where TimeMaps stand. Archives of the table are known without asking.
    """
    base = base.strip().rstrip("/")
    known = next((archive for archive in default_archives() if origin(archive.replay) == origin(base)), None)
    if known is not None:
        return known
    return next((archive for archive in _candidates(base, fetch) if _answers(archive, fetch)), None)


def _candidates(base: str, fetch: Fetch) -> Iterator[Archive]:
    stem = base.removesuffix("/web")
    yield _wayback(base, stem)
    yield from (_pywb(base, f"{base}{place}") for place in _COLLECTIONS)
    yield from (_pywb(base, f"{base}/{name}") for name in _collections(fetch(f"{base}/collinfo.json")))
    yield from (_memento(base, f"{place}/timemap/link") for place in dict.fromkeys((base, f"{base}/web")))
    yield from (_memento(base, base), replace(_memento(base, base), dialect="timegate"))


def _answers(archive: Archive, fetch: Fetch) -> bool:
    dialect = DIALECTS[archive.dialect]
    address = dialect.address(archive, _PROBE)
    if address is None:
        return False
    page = fetch(address, follow=False)
    return dialect.read(archive, page) is not None and (archive.addressable or _is_memento(page))


def _is_memento(page: Page) -> bool:
    """Say whether an answer speaks of Memento, because a bare 404 comes from any server."""
    kind, varies = page.headers.get("content-type", ""), page.headers.get("vary", "").lower()
    return "link-format" in kind or "accept-datetime" in varies or (page.status == 200 and "html" not in kind)


def _wayback(base: str, stem: str) -> Archive:
    web = f"{stem}/web"
    available, save = f"{stem}/wayback/available", f"{stem}/save"
    return Archive(base, "wayback", f"{stem}/cdx/search/cdx", web, web, available, save, _limits(base))


def _pywb(base: str, collection: str) -> Archive:
    return Archive(base, "pywb", f"{collection}/cdx", collection, collection, per_minute=_limits(base))


def _memento(base: str, timemaps: str) -> Archive:
    return Archive(base, "memento", timemaps, base, base, per_minute=_limits(base))


def _collections(page: Page) -> list[str]:
    """Return the names of the collections of a pywb, which has no index over all of them by default."""
    try:
        listed = json.loads(page.body) if page.status == 200 else {}
        names = [*listed["fixed"], *listed["dynamic"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []
    return [name for name in names if isinstance(name, str) and name.replace("-", "").replace("_", "").isalnum()][:10]


def _limits(base: str) -> tuple[tuple[str, int], ...]:
    """Return cautious limits for a stranger on the open web; one's own machine sets them by its first 429."""
    try:
        host = urlsplit(base).hostname or ""
        own = host == "localhost" or ipaddress.ip_address(host).is_private
    except ValueError:
        own = False
    return () if own else _STRANGERS
