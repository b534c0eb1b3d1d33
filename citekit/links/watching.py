"""Watch the clock for threads that wait for an answer, and hang up for those that wait too long."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_TICK = 0.25


class Watch:
    """Call `hang_up` with the number of each thread whose deadline has passed.

    A time limit of a socket starts anew with each byte, so a server that sends one byte a second holds a thread for
    ever; only somebody outside can hang up.
    """

    def __init__(self, hang_up: Callable[[int], None]) -> None:
        self._hang_up = hang_up
        self._deadlines: dict[int, float] = {}
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def begin(self, deadline: float) -> None:
        """Set the deadline of this thread, in seconds of `time.monotonic`."""
        self._deadlines[threading.get_ident()] = deadline
        if self._thread is None:
            self._start()

    def end(self) -> None:
        """Forget the deadline of this thread."""
        self._deadlines.pop(threading.get_ident(), None)

    def close(self) -> None:
        """Stop watching."""
        self._closed.set()

    def _start(self) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="citekit-watch", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while not self._closed.wait(_TICK):
            now = time.monotonic()
            for thread, deadline in tuple(self._deadlines.items()):
                if now > deadline and self._deadlines.get(thread) == deadline:
                    self._hang_up(thread)
