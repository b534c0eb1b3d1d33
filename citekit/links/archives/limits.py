"""Keep to the limits of an archive, in all threads together."""

from __future__ import annotations

import threading
from collections import deque
from math import ceil
from typing import Protocol

MINUTE = 60.0


class Clock(Protocol):
    """Tell the time and wait; the module `time` is one."""

    def monotonic(self) -> float:
        """Seconds that never go back."""
        ...

    def time(self) -> float:
        """Seconds since 1970, in UTC."""
        ...

    def sleep(self, seconds: float, /) -> None:
        """Wait."""
        ...


class Limit:
    """Let at most so many calls through in any minute; learn a limit that is not known from the first 429.

    Attributes:
        per_minute: The limit, or None while none is known.
    """

    def __init__(self, per_minute: int | None, clock: Clock) -> None:
        self.per_minute = per_minute
        self._clock = clock
        self._lock = threading.Lock()
        self._calls: deque[float] = deque()
        self._held_until = float("-inf")

    def take_turn(self) -> float:
        """Wait until a call is allowed, and return for how many seconds that was."""
        waited = 0.0
        while (pause := self._pause()) > 0:
            self._clock.sleep(pause)
            waited += pause
        return waited

    def hold(self, seconds: float) -> None:
        """Let nobody through for a while, because the archive said that it was too much."""
        with self._lock:
            now = self._clock.monotonic()
            self._held_until = max(self._held_until, now + seconds)
            if self.per_minute is None:
                let_through = sum(now - call < MINUTE for call in self._calls)
                self.per_minute = max(1, int(let_through * 0.8))

    def seconds_for(self, calls: float) -> float:
        """Estimate how long so many more calls take: what is held, and what the limit asks for."""
        with self._lock:
            now = self._clock.monotonic()
            held = max(0.0, self._held_until - now)
            if self.per_minute is None:
                return held
            recent = [call for call in self._calls if now - call < MINUTE][-self.per_minute :]
            window = recent + [now] * (self.per_minute - len(recent))
            beyond = ceil(calls) - (self.per_minute - len(recent))
            rounds, place = divmod(beyond - 1, self.per_minute)
            return held if beyond <= 0 else held + window[place] + MINUTE - now + rounds * MINUTE

    def _pause(self) -> float:
        with self._lock:
            now = self._clock.monotonic()
            while self._calls and now - self._calls[0] >= MINUTE:
                self._calls.popleft()
            if now < self._held_until:
                return self._held_until - now
            if self.per_minute is not None and len(self._calls) >= self.per_minute:
                return self._calls[-self.per_minute] + MINUTE - now
            self._calls.append(now)
            return 0.0
