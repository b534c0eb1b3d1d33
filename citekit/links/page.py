"""Hold what one request brought back, whatever happened to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

REDIRECTS = frozenset({301, 302, 303, 307, 308})
"""Statuses that send on to another address."""


@dataclass(frozen=True, slots=True)
class Page:
    """Hold an answer of the web, or the reason why there is none.

    Attributes:
        url: What was asked for.
        final_url: Where the redirects ended; ``url`` when there were none.
        status: Of the last answer, or None when there was none.
        headers: Of the last answer, names in lower case.
        body: Its first bytes, at most as many as the fetcher reads.
        complete: False when the body was longer than that.
        hops: The redirects on the way: status and target of each.
        failure: Why there is no answer: ``host``, ``refused``, ``reset``, ``timeout``, ``tls``, ``unsafe``,
            ``redirects``, ``malformed``; None when there is one.
        message: The failure for people, one line.
    """

    url: str
    final_url: str
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    complete: bool = True
    hops: tuple[tuple[int, str], ...] = ()
    failure: str | None = None
    message: str = ""
