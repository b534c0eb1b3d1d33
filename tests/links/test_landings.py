"""Landings: which verdicts wait until it is known how many links land on their page."""

from __future__ import annotations

import pytest

from citekit.links.landings import Landings
from citekit.model.link import CitedLink, LinkCheck, Verdict

TARGET = "http://example.by/overview"


def _check(url: str, verdict: Verdict = Verdict.MOVED, target: str = TARGET) -> LinkCheck:
    return LinkCheck(CitedLink(url), verdict, 200, target, ((301, target),))


@pytest.mark.parametrize(
    "check",
    [
        LinkCheck(CitedLink(TARGET), Verdict.ALIVE, 200, TARGET),
        _check("http://www.example.by/overview/", Verdict.ALIVE),
        _check("http://example.by/a", Verdict.SOFT_404),
        _check("http://example.by/a", Verdict.GONE),
    ],
    ids=["no redirect", "the same address", "dead already", "gone"],
)
def test_what_no_crowd_can_change_is_not_held(check: LinkCheck) -> None:
    """Only good verdicts on links that lead elsewhere wait."""
    assert not Landings().hold(check)


def test_a_crowd_is_three_different_links() -> None:
    """Two links, or one cited three times, are no crowd."""
    landings = Landings()
    crowd = [_check(f"http://example.by/{number}") for number in range(3)]
    pair = [_check(f"http://example.by/{number}", target="http://example.by/pair") for number in range(2)]
    same = [_check("http://example.by/same", target="http://example.by/one") for _ in range(3)]
    assert all(landings.hold(check) for check in (*crowd, *pair, *same))
    crowded, lone = landings.release()
    assert crowded == [(check, 3) for check in crowd]
    assert lone == [*pair, *same]
