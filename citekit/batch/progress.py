"""Count what is done, and say honestly how long the rest will take, or nothing."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable

from citekit.batch.values import QUARANTINED, Outcome, State

_MEMORY = 0.05
_ENOUGH = 20
_SURE = 5.0


def size_class(size: int) -> int:
    """Return the class of a paper: papers of one class are at most four times as large as each other.

    Example:
        >>> size_class(0), size_class(5_000), size_class(20_000)
        (0, 7, 8)
    """
    return (size.bit_length() + 1) // 2


class Progress:
    """Count outcomes, and estimate the time that is left from what papers of each size took.

    Args:
        sizes: Of the papers that wait, in bytes.
        clock: Tells seconds.

    Attributes:
        papers: How many papers are done in this run.
        total: How many there are to do in this run.
        references: How many references they gave.
        links: How many links they gave.
        put_aside: How many gave no result.
    """

    def __init__(self, sizes: Iterable[int], clock: Callable[[], float] = time.monotonic) -> None:
        self._left = Counter(map(size_class, sizes))
        self._seconds: dict[int, float] = {}
        self._clock = clock
        self._began = clock()
        self._worked = 0.0
        self.total = self._left.total()
        self.papers = self.references = self.links = self.put_aside = 0

    def note(self, outcome: Outcome, size: int) -> None:
        """Count an outcome of a paper of a size."""
        self.papers += 1
        self.put_aside += outcome.state in QUARANTINED
        if outcome.state is State.DONE:
            self.references += outcome.references
            self.links += outcome.links
        kind = size_class(size)
        self._left[kind] -= 1
        self._worked += outcome.seconds
        usual = self._seconds.get(kind, outcome.seconds)
        # A moving average: the papers of a folder resemble their neighbours.
        self._seconds[kind] = usual + _MEMORY * (outcome.seconds - usual)

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return self._clock() - self._began

    @property
    def rate(self) -> float:
        """Papers a second."""
        return self.papers / self.elapsed if self.elapsed > 0 else 0.0

    def remaining(self) -> float | None:
        """Return the seconds that are left, or None as long as nobody can know: at the start, before unseen sizes."""
        if self.papers < _ENOUGH or self.elapsed < _SURE or self._worked <= 0:
            return None
        left = {kind: number for kind, number in self._left.items() if number > 0}
        unseen = sum(number for kind, number in left.items() if kind not in self._seconds)
        if unseen * 10 > sum(left.values()):
            return None
        known = sum(number * self._seconds[kind] for kind, number in left.items() if kind in self._seconds)
        at_once = self._worked / self.elapsed
        return known / at_once
