"""Print how well and how fast duplicates are found among 50,000 records: ``python tests/benchmarks/duplicates.py``."""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "duplicates")]

from damaged_records import DAMAGES, inject  # noqa: E402
from distinct_works import distinct_works  # noqa: E402

from citekit.duplicates import find_duplicates  # noqa: E402


def main() -> None:
    """Build the set, search it, and print recall by kind of damage, precision, CPU seconds and memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=50_000)
    parser.add_argument("--each", type=int, default=400, help="duplicates of each kind of damage")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--show", type=int, default=0, help="print so many of the misses and of the false pairs")
    options = parser.parse_args()
    works = distinct_works(options.records - options.each * len(DAMAGES), options.seed)
    injected = inject(works, options.each, options.seed + 1)
    rows = [(place, "", one) for place, one in enumerate(works)] + injected
    random.Random(options.seed + 2).shuffle(rows)
    references = [one for _, _, one in rows]
    before, start = _memory(), time.process_time()
    groups = find_duplicates(references)
    seconds = time.process_time() - start
    print(f"{len(references)} records: {seconds:.1f} CPU seconds, {_memory()} MiB at the peak, {before} MiB before")
    _print_quality(rows, groups, options.show)


def _print_quality(rows, groups, show):
    found = {pair for group in groups for pair in combinations(group, 2)}
    homes = {place: index for index, (place, kind, _) in enumerate(rows) if not kind}
    true = {pair for pair in found if rows[pair[0]][0] == rows[pair[1]][0]}
    print(f"precision {len(true) / max(1, len(found)):.4f} ({len(found) - len(true)} false of {len(found)} pairs)")
    hits, all_ = Counter(), Counter()
    for index, (place, kind, one) in enumerate(rows):
        if kind:
            all_[kind] += 1
            hit = tuple(sorted((index, homes[place]))) in found
            hits[kind] += hit
            if not hit and all_[kind] - hits[kind] <= show:
                print("MISSED", kind, "\n   ", _line(rows[homes[place]][2]), "\n   ", _line(one))
    for kind, total in all_.items():
        print(f"  {kind:24} recall {hits[kind] / total:.4f} of {total}")
    print(f"recall {hits.total() / all_.total():.4f} of {all_.total()}")
    for one, other in sorted(found - true)[: show * 10]:
        print("FALSE", rows[one][1], "|", rows[other][1], "\n   ", _line(rows[one][2]), "\n   ", _line(rows[other][2]))


def _line(one) -> str:
    names = "; ".join(f"{name.family or name.literal}, {name.given}" for name in one.author[:3])
    rest = (one.type, names, one.title, one.volume_title, one.container_title, one.volume, one.issue, one.page)
    return " | ".join(map(str, (*rest, one.edition, one.number, one.issued and one.issued.parts, one.number_of_pages)))


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
