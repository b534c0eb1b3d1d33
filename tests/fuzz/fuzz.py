"""Feed one reader with hostile bytes for a bounded time, guided by the code that they reach.

Run it in the root of the repository: ``python tests/fuzz/fuzz.py pdf --seconds 60``. It ends with 0 when nothing was
found; otherwise it prints the exception, and leaves the bytes in the folder of ``--keep``. atheris (libFuzzer for
Python) changes the bytes; an input that takes more than ten seconds or 2 GB counts as found.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
with atheris.instrument_imports(include=["citekit"]):
    from targets import TARGETS, seeds

_LONGEST_SECONDS = 10
_MOST_MEGABYTES = 2048
_LONGEST = 4096


def main() -> None:
    """Read the command line and let the fuzzer run; it ends the process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="how long to search")
    parser.add_argument(
        "--seed", type=int, default=0, help="begin with the same choices again; 0 means others each time"
    )
    parser.add_argument("--keep", default=".", help="folder for the bytes that were found")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds(arguments.target)):
            Path(corpus, str(number)).write_bytes(seed)
        options = {
            "max_total_time": arguments.seconds,
            "seed": arguments.seed,
            "timeout": _LONGEST_SECONDS,
            "rss_limit_mb": _MOST_MEGABYTES,
            "max_len": _LONGEST,
            "artifact_prefix": os.path.join(arguments.keep, f"{arguments.target}-"),  # noqa: PTH118 - a prefix, no path
            "verbosity": 0,
            "print_final_stats": 1,
        }
        flags = (f"-{name}={value}" for name, value in options.items())
        atheris.Setup([sys.argv[0], *flags, corpus], TARGETS[arguments.target])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
