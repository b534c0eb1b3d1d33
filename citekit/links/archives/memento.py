"""Speak Memento, for an archive that has TimeMaps and no other index.

Source: RFC 7089, application/link-format (RFC 6690).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from citekit.links.archives.capture import Capture, Query, in_path, is_web_address
from citekit.links.archives.table import Archive
from citekit.links.page import Page

_LINK = re.compile(r'<([^<>]{1,8000})>((?:\s*;\s*[\w*]{1,40}\s*=\s*(?:"[^"]{0,2000}"|[^\s;,"]{1,200}))*)')
_PARAMETER = re.compile(r'([\w*]+)\s*=\s*(?:"([^"]*)"|([^\s;,"]+))')


def address(archive: Archive, query: Query) -> str | None:
    """Write the address of the TimeMap; None for a question that a TimeMap cannot answer."""
    if query.prefix or query.digest:
        return None
    return f"{archive.index}/{in_path(query.url)}"


def read(archive: Archive, page: Page) -> tuple[Capture, ...] | None:
    """Read the mementos of a TimeMap; a 404 says that there are none, anything else is no answer (None)."""
    if page.status == 404:
        return () if "html" not in page.headers.get("content-type", "") else None
    links = tuple(read_links(page.body.decode("utf-8", "replace"))) if page.status == 200 else ()
    if not any({"original", "self", "timegate"} & set(named.get("rel", "").split()) for _, named in links):
        return None
    original = next((url for url, named in links if "original" in named.get("rel", "").split()), page.url)
    captures = (
        capture_of_link(url, named, original) for url, named in links if "memento" in named.get("rel", "").split()
    )
    return tuple(capture for capture in captures if capture is not None and archive.holds(capture.raw))


def read_links(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Read links and their parameters, of a TimeMap or of a ``Link`` header.

    Example:
        >>> list(read_links('<http://a.org/>; rel="original"'))
        [('http://a.org/', {'rel': 'original'})]
    """
    for found in _LINK.finditer(text):
        named = {name.lower(): quoted or bare for name, quoted, bare in _PARAMETER.findall(found[2])}
        yield found[1].strip(), named


def http_moment(text: str) -> datetime | None:
    """Read a date of HTTP, such as ``Wed, 02 Jul 2014 19:11:44 GMT``; None for anything else."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def capture_of_link(url: str, named: dict[str, str], original: str) -> Capture | None:
    """Return the memento that a link with a date leads to, or None for a link without one."""
    moment = http_moment(named.get("datetime", ""))
    return Capture(moment, original, raw=url, view=url) if moment and is_web_address(original) else None
