"""Feed one reader with hostile bytes for a bounded time, guided by the code that they reach.

Run it in the root of the repository: ``python tests/fuzz/fuzz.py pdf --seconds 60``. It ends with 0 when nothing was
found; otherwise it prints the exception, and leaves the bytes in the folder of ``--keep``. atheris (libFuzzer for
Python) changes the bytes; an input that takes more than ten seconds of the processor or 2 GB counts as found.

The same ``--seed``, ``--inputs``, PYTHONHASHSEED and version of Python give the same inputs, on whatever machine; a limit
of time only ends them sooner.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).resolve().parents[above]) for above in (2, 1)]
with atheris.instrument_imports(include=["citekit"]):
    from stopwatch import within
    from targets import TARGETS, seeds
    from words import write_dictionary

_LONGEST_SECONDS = 10
_HANGS_SECONDS = 300
"""Seconds by the clock, in which a busy machine gets more than those of the processor."""
_MOST_MEGABYTES = 2048
_LONGEST = 4096


def main() -> None:
    """Read the command line and let the fuzzer run; it ends the process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="how long to search")
    parser.add_argument("--inputs", type=int, default=-1, help="how many inputs to try at most; -1 for no such limit")
    parser.add_argument(
        "--seed", type=int, default=0, help="begin with the same choices again; 0 means others each time"
    )
    parser.add_argument("--keep", default=".", help="folder for the bytes that were found")
    arguments = parser.parse_args()
    # libFuzzer ends the process, so that only who removes the folder of --keep removes this one.
    with tempfile.TemporaryDirectory(dir=arguments.keep) as folder:
        corpus, dictionary = Path(folder, "corpus"), Path(folder, "words")
        prepare(arguments.target, corpus, dictionary)
        options = {
            "max_total_time": arguments.seconds,
            "seed": arguments.seed,
            "timeout": _HANGS_SECONDS,
            "runs": arguments.inputs,
            "reload": 0,  # else the clock decides when found inputs are read again
            "rss_limit_mb": _MOST_MEGABYTES,
            "max_len": _LONGEST,
            "dict": dictionary,
            "artifact_prefix": os.path.join(arguments.keep, f"{arguments.target}-"),  # noqa: PTH118 - a prefix, no path
            "verbosity": 0,
            "print_final_stats": 1,
        }
        flags = (f"-{name}={value}" for name, value in options.items())
        atheris.Setup([sys.argv[0], *flags, str(corpus)], in_time(TARGETS[arguments.target]))
        atheris.Fuzz()


def prepare(target: str, corpus: Path, dictionary: Path) -> None:
    """Write what the fuzzer begins with and the words that it knows.

    Much is imported at its first use, and would be code that the fuzzer cannot see; here it is used before.
    """
    corpus.mkdir()
    with atheris.instrument_imports(include=["citekit"]):
        for number, seed in enumerate(seeds(target)):
            corpus.joinpath(str(number)).write_bytes(seed)
            TARGETS[target](seed)
        write_dictionary(target, dictionary)


def in_time(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """Return the target, which raises where an input takes too long."""

    def timed(data: bytes) -> None:
        with within(_LONGEST_SECONDS):
            target(data)

    return timed


if __name__ == "__main__":
    main()
