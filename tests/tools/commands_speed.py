"""Time whole commands, start-up and all, beside the least that a command line of this kind can take.

Prints, for each command, the median of its runs in milliseconds, how many times that of ``import click`` it is, and
the most memory that a run took. The commands take turns, so that a busy machine slows all of them alike.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

CHECKOUT = Path(__file__).resolve().parents[2]
DATA = CHECKOUT / "tests" / "data"
EXAMPLE = CHECKOUT / "bib" / "prokopiuk-2014" / "1-ocr.txt"
YARDSTICK = "import click"
SIZE = 1000


class Run(NamedTuple):
    """Hold what one run of a command took: seconds by the clock, and megabytes at its fullest."""

    seconds: float
    megabytes: float


def run(arguments: list[str]) -> Run:
    """Run Python with some arguments and measure it; what it prints is dropped.

    Raises:
        subprocess.CalledProcessError: The command failed.
    """
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments],
        cwd=CHECKOUT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    # The unit of the system is a kilobyte, but on macOS a byte.
    return Run(seconds, usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024))


def reference_strings() -> list[str]:
    """Return a thousand references of the labelled sets, some of them twice."""
    paths = (DATA / f"{name}_fields.jsonl" for name in ("check", "gold"))
    strings = [json.loads(line)["raw"] for path in paths for line in path.read_text("utf-8").splitlines()]
    return (strings * (SIZE // len(strings) + 1))[:SIZE]


def measure(rounds: int) -> dict[str, list[Run]]:
    """Run each command so many times, by turns, after one run that fills the caches of Python and of the disk."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "references.txt")
        listed.write_text("\n".join(reference_strings()) + "\n", "utf-8")
        commands = {
            YARDSTICK: ["-c", "import click"],
            "citekit --help": ["-m", "citekit", "--help"],
            "citekit extract 1-ocr.txt": ["-m", "citekit", "extract", str(EXAMPLE)],
            f"citekit parse, {SIZE} strings": ["-m", "citekit", "parse", str(listed)],
        }
        runs: dict[str, list[Run]] = {name: [] for name in commands}
        for turn in range(rounds + 1):
            for name, arguments in commands.items():
                taken = run(arguments)
                if turn:
                    runs[name].append(taken)
    return runs


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="runs of each command (default: 7)")
    runs = measure(parser.parse_args().rounds)
    least = median(one.seconds for one in runs[YARDSTICK])
    print(f"{'command':<30}{'median, ms':>12}{'times click':>13}{'memory, MB':>12}")
    for name, taken in runs.items():
        middle = median(one.seconds for one in taken)
        most = max(one.megabytes for one in taken)
        print(f"{name:<30}{middle * 1000:>12.0f}{middle / least:>13.1f}{most:>12.0f}")


if __name__ == "__main__":
    main()
