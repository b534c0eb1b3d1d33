"""Ask a CDX index what all of them are asked alike, and make captures of its rows, whatever it calls the columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from citekit.links.archives.capture import Capture, Query, in_path, is_web_address, moment_of, timestamp
from citekit.links.archives.table import Archive
from citekit.model.link import Memento


def cdx_address(archive: Archive, query: Query, own: Iterable[tuple[str, str]]) -> str:
    """Write the address that answers a query: what a dialect says in words of its own, then what all say alike."""
    asked = [("url", query.url), ("output", "json"), *own]
    asked += [("closest", timestamp(query.near)), ("sort", "closest")] if query.near else []
    asked += [("from", timestamp(query.since))] if query.since else []
    asked += [("to", timestamp(query.until))] if query.until else []
    return f"{archive.index}?{urlencode([*asked, ('limit', str(query.limit))], errors='replace')}"


def capture_of(archive: Archive, row: Mapping[str, object]) -> Capture | None:
    """Return the capture of a row with the names of Wayback, or None for a row without moment or URL."""
    stamp, original = str(row.get("timestamp", "")), str(row.get("original", ""))
    moment = moment_of(stamp)
    if moment is None or not is_web_address(original):
        return None
    raw, view = addresses(archive, stamp, original)
    status = str(row.get("statuscode", ""))
    return Capture(
        moment,
        original,
        raw,
        view,
        status=int(status) if len(status) == 3 and status.isascii() and status.isdigit() else None,
        digest=str(row.get("digest", "")),
    )


def capture_of_memento(archive: Archive, memento: Memento) -> Capture:
    """Return the capture that a memento was made of."""
    if not archive.addressable:
        return Capture(memento.datetime, memento.original, memento.url, memento.url)
    return Capture(
        memento.datetime, memento.original, *addresses(archive, timestamp(memento.datetime), memento.original)
    )


def addresses(archive: Archive, stamp: str, original: str) -> tuple[str, str]:
    """Return where programs and where people read a copy.

    The mark ``id_`` asks for the bytes as they were, without the banner and the rewritten links of the archive.
    """
    quoted = in_path(original)
    return f"{archive.replay}/{stamp}id_/{quoted}", f"{archive.view}/{stamp}/{quoted}"
