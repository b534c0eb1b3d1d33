"""Verdicts: what an answer, or the want of one, means for a citation."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from citekit.links.page import Page
from citekit.links.verdicts import move_of, rule_on_answer, rule_on_page
from citekit.model.link import DEAD, Evidence, Verdict

URL = "http://example.by/a"
STATUSES = [
    (400, "blocked"),
    (401, "blocked"),
    (403, "blocked"),
    (404, "gone"),
    (410, "gone"),
    (418, "blocked"),
    (429, "blocked"),
    (451, "blocked"),
    (500, "unavailable"),
    (503, "unavailable"),
    (599, "unavailable"),
    (999, "blocked"),
    (200, None),
    (206, None),
    (300, None),
]
FAILURES = [
    ("host", "unreachable"),
    ("refused", "unreachable"),
    ("reset", "unreachable"),
    ("timeout", "unreachable"),
    ("tls", "tls"),
    ("unsafe", "unsafe"),
    ("redirects", "unavailable"),
    ("malformed", "malformed"),
    ("something new", "unreachable"),
]
MOVES = [
    (((301, "http://example.by/b"),), True),
    (((308, "http://other.by/"), (301, "http://other.by/c")), True),
    (((301, "http://example.by/b"), (302, "http://example.by/c")), True),
    (((302, "http://example.by/b"), (301, "http://example.by/c")), False),
    (((301, "https://www.example.by/a/"),), False),
    ((), False),
]


class _Judged(NamedTuple):
    kind: str
    evidence: tuple[Evidence, ...] = ()
    title: str | None = None


@pytest.mark.parametrize(("status", "verdict"), STATUSES)
def test_a_status_has_its_verdict(status: int, verdict: str | None) -> None:
    """Only what says that the page is gone kills it; a refusal never does; a page is left to its judge."""
    ruling = rule_on_answer(Page(URL, URL, status))
    assert (ruling and ruling[0].value) == verdict
    assert ruling is None or ruling[1][0].code == f"status-{status}"


@pytest.mark.parametrize(("failure", "verdict"), FAILURES)
def test_a_failure_has_its_verdict(failure: str, verdict: str) -> None:
    """Every failure has a verdict and a line of evidence."""
    ruling = rule_on_answer(Page(URL, URL, failure=failure, message="why"))
    assert ruling is not None
    assert ruling[0].value == verdict
    assert ruling[1][0].message == "why"


@pytest.mark.parametrize(("hops", "moved"), MOVES)
def test_permanent_redirects_move_a_work(hops: tuple[tuple[int, str], ...], moved: bool) -> None:
    """A permanent redirect to another address is a move; https, www and a slash are none, nor is what is temporary."""
    page = Page(URL, hops[-1][1] if hops else URL, 200, hops=hops)
    assert (move_of(page) is not None) is moved
    assert rule_on_page(page, _Judged("fine"))[0] is (Verdict.MOVED if moved else Verdict.ALIVE)


def test_a_resolver_moves_nothing_and_knows_its_identifiers() -> None:
    """A DOI leads to its work, whatever the redirect; where the work is walled off, the DOI is known nevertheless."""
    page = Page("https://doi.org/10.1/x", "https://a.by/x", 200, hops=((301, "https://a.by/x"),))
    assert rule_on_page(page, _Judged("fine"))[0] is Verdict.ALIVE
    walled = Page("https://doi.org/10.1/x", "https://a.by/x", 403, hops=((302, "https://a.by/x"),))
    ruling = rule_on_answer(walled)
    assert ruling is not None
    assert [one.code for one in ruling[1]] == ["status-403", "identifier-registered"]


@pytest.mark.parametrize(
    ("kind", "verdict"), [("soft-404", "soft-404"), ("parked", "soft-404"), ("drifted", "drifted"), ("unsure", "alive")]
)
def test_the_judge_has_the_word_on_pages(kind: str, verdict: str) -> None:
    """What the page says goes before the redirect, and doubt is no death."""
    told = Evidence("code", "message")
    ruling = rule_on_page(Page(URL, URL, 200), _Judged(kind, (told,)))
    assert ruling[0].value == verdict
    assert told in ruling[1]


def test_blocked_is_not_dead() -> None:
    """What cannot be told from here is never counted among the dead."""
    assert Verdict.BLOCKED not in DEAD
