"""Weigh what a visit brought and what the page says: a verdict for the citation, with its evidence."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from citekit.links.interfaces import Judged
from citekit.links.page import Page
from citekit.links.spelling import is_same_address, redact
from citekit.model.link import Evidence, Verdict
from citekit.packaged import packaged_text

_FAILURES = {
    "host": (Verdict.UNREACHABLE, "no-host"),
    "refused": (Verdict.UNREACHABLE, "connection-refused"),
    "reset": (Verdict.UNREACHABLE, "connection-reset"),
    "timeout": (Verdict.UNREACHABLE, "no-answer"),
    "tls": (Verdict.TLS, "tls-failed"),
    "unsafe": (Verdict.UNSAFE, "address-unsafe"),
    "redirects": (Verdict.UNAVAILABLE, "redirect-loop"),
    "malformed": (Verdict.MALFORMED, "url-malformed"),
}
_JUDGED = {"soft-404": Verdict.SOFT_404, "parked": Verdict.SOFT_404, "drifted": Verdict.DRIFTED}
_PERMANENT = frozenset({301, 308})
# Hosts whose purpose is to redirect: where they lead is where the work is, so nothing has moved.
_RESOLVERS = frozenset(
    {"doi.org", "dx.doi.org", "www.doi.org", "hdl.handle.net", "purl.org", "n2t.net", "nbn-resolving.org"}
)

Ruling = tuple[Verdict, tuple[Evidence, ...]]


def rule_on_answer(page: Page) -> Ruling | None:
    """Return the verdict that failure or status alone decide, or None when the page itself must be judged.

    Example:
        >>> rule_on_answer(Page("http://a.by/", "http://a.by/", 410))[0].value
        'gone'
    """
    if page.failure is not None:
        verdict, code = _FAILURES.get(page.failure, (Verdict.UNREACHABLE, "connection-reset"))
        if page.failure == "unsafe" and page.hops:
            code = "redirect-unsafe"
        return verdict, (Evidence(code, page.message or code), *_registered(page))
    status = page.status or 0
    for first, last, verdict, message in _statuses():
        if first <= status <= last:
            return verdict, (Evidence(f"status-{status}", message), *_registered(page))
    return None


def rule_on_page(page: Page, judged: Judged) -> Ruling:
    """Return the verdict for a page that came with a good status.

    Args:
        page: What the visit brought.
        judged: What its text says.
    """
    told = (Evidence(f"status-{page.status}", "the server has the page"), *tuple(judged.evidence))
    if judged.kind in _JUDGED:
        return _JUDGED[judged.kind], told
    moved = move_of(page)
    return (Verdict.MOVED, (*told, moved)) if moved else (Verdict.ALIVE, told)


def move_of(page: Page) -> Evidence | None:
    """Return what shows that the work has moved for good: permanent redirects to an address that is another.

    Only the redirects up to the first temporary one count: behind that the address may change with every visit.
    """
    if urlsplit(page.url).hostname in _RESOLVERS:
        return None
    target = page.url
    for status, location in page.hops:
        if status not in _PERMANENT:
            break
        target = location
    if is_same_address(page.url, target):
        return None
    return Evidence("permanent-redirect", f"has moved for good to {redact(target)}")


def _registered(page: Page) -> tuple[Evidence, ...]:
    if page.hops and urlsplit(page.url).hostname in _RESOLVERS:
        return (
            Evidence("identifier-registered", "the resolver knows the identifier; what fails is the page behind it"),
        )
    return ()


@cache
def _statuses() -> tuple[tuple[int, int, Verdict, str], ...]:
    lines = packaged_text("citekit.links", "statuses.tsv").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return tuple((int(first), int(last), Verdict(verdict), message) for first, last, verdict, message in rows)
