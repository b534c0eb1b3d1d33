"""Measure how many papers a second a batch reads on one and on several cores, and how much memory it holds.

Run ``PYTHONPATH=. python tests/benchmarks/batch_rate.py --papers 10000`` in the checkout on a machine that does nothing
else. One batch for each number of jobs reads the same corpus into an output of its own; the outputs must be equal.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path += [str(ROOT / "tests" / "tools"), str(ROOT / "tests" / "batch")]
from batch_corpus import write_papers  # noqa: E402
from batch_parts import ENVIRONMENT, children_of, tree  # noqa: E402

_MB = 1024 * 1024


class Run(NamedTuple):
    """Hold what one batch took.

    Attributes:
        reading: Seconds from the first paper to the last.
        whole: Seconds from the start of the process to its end.
        processor: Seconds of processor time of all its processes.
        parent: MB of the process that runs the batch, at its largest.
        worker: MB of a worker process, at its largest.
    """

    reading: float
    whole: float
    processor: float
    parent: int
    worker: int


def measure(papers: Path, out: Path, jobs: int, *more: str) -> Run:
    """Run a batch and watch its processes."""
    log = out.with_suffix(".log")
    arguments = [papers, "--out", out, "--jobs", jobs, "--log-json", log, "--quiet", *more]
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "citekit", "batch", *map(str, arguments)], env=ENVIRONMENT)
    parent = worker = 0
    while process.poll() is None:
        parent = max(parent, memory_of(process.pid))
        worker = max([worker, *map(memory_of, children_of(process.pid))])
        time.sleep(0.25)
    whole = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    events = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    finished = next(event for event in events if event["event"] == "finished")
    processor = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
    return Run(reading_time(events), whole, processor, parent, worker) if finished else Run(0, 0, 0, 0, 0)


def reading_time(events: list[dict[str, str]]) -> float:
    """Return the seconds from the first paper to the last, by the events of a batch, as if the first took its share."""
    from datetime import datetime

    times = [datetime.fromisoformat(event["time"]) for event in events if event["event"] == "paper"]
    return (times[-1] - times[0]).total_seconds() * len(times) / max(1, len(times) - 1)


def memory_of(pid: int) -> int:
    """Return the MB that a process holds now; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") // _MB
    except (OSError, ValueError, IndexError):
        return 0


def main() -> None:
    """Measure from the command line."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--papers", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--docx", type=float, default=0.0)
    parser.add_argument("--pdf", type=float, default=0.0)
    parser.add_argument("--no-merged", action="store_true")
    given = parser.parse_args()
    print("papers jobs  papers/s  times  reading s  whole s  processor s  parent MB  worker MB")
    for number in given.papers:
        with tempfile.TemporaryDirectory() as place:
            _compare(Path(place), number, given)


def _compare(place: Path, number: int, given: argparse.Namespace) -> None:
    write_papers(place / "papers", number, docx=given.docx, pdf=given.pdf)
    first: Run | None = None
    outputs = []
    for jobs in given.jobs:
        out = place / f"out{jobs}"
        run = measure(place / "papers", out, jobs, *(["--no-merged"] if given.no_merged else []))
        first = first or run
        print(
            f"{number:6} {jobs:4} {number / run.reading:9.1f} {first.reading / run.reading:6.2f} {run.reading:10.1f} "
            f"{run.whole:8.1f} {run.processor:12.1f} {run.parent:10} {run.worker:10}",
            flush=True,
        )
        outputs.append(tree(out))
    if any(output != outputs[0] for output in outputs):
        sys.exit("the outputs differ")


if __name__ == "__main__":
    main()
