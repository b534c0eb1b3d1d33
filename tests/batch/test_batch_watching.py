"""Whoever waits too long is helped, whoever does not is left alone."""

from __future__ import annotations

import threading
import time

from citekit.batch.watching import Watch


def test_what_takes_too_long_is_ended() -> None:
    """The first wait that is over its time is ended, though one before it might have taken longer; others are not."""
    ended = threading.Event()
    watch = Watch(ended.set)
    with watch.within(3600):
        pass
    with watch.within(0.05):
        assert ended.wait(60)
    ended.clear()
    with watch.within(float("inf")):
        assert not ended.wait(0.2)
    watch.close()


def test_a_wait_is_not_over_before_its_end_has_come() -> None:
    """Where the time runs out, what is done then is done when the ``with`` ends."""
    told: list[str] = []
    begun = threading.Event()

    def end() -> None:
        begun.set()
        time.sleep(0.1)
        told.append("ended")

    watch = Watch(end)
    with watch.within(0.01):
        assert begun.wait(60)
    assert told == ["ended"]
    watch.close()
