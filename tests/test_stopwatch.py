"""The stopwatch of the tests tells a line from a square, and is not misled by one bad look."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
import stopwatch
from stopwatch import assert_in_proportion, within


@pytest.fixture
def spend(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Stop the clock, and return what moves it on."""
    now = [0.0]
    monkeypatch.setattr(time, "process_time", lambda: now[0])

    def spend(seconds: float) -> None:
        now[0] += seconds

    return spend


def test_a_line_passes_and_a_square_does_not(spend: Callable[[float], None]) -> None:
    """What doubles with its size passes, what quadruples fails."""
    assert_in_proportion(lambda size: spend(size / 100), 10, 40)
    with pytest.raises(AssertionError, match=r"a unit costs 4.0 times as much in a work of 4 times the size"):
        assert_in_proportion(lambda size: spend(size**2 / 1000), 10, 40)


def test_one_good_look_is_proof(spend: Callable[[float], None]) -> None:
    """A look that the machine spoils is repeated."""
    delays = [0.0, 9.0, 9.0]
    assert_in_proportion(lambda size: spend(size / 100 + (delays.pop() if delays else 0)), 10, 40)


def test_sizes_that_are_too_near_each_other_prove_nothing() -> None:
    """Whoever writes such a test is told."""
    with pytest.raises(AssertionError, match="too near"):
        assert_in_proportion(lambda _: None, 10, 20)


def test_a_block_may_take_so_long_and_no_longer(
    spend: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Less than the limit passes, the limit does not."""
    monkeypatch.setattr(stopwatch, "SLOWNESS", 1.0)
    with within(1):
        spend(0.9)
    with pytest.raises(AssertionError, match="took 1"), within(1):
        spend(1.5)


def test_a_slow_machine_has_more_of_its_seconds(
    spend: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What takes ten times as long on a machine that is ten times slower passes there too, and no more than that."""
    monkeypatch.setattr(stopwatch, "SLOWNESS", 10.0)
    with within(1):
        spend(9)
    with pytest.raises(AssertionError, match="took 15"), within(1):
        spend(15)
