"""Hold a cited link, what the web and the archives say of it, and the verdict for the citation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from citekit.model.text import Date


class Verdict(StrEnum):
    """Say what is to be found at a cited URL today, for the citation; the enum is closed and spelled so everywhere."""

    ALIVE = "alive"
    MOVED = "moved"
    DRIFTED = "drifted"
    SOFT_404 = "soft-404"
    GONE = "gone"
    UNAVAILABLE = "unavailable"
    UNREACHABLE = "unreachable"
    TLS = "tls"
    BLOCKED = "blocked"
    UNSAFE = "unsafe"
    MALFORMED = "malformed"
    UNCHECKED = "unchecked"


DEAD = frozenset(
    {
        Verdict.SOFT_404,
        Verdict.GONE,
        Verdict.UNAVAILABLE,
        Verdict.UNREACHABLE,
        Verdict.TLS,
        Verdict.UNSAFE,
    }
)
"""The verdicts that call a link dead; ``blocked`` is never among them."""


@dataclass(frozen=True, slots=True)
class CitedLink:
    """Hold a link as a paper cites it.

    Attributes:
        url: As cited, repaired where `printed` differs.
        printed: As printed, or None when it is the same.
        title: Title of the cited work, or None.
        accessed: The day on which the author read it, or None.
        citation_key: Of the reference, or None for a bare URL.
        language: BCP 47 tag of the work, or None.
    """

    url: str
    printed: str | None = None
    title: str | None = None
    accessed: Date | None = None
    citation_key: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold one thing that speaks for a verdict.

    Attributes:
        code: Stable, in kebab-case, such as ``status-404`` or ``redirect-to-root``.
        message: For people, one line.
    """

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Memento:
    """Hold an archived copy (RFC 7089).

    Attributes:
        url: Of the copy.
        datetime: When it was taken, in UTC.
        original: URL of what was copied.
        archive: Name or base URL of the archive.
    """

    url: str
    datetime: datetime
    original: str
    archive: str


@dataclass(frozen=True, slots=True)
class Archived:
    """Hold what the archives have of a link.

    Attributes:
        closest: The true copy nearest to the day of access (or to now), or None.
        before: The last true copy up to that day, or None.
        after: The first true copy from that day on, or None.
        known: True when an index itself has answered; False means that nobody could be asked.
        proposed: Another URL that the index proves to be the meant one, or None.
        evidence: How that was found.
    """

    closest: Memento | None = None
    before: Memento | None = None
    after: Memento | None = None
    known: bool = False
    proposed: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkCheck:
    """Hold the verdict for one cited link.

    Attributes:
        link: What was checked.
        verdict: One of `Verdict`.
        http_status: Of the last answer, or None when there was none.
        final_url: Where the redirects ended, or None.
        hops: The redirects on the way: status and target of each.
        evidence: What speaks for the verdict.
        archived: What the archives have, or None when they were not asked.
        checked_at: When, in UTC.
        confirmed: True when looks on different days agree.
    """

    link: CitedLink
    verdict: Verdict
    http_status: int | None = None
    final_url: str | None = None
    hops: tuple[tuple[int, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    archived: Archived | None = None
    checked_at: datetime | None = None
    confirmed: bool = False
