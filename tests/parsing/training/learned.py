"""Render all that the default training learns from, and print the strings of labelled sets that are among it.

Run it in the root of the checkout, ``python tests/parsing/training/learned.py tests/data/gold_fields.jsonl …``: two to
three minutes of processor time. Printed is a JSON object: how many strings were rendered, and what was found.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from citekit.parsing.training.corpus import build_corpus, build_lists, load_records  # noqa: E402
from citekit.parsing.training.settings import EPOCHS, LISTS, SEED, SINGLES, epoch_seed  # noqa: E402


def main() -> None:
    """Read the command line and print what was found."""
    measured = {_folded(raw): raw for name in sys.argv[1:] for raw in _strings(Path(name))}
    rendered, found = 0, set()
    for text in _learned():
        rendered += 1
        found |= {_folded(text)} & measured.keys()
    print(json.dumps({"rendered": rendered, "found": sorted(measured[one] for one in found)}))


def _strings(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)["raw"]


def _folded(text: str) -> str:
    """Leave out signs and capitals."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _learned() -> Iterator[str]:
    records = load_records(ROOT / "bib" / "records")
    for epoch in range(EPOCHS):
        seed = epoch_seed(SEED, epoch)
        lists = build_lists(records, LISTS, seed + 1)
        for reference in chain(build_corpus(records, SINGLES, seed), chain.from_iterable(lists)):
            yield reference.text


if __name__ == "__main__":
    main()
