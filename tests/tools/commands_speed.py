"""Time whole commands, start-up and all, beside the least that a command line of this kind can take.

Prints, for each command, the median of its runs in milliseconds of processor time and by the clock, how many times
the processor time of ``import click`` it is, and the most memory that a run took. The commands take turns, so that a
busy machine slows all of them alike; they find their bytecode compiled, as that of an installed package is.
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
ENTRY = ["-c", "from citekit.cli import main; main()"]
"""What the console script ``citekit`` does."""


class Run(NamedTuple):
    """Hold what one run of a command took: seconds of the processor and by the clock, megabytes at its fullest."""

    processor: float
    seconds: float
    megabytes: float


def run(arguments: list[str], bytecode: Path) -> Run:
    """Run Python with some arguments and measure it; what it prints is dropped.

    Args:
        arguments: Of Python.
        bytecode: Folder in which it keeps what it has compiled.

    Raises:
        subprocess.CalledProcessError: The command failed.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments],
        cwd=CHECKOUT,
        env={**kept, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(CHECKOUT), "PYTHONPYCACHEPREFIX": str(bytecode)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    # The unit of the system is a kilobyte, but on macOS a byte.
    return Run(
        usage.ru_utime + usage.ru_stime, seconds, usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
    )


def reference_strings() -> list[str]:
    """Return a thousand references of the labelled sets, some of them twice."""
    paths = (DATA / f"{name}_fields.jsonl" for name in ("check", "gold"))
    strings = [json.loads(line)["raw"] for path in paths for line in path.read_text("utf-8").splitlines()]
    return (strings * (SIZE // len(strings) + 1))[:SIZE]


def measure(rounds: int) -> dict[str, list[Run]]:
    """Run each command so many times, by turns, after one run that fills the caches of Python and of the disk."""
    with tempfile.TemporaryDirectory() as folder:
        commands = {YARDSTICK: ["-c", "import click"]}
        commands |= {name: [*ENTRY, *arguments] for name, arguments in _commands(Path(folder)).items()}
        runs: dict[str, list[Run]] = {name: [] for name in commands}
        for turn in range(rounds + 1):
            for name, arguments in commands.items():
                taken = run(arguments, Path(folder, "bytecode"))
                if turn:
                    runs[name].append(taken)
    return runs


def _commands(folder: Path) -> dict[str, list[str]]:
    """Write the inputs, and return the arguments of each command by what the table calls it."""
    listed, links, titles = (folder / f"{name}.txt" for name in ("references", "links", "titles"))
    listed.write_text("\n".join(reference_strings()) + "\n", "utf-8")
    links.write_text("# no link at all\n", "utf-8")
    titles.write_text("Гісторыя Беларусі\n", "utf-8")
    return {
        "citekit --help": ["--help"],
        "citekit extract --help": ["extract", "--help"],
        "citekit extract 1-ocr.txt": ["extract", str(EXAMPLE)],
        f"citekit parse, {SIZE} strings": ["parse", str(listed)],
        "citekit transliterate, a title": ["transliterate", str(titles), "--scheme", "alalc"],
        "citekit schemes": ["schemes"],
        "citekit check, no link": ["check", str(links)],
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="runs of each command (default: 7)")
    runs = measure(parser.parse_args().rounds)
    least = median(one.processor for one in runs[YARDSTICK])
    print(f"{'command':<32}{'processor, ms':>14}{'clock, ms':>11}{'times click':>13}{'memory, MB':>12}")
    for name, taken in runs.items():
        processor, clock = median(one.processor for one in taken), median(one.seconds for one in taken)
        most = max(one.megabytes for one in taken)
        print(f"{name:<32}{processor * 1000:>14.0f}{clock * 1000:>11.0f}{processor / least:>13.2f}{most:>12.0f}")


if __name__ == "__main__":
    main()
