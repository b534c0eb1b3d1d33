"""Run a batch by processes on this machine: a thread for each, which feeds it and writes what it finds."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from queue import SimpleQueue

from citekit.batch.supervisor import StoppedError
from citekit.batch.values import Outcome, Recipe, Task
from citekit.batch.workshop import Workshop


def count_cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def run_local(tasks: Iterator[Task], recipe: Recipe, out: str, jobs: int) -> Iterator[Outcome]:
    """Yield the outcome of each task as it is ready; memory stays flat however many there are.

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

    def run(self, tasks: Iterator[Task]) -> Iterator[Outcome]:
        under_way = 0
        for task in tasks:
            self._waiting.put(task)
            under_way += 1
            # One more than are read at once waits for each process, so that none is ever idle.
            while under_way >= 2 * len(self._threads) or not self._done.empty():
                under_way -= 1
                yield self._next()
        for _ in range(under_way):
            yield self._next()

    def stop(self) -> None:
        for workshop in self._workshops:
            workshop.stop()
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join()

    def _next(self) -> Outcome:
        outcome = self._done.get()
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def _work(self, workshop: Workshop) -> None:
        with workshop:
            while (task := self._waiting.get()) is not None:
                try:
                    self._done.put(workshop.do(task))
                except StoppedError:
                    return
                except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
                    self._done.put(error)
                    return
