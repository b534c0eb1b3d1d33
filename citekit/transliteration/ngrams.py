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


@dataclass(frozen=True, slots=True)
class Model:
    """Hold the logarithms of the n-gram frequencies.

    Attributes:
        languages: The languages, in the order of the numbers.
        weights: n-gram -> one logarithm per language.
    """

    languages: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]


def ngrams_of(text: str) -> Iterator[str]:
    """Yield the n-grams of each word, its edges marked ``_``, its look-alike letters repaired.

    Example:
        >>> list(ngrams_of("Ёж"))
        ['ё', 'ж', '_ё', 'ёж', 'ж_', '_ёж', 'ёж_']
    """
    for match in _WORD.finditer(text):
        word = _EDGE + repair_lookalikes(match[0]).lower().translate(APOSTROPHES) + _EDGE
        for order in _ORDERS:
            for start in range(len(word) - order + 1):
                if word[start : start + order] != _EDGE:
                    yield word[start : start + order]


def score_languages(text: str) -> Mapping[str, float]:
    """Return for each trained language the logarithm of how likely the text is, up to a constant.

    The orders overlap and neighbouring n-grams depend on each other, so that their sum is divided by twice the number
    of orders; unknown n-grams say nothing.
    """
    model = load_model()
    sums = [0.0] * len(model.languages)
    for ngram in ngrams_of(text):
        for place, weight in enumerate(model.weights.get(ngram, ())):
            sums[place] += weight
    return {language: total / (2 * len(_ORDERS)) for language, total in zip(model.languages, sums, strict=True)}


@cache
def load_model() -> Model:
    """Read the table of counts and turn it into smoothed frequencies within each order."""
    lines = files(__package__).joinpath("ngrams.tsv").read_text(encoding="utf-8").splitlines()
    languages = tuple(lines[0].split("\t")[1:])
    counts = {ngram: [int(cell or 0) for cell in cells] for ngram, *cells in (line.split("\t") for line in lines[1:])}
    sizes = Counter(len(ngram) for ngram in counts)
    totals = {order: [_SMOOTHING * sizes[order]] * len(languages) for order in _ORDERS}
    for ngram, row in counts.items():
        totals[len(ngram)] = [total + count for total, count in zip(totals[len(ngram)], row, strict=True)]
    return Model(
        languages,
        {
            ngram: tuple(
                math.log((count + _SMOOTHING) / total) for count, total in zip(row, totals[len(ngram)], strict=True)
            )
            for ngram, row in counts.items()
        },
    )
