"""Watch the clock for one who waits: a single thread for any number of waits, since to start one takes longer."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Watch:
    """Do something when a wait takes too long.

    Args:
        end: Called, from another thread, when it does; the wait is not over before this has returned.
    """

    def __init__(self, end: Callable[[], None]) -> None:
        self._end = end
        self._changed = threading.Condition()
        self._due = self._wakes = math.inf
        self._is_closed = False
        threading.Thread(target=self._look, daemon=True).start()

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Let whatever stands in the ``with`` take so many seconds."""
        self._set(time.monotonic() + seconds)
        try:
            yield
        finally:
            self._set(math.inf)

    def close(self) -> None:
        """End the thread."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()

    def _set(self, due: float) -> None:
        with self._changed:
            self._due = due
            # One that wakes too early looks again; it is woken only where it would sleep too long.
            if due < self._wakes:
                self._changed.notify()

    def _look(self) -> None:
        with self._changed:
            while not self._is_closed:
                left = self._due - time.monotonic()
                if left <= 0:
                    self._due = math.inf
                    self._end()
                    continue
                self._wakes = self._due
                self._changed.wait(min(left, threading.TIMEOUT_MAX))
