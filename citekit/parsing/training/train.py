"""Train the labeller: one command, seeded, minutes on two cores.

``python -m citekit.parsing.training.train --records bib/records --output citekit/parsing/labeller.crf``
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from citekit.parsing.habits import habits_of
from citekit.parsing.labelling import Prepared, prepare
from citekit.parsing.model import OUTSIDE
from citekit.parsing.training.corpus import build_corpus, build_lists, load_records
from citekit.parsing.training.pool import Record
from citekit.parsing.training.rendered import Rendered

SETTINGS = {"c1": 0.4, "c2": 0.03, "max_iterations": 90, "feature.minfreq": 4, "feature.possible_transitions": True}
"""Of the library's L-BFGS: L1 keeps the weights few, L2 keeps them small."""


def gold_labels(rendered: Rendered, prepared: Prepared) -> list[str]:
    """Return the label of each token of a rendered reference whose text was repaired and cut.

    Example:
        The piece ``Іваноў І.`` of an author gives ``B-author``, ``I-author``, ``I-author``.
    """
    owners: list[tuple[int, str | None]] = []
    for number, (text, label) in enumerate(rendered.pieces):
        owners += [(number, label)] * len(text)
    found, last = [], -1
    for token in prepared.tokens:
        place = prepared.draft.source.places[token.start][0]
        number, label = owners[place] if place < len(owners) else (-1, None)
        found.append(OUTSIDE if label is None else f"{'I' if number == last else 'B'}-{label}")
        last = number if label else -1
    return found


def examples(
    records: Sequence[Record], size: int, lists: int, seed: int
) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Give features and labels of single references and of whole lists.

    Args:
        records: The bibliographic records to render.
        size: How many references alone.
        lists: How many lists.
        seed: The same seed gives the same examples.
    """
    singles = ([reference] for reference in build_corpus(records, size, seed))
    for group in (*singles, *build_lists(records, lists, seed + 1)):
        prepared = [prepare(reference.text) for reference in group]
        habits = habits_of([one.draft.text for one in prepared])
        for reference, one in zip(group, prepared, strict=True):
            if one.tokens:
                yield one.features(habits), gold_labels(reference, one)


def main() -> None:
    """Run the command."""
    import pycrfsuite

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=Path, default=Path("bib/records"))
    parser.add_argument("--output", type=Path, default=Path("citekit/parsing/labeller.crf"))
    parser.add_argument("--size", type=int, default=9000, help="references alone")
    parser.add_argument("--lists", type=int, default=400, help="lists of 5 to 40 references")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    trainer = pycrfsuite.Trainer(verbose=False)
    records = load_records(options.records)
    for features, labels in examples(records, options.size, options.lists, options.seed):
        trainer.append(features, labels)
    trainer.select("lbfgs")
    trainer.set_params(SETTINGS)
    trainer.train(str(options.output))
    print(f"{options.output}: {options.output.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
