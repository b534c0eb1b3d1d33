"""Decode the tokens of a list of references: the best label of each, and how sure the network is of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain

import numpy as np

from citekit.parsing.features import PLACES, features_of, place_numbers
from citekit.parsing.network import label_odds
from citekit.parsing.quotations import find_quotations
from citekit.parsing.tokens import Token
from citekit.parsing.weights import Floats, Integers, load_weights

Decoded = tuple[tuple[str | None, ...], tuple[float, ...]]


def decode(references: Sequence[Sequence[Token]]) -> list[Decoded]:
    """Return the labels of the tokens of each reference, and how sure they are, from 0 to 1.

    Args:
        references: The tokens of the references of a list, in its order; a reference may have none.
    """
    filled = [tokens for tokens in references if tokens]
    if not filled:
        return [((), ()) for _ in references]
    lengths = [len(tokens) for tokens in filled]
    odds = label_odds(_embed(filled), lengths, load_weights())
    best = odds.argmax(axis=1)
    _agree(odds, best, filled)
    sure = np.round(odds[np.arange(len(odds)), best].astype(np.float64), 3).tolist()
    names = (None, *load_weights().labels[1:])
    labels = [names[label] for label in best.tolist()]
    cut = _cut(labels, sure, lengths)
    return [next(cut) if tokens else ((), ()) for tokens in references]


def _agree(odds: Floats, best: Integers, references: Sequence[Sequence[Token]]) -> None:
    """Give the tokens of a quotation the label that is likeliest for all of them, unless it names a series too."""
    series = {number for number, name in enumerate(load_weights().labels) if name.startswith("collection")}
    offset = 0
    for tokens in references:
        for first, last in find_quotations(tokens):
            start, end = offset + first, offset + last
            given = set(best[start:end].tolist())
            if len(given) > 1 and given.isdisjoint(series):
                best[start:end] = np.log(odds[start:end] + 1e-6).sum(axis=0).argmax()
        offset += len(tokens)


def _cut(labels: list[str | None], sure: list[float], lengths: Sequence[int]) -> Iterator[Decoded]:
    start = 0
    for length in lengths:
        yield tuple(labels[start : start + length]), tuple(sure[start : start + length])
        start += length


def _embed(references: Sequence[Sequence[Token]]) -> Floats:
    """Return one row for each token: the sum of what its features and its place stand for."""
    numbers: dict[tuple[str, bool], int] = {}
    kinds = [numbers.setdefault(token[2:], len(numbers)) for tokens in references for token in tokens]
    rows = _sums_of([_feature_rows(text, spaced) for text, spaced in numbers])
    embedded: Floats = rows.take(np.fromiter(kinds, np.intp, len(kinds)), axis=0)
    places = np.concatenate([_places(len(tokens)) for tokens in references])
    embedded += _place_rows().take(places, axis=0)
    return embedded


@lru_cache(maxsize=16384)
def _feature_rows(text: str, spaced: bool) -> tuple[int, ...]:
    return _known(features_of(text, spaced=spaced))


@cache
def _place_rows() -> Floats:
    return _sums_of([_known(pair) for pair in PLACES])


def _known(features: Sequence[str]) -> tuple[int, ...]:
    """Return the rows of the features that training met; all met those of blanks and of places."""
    rows = map(load_weights().features.get, features)
    return tuple([row for row in rows if row is not None])


def _sums_of(groups: Sequence[tuple[int, ...]]) -> Floats:
    """Add up the embeddings of each group of rows, none of them empty."""
    sizes = np.fromiter(map(len, groups), dtype=np.intp, count=len(groups))
    rows = np.fromiter(chain.from_iterable(groups), dtype=np.intp, count=int(sizes.sum()))
    summed: Floats = np.add.reduceat(load_weights().embeddings.take(rows, axis=0), np.cumsum(sizes) - sizes, axis=0)
    return summed


@lru_cache(maxsize=1024)
def _places(size: int) -> Integers:
    return np.asarray(place_numbers(size), dtype=np.intp)
