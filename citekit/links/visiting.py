"""Visit a URL as a chain of requests: redirects, second attempts, waits; without threads, clocks or sockets.

A visit is a generator of errands. Whoever drives it runs each errand and sends back its page, so a wait holds no thread
and every hop is run under the limits of its own host.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Generator, Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from urllib.parse import urljoin, urlsplit

from citekit.links.limits import Limits
from citekit.links.page import REDIRECTS, Page
from citekit.links.retrying import wait_before_next
from citekit.links.spelling import redact
from citekit.links.urls import ValidUrl
from citekit.model.link import Verdict


@dataclass(frozen=True, slots=True)
class Errand:
    """Hold one thing to be done under the limits of its lane.

    Attributes:
        lane: Whose limits count: a host, or the name of a service.
        call: Does it.
        wait: Seconds to wait before.
        pause: Seconds for which the whole lane waits.
    """

    lane: str
    call: Callable[[], Any]
    wait: float = 0.0
    pause: float = 0.0


@dataclass(frozen=True, slots=True)
class Shared:
    """Hold a task whose result serves everybody who names its key.

    Attributes:
        key: What the result is known by.
        task: Starts the task.
    """

    key: Hashable
    task: Callable[[], Task]


Step = Errand | Shared
Task = Generator[Step, Any, Any]
Request = Callable[..., Page]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Make visits.

    Attributes:
        request: Asks one URL once.
        validate: Looks a URL over before it is asked, at each hop.
        limits: Of hops, attempts and patience.
    """

    request: Request
    validate: Callable[[str], ValidUrl]
    limits: Limits

    def visit(self, url: str, *, follow: bool = True, **options: Any) -> Generator[Step, Any, Page]:
        """Follow a URL to its page; each request is an `Errand`, its page is sent back."""
        trail = _Trail()
        target = url
        while True:
            valid = self.validate(target)
            if valid.verdict is not None:
                return _refused(url, target, trail, valid)
            page = yield from self._persist(valid.url, trail, _own_options(options, trail, valid.url))
            location = redirect_target(page) if follow else None
            if location is None:
                return replace(page, url=url, final_url=valid.url, hops=tuple(trail.hops))
            trail.step(page, location)
            if trail.is_lost(location, self.limits.hops):
                message = "the redirects lead round in a circle or never end"
                return replace(
                    page, url=url, final_url=location, hops=tuple(trail.hops), failure="redirects", message=message
                )
            target = location

    def _persist(self, url: str, trail: _Trail, options: dict[str, Any]) -> Generator[Step, Any, Page]:
        lane = urlsplit(url).hostname or ""
        if "method" not in options and _HEAVY.search(url):
            page: Page = yield Errand(lane, partial(self.request, url, method="HEAD", **options))
            if page.status is not None and 200 <= page.status < 400:
                return page
        wait, pause, attempt = 0.0, 0.0, 0
        while True:
            page = yield Errand(lane, partial(self.request, url, **options), wait, pause)
            attempt += 1
            after = wait_before_next(page, attempt, self.limits)
            if after is None:
                trail.attempts = max(trail.attempts, attempt)
                return page
            wait, pause = after, _host_pause(page, after, attempt)


@dataclass(slots=True)
class _Trail:
    hops: list[tuple[int, str]] = field(default_factory=list)
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)
    host: str = ""
    attempts: int = 0

    def step(self, page: Page, location: str) -> None:
        self.seen.add((page.url, self.cookie_header(page.url)))
        self.hops.append((page.status or 0, redact(location)))
        jar = self.cookies.setdefault(_origin(page.url), {})
        for line in page.headers.get("set-cookie", "").split("\n")[:20]:
            if match := _COOKIE.match(line):
                jar[match[1]] = match[2]

    def is_lost(self, location: str, most: int) -> bool:
        return len(self.hops) > most or (location, self.cookie_header(location)) in self.seen

    def cookie_header(self, url: str) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.get(_origin(url), {}).items())[:4096]


_BREATH = 0.25
_HEAVY = re.compile(r"\.(?:zip|rar|7z|gz|tgz|bz2|xz|iso|exe|dmg|mp3|mp4|avi|mkv|mov|wav|flac|tiff?)$", re.IGNORECASE)
_COOKIE = re.compile(r"\s*([!#$%&'*+.^_`|~\w-]{1,128})=([\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]{0,2048})", re.ASCII)


def _host_pause(page: Page, wait: float, attempt: int) -> float:
    # One page that asks for patience gets it, while its host takes a breath; a host that asks again is left alone.
    if page.status != 429:
        return 0.0
    return min(wait, _BREATH) if attempt == 1 else wait


def _own_options(options: Mapping[str, Any], trail: _Trail, url: str) -> dict[str, Any]:
    """Return the options of a hop: headers and body go to the first host alone, cookies to whom they came from."""
    chosen = dict(options)
    origin = _origin(url)
    if not trail.host:
        trail.host = origin
    if origin != trail.host:
        chosen.pop("headers", None)
    if trail.hops:
        chosen.pop("data", None)
        chosen.pop("method", None)
    if cookie := trail.cookie_header(url):
        chosen["headers"] = {**(chosen.get("headers") or {}), "Cookie": cookie}
    return chosen


def _origin(url: str) -> str:
    # Cut by hand, since a redirect may name what no parser takes.
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{re.split('[/?#]', rest, maxsplit=1)[0]}".lower()


def redirect_target(page: Page) -> str | None:
    """Return the absolute URL a redirect leads to, or None when the page is no redirect.

    Example:
        >>> redirect_target(Page("http://a.by/x/", "http://a.by/x/", 301, {"location": "../y"}))
        'http://a.by/y'
    """
    location = page.headers.get("location", "").strip()
    if page.status not in REDIRECTS or not location:
        return None
    with contextlib.suppress(UnicodeError):
        # Header bytes arrive as Latin-1; servers mean UTF-8.
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(page.url, location.replace(" ", "%20")).partition("#")[0]
    except ValueError:
        return location


def _refused(url: str, target: str, trail: _Trail, valid: ValidUrl) -> Page:
    failure = "malformed" if valid.verdict is Verdict.MALFORMED else "unsafe"
    message = valid.evidence[-1].message if valid.evidence else ""
    status = trail.hops[-1][0] if trail.hops else None
    return Page(url, redact(target), status, hops=tuple(trail.hops), failure=failure, message=message)
