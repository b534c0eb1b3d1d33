"""Recognise the URL of an archived copy and take it apart into what was copied and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from urllib.parse import unquote

from citekit.packaged import packaged_text

_STAMPED = re.compile(
    r"^(?P<base>https?://[^/?#\s]+(?:/[\w.-]+){0,3}?)/(?P<stamp>\d{4,14})(?:[a-z]{2}_)?/(?P<original>.+)$"
)
_SCHEME = re.compile(r"^(https?):/{1,2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ArchivedUrl:
    """Hold the parts of the URL of an archived copy.

    Attributes:
        archive: Base of the archive, such as ``https://web.archive.org/web``.
        original: What was copied.
        datetime: When, in UTC; None when the URL does not say it to the year.
    """

    archive: str
    original: str
    datetime: datetime | None


def take_apart(url: str) -> ArchivedUrl | None:
    """Return the parts of a URL of an archive, or None when it is no such URL.

    Example:
        >>> take_apart("https://web.archive.org/web/20140702/http://example.by/a").original
        'http://example.by/a'
    """
    match = _STAMPED.match(url.strip()[:8_192])
    if match is None or not (_is_archive(match["base"]) or _SCHEME.match(match["original"])):
        return None
    original = match["original"]
    original = unquote(original) if re.match(r"(?i)https?%3a", original) else original
    return ArchivedUrl(
        match["base"],
        _SCHEME.sub(r"\1://", original) if _SCHEME.match(original) else f"http://{original}",
        read_timestamp(match["stamp"]),
    )


def read_timestamp(stamp: str) -> datetime | None:
    """Read ``YYYYMMDDhhmmss``, or as many of its leading digits as there are; None when it is no date."""
    filled = stamp + "00000101000000"[len(stamp) :]
    try:
        return datetime.strptime(filled[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _is_archive(base: str) -> bool:
    host = re.sub(r"^https?://(www\.)?", "", base).partition("/")[0].partition(":")[0].lower()
    return host in _hosts()


@cache
def _hosts() -> frozenset[str]:
    lines = packaged_text("citekit.links", "archive_hosts.tsv").splitlines()
    return frozenset(line.partition("\t")[0] for line in lines[1:])
