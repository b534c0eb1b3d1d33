"""The nearest true copies, against a search through all of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from archive_parts import FakeClock, PlainJudgement
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.links.archives.asking import Asker
from citekit.links.archives.capture import Capture, Span
from citekit.links.archives.choosing import Choice
from citekit.links.archives.table import Archive
from citekit.links.page import Page
from citekit.model.link import CitedLink

W = Archive("W", "wayback", "https://w.example/cdx", "https://w.example/web", "https://w.example/web")
DAY = Span(datetime(2014, 6, 30, tzinfo=UTC), datetime(2014, 6, 30, 23, 59, 59, tzinfo=UTC))
URL = "http://a.example/b"
KINDS = ["fine", "soft-404", "drifted", "parked", "error"]


class KnownPast:
    """Replay copies whose body names what they are."""

    def __init__(self, past: dict[datetime, str]) -> None:
        self.past = {f"{moment:%Y%m%d%H%M%S}": (moment, kind) for moment, kind in past.items()}

    def __call__(self, url: str, **_: object) -> Page:
        moment, kind = self.past[url.partition("/web/")[2][:14]]
        headers = {"memento-datetime": moment.strftime("%a, %d %b %Y %H:%M:%S GMT")}
        return Page(url, url, 500 if kind == "error" else 200, headers, kind.encode())


class ReadsBody:
    """Judge a page by the word that it consists of."""

    def judge_page(self, page: Page, _link: CitedLink) -> PlainJudgement:
        return PlainJudgement(page.body.decode())


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.integers(-4000, 4000), st.sampled_from(KINDS), max_size=8))
def test_the_choice_is_that_of_a_search_through_all_copies(hours: dict[int, str]) -> None:
    """On each side the nearest fine copy, else the nearest drifted one; of both sides the nearer, fine ones first."""
    past = {DAY.middle.replace(microsecond=0) + timedelta(hours=hour): kind for hour, kind in hours.items()}
    asker = Asker(W, KnownPast(past), FakeClock())
    captures = [Capture(m, URL, f"{W.replay}/{m:%Y%m%d%H%M%S}id_/{URL}", "v", 200) for m in past]
    found = Choice(CitedLink(URL), DAY, ReadsBody()).choose((asker, capture) for capture in captures)  # type: ignore[arg-type]

    def best(moments: list[datetime]) -> datetime | None:
        true = [m for m in moments if past[m] in {"fine", "drifted"}]
        return min(true, key=lambda m: (past[m] != "fine", DAY.distance(m)), default=None)

    before, after = best([m for m in past if m <= DAY.end]), best([m for m in past if m >= DAY.start])
    assert DAY.distance(found.before.datetime if found.before else DAY.end) == DAY.distance(before or DAY.end)
    assert (found.before is None, found.after is None) == (before is None, after is None)
    assert DAY.distance(found.after.datetime if found.after else DAY.end) == DAY.distance(after or DAY.end)
    nearest = best([m for m in (before, after) if m])
    assert (found.closest is None) == (nearest is None)
    if found.closest and nearest:
        assert DAY.distance(found.closest.datetime) == DAY.distance(nearest)
        assert past[found.closest.datetime] == past[nearest]
