"""Build the training corpus: references one by one, and whole lists with the habits of one hand."""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from citekit.parsing.training.drawing import draw_list, draw_reference, shelve
from citekit.parsing.training.noise import damage
from citekit.parsing.training.pool import Record
from citekit.parsing.training.rendered import Rendered

_DAMAGED = 0.4


def load_records(folder: Path) -> tuple[Record, ...]:
    """Read the records of a folder, every ``*.jsonl`` in it: one CSL-JSON item with its ``language`` a line.

    Raises:
        json.JSONDecodeError: A line is no JSON.
    """
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    return tuple(json.loads(line) for line in lines if line.strip())


def build_corpus(records: Sequence[Record], size: int, seed: int) -> Iterator[Rendered]:
    """Give a number of training strings, balanced over languages and styles, about two in five of them damaged.

    Args:
        records: CSL-JSON items with ``language``.
        size: How many strings; fewer only when no style can carry the records drawn.
        seed: The same seed gives the same strings.
    """
    rng = random.Random(seed)
    shelves = shelve(records)
    for _ in range(size):
        reference = draw_reference(shelves, rng)
        if reference is not None:
            yield damage(reference, rng) if rng.random() < _DAMAGED else reference


def build_lists(records: Sequence[Record], lists: int, seed: int) -> Iterator[tuple[Rendered, ...]]:
    """Give a number of reference lists: 5 to 40 references in one style, with one hand's dashes, words and damage.

    A list is mostly of one language; the rest of its records are of others, as in real papers.
    """
    rng = random.Random(seed)
    shelves = shelve(records)
    for _ in range(lists):
        yield draw_list(shelves, rng)


def _show(reference: Rendered) -> str:
    marked = "".join(text if label is None else f"⟦{text}⟧{label} " for text, label in reference.pieces)
    return f"[{reference.style}, {reference.language}]\n  {reference.text}\n  {marked.strip()}"


def main() -> None:
    """Print samples with their labels: ``python -m citekit.parsing.training.corpus --show 20 --seed 1``."""
    parser = argparse.ArgumentParser(prog="python -m citekit.parsing.training.corpus", description=main.__doc__)
    parser.add_argument("--show", type=int, default=20, help="how many strings to print")
    parser.add_argument("--seed", type=int, default=1, help="the dice")
    parser.add_argument("--records", type=Path, default=Path("bib/records"), help="folder of *.jsonl")
    options = parser.parse_args()
    for reference in build_corpus(load_records(options.records), options.show, options.seed):
        sys.stdout.write(_show(reference) + "\n")


if __name__ == "__main__":
    main()
