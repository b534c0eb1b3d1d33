"""Run a batch by processes on this machine: a thread for each, which feeds it and writes what it finds."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue

from citekit.batch.supervisor import StoppedError
from citekit.batch.values import Outcome, Recipe, Task
from citekit.batch.workshop import Workshop

_AHEAD = 5
"""So many papers wait for each process, so that none is idle while the manifest is written to a slow disk."""
_PLENTY = 2
"""Only while so many wait for each process is one bound to a process that is busy, for it may be busy for long."""


def count_cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def run_local(tasks: Iterator[Task], recipe: Recipe, out: str, jobs: int) -> Iterator[Sequence[Outcome]]:
    """Yield the outcomes of tasks, together what is ready at once; memory stays flat however many there are.

    Args:
        tasks: Drawn as processes become free.
        recipe: What is made of each paper.
        out: The output, a path or URL.
        jobs: How many processes read papers.

    Raises:
        UnwritableOutputError: The output cannot be written; what is under way is given up.
    """
    crew = _Crew(recipe, out, jobs)
    try:
        yield from crew.run(tasks)
    finally:
        crew.stop()


class _Crew:
    """Hold the threads, their workshops and the queues between."""

    def __init__(self, recipe: Recipe, out: str, jobs: int) -> None:
        self._waiting: SimpleQueue[Task | None] = SimpleQueue()
        self._done: SimpleQueue[Outcome | BaseException] = SimpleQueue()
        self._workshops = [Workshop(recipe, out) for _ in range(jobs)]
        self._threads = [threading.Thread(target=self._work, args=(one,), daemon=True) for one in self._workshops]
        for thread in self._threads:
            thread.start()

    def run(self, tasks: Iterator[Task]) -> Iterator[Sequence[Outcome]]:
        under_way = 0
        for task in tasks:
            self._waiting.put(task)
            under_way += 1
            while under_way >= (1 + _AHEAD) * len(self._threads) or not self._done.empty():
                ready = self._take()
                under_way -= len(ready)
                yield ready
        while under_way:
            ready = self._take()
            under_way -= len(ready)
            yield ready

    def stop(self) -> None:
        for workshop in self._workshops:
            workshop.stop()
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join()

    def _take(self) -> list[Outcome]:
        """Wait for an outcome, and take along what else is ready."""
        ready = [self._done.get()]
        with suppress(Empty):
            while True:
                ready.append(self._done.get_nowait())
        for outcome in ready:
            if isinstance(outcome, BaseException):
                raise outcome
        return [outcome for outcome in ready if isinstance(outcome, Outcome)]

    def _work(self, workshop: Workshop) -> None:
        drawn: list[Task | None] = []

        def draw(*, early: bool) -> Task | None:
            if not drawn and not (early and self._waiting.qsize() < _PLENTY * len(self._threads)):
                with suppress(Empty):
                    drawn.append(self._waiting.get_nowait())
            return drawn[0] if drawn else None

        with workshop:
            while (task := drawn.pop() if drawn else self._waiting.get()) is not None:
                try:
                    self._done.put(workshop.do(task, draw))
                except StoppedError:
                    return
                except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
                    self._done.put(error)
                    return
