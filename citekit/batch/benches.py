"""Keep the benches of a cluster's worker: a workshop for each of its threads and each batch, gone when nobody needs it.

A bench outlives a chunk, for its process is slow to start. It ends with its batch, and by itself when it was idle for
a while, for a batch that is killed says nothing.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from itertools import zip_longest

from citekit.batch.places import PARTS, open_folder
from citekit.batch.supervisor import StoppedError
from citekit.batch.values import Outcome, Recipe, Task
from citekit.batch.workshop import Draw, Workshop
from citekit.errors import UnwritableOutputError

IDLE = 20.0
"""Seconds after which the process of an idle bench ends."""
_LOOKS = 10
_benches: dict[tuple[int, str], _Bench] = {}
_ward = threading.Lock()


class _Bench:
    """Hold the workshop of one thread for one batch."""

    def __init__(self, recipe: Recipe, out: str, batch: str) -> None:
        _confirm(out, batch)
        self._workshop = Workshop(recipe, out)
        self._busy = threading.Lock()
        self._timer: threading.Timer | None = None

    def do(self, tasks: Sequence[Task]) -> list[Outcome]:
        with self._busy:
            if self._timer is not None:
                self._timer.cancel()
            try:
                return [self._workshop.do(task, _drawing(after)) for task, after in zip_longest(tasks, tasks[1:])]
            except StoppedError:
                self._workshop.close()
                raise
            finally:
                self._timer = threading.Timer(IDLE, self._rest)
                self._timer.daemon = True
                self._timer.start()

    def _rest(self) -> None:
        with self._busy:
            self._workshop.close()

    def end(self) -> None:
        """End the process at once, even in the midst of a paper: whoever waited for it is gone."""
        self._workshop.stop()
        if self._busy.acquire(blocking=False):
            if self._timer is not None:
                self._timer.cancel()
            self._workshop.close()
            self._busy.release()


def _drawing(task: Task | None) -> Draw:
    """Give the next paper of a chunk at once, for no other bench can have it."""

    def draw(*, early: bool) -> Task | None:  # noqa: ARG001
        return task

    return draw


def do_tasks(tasks: Sequence[Task], recipe: Recipe, out: str, batch: str) -> list[Outcome]:
    """Do some papers at the bench that this thread has for a batch.

    Raises:
        UnwritableOutputError: The output is another one here than where the batch runs, or cannot be written.
        StoppedError: The batch has ended meanwhile.
    """
    key = (threading.get_ident(), batch)
    bench = _benches.get(key)
    if bench is None:
        bench = _Bench(recipe, out, batch)
        with _ward:
            _benches[key] = bench
    return bench.do(tasks)


def end_benches(batch: str) -> None:
    """End the benches of a batch, from whatever thread of the worker."""
    with _ward:
        ended = [_benches.pop(key) for key in tuple(_benches) if key[1] == batch]
    for bench in ended:
        bench.end()


def mark_output(out: str, batch: str) -> None:
    """Leave a mark in the output, by which workers see that they write to the same place.

    Raises:
        UnwritableOutputError: The output cannot be written.
    """
    open_folder(out).write(f"{PARTS}/{batch}", b"seen")


def _confirm(out: str, batch: str) -> None:
    """Make sure that the output of this worker is that of the batch, before a whole corpus is read for nothing."""
    folder = open_folder(out)
    for _ in range(_LOOKS):
        if folder.has(f"{PARTS}/{batch}"):
            return
        time.sleep(1)  # a shared disk may tell late
    raise UnwritableOutputError(out, "the workers of the cluster write elsewhere; name a place that all reach")
