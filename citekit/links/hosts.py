"""Run many tasks on a few threads, politely to each host: a slow or waiting host holds no other."""

from __future__ import annotations

import heapq
import itertools
import math
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from citekit.links.lanes import Done, Lane, SharedResults
from citekit.links.limits import Politeness
from citekit.links.page import Page
from citekit.links.visiting import Errand, Shared, Task

_SLOW = 4.0
_FAREWELL = 2.0


class Crew:
    """Drive tasks; an errand waits in the lane of its host, never on a thread.

    Args:
        threads: How many work at most.
        politeness: Towards each lane.
    """

    def __init__(self, *, threads: int = 64, politeness: Politeness | None = None) -> None:
        self._most = threads
        self._politeness = politeness or Politeness()
        self._lanes: dict[str, Lane] = {}
        self._ready: list[tuple[float, int, Lane]] = []
        self._numbers = itertools.count()
        self._changed = threading.Condition(threading.Lock())
        self._idle = 0
        self._timer = math.inf
        self._threads: list[threading.Thread] = []
        self._closed = False
        self._shared = SharedResults()

    def start(self, task: Task, done: Done) -> None:
        """Begin a task; `done` is called with its result, or with the error that ended it, from any thread."""
        self._advance(task, done, None, None, fresh=True)

    def close(self) -> None:
        """Let the threads end; what has not begun is dropped, and what is under way is not waited for long."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        patience = time.monotonic() + _FAREWELL
        for thread in self._threads:
            thread.join(max(0.0, patience - time.monotonic()))

    def _advance(
        self, task: Task, done: Done, answer: Any, error: BaseException | None, *, fresh: bool = False
    ) -> None:
        try:
            step = task.throw(error) if error is not None else task.send(answer)
        except StopIteration as stop:
            done(stop.value, None)
        except Exception as failure:  # noqa: BLE001  (one task that fails is reported, and stops no other)
            done(None, failure)
        else:
            self._take_up(task, done, step, fresh)

    def _take_up(self, task: Task, done: Done, step: Errand | Shared, fresh: bool) -> None:
        if isinstance(step, Errand):
            self._queue(step, task, done, fresh and not step.wait)
            return
        known, begin = self._shared.join(step.key, lambda value, error: self._advance(task, done, value, error))
        if known is not None:
            self._advance(task, done, *known)
        elif begin:
            shared = partial(self._shared.settle, step.key)
            self._advance(step.task(), shared, None, None, fresh=fresh)

    def _queue(self, errand: Errand, task: Task, done: Done, fresh: bool) -> None:
        now = time.monotonic()
        with self._changed:
            lane = self._lanes.get(errand.lane)
            if lane is None:
                lane = self._lanes[errand.lane] = Lane(errand.lane)
            if errand.pause:
                lane.free_at = max(lane.free_at, now + errand.pause)
            if fresh:
                lane.fresh.append((errand, task, done))
            else:
                heapq.heappush(lane.begun, (now + errand.wait, next(self._numbers), (errand, task, done)))
            self._offer(lane)

    def _offer(self, lane: Lane) -> None:
        if lane.has_work() and lane.running < lane.room(self._politeness.per_host):
            due = lane.due()
            if due < lane.offered:
                lane.offered = due
                heapq.heappush(self._ready, (due, next(self._numbers), lane))
                self._wake(due)

    def _wake(self, due: float) -> None:
        if self._idle:
            if due < self._timer:
                self._changed.notify()
        elif len(self._threads) < self._most:
            thread = threading.Thread(target=self._work, name="citekit-links", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            lane, errand, task, done = job
            began = time.monotonic()
            answer, error = None, None
            try:
                answer = errand.call()
            except Exception as failure:  # noqa: BLE001  (handed to the task that sent the errand)
                error = failure
            # Of services that ration themselves, as archives do, slowness says nothing.
            self._release(lane, isinstance(answer, Page) and time.monotonic() - began > _SLOW)
            self._advance(task, done, answer, error)

    def _release(self, lane: Lane, slow: bool) -> None:
        with self._changed:
            lane.running -= 1
            lane.slow = slow
            if not lane.has_work() and not lane.running and lane.free_at <= time.monotonic():
                self._lanes.pop(lane.name, None)
            else:
                self._offer(lane)

    def _next(self) -> tuple[Lane, Errand, Task, Done] | None:
        with self._changed:
            while not self._closed:
                due = self._first_due()
                now = time.monotonic()
                if due <= now:
                    return self._pick(now)
                self._rest(due, now)
            return None

    def _first_due(self) -> float:
        while self._ready:
            due, _, lane = self._ready[0]
            if due == lane.offered and lane.has_work() and lane.running < lane.room(self._politeness.per_host):
                real = lane.due()
                if real <= due:
                    return due
                lane.offered = real
                heapq.heapreplace(self._ready, (real, next(self._numbers), lane))
                continue
            heapq.heappop(self._ready)
            if due == lane.offered:
                lane.offered = math.inf
        return math.inf

    def _pick(self, now: float) -> tuple[Lane, Errand, Task, Done]:
        _, _, lane = heapq.heappop(self._ready)
        lane.offered = math.inf
        errand, task, done = lane.take(now)
        lane.running += 1
        lane.free_at = max(lane.free_at, now + self._politeness.interval)
        self._offer(lane)
        if self._ready and self._idle:
            self._changed.notify()
        return lane, errand, task, done

    def _rest(self, due: float, now: float) -> None:
        # One thread keeps the time for all; the others sleep until there is work.
        keeps_time = due < self._timer
        if keeps_time:
            self._timer = due
        self._idle += 1
        try:
            self._changed.wait(due - now if keeps_time and due < math.inf else None)
        finally:
            self._idle -= 1
            if keeps_time and self._timer == due:
                self._timer = math.inf


def drive(task: Task, sleep: Callable[[float], None] = time.sleep) -> Any:
    """Run one task to its end on this thread, and return its result."""
    answer = None
    while True:
        try:
            step = task.send(answer)
        except StopIteration as stop:
            return stop.value
        if isinstance(step, Shared):
            answer = drive(step.task(), sleep)
        else:
            if step.wait:
                sleep(step.wait)
            answer = step.call()
