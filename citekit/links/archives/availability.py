"""Ask the availability API of the Wayback Machine about many links at once (version 2).

It is quick and forgetful: what it finds is a hint to be replayed, what it does not find proves nothing.
Source: https://archive.org/help/wayback_api.php, and the client of InternetArchiveBot for version 2.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from citekit.links.archives.asking import Asker
from citekit.links.archives.capture import Capture, Span, as_indexed, timestamp
from citekit.links.archives.following import original_of
from citekit.links.archives.rows import capture_of
from citekit.links.archives.table import Archive
from citekit.links.page import Page

AT_ONCE = 25
"""Links in one request; each takes two lines, one for each side of its day."""
_HEADERS = {"Wayback-Api-Version": "2", "Content-Type": "text/plain; charset=utf-8"}
_GOOD = [("statuscodes", code) for code in ("200", "203", "206")]


def hints(asker: Asker, spans: Mapping[str, Span]) -> dict[str, tuple[Capture, ...]]:
    """Return for each URL the copies that the API names before and after its day; URLs without any are left out."""
    address = asker.archive.availability
    if address is None or not spans:
        return {}
    urls = list(spans)
    lines = [line for number, url in enumerate(urls) for line in _lines(number, url, spans[url])]
    page = asker.call("replay", address, method="POST", headers=_HEADERS, data="\n".join(lines).encode())
    found: defaultdict[str, dict[datetime, Capture]] = defaultdict(dict)
    for number, capture in read(asker.archive, page):
        if number < len(urls):
            found[urls[number]][capture.moment] = capture
    return {url: tuple(captures.values()) for url, captures in found.items()}


def read(archive: Archive, page: Page) -> list[tuple[int, Capture]]:
    """Read the answer: the number of each URL asked about and a copy of it."""
    try:
        results = json.loads(page.body)["results"] if page.status == 200 else []
        pairs = [(int(row["tag"].partition("-")[0]), row["archived_snapshots"].get("closest") or {}) for row in results]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []
    captures = [(number, _capture(archive, closest)) for number, closest in pairs if isinstance(closest, dict)]
    return [(number, capture) for number, capture in captures if capture is not None]


def _lines(number: int, url: str, span: Span) -> list[str]:
    sides = (("before", span.end), ("after", span.start))
    return [
        urlencode(
            [
                ("url", as_indexed(url)),
                ("timestamp", timestamp(at)),
                ("closest", side),
                *_GOOD,
                ("tag", f"{number}-{side}"),
            ],
            errors="replace",
        )
        for side, at in sides
    ]


def _capture(archive: Archive, closest: Mapping[str, object]) -> Capture | None:
    original = original_of(str(closest.get("url", ""))) or ""
    row = {"timestamp": closest.get("timestamp"), "original": original, "statuscode": closest.get("status", "")}
    return capture_of(archive, row)
