"""Score a text by how often its letters, pairs and triples of letters occur in each language."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from operator import add, sub
from typing import NamedTuple

from citekit.expressions import late
from citekit.packaged import packaged_text
from citekit.transliteration.repair import repair_lookalikes

_ORDERS = (1, 2, 3)
_SMOOTHING = 0.1
_EDGE = "_"
_WORD = late(r"[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*")


class Model(NamedTuple):
    """Hold how often each n-gram was counted.

    Attributes:
        languages: The languages, in the order of the numbers.
        counts: n-gram -> its line of the table: one count per language, tabs between them, an empty cell for none.
        totals: The logarithms of the smoothed sums of all n-grams of one letter, of two and of three, one sum per
            language, scaled as weights are.
    """

    languages: tuple[str, ...]
    counts: Mapping[str, str]
    totals: tuple[tuple[float, ...], ...]


def ngrams_of(text: str) -> Iterator[str]:
    """Yield the n-grams of each word, its edges marked ``_``, its look-alike letters repaired.

    Example:
        >>> list(ngrams_of("Ёж"))
        ['ё', 'ж', '_ё', 'ёж', 'ж_', '_ёж', 'ёж_']
    """
    for word in _words_of(text):
        yield from word[1:-1]
        for order in _ORDERS[1:]:
            for start in range(len(word) - order + 1):
                yield word[start : start + order]


def _words_of(text: str) -> list[str]:
    words = [text] if text.isalpha() else _WORD.findall(text)
    return [_EDGE + _fold(repair_lookalikes(word).lower()) + _EDGE for word in words]


def _fold(word: str) -> str:
    """Write one apostrophe for those that ``_WORD`` knows."""
    return word.replace("'", "’").replace("ʼ", "’")


def weigh_word(text: str) -> tuple[float, ...]:
    """Return for each trained language the logarithm of how likely a word is, up to a constant; those of a text add up.

    The orders overlap and neighbouring n-grams depend on each other, so that their sum is divided by twice the number
    of orders; unknown n-grams say nothing.
    """
    windows = [word[at : at + 3] for word in _words_of(text) for at in range(len(word) - 2)]
    return tuple(map(sum, zip(*map(_weigh_letter, windows), strict=True))) or (0.0,) * len(load_model().languages)


@lru_cache(maxsize=32_768)
def _weigh_letter(window: str) -> tuple[float, ...]:
    """Weigh the n-grams that a letter between its neighbours adds to a word, which has the same ones again and again.

    Those are the letter, the pair with the letter before, the triple, and at the end of the word its last pair.
    """
    weights = _weigh_pair(window[:2])
    if window in load_model().counts:
        weights = tuple(map(add, weights, _weigh_ngram(window)))
    return tuple(map(add, weights, _weigh_ngram(window[1:]))) if window[2] == _EDGE else weights


@lru_cache(maxsize=4_096)
def _weigh_pair(pair: str) -> tuple[float, ...]:
    return tuple(map(add, _weigh_ngram(pair[1]), _weigh_ngram(pair)))


def _weigh_ngram(ngram: str) -> tuple[float, ...]:
    model = load_model()
    if ngram not in model.counts:
        return (0.0,) * len(model.languages)
    return tuple(map(sub, map(_weight_of_count, model.counts[ngram].split("\t")), model.totals[len(ngram) - 1]))


@cache
def load_model() -> Model:
    """Read the table of counts, which begins with the sums of each order: ``*``, ``**``, ``***``."""
    head, *lines = packaged_text(__package__, "ngrams.tsv").splitlines()
    counts = dict(line.split("\t", 1) for line in lines)
    sums = [counts.pop(total_of(order)).split("\t") for order in _ORDERS]
    sizes = Counter(map(len, counts))
    totals = (
        tuple(math.log(int(cell) + _SMOOTHING * sizes[order]) / (2 * len(_ORDERS)) for cell in cells)
        for order, cells in zip(_ORDERS, sums, strict=True)
    )
    return Model(tuple(head.split("\t")[1:]), counts, tuple(totals))


@cache
def _weight_of_count(cell: str) -> float:
    """Return the logarithm of a smoothed count; few counts are large, so that most are met again."""
    return math.log(int(cell or 0) + _SMOOTHING) / (2 * len(_ORDERS))


def total_of(order: int) -> str:
    """Return the name of the line that holds the sums of all n-grams of an order."""
    return "*" * order
