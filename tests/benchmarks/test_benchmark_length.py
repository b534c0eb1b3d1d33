"""Cost grows with length alone, for every work of the table in `lengths`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))
from lengths import LENGTHS, Length, measure

MOST = 1.5
LOOKS = 4


@pytest.mark.parametrize("length", LENGTHS, ids=lambda length: length.name)
def test_an_input_costs_the_same_in_a_longer_piece(length: Length) -> None:
    """A piece of ten times the length costs no more than half above ten times as much, and so does the next one.

    Neighbours on the machine can only make a look worse, so one good look of a few is proof; since they spoil many, the
    test allows more than the target of the performance page, and still less than any power above the first by a fifth.
    """
    rises = []
    for _ in range(LOOKS):
        rises.append(measure(length, budget=0.5, share=0.25).rise)
        if rises[-1] <= MOST:
            return
    pytest.fail(f"an input costs up to {min(rises):.2f} times as much in a longer piece: {rises}")
