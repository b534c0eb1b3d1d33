"""Put citekit through hours of mishaps, and tell whether anything was lost.

Run it in the root of the checkout, on Linux: ``python tests/tools/soak.py --hours 2 --seed 7``. Cycle by cycle, batches
(text, DOCX, PDF, and papers that do harm) and checks of links (a rotten site on loopback) run under limits of memory
while workers, the command, a Dask cluster are killed at random and disks fill. Each is gone on with until it is done,
then compared byte for byte with an undisturbed run. A line a minute on standard error, a JSON summary at the end;
status 1 when anything was lost.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(folder) for folder in Path(__file__).resolve().parents[:3]]
from soak_grid import HAS_DASK  # noqa: E402
from soak_trials import REFERENCES, Plan, Soak  # noqa: E402

from citekit.version import __version__  # noqa: E402

_MINUTE = 60.0
_MOST_TOLD = 50
KINDS: dict[str, Callable[[Soak], None]] = {
    "batch": Soak.batch,
    "check": Soak.check,
    "disk": Soak.disk,
    **({"cluster": Soak.cluster} if HAS_DASK else {}),
}
"""The kinds of cycles, which take turns."""


def soak(plan: Plan, seconds: float, kinds: list[str]) -> dict[str, object]:
    """Run cycles until the time is over, each kind once at least, and return the summary."""
    began = told = time.monotonic()
    work = Soak(plan)
    try:
        work.refer()
        say(work, began)
        turn = 0
        while turn < len(kinds) or time.monotonic() - began < seconds:
            KINDS[kinds[turn % len(kinds)]](work)
            turn += 1
            if time.monotonic() - told > _MINUTE:
                say(work, began)
                told = time.monotonic()
    finally:
        work.close()
    return summary(work, time.monotonic() - began)


def say(work: Soak, began: float) -> None:
    """Tell how far it is, in one line."""
    tally = work.runner.tally
    print(
        f"{(time.monotonic() - began) / 60:6.1f} min  {sum(tally.cycles.values())} cycles  {tally.documents} documents  "
        f"{tally.references} references  {tally.links} links  {sum(tally.kills.values())} faults  "
        f"{len(tally.mismatches)} mismatches  {len(tally.leftovers)} leftovers",
        file=sys.stderr,
        flush=True,
    )


def summary(work: Soak, seconds: float) -> dict[str, object]:
    """Return what was done and found, as JSON can hold it."""
    plan = {name: value for name, value in vars(work.plan).items() if name not in ("place", "spoil")}
    tally = {
        name: value[:_MOST_TOLD] if isinstance(value, list) else value
        for name, value in vars(work.runner.tally).items()
    }
    return {
        "citekit": __version__,
        "python": platform.python_version(),
        "plan": plan,
        "seconds": round(seconds, 1),
        "papers by state": dict(Counter(str(state) for _, state, *_ in work.due_states)),
        **tally,
        "resumes": work.runner.tally.runs - REFERENCES - sum(work.runner.tally.cycles.values()),
        "peaks": vars(work.runner.peaks),
    }


def main() -> None:
    """Read the command line, soak, and end with 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=float, default=2.0)
    parser.add_argument("--minutes", type=float, help="instead of hours")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--papers", type=int, default=60, help="good papers in the corpus")
    parser.add_argument("--links", type=int, default=100, help="links of the site")
    parser.add_argument("--timeout", type=float, default=20.0, help="seconds for a paper")
    parser.add_argument("--memory", type=int, default=300, help="MB for a paper")
    parser.add_argument("--quick", action="store_true", help="leave out the papers that reach the limits")
    parser.add_argument("--kinds", nargs="+", choices=list(KINDS), default=list(KINDS))
    parser.add_argument("--spoil", action="store_true", help="alter a result, which has to be noticed")
    parser.add_argument("--report", type=Path, help="file for the summary, beside standard output")
    given = parser.parse_args()
    seconds = given.minutes * 60 if given.minutes is not None else given.hours * 3600
    # A request to end is an end like any other: the site and the cluster go with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))
    place = Path(tempfile.mkdtemp(prefix="soak-"))
    plan = Plan(place, given.papers, given.links, given.seed, given.timeout, given.memory, given.quick, given.spoil)
    found = soak(plan, seconds, given.kinds)
    lost = bool(found["mismatches"] or found["leftovers"])
    if not lost:
        shutil.rmtree(place)
    text = json.dumps(found, indent=1, ensure_ascii=False)
    print(text)
    if given.report:
        given.report.write_text(text + "\n", "utf-8")
    sys.exit(lost)


if __name__ == "__main__":
    main()
