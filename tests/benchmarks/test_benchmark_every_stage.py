"""What each stage costs: ``pytest tests/benchmarks/test_benchmark_every_stage.py --benchmark-enable``.

Every round has inputs of its own, so that no word that a cache remembers from one round helps the next.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parent))
from stage_works import WORKS, Work, describe

ROUNDS = 5
FEW = 8


@pytest.mark.parametrize("work", WORKS, ids=lambda work: f"{work.stage}: {work.name}")
def test_a_stage(benchmark: Any, work: Work) -> None:
    """Each work of the table does something with its input, and is timed on fresh input in each round."""
    if not work.is_there():
        pytest.skip(f"{work.needs} is not there")
    units = work.units if benchmark.enabled else min(work.units, FEW)
    turns = count()
    done = benchmark.pedantic(
        lambda run: run(),
        setup=lambda: ((work.prepare(next(turns), units),), {}),
        rounds=ROUNDS,
        warmup_rounds=1 if benchmark.enabled else 0,
    )
    benchmark.extra_info.update(describe(work))
    assert done is not None
