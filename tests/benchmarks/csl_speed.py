"""Time the writing and reading of CSL-JSON beside that of biblatex, in CPU seconds, on the records of ``bib/records``.

Run from the root of the checkout: ``python -m tests.benchmarks.csl_speed 20000``, or the file itself with PYTHONPATH=.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from citekit.formats import WRITERS, read_bibliography, write_bibliography
from citekit.model import Bibliography

RECORDS = Path(__file__).parents[2] / "bib" / "records"
FORMATS = ("biblatex", "csl-json", "ris", "hayagriva")


def _records(count: int) -> Bibliography:
    lines = [line for path in sorted(RECORDS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    known = read_bibliography("\n".join(lines), "csl-json").references
    return Bibliography(tuple(replace(known[n % len(known)], citation_key=f"k{n}", extra=()) for n in range(count)))


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    start = time.process_time()
    return work(), time.process_time() - start


def main(count: int) -> None:
    """Print the seconds of each format, and how many times faster than biblatex that is."""
    bibliography = _records(count)
    first: tuple[float, float] | None = None
    for name in (name for name in FORMATS if name in WRITERS):
        text, writing = _timed(lambda name=name: write_bibliography(bibliography, name))
        _, reading = _timed(lambda name=name, text=text: read_bibliography(text, name))
        first = first or (writing, reading)
        print(
            f"{name:10} write {writing:6.2f} s  x{first[0] / writing:4.1f}   read {reading:6.2f} s  x{first[1] / reading:4.1f}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
