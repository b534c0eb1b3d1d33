"""Speak the CDX dialect of the Wayback Machine.

Source: https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server
"""

from __future__ import annotations

import json

from citekit.links.archives.capture import Capture, Query
from citekit.links.archives.rows import capture_of, cdx_address
from citekit.links.archives.table import Archive
from citekit.links.page import Page

COLUMNS = ("timestamp", "original", "statuscode", "digest")
_EXCLUDED = b"AccessControlException"


def address(archive: Archive, query: Query) -> str:
    """Write the address that answers a query."""
    own = [("fl", ",".join(COLUMNS))]
    if query.prefix:
        own += [("matchType", "prefix"), ("collapse", "urlkey")]
    if query.good:
        own.append(("filter", "!statuscode:[45].."))
    if query.digest:
        own.append(("filter", f"digest:{query.digest}"))
    return cdx_address(archive, query, own)


def read(archive: Archive, page: Page) -> tuple[Capture, ...] | None:
    """Read the rows of an answer; None when it is not an answer of the index.

    An excluded site has no rows: the index has spoken, and shows nothing.
    """
    if _EXCLUDED in page.body[:2000]:
        return ()
    rows = _table(page)
    if rows is None:
        return None
    named = (dict(zip(rows[0], row, strict=False)) for row in rows[1:] if row)
    return tuple(filter(None, (capture_of(archive, row) for row in named)))


def _table(page: Page) -> list[list[str]] | None:
    if page.status != 200:
        return None
    try:
        rows = json.loads(page.body if page.complete else _whole_rows(page.body))
    except (ValueError, RecursionError):
        return None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        return None
    rows = [[str(cell) for cell in row] for row in rows]
    return rows if not rows or {"timestamp", "original"} <= set(rows[0]) else None


def _whole_rows(body: bytes) -> bytes:
    return body[: body.rfind(b"]") + 1] + b"]"
