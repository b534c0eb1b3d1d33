"""The crew: polite to each host, and held up by none."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from queue import SimpleQueue
from typing import Any

import pytest

from citekit.links.hosts import Crew, drive
from citekit.links.limits import Politeness
from citekit.links.visiting import Errand, Shared, Task

LONG = 60
"""Seconds after which what is waited for never comes."""


class _Counter:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.running: dict[str, int] = {}
        self.peak: dict[str, int] = {}
        self.starts: dict[str, list[float]] = {}

    def call(self, lane: str, seconds: float, meeting: threading.Barrier | None = None) -> str:
        with self.lock:
            self.starts.setdefault(lane, []).append(time.monotonic())
            self.running[lane] = self.running.get(lane, 0) + 1
            self.peak[lane] = max(self.peak.get(lane, 0), self.running[lane])
        if meeting:
            meeting.wait(LONG)
        time.sleep(seconds)
        with self.lock:
            self.running[lane] -= 1
        return lane


@pytest.fixture
def crews() -> Iterator[Callable[..., Crew]]:
    """Make crews, and close them at the end."""
    made: list[Crew] = []

    def make(**options: Any) -> Crew:
        made.append(Crew(**options))
        return made[-1]

    yield make
    for crew in made:
        crew.close()


def _one(errand: Errand | Shared) -> Task:
    return (yield errand)


def _run(crew: Crew, tasks: list[Task]) -> list[tuple[Any, BaseException | None]]:
    found: SimpleQueue[tuple[Any, BaseException | None]] = SimpleQueue()
    for task in tasks:
        crew.start(task, lambda value, error: found.put((value, error)))
    return [found.get(timeout=LONG) for _ in tasks]


def test_a_host_is_never_asked_more_than_it_bears(crews: Callable[..., Crew]) -> None:
    """So many requests are under way at one host at once, and no more."""
    counter = _Counter()
    pairs = {lane: threading.Barrier(2) for lane in "ab"}
    crew = crews(threads=16, politeness=Politeness(per_host=2, interval=0))
    _run(crew, [_one(Errand(lane, lambda lane=lane: counter.call(lane, 0.02, pairs[lane]))) for lane in "ab" * 10])
    assert set(counter.peak.values()) == {2}


def test_requests_to_one_host_are_spaced(crews: Callable[..., Crew]) -> None:
    """Between the starts of requests to one host there is an interval, and the hosts do not wait for one another."""
    counter, meeting = _Counter(), threading.Barrier(2)
    crew = crews(threads=16, politeness=Politeness(per_host=8, interval=0.1))
    began = time.monotonic()
    calls = [(lane, meeting if number == 0 else None) for number in range(10) for lane in "ab"]
    found = _run(crew, [_one(Errand(lane, partial(counter.call, lane, 0, first))) for lane, first in calls])
    assert [error for _, error in found if error] == []
    assert min(max(starts) for starts in counter.starts.values()) - began >= 0.9


def test_a_slow_host_holds_no_other(crews: Callable[..., Crew]) -> None:
    """While one host keeps its threads waiting, the others are served."""
    crew = crews(threads=6, politeness=Politeness(per_host=4, interval=0))
    answers, found = threading.Event(), SimpleQueue[Any]()
    for _ in range(8):
        crew.start(_one(Errand("slow", lambda: answers.wait(LONG))), lambda value, _: found.put(value))
    for number in range(100):
        crew.start(_one(Errand(f"quick {number % 5}", lambda: "quick")), lambda value, _: found.put(value))
    assert [found.get(timeout=LONG) for _ in range(100)] == ["quick"] * 100
    answers.set()
    assert [found.get(timeout=LONG) for _ in range(8)] == [True] * 8


def test_a_waiting_errand_holds_no_thread(crews: Callable[..., Crew]) -> None:
    """Many waits pass together on one thread."""
    began = time.monotonic()
    found = _run(crews(threads=1), [_one(Errand(str(number), lambda: "done", wait=0.5)) for number in range(50)])
    assert len(found) == 50
    assert 0.5 <= time.monotonic() - began < 12


def test_a_pause_stops_the_whole_host(crews: Callable[..., Crew]) -> None:
    """A host that asks for a pause is left alone by all."""
    counter = _Counter()
    crew = crews(threads=4)
    found: SimpleQueue[Any] = SimpleQueue()
    began = time.monotonic()
    crew.start(_one(Errand("a", lambda: counter.call("a", 0), wait=1, pause=1)), lambda *_: found.put(1))
    crew.start(_one(Errand("a", lambda: counter.call("a", 0))), lambda *_: found.put(1))
    crew.start(_one(Errand("b", lambda: counter.call("b", 0))), lambda *_: found.put(1))
    for _ in range(3):
        found.get(timeout=LONG)
    assert min(counter.starts["a"]) - began >= 1
    assert counter.starts["b"][0] < min(counter.starts["a"])


def test_a_shared_task_runs_once(crews: Callable[..., Crew]) -> None:
    """Whoever names the same key gets the one result, before and after it is known."""
    counter = _Counter()
    crew = crews(threads=8)
    shared = Shared("key", lambda: _one(Errand("a", lambda: counter.call("a", 0.1))))
    assert _run(crew, [_one(shared) for _ in range(20)]) == [("a", None)] * 20
    assert _run(crew, [_one(shared)]) == [("a", None)]
    assert len(counter.starts["a"]) == 1


def test_an_error_ends_its_own_task_alone(crews: Callable[..., Crew]) -> None:
    """What goes wrong in an errand is thrown into its task; what the task does not catch is reported."""

    def fail() -> None:
        raise ZeroDivisionError

    def careful() -> Task:
        try:
            yield Errand("a", fail)
        except ZeroDivisionError:
            return "caught"

    found = _run(crews(threads=2), [careful(), _one(Errand("a", fail)), _one(Errand("a", lambda: "fine"))])
    assert sorted(str(value) for value, _ in found) == ["None", "caught", "fine"]
    assert [type(error) for _, error in found if error] == [ZeroDivisionError]


def test_a_task_runs_on_one_thread_too() -> None:
    """Without a crew the same task runs to the same end, and sleeps where it must wait."""
    slept: list[float] = []

    def task() -> Task:
        first = yield Errand("a", lambda: 1, wait=3.0)
        second = yield Shared("key", lambda: _one(Errand("a", lambda: 2)))
        return first + second

    assert drive(task(), slept.append) == 3
    assert slept == [3.0]
