"""Hold what is known of each web archive: where it is asked, in which dialect, and how often."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from citekit.packaged import packaged_text


@dataclass(frozen=True, slots=True)
class Archive:
    """Hold one web archive.

    Attributes:
        name: For people; the base URL of an archive that the user named.
        dialect: ``wayback``, ``pywb``, ``memento`` or ``timegate``: a key of `DIALECTS`.
        index: Where its index answers (CDX), or the start of its TimeMaps.
        replay: Start of the addresses that programs read copies from.
        view: Start of the addresses that people see copies at.
        availability: Where its availability API answers, or None.
        save: Where Save Page Now answers, or None.
        per_minute: Calls a minute for ``index``, ``replay`` and ``save``, as pairs; a missing kind is unknown.
    """

    name: str
    dialect: str
    index: str
    replay: str
    view: str
    availability: str | None = None
    save: str | None = None
    per_minute: tuple[tuple[str, int], ...] = ()

    @property
    def addressable(self) -> bool:
        """True when the address of a copy can be written from its moment and its URL."""
        return self.dialect in {"wayback", "pywb"}

    def holds(self, url: str) -> bool:
        """Say whether a URL stays inside the archive: the same scheme, host and port as its copies."""
        return origin(url) in {origin(self.replay), origin(self.view)}


def origin(url: str) -> str:
    """Return scheme, host and port of a URL, or an empty text for none.

    Example:
        >>> origin("https://web.archive.org/web/2014/http://example.org/")
        'https://web.archive.org'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def trusted_hosts(bases: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return host and port of the archives that a user named, which are to be reached even where they are private.

    Example:
        >>> trusted_hosts(["http://127.0.0.1:8470/web", "https://archive.example"])
        (('127.0.0.1', 8470), ('archive.example', 443))
    """
    return tuple(host for host in dict.fromkeys(map(_host_and_port, bases)) if host is not None)


def _host_and_port(base: str) -> tuple[str, int] | None:
    try:
        parts = urlsplit(base)
        return (parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)) if parts.hostname else None
    except ValueError:
        return None


@cache
def default_archives() -> tuple[Archive, ...]:
    """Return the archives of ``archives.toml``, in its order."""
    rows = tomllib.loads(packaged_text(__package__, "archives.toml"))["archive"]
    return tuple(Archive(per_minute=tuple(row.pop("limits").items()), **row) for row in rows)
