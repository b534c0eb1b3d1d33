"""Time works by the processor time that they take, so that a busy machine fails no test, and a quick one hides nothing.

Limits are seconds of an ordinary machine; a slower one has so many times more of them as it takes for a known work.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LOOKS = 3
_KNOWN_WORK = 0.05
"""Seconds of processor time that `_work` takes on an ordinary machine at most."""
_NOISE = 0.03
"""Seconds below which the clock, and what a call costs whatever its size, hide how a cost grows."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Expect the block to take no more than so many seconds of an ordinary machine's processor.

    The limits of tests lie far above what a work takes, and far below what one takes that goes back and forth.
    """
    start = time.process_time()
    yield
    spent = time.process_time() - start
    assert spent < seconds * SLOWNESS, f"took {spent:.2f} seconds"


def assert_in_proportion(run: Callable[[int], object], small: int, large: int, most: float = 2.5) -> None:
    """Expect a work to grow with its size alone: per unit, a large one costs at most so many times what a small one does.

    What else the machine does can only make a look worse, so one good look of three is proof. A work whose cost grows
    with the square of its size fails them all.
    """
    assert large / small > 1.5 * most, "too near each other to tell a line from a square"
    rises = []
    for _ in range(LOOKS):
        few, many = _spent(run, small), _spent(run, large)
        rises.append(many / max(few, _NOISE) * small / large)
        if rises[-1] <= most:
            return
    raise AssertionError(f"a unit costs {min(rises):.1f} times as much in a work of {large / small:g} times the size")


def _spent(run: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    run(size)
    return time.process_time() - start


def _work() -> None:
    """Do what this toolkit does all day: take texts apart, look words up, join them again."""
    known: dict[str, int] = {}
    for number in range(20_000):
        for word in f"{number}. Быкаў, В. Знак бяды. – Мінск, {number % 2000}. – {number % 300} с.".split():
            known[word] = known.get(word, 0) + 1
    assert " ".join(sorted(known))


SLOWNESS = max(1.0, min(_spent(lambda _: _work(), 0) for _ in range(LOOKS)) / _KNOWN_WORK)
"""How many times slower this machine is than an ordinary one; 1 where it is quicker."""
