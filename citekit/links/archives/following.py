"""Read an archived copy, following archived redirects without ever leaving the archive."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit

from citekit.links.archives.asking import Asker
from citekit.links.archives.capture import Capture, in_path, timestamp
from citekit.links.archives.memento import http_moment
from citekit.links.archives.table import Archive
from citekit.links.page import REDIRECTS, Page
from citekit.model.link import Memento

_MOST_HOPS = 5
_INSIDE = re.compile(r"/([0-9]{4,14})(?:[a-z]{2}_)?/(https?:/{1,2}[^\s]+)$", re.IGNORECASE)
NEAR = timedelta(days=30)
"""How far from a redirect its target may have been copied to count as what the reader was led to."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Hold a copy that replays.

    Attributes:
        memento: The copy.
        page: What it says, with the URLs of that time: a page as the web showed it then.
    """

    memento: Memento
    page: Page


def follow(asker: Asker, capture: Capture) -> Copy | str:
    """Return the copy behind a capture, or in one clause why it is none."""
    url, hops = capture.raw, list[tuple[int, str]]()
    page = asker.replay(url)
    while page.status in REDIRECTS and page.headers.get("location"):
        target = inside(asker.archive, capture, url, page.headers["location"])
        if target is None or len(hops) >= _MOST_HOPS:
            return "a redirect that leads out of the archive" if target is None else "a loop of redirects"
        if "memento-datetime" in page.headers:
            hops.append((page.status, original_of(target) or capture.original))
        elif target == url:
            return "a loop of redirects"
        url = target
        page = asker.replay(url)
    return _copy(asker.archive, capture, url, page, tuple(hops))


def inside(archive: Archive, capture: Capture, url: str, location: str) -> str | None:
    """Return where a redirect leads within the archive, or None when it cannot be said.

    Wayback writes its own address into the redirect, pywb leaves the one of the living web, which is never asked.
    """
    try:
        target = urljoin(url, location)
    except ValueError:
        return None
    if archive.holds(target):
        return target if original_of(target) else _at(archive, capture, urljoin(capture.original, location))
    return _at(archive, capture, target)


def original_of(url: str) -> str | None:
    """Return the URL that an address of a copy is about.

    Example:
        >>> original_of("https://web.archive.org/web/20140630id_/http://example.org/a?b=c")
        'http://example.org/a?b=c'
    """
    found = _INSIDE.search(url[:8000])
    return re.sub(r"^(https?:)/(?=[^/])", r"\1//", found[2]) if found else None


def is_root(url: str) -> bool:
    """Say whether a URL is the front page of its site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return not parts.query and re.fullmatch(r"/*((index|default|home)\.\w{2,5})?", parts.path.lower()) is not None


def _at(archive: Archive, capture: Capture, target: str) -> str | None:
    if not archive.addressable or not target.lower().startswith(("http://", "https://")):
        return None
    return f"{archive.replay}/{timestamp(capture.moment)}id_/{in_path(target)}"


def _copy(archive: Archive, capture: Capture, url: str, page: Page, hops: tuple[tuple[int, str], ...]) -> Copy | str:
    moment = http_moment(page.headers.get("memento-datetime", ""))
    if page.status != 200 or moment is None:
        return f"status {page.status}" if page.status else page.message or "no answer"
    final = (original_of(url) or capture.original) if url != capture.raw else capture.original
    if abs(moment - capture.moment) > NEAR:
        return f"leads to a copy of another time, {moment:%Y-%m-%d}"
    if is_root(final) and not is_root(capture.original):
        return "led to the front page"
    memento = Memento(_view(archive, capture, moment, final), moment, final, archive.name)
    then = Page(capture.original, final, 200, page.headers, page.body, page.complete, hops)
    return Copy(memento, then)


def _view(archive: Archive, capture: Capture, moment: datetime, final: str) -> str:
    if (moment == capture.moment and final == capture.original) or not archive.addressable:
        return capture.view
    return f"{archive.view}/{timestamp(moment)}/{in_path(final)}"
