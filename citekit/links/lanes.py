"""Keep the errands of each host in order, and the results that many share."""

from __future__ import annotations

import heapq
import math
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from typing import Any

from citekit.links.visiting import Errand, Task

_SHARED = 512
Done = Callable[[Any, BaseException | None], None]
Job = tuple[Errand, Task, Done]


class Lane:
    """Hold the errands of one host, those that have begun and those that have not."""

    __slots__ = ("begun", "free_at", "fresh", "name", "offered", "running", "slow")

    def __init__(self, name: str) -> None:
        self.name = name
        # What has begun goes before what has not, so tasks end early and few are open at a time.
        self.begun: list[tuple[float, int, Job]] = []
        self.fresh: deque[Job] = deque()
        self.running = 0
        self.free_at = 0.0
        self.offered = math.inf
        self.slow = False

    def has_work(self) -> bool:
        """Say whether an errand waits."""
        return bool(self.fresh or self.begun)

    def due(self) -> float:
        """Return when the next errand may start, in seconds of `time.monotonic`."""
        return self.free_at if self.fresh else max(self.begun[0][0], self.free_at)

    def take(self, now: float) -> Job:
        """Take the next errand out."""
        if self.begun and (self.begun[0][0] <= now or not self.fresh):
            return heapq.heappop(self.begun)[2]
        return self.fresh.popleft()

    def room(self, most: int) -> int:
        """Return how many may run: a host that has just been slow gets one thread, lest it holds them all."""
        return 1 if self.slow else most


class SharedResults:
    """Hold the results that several tasks share, and those who wait for them; the oldest are forgotten."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[Hashable, tuple[Any, BaseException | None]] = OrderedDict()
        self._waiting: dict[Hashable, list[Done]] = {}

    def join(self, key: Hashable, done: Done) -> tuple[tuple[Any, BaseException | None] | None, bool]:
        """Return the known result, or wait for it; the flag says that the task is to be begun."""
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key], False
            begin = key not in self._waiting
            self._waiting.setdefault(key, []).append(done)
            return None, begin

    def settle(self, key: Hashable, value: Any, error: BaseException | None) -> None:
        """Keep a result, and hand it to all who wait for it."""
        with self._lock:
            self._known[key] = (value, error)
            while len(self._known) > _SHARED:
                self._known.popitem(last=False)
            waiting = self._waiting.pop(key)
        for done in waiting:
            done(value, error)
