"""Ask one archive: within its limits, waiting out what passes, leaving it alone when it refuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Unpack

from citekit.links.archives import timegate
from citekit.links.archives.capture import Capture, Query, as_indexed
from citekit.links.archives.dialects import DIALECTS
from citekit.links.archives.limits import MINUTE, Clock, Limit
from citekit.links.archives.memento import http_moment
from citekit.links.archives.table import Archive
from citekit.links.interfaces import Asking, Fetch
from citekit.links.page import Page

OnWait = Callable[[str, float], None]
"""Told the name of an archive and the seconds that it is waited for."""

KINDS = ("index", "replay", "save")
_INDEX_BYTES = 8 * 1024 * 1024
_ATTEMPTS = 4
_LONGEST_WAIT = 5 * MINUTE
_DORMANT = 15 * MINUTE
_MOST_FAILURES = 5


class Asker:
    """Send every request to one archive; threads share it and its limits.

    Attributes:
        archive: Which one.
        asked: Requests sent so far to the index.
    """

    def __init__(self, archive: Archive, fetch: Fetch, clock: Clock, on_wait: OnWait | None = None) -> None:
        self.archive = archive
        self.asked = 0
        known = dict(archive.per_minute)
        self.limits = {kind: Limit(known.get(kind), clock) for kind in KINDS}
        self._fetch = fetch
        self._clock = clock
        self._on_wait = on_wait
        self._dormant_until = float("-inf")
        self._failures = 0

    def captures(self, query: Query) -> tuple[Capture, ...] | None:
        """Return the rows that answer a query, or None when the index did not answer it."""
        dialect = DIALECTS[self.archive.dialect]
        address = dialect.address(self.archive, replace(query, url=as_indexed(query.url)))
        if address is None:
            return None
        self.asked += 1
        headers = timegate.headers(query) if self.archive.dialect == "timegate" else None
        return dialect.read(self.archive, self.call("index", address, headers=headers, limit=_INDEX_BYTES))

    def replay(self, url: str) -> Page:
        """Return an archived copy as it stands, redirects not followed."""
        return self.call("replay", url)

    def call(self, kind: str, url: str, **asking: Unpack[Asking]) -> Page:
        """Send one request of a kind (``index``, ``replay``, ``save``) as often as the answer asks for."""
        page = Page(url, url, failure="timeout", message="the archive is left alone for a while")
        for attempt in range(_ATTEMPTS):
            if self._clock.monotonic() < self._dormant_until:
                return page
            self._tell(self.limits[kind].take_turn())
            page = self._fetch(url, follow=False, **asking)
            pause = self._pause_after(page, attempt)
            if pause is None:
                self._note(failed="memento-datetime" not in page.headers and _may_pass(page))
                return page
            self._wait(kind, page, pause)
        self._leave_alone()
        return page

    def _pause_after(self, page: Page, attempt: int) -> float | None:
        if "memento-datetime" in page.headers:
            return None
        if page.failure == "refused":
            self._leave_alone()
        if page.status == 429:
            return _retry_after(page, self._clock.time())
        return 2.0 ** (attempt + 1) if _may_pass(page) and attempt < _ATTEMPTS - 2 else None

    def _wait(self, kind: str, page: Page, pause: float) -> None:
        if page.status == 429:
            self.limits[kind].hold(pause)
        else:
            self._clock.sleep(pause)

    def _note(self, *, failed: bool) -> None:
        self._failures = self._failures + 1 if failed else 0
        if self._failures >= _MOST_FAILURES:
            self._leave_alone()

    def _leave_alone(self) -> None:
        """Ask nothing for a while, because an archive that does not serve us would make every link wait."""
        self._failures = 0
        self._dormant_until = self._clock.monotonic() + _DORMANT

    def _tell(self, waited: float) -> None:
        if waited > 1 and self._on_wait is not None:
            self._on_wait(self.archive.name, waited)


def _may_pass(page: Page) -> bool:
    return page.failure in {"timeout", "reset"} or (page.status is not None and page.status >= 500)


def _retry_after(page: Page, now: float) -> float:
    """Return how long a 429 is waited out: what it says within reason, else a minute as the Internet Archive asks."""
    said = page.headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", said):
        return min(max(float(said), 1.0), _LONGEST_WAIT)
    moment = http_moment(said) if said else None
    if moment is None:
        return MINUTE
    return min(max((moment - datetime.fromtimestamp(now, UTC)).total_seconds(), 1.0), _LONGEST_WAIT)
