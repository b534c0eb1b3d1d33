"""Score a text by how often its letters, pairs and triples of letters occur in each language."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from citekit.transliteration.repair import APOSTROPHES, repair_lookalikes

_ORDERS = (1, 2, 3)
_SMOOTHING = 0.1
_EDGE = "_"
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*")


class _Weights(dict[str, tuple[float, ...]]):
    """Map each n-gram to the logarithms of its smoothed frequencies, which are taken when they are first wanted."""

    def __init__(self, counts: Mapping[str, str], totals: Mapping[int, tuple[float, ...]]) -> None:
        super().__init__()
        self.counts = counts
        self.totals = totals
        self.nothing = (0.0,) * len(totals[1])

    def __missing__(self, ngram: str) -> tuple[float, ...]:
        if ngram not in self.counts:
            return self.nothing
        pairs = zip(self.counts[ngram].split("\t"), self.totals[len(ngram)], strict=True)
        self[ngram] = tuple(math.log((int(cell or 0) + _SMOOTHING) / total) for cell, total in pairs)
        return self[ngram]


@dataclass(frozen=True, slots=True)
class Model:
    """Hold the logarithms of the n-gram frequencies.

    Attributes:
        languages: The languages, in the order of the numbers.
        weights: n-gram -> one logarithm per language, zeros for an n-gram that was never seen.
        nothing: The zeros.
    """

    languages: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]
    nothing: tuple[float, ...]


def ngrams_of(text: str) -> Iterator[str]:
    """Yield the n-grams of each word, its edges marked ``_``, its look-alike letters repaired.

    Example:
        >>> list(ngrams_of("Ёж"))
        ['ё', 'ж', '_ё', 'ёж', 'ж_', '_ёж', 'ёж_']
    """
    for letters in _WORD.findall(text):
        word = _EDGE + repair_lookalikes(letters).lower().translate(APOSTROPHES) + _EDGE
        yield from word[1:-1]
        for order in _ORDERS[1:]:
            for start in range(len(word) - order + 1):
                yield word[start : start + order]


def weigh_word(word: str) -> tuple[float, ...]:
    """Return for each trained language the logarithm of how likely a word is, up to a constant; those of a text add up.

    The orders overlap and neighbouring n-grams depend on each other, so that their sum is divided by twice the number
    of orders; unknown n-grams say nothing.
    """
    model = load_model()
    rows = map(model.weights.__getitem__, ngrams_of(word))
    sums = map(sum, zip(model.nothing, *rows, strict=True))
    return tuple(total / (2 * len(_ORDERS)) for total in sums)


@cache
def load_model() -> Model:
    """Read the table of counts, which begins with the sums of each order: ``*``, ``**``, ``***``."""
    head, *lines = files(__package__).joinpath("ngrams.tsv").read_text(encoding="utf-8").splitlines()
    counts = dict(line.split("\t", 1) for line in lines)
    sums = {order: counts.pop(total_of(order)).split("\t") for order in _ORDERS}
    sizes = Counter(map(len, counts))
    totals = {order: tuple(int(cell) + _SMOOTHING * sizes[order] for cell in cells) for order, cells in sums.items()}
    weights = _Weights(counts, totals)
    return Model(tuple(head.split("\t")[1:]), weights, weights.nothing)


def total_of(order: int) -> str:
    """Return the name of the line that holds the sums of all n-grams of an order."""
    return "*" * order
