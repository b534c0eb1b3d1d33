"""Hold the rows of an index of an archive, and the moments in them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlsplit

from citekit.model.text import Date

_EARLIEST = "19960101000000"
_PARTS = re.compile(r"(https?://)?([^/?]*)(.*)", re.IGNORECASE | re.DOTALL)
_SAFE_IN_PATH = ":/?&=%+,;@~!*()'$[]"


@dataclass(frozen=True, slots=True)
class Capture:
    """Hold one row of an index.

    Attributes:
        moment: When the copy was taken, in UTC.
        original: URL that was copied.
        raw: Where the copy is read without additions of the archive.
        view: Where people see it.
        status: Of the answer then, or None when the index does not say (a revisit, a TimeMap).
        digest: Of the body, or an empty text.
    """

    moment: datetime
    original: str
    raw: str
    view: str
    status: int | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """Hold a question to an index.

    Attributes:
        url: What copies are wanted of; with `prefix`, what their URLs begin with.
        prefix: True to ask for all URLs that begin so.
        near: Moment that the nearest copies are wanted to, or None.
        since: No copies before this moment.
        until: No copies after it.
        digest: Copies with this body alone.
        good: Leave out the copies of errors.
        limit: How many rows at most.
    """

    url: str
    prefix: bool = False
    near: datetime | None = None
    since: datetime | None = None
    until: datetime | None = None
    digest: str | None = None
    good: bool = True
    limit: int = 40


@dataclass(frozen=True, slots=True)
class Span:
    """Hold the time that a date leaves open: a day, a month, a year, or one moment."""

    start: datetime
    end: datetime

    @property
    def middle(self) -> datetime:
        """The moment to ask for."""
        return self.start + (self.end - self.start) / 2

    def distance(self, moment: datetime) -> timedelta:
        """Return how far a moment lies from the span; zero inside it."""
        if moment < self.start:
            return self.start - moment
        return max(moment - self.end, timedelta())


def span_of(accessed: Date | None, now: datetime) -> Span:
    """Return the time in which something was read; the present when nobody says.

    Example:
        >>> span_of(Date(((2014, 6),)), datetime(2026, 1, 1, tzinfo=UTC)).end
        datetime.datetime(2014, 6, 30, 23, 59, 59, tzinfo=datetime.timezone.utc)
    """
    parts = accessed.parts if accessed is not None else ()
    try:
        return Span(_edge(parts[0], first=True), min(_edge(parts[-1], first=False), now)) if parts else Span(now, now)
    except (ValueError, IndexError, TypeError):
        return Span(now, now)


def _edge(parts: tuple[int, ...], *, first: bool) -> datetime:
    year = parts[0]
    month = parts[1] if len(parts) > 1 else (1 if first else 12)
    day = parts[2] if len(parts) > 2 else (1 if first else calendar.monthrange(year, month)[1])
    return datetime(year, month, day, tzinfo=UTC) if first else datetime(year, month, day, 23, 59, 59, tzinfo=UTC)


def timestamp(moment: datetime) -> str:
    """Write a moment as archives do.

    Example:
        >>> timestamp(datetime(2014, 6, 30, tzinfo=UTC))
        '20140630000000'
    """
    return moment.strftime("%Y%m%d%H%M%S").rjust(14, "0")


def moment_of(text: str) -> datetime | None:
    """Read 4 to 14 digits as a moment in UTC; None for anything else.

    Example:
        >>> moment_of("201406")
        datetime.datetime(2014, 6, 1, 0, 0, tzinfo=datetime.timezone.utc)
    """
    if not (4 <= len(text) <= 14 and text.isascii() and text.isdigit()):
        return None
    try:
        return datetime.strptime(text + _EARLIEST[len(text) :], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def as_indexed(url: str) -> str:
    """Write an address, or the beginning of one, as indexes hold it: host in ASCII, path quoted, no fragment.

    Example:
        >>> as_indexed("http://пример.бел/знания#top")
        'http://xn--e1afmkfd.xn--90ais/%D0%B7%D0%BD%D0%B0%D0%BD%D0%B8%D1%8F'
    """
    scheme, host, rest = _PARTS.fullmatch(url.partition("#")[0]).groups(default="")  # type: ignore[union-attr]
    try:
        host = host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError:
        host = in_path(host)
    return scheme + host + in_path(rest)


def is_web_address(url: str) -> bool:
    """Say whether a text can be taken apart as an http or https URL."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def in_path(url: str) -> str:
    """Quote a URL so that it may follow the path of an archive, with its own query.

    Example:
        >>> in_path("http://example.by/знания?p={x}#top")
        'http://example.by/%D0%B7%D0%BD%D0%B0%D0%BD%D0%B8%D1%8F?p=%7Bx%7D'
    """
    return quote(url.partition("#")[0].encode("utf-8", "replace"), safe=_SAFE_IN_PATH)
