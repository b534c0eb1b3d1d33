"""Say whether a failure may pass, and how long to wait before the next attempt."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from citekit.links.limits import Limits
from citekit.links.page import Page

PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
_ATTEMPTS = {"timeout": 2, "refused": 2, "host": 2, "reset": 3}


def wait_before_next(page: Page, attempt: int, limits: Limits, now: datetime | None = None) -> float | None:
    """Return the seconds to wait before the next attempt, or None when there shall be none.

    Args:
        page: What the last attempt brought.
        attempt: Its number, from 1.
        limits: Of attempts and patience.
        now: For a ``Retry-After`` that is a date.
    """
    most = limits.attempts if page.status in PASSING else _ATTEMPTS.get(page.failure or "", 1)
    if attempt >= min(most, limits.attempts):
        return None
    backoff: float = limits.backoff * 2 ** (attempt - 1)
    asked = retry_after(page, now)
    if asked is None:
        return backoff
    return max(asked, 0.05) if asked <= limits.patience else None


def retry_after(page: Page, now: datetime | None = None) -> float | None:
    """Return the seconds that a server asks to wait, given as a number or as a date (RFC 9110), or None."""
    text = page.headers.get("retry-after", "").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit():
        return float(text) if len(text) < 10 else math.inf
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())
