"""Limits that all threads share, and what is done when an archive says that it was too much."""

from __future__ import annotations

import threading

import pytest
from archive_parts import FakeClock, ScriptedFetch

from citekit.links.archives.asking import Asker
from citekit.links.archives.capture import Query
from citekit.links.archives.limits import Limit
from citekit.links.archives.table import Archive, default_archives
from citekit.links.page import Page

WAYBACK = Archive(
    "W",
    "wayback",
    "https://w.example/cdx",
    "https://w.example/web",
    "https://w.example/web",
    per_minute=(("index", 24),),
)
EMPTY = Page("u", "u", 200, {"content-type": "application/json"}, b"[]")


def test_no_minute_sees_more_calls_than_the_limit() -> None:
    """A hundred calls at 24 a minute: every window of sixty seconds holds 24 at most, and nothing is wasted."""
    clock = FakeClock()
    limit = Limit(24, clock)
    calls = []
    for _ in range(100):
        limit.take_turn()
        calls.append(clock.now)
    assert max(sum(start <= call < start + 60 for call in calls) for start in calls) == 24
    assert calls[-1] - calls[0] == pytest.approx(240)


def test_threads_share_the_limit() -> None:
    """Eight threads with six calls each take no more turns a minute than one thread would."""
    clock = FakeClock()
    limit = Limit(24, clock)
    threads = [threading.Thread(target=lambda: [limit.take_turn() for _ in range(6)]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sum(clock.slept) >= 60


@pytest.mark.parametrize(
    ("taken", "calls", "seconds"), [(0, 24, 0), (0, 25, 60), (24, 1, 60), (24, 49, 180), (20, 4, 0), (20, 100, 240)]
)
def test_the_estimate_is_what_the_wait_will_be(taken: int, calls: int, seconds: float) -> None:
    """What the estimate says is what the same calls then take."""
    clock = FakeClock()
    limit = Limit(24, clock)
    for _ in range(taken):
        limit.take_turn()
    began = clock.now
    estimated = limit.seconds_for(calls)
    for _ in range(calls):
        limit.take_turn()
    assert estimated == pytest.approx(seconds)
    assert clock.now - began == pytest.approx(estimated)


def test_an_unknown_limit_is_learnt_from_the_first_refusal() -> None:
    """Ten calls went through before the 429: from then on there are eight a minute."""
    clock = FakeClock()
    limit = Limit(None, clock)
    for _ in range(10):
        limit.take_turn()
    limit.hold(60)
    assert limit.per_minute == 8
    assert limit.take_turn() == 60


@pytest.mark.parametrize(
    ("said", "waited"),
    [
        ({}, 60),
        ({"retry-after": "7"}, 7),
        ({"retry-after": "999999999"}, 300),
        ({"retry-after": "soon"}, 60),
        ({"retry-after": "²"}, 60),
    ],
)
def test_a_429_is_waited_out(said: dict[str, str], waited: float) -> None:
    """Retry-After is obeyed within reason; without it a minute is waited; then the question is asked again."""
    clock = FakeClock()
    fetch = ScriptedFetch({"https://w.example/cdx": [Page("u", "u", 429, said), EMPTY]})
    told: list[tuple[str, float]] = []
    asker = Asker(WAYBACK, fetch, clock, lambda name, seconds: told.append((name, seconds)))
    assert asker.captures(Query("http://a.example/")) == ()
    assert clock.slept == [waited]
    assert told == [("W", waited)]


def test_a_429_that_stays_ends_without_an_answer() -> None:
    """After four refusals nobody can say whether there is a copy, and the next links do not wait for it again."""
    fetch = ScriptedFetch({"https://w.example/cdx": [Page("u", "u", 429)]})
    asker = Asker(WAYBACK, fetch, FakeClock())
    assert asker.captures(Query("http://a.example/")) is None
    assert asker.captures(Query("http://b.example/")) is None
    assert len(fetch.asked) == 4


def test_an_archive_that_is_down_does_not_make_every_link_wait() -> None:
    """Five questions without an answer, each asked three times, are enough; a quarter of an hour later it may be up."""
    clock = FakeClock()
    fetch = ScriptedFetch({"https://w.example/cdx": [Page("u", "u", failure="timeout")]})
    asker = Asker(WAYBACK, fetch, clock)
    for number in range(50):
        assert asker.captures(Query(f"http://a.example/{number}")) is None
    assert len(fetch.asked) == 15
    clock.sleep(901)
    fetch.answers["https://w.example/cdx"][:] = [EMPTY]  # type: ignore[index]
    assert asker.captures(Query("http://a.example/")) == ()


def test_an_archive_that_refuses_connections_is_left_alone() -> None:
    """A refused connection is a closed door: a quarter of an hour nobody knocks again."""
    clock = FakeClock()
    fetch = ScriptedFetch({"https://w.example": [Page("u", "u", failure="refused")]})
    asker = Asker(WAYBACK, fetch, clock)
    for _ in range(5):
        assert asker.captures(Query("http://a.example/")) is None
    assert len(fetch.asked) == 1
    clock.sleep(901)
    asker.captures(Query("http://a.example/"))
    assert len(fetch.asked) == 2


def test_an_archived_error_is_history_and_not_repeated() -> None:
    """A 503 with a Memento-Datetime happened then; one without happens now and is asked again."""
    then = Page("u", "u", 503, {"memento-datetime": "Mon, 30 Jun 2014 00:00:00 GMT"})
    now = Page("u", "u", 503)
    for page, asked in ((then, 1), (now, 3)):
        fetch = ScriptedFetch({"https://w.example/web": [page]})
        Asker(WAYBACK, fetch, FakeClock()).replay("https://w.example/web/2014id_/http://a.example/")
        assert len(fetch.asked) == asked


def test_the_table_keeps_the_wayback_machine_to_24_calls() -> None:
    """The archives of the table have limits below what their pages allow."""
    limits = {archive.name: dict(archive.per_minute) for archive in default_archives()}
    assert limits["Wayback Machine"]["index"] == 24
    assert limits["Arquivo.pt"]["index"] <= 200
