"""Second attempts: for what may pass, and after the wait that the server asks for."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import pytest

from citekit.links.limits import Limits
from citekit.links.page import Page
from citekit.links.retrying import retry_after, wait_before_next

URL = "http://example.by/"
NOW = datetime(2014, 7, 2, 10, 0, 0, tzinfo=UTC)
LIMITS = Limits(attempts=4, backoff=0.5, patience=60)
WAITS = [
    ("120", 120.0),
    ("0", 0.0),
    ("Wed, 02 Jul 2014 10:00:30 GMT", 30.0),
    ("Wed, 02 Jul 2014 09:00:00 GMT", 0.0),
    ("99999999999999999999", math.inf),
    ("-5", None),
    ("soon", None),
    ("", None),
    ("١٢", None),
    ("Wed, 99 Jul 2014 10:00:30 GMT", None),
]
NEXT = [
    (Page(URL, URL, 503), 1, 0.5),
    (Page(URL, URL, 503), 2, 1.0),
    (Page(URL, URL, 503), 3, 2.0),
    (Page(URL, URL, 503), 4, None),
    (Page(URL, URL, 429, {"retry-after": "7"}), 1, 7.0),
    (Page(URL, URL, 429, {"retry-after": "61"}), 1, None),
    (Page(URL, URL, 200), 1, None),
    (Page(URL, URL, 404), 1, None),
    (Page(URL, URL, 403), 1, None),
    (Page(URL, URL, failure="reset"), 2, 1.0),
    (Page(URL, URL, failure="reset"), 3, None),
    (Page(URL, URL, failure="timeout"), 1, 0.5),
    (Page(URL, URL, failure="timeout"), 2, None),
    (Page(URL, URL, failure="unsafe"), 1, None),
    (Page(URL, URL, failure="tls"), 1, None),
]


@pytest.mark.parametrize(("text", "seconds"), WAITS)
def test_retry_after_is_read_in_both_forms(text: str, seconds: float | None) -> None:
    """A number or a date is a wait, and nothing else is; a date that is past asks for no wait."""
    assert retry_after(Page(URL, URL, 429, {"retry-after": text}), NOW) == seconds


@pytest.mark.parametrize(("page", "attempt", "wait"), NEXT)
def test_only_what_may_pass_is_tried_again(page: Page, attempt: int, wait: float | None) -> None:
    """The wait doubles, obeys the server, and ends where attempts or patience do."""
    assert wait_before_next(page, attempt, LIMITS, NOW) == wait


def test_who_allows_one_attempt_gets_one() -> None:
    """A caller that counts its requests itself is not outwitted."""
    assert wait_before_next(Page(URL, URL, 503), 1, Limits(attempts=1)) is None
    assert wait_before_next(Page(URL, URL, failure="reset"), 1, Limits(attempts=1)) is None
