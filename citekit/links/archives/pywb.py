"""Speak the CDX dialect of pywb, which Arquivo.pt and many national archives run.

Source: https://pywb.readthedocs.io/en/latest/manual/cdxserver_api.html
"""

from __future__ import annotations

import json

from citekit.links.archives.capture import Capture, Query
from citekit.links.archives.rows import capture_of, cdx_address
from citekit.links.archives.table import Archive
from citekit.links.page import Page

_NAMES = {"url": "original", "status": "statuscode"}


def address(archive: Archive, query: Query) -> str:
    """Write the address that answers a query."""
    own = [("matchType", "prefix")] if query.prefix else []
    if query.good:
        own.append(("filter", "!~status:[45].."))
    if query.digest:
        own.append(("filter", f"=digest:{query.digest}"))
    return cdx_address(archive, query, own)


def read(archive: Archive, page: Page) -> tuple[Capture, ...] | None:
    """Read the rows of an answer, one JSON object a line; None when it is not an answer of the index."""
    if page.status != 200 or "html" in page.headers.get("content-type", ""):
        return None
    lines = page.body.splitlines()[: None if page.complete else -1]
    try:
        rows = [json.loads(line) for line in lines if line.strip()]
    except (ValueError, RecursionError):
        return None
    if not all(isinstance(row, dict) and "timestamp" in row for row in rows):
        return None
    named = ({_NAMES.get(name, name): value for name, value in row.items()} for row in rows)
    return tuple(filter(None, (capture_of(archive, row) for row in named)))
