"""Speak Memento to an archive that has a TimeGate and not even TimeMaps: one question, the nearest copies.

Source: RFC 7089, section 4 (datetime negotiation).
"""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import format_datetime
from urllib.parse import urljoin

from citekit.links.archives.capture import Capture, Query, in_path
from citekit.links.archives.memento import capture_of_link, read_links
from citekit.links.archives.table import Archive
from citekit.links.page import Page


def address(archive: Archive, query: Query) -> str | None:
    """Write the address of the TimeGate; None for a question that a TimeGate cannot answer."""
    if query.prefix or query.digest:
        return None
    return f"{archive.index}/{in_path(query.url)}"


def headers(query: Query) -> Mapping[str, str]:
    """Write the moment that is asked for into ``Accept-Datetime``."""
    return {"Accept-Datetime": format_datetime(query.near, usegmt=True)} if query.near else {}


def read(archive: Archive, page: Page) -> tuple[Capture, ...] | None:
    """Read the mementos that the answer links to: the nearest, and the first, last and neighbouring ones."""
    if page.status == 404:
        return () if "memento-datetime" not in page.headers else None
    links = tuple(read_links(page.headers.get("link", "")))
    original = next((url for url, named in links if "original" in named.get("rel", "").split()), None)
    if original is None or page.status is None or page.status >= 400:
        return None
    mementos = [(urljoin(page.url, url), named) for url, named in links if "memento" in named.get("rel", "").split()]
    captures = {capture.raw: capture for url, named in mementos if (capture := capture_of_link(url, named, original))}
    return tuple(capture for capture in captures.values() if archive.holds(capture.raw))
