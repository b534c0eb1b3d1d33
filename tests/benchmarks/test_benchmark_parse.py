"""References a second of ``parse``: run with ``pytest tests/benchmarks/test_benchmark_parse.py --benchmark-enable -s``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from citekit.model import Bibliography
from citekit.pipeline import parse_references

CHECKOUT = Path(__file__).resolve().parents[2]
LABELLED = [CHECKOUT / "tests" / "data" / f"{name}_fields.jsonl" for name in ("check", "gold")]
UNLABELLED = CHECKOUT.parent / "shared" / "strings" / "napu_uk_ru.txt"
SIZE = 1000
FEW = 20


@pytest.fixture(scope="module")
def strings() -> list[str]:
    """A thousand different references of one list; those that the checkout has not lie beside it."""
    if not UNLABELLED.exists():
        pytest.skip("the strings beside the checkout are absent")
    own = [json.loads(line)["raw"] for path in LABELLED for line in path.read_text("utf-8").splitlines()]
    return [*own, *UNLABELLED.read_text("utf-8").splitlines()][:SIZE]


def test_parse_a_thousand_strings(benchmark: Any, strings: list[str]) -> None:
    """1,000 strings labelled as a list, normalised and keyed; start-up left out, yet every string and word is new."""
    parse_references(strings[-FEW:])
    found: Bibliography = benchmark.pedantic(parse_references, args=(strings[: SIZE - FEW],), rounds=1)
    if benchmark.stats:
        speed = (SIZE - FEW) / benchmark.stats.stats.min
        benchmark.extra_info["references a second"] = round(speed)
        print(f"\n{speed:.0f} references a second")
    assert len(found.references) == SIZE - FEW
