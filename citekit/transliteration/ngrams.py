"""Score a text by how often its letters, pairs and triples of letters occur in each language."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import zip_longest

from citekit.transliteration.repair import APOSTROPHES, repair_lookalikes

_ORDERS = (1, 2, 3)
_SMOOTHING = 0.1
_EDGE = "_"
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*")
_LONGEST_TOKEN = 100


@dataclass(frozen=True, slots=True)
class Model:
    """Hold how often each n-gram was counted.

    Attributes:
        languages: The languages, in the order of the numbers.
        counts: n-gram -> its line of the table: one count per language, tabs between them, an empty cell for none.
        totals: Order -> the smoothed sum of the counts of all n-grams of that order, one per language.
    """

    languages: tuple[str, ...]
    counts: Mapping[str, str]
    totals: Mapping[int, tuple[float, ...]]


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


def score_languages(text: str) -> Mapping[str, float]:
    """Return for each trained language the logarithm of how likely the text is, up to a constant.

    The orders overlap and neighbouring n-grams depend on each other, so that their sum is divided by twice the number
    of orders; unknown n-grams say nothing.
    """
    sums = map(sum, zip(*map(_weigh, text.split()), strict=True))
    languages = load_model().languages
    return {language: total / (2 * len(_ORDERS)) for language, total in zip_longest(languages, sums, fillvalue=0.0)}


def _weigh(token: str) -> tuple[float, ...]:
    """Weigh a token for each language; words come again in titles, names and containers, overlong ones never do."""
    return _weigh_word(token) if len(token) <= _LONGEST_TOKEN else _weigh_word.__wrapped__(token)


@lru_cache(maxsize=16_384)
def _weigh_word(token: str) -> tuple[float, ...]:
    model = load_model()
    rows = [_logarithms(ngram) for ngram in ngrams_of(token) if ngram in model.counts]
    return tuple(map(sum, zip(*rows, strict=True))) if rows else (0.0,) * len(model.languages)


@cache
def _logarithms(ngram: str) -> tuple[float, ...]:
    """Return the logarithms of the smoothed frequencies of an n-gram of the table among those of its order."""
    model = load_model()
    cells = model.counts[ngram].split("\t")
    totals = model.totals[len(ngram)]
    return tuple(math.log((int(cell or 0) + _SMOOTHING) / total) for cell, total in zip(cells, totals, strict=True))


@cache
def load_model() -> Model:
    """Read the table of counts, which begins with the sums of each order: ``*``, ``**``, ``***``."""
    head, *lines = files(__package__).joinpath("ngrams.tsv").read_text(encoding="utf-8").splitlines()
    counts = dict(line.split("\t", 1) for line in lines)
    sums = {order: counts.pop(total_of(order)).split("\t") for order in _ORDERS}
    sizes = Counter(map(len, counts))
    totals = {order: tuple(int(cell) + _SMOOTHING * sizes[order] for cell in cells) for order, cells in sums.items()}
    return Model(tuple(head.split("\t")[1:]), counts, totals)


def total_of(order: int) -> str:
    """Return the name of the line that holds the sums of all n-grams of an order."""
    return "*" * order
