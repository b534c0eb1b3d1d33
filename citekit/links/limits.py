"""Hold how much time, data and patience one request may cost, and how politely hosts are treated."""

from __future__ import annotations

from dataclasses import dataclass

USER_AGENT = "citekit/1 (link checker of bibliographies)"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bound what one URL may cost.

    Attributes:
        connect: Seconds for the connection.
        read: Seconds of silence before a host is given up.
        total: Seconds for the head of an answer, all its bytes together.
        body: Seconds for the body from its head on; what has come by then is judged.
        size: Bytes of the body that are read, after decompression.
        hops: Redirects that are followed.
        attempts: Requests for one URL when it fails in a way that may pass.
        backoff: Seconds before the second attempt; twice as many before each next one.
        patience: The longest ``Retry-After`` that is waited for, in seconds.
    """

    connect: float = 10.0
    read: float = 15.0
    total: float = 25.0
    body: float = 4.0
    size: int = 262_144
    hops: int = 10
    attempts: int = 4
    backoff: float = 0.4
    patience: float = 60.0


FOR_ARCHIVES = Limits(read=60.0, total=90.0, body=60.0, attempts=1)
"""For requests to archives, whose indexes think long, and whose callers count and repeat their requests themselves."""


@dataclass(frozen=True, slots=True)
class Politeness:
    """Say how a host is treated.

    Attributes:
        per_host: Requests that are under way at one host at a time.
        interval: Seconds between the starts of two requests to one host.
    """

    per_host: int = 4
    interval: float = 0.01
