"""Time grows linearly with the number of references: run with ``pytest tests/benchmarks --benchmark-enable``."""

from __future__ import annotations

import json
import math
import time
from pathlib import Path
from typing import Any

import pytest

from citekit.documents import read_document_bytes
from citekit.pipeline import extract_references

CHECKOUT = Path(__file__).resolve().parents[2]
STRINGS = (CHECKOUT / "bib" / "prokopiuk-2014" / "2-strings.txt").read_text("utf-8").splitlines()
LABELLED = CHECKOUT / "tests" / "data" / "check_fields.jsonl"


def paper(strings: list[str]) -> bytes:
    """Print a list, numbered through."""
    items = (f"{n}. {string}" for n, string in enumerate(strings, 1))
    return ("Bibliography\n\n" + "\n".join(items) + "\n").encode()


def test_extract_a_paper_of_sixty_references(benchmark: Any) -> None:
    """A paper with sixty references, in a running process that has read it before."""
    strings = [json.loads(line)["raw"] for line in LABELLED.read_text("utf-8").splitlines()[:60]]
    document = read_document_bytes(paper(strings), "paper.txt")
    found = benchmark.pedantic(extract_references, args=(document,), rounds=5, warmup_rounds=1)
    assert len(found.references) == 60


def extract(copies: int) -> int:
    return len(extract_references(read_document_bytes(paper(STRINGS * copies), "paper.txt")).references)


@pytest.mark.parametrize("copies", [10, 100, 1000])
def test_extract_copies_of_the_list(benchmark: Any, copies: int) -> None:
    """10, 100 and 1,000 copies of the six references, each found and typed."""
    assert benchmark.pedantic(extract, args=(copies,), rounds=1 if copies == 1000 else 3, warmup_rounds=1) == 6 * copies


def test_time_grows_linearly() -> None:
    """From 20 to 160 copies the time grows with an exponent of less than 1.25."""
    seconds = {}
    extract(5)
    for copies in (20, 160):
        runs = []
        for _ in range(3):
            start = time.process_time()
            extract(copies)
            runs.append(time.process_time() - start)
        seconds[copies] = min(runs)
    exponent = math.log(seconds[160] / seconds[20]) / math.log(8)
    assert exponent < 1.25, seconds
