"""Say of each check what every format of the report says: words, days, addresses that may be opened."""

from __future__ import annotations

import csv
import re
from datetime import UTC, date, datetime
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from citekit.model.link import CitedLink, LinkCheck, Memento, Verdict
from citekit.model.text import Date
from citekit.packaged import packaged_text

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Place(NamedTuple):
    """Say where a link stands: a file and its line, from 1."""

    file: str
    line: int


class Report(NamedTuple):
    """Hold what a report is made of; see `citekit.reports.link_rot_report`."""

    checks: tuple[LinkCheck, ...]
    made_at: datetime | None = None
    sources: tuple[str, ...] = ()
    places: dict[CitedLink, Place] = {}  # noqa: RUF012 - a tuple's default, which nobody changes

    @property
    def when(self) -> datetime | None:
        """The time of the report: as told, or that of the last look."""
        return self.made_at or max((check.checked_at for check in self.checks if check.checked_at), default=None)


class Words(NamedTuple):
    """Hold what people are told of a verdict: heading, fate (``fine``, ``dead`` or ``unsure``), meaning, advice."""

    heading: str
    fate: str
    meaning: str
    advice: str


def words_of(verdict: Verdict) -> Words:
    """Return what people are told of a verdict.

    Example:
        >>> words_of(Verdict.SOFT_404).heading
        'Soft 404'
    """
    return _table()[verdict.value]


@cache
def _table() -> dict[str, Words]:
    text = packaged_text("citekit.reports", "links_verdicts.tsv")
    rows = csv.reader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    return {row[0]: Words(*row[1:]) for row in rows}


def is_bad(check: LinkCheck) -> bool:
    """Tell whether somebody has to act: the link is dead, drifted or no address at all."""
    return words_of(check.verdict).fate == "dead" or check.verdict in (Verdict.DRIFTED, Verdict.MALFORMED)


def advice_of(check: LinkCheck) -> str:
    """Say what to do about a link, given what the archives have."""
    proposed = check.archived.proposed if check.archived else None
    if proposed:
        return f"Cite {shown_url(proposed)}, which an archive knows in place of this address."
    advice = words_of(check.verdict).advice
    if "archived copy" not in advice or memento_of(check):
        return advice
    if check.archived and check.archived.known:
        return "No archive has a copy: look for the work elsewhere."
    return "The archives have not been asked: look for a copy there."


def memento_of(check: LinkCheck) -> Memento | None:
    """Return the copy nearest to the day of access, or None."""
    return check.archived.closest if check.archived else None


def accessed_of(check: LinkCheck) -> str | None:
    """Return the day of access as ISO 8601, as printed when it has no parts, or None.

    Example:
        >>> accessed_of(LinkCheck(CitedLink("http://example.by/", accessed=Date(((2014, 6, 30),))), Verdict.ALIVE))
        '2014-06-30'
    """
    accessed = check.link.accessed
    if accessed is None:
        return None
    points = ("-".join(f"{part:02}" for part in point) for point in accessed.parts)
    return "/".join(points) or accessed.literal


def day_of(accessed: Date | None) -> date | None:
    """Return a day for a date of any precision, the middle of a year or month, or None."""
    if accessed is None or not accessed.parts or not accessed.parts[0]:
        return None
    year, month, day = (*accessed.parts[0], *((7, 1) if len(accessed.parts[0]) == 1 else (15,)), 0)[:3]
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def distance_of(check: LinkCheck) -> int | None:
    """Return the days from the access to the nearest copy, negative when the copy is older, or None."""
    memento, day = memento_of(check), day_of(check.link.accessed)
    return (memento.datetime.date() - day).days if memento and day else None


def iso(moment: datetime | None) -> str | None:
    """Write a time as ISO 8601 in UTC.

    Example:
        >>> iso(datetime(2014, 6, 30, 12, tzinfo=UTC))
        '2014-06-30T12:00:00Z'
    """
    if moment is None:
        return None
    universal = moment.astimezone(UTC) if moment.tzinfo else moment
    return universal.replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def plain(text: str | None) -> str:
    r"""Make one harmless line of a text from the web: no control, no turned direction, no lone surrogate.

    Example:
        >>> plain("two\nlines\x1b[31m")
        'two lines [31m'
    """
    return _SURROGATE.sub("\ufffd", _DIRECTION.sub("", _CONTROL.sub(" ", text or ""))).strip()


def safe_href(url: str | None) -> str | None:
    """Return an address that may be made a link: http or https with a host and without a user's secrets; else None.

    Example:
        >>> safe_href("javascript:alert(1)"), safe_href("http://example.by/")
        (None, 'http://example.by/')
    """
    text = (url or "").strip()
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or shown_url(text) != text:
        return None
    return None if re.search(r"[\s<>\"\\]", text) else text


def shown_url(url: str | None) -> str:
    """Show an address as text: one line, the user and password before the host left out.

    Example:
        >>> shown_url("http://user:secret@example.by/")
        'http://…@example.by/'
    """
    return re.sub(r"(?<=[/\\]{2})[^/?#\s]*@", "…@", plain(url))
