"""Number the features and labels of examples, and put examples together into batches."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from citekit.parsing.features import LEXICAL, PLACES, features_of, place_numbers
from citekit.parsing.training.examples import Example

Matrix = npt.NDArray[np.int64]
WIDTH = 16
"""No token has more features than this."""
NOTHING, PADDING = 0, -100

_SPLIT = 0.25
_features_of = lru_cache(maxsize=65536)(features_of)


class Encoded(NamedTuple):
    """Hold a reference in numbers: features (tokens, ``WIDTH``), filled up with 0, and labels (tokens,)."""

    features: npt.NDArray[np.uint16]
    labels: npt.NDArray[np.int8]


class Codebook(NamedTuple):
    """Number features from 1, for 0 fills up, and labels from 0, which stands for none."""

    features: dict[str, int]
    labels: dict[str | None, int]

    @property
    def lexical(self) -> npt.NDArray[np.bool_]:
        """Tell for each number whether it stands for letters of a word."""
        return np.array([False, *(feature.startswith(LEXICAL) for feature in self.features)])


class Batch(NamedTuple):
    """Hold lists of references side by side: features, labels, length and number of the list of each reference."""

    features: Matrix
    labels: Matrix
    lengths: Matrix
    lists: Matrix


def number(examples: Iterable[Sequence[Example]], *, least_words: int, least_parts: int) -> Codebook:
    """Number what occurs in examples.

    Args:
        examples: Lists of examples.
        least_words: How often a word must occur to be known.
        least_parts: How often a beginning or an end of words must.
    """
    counts: Counter[str] = Counter()
    labels: dict[str | None, int] = {None: 0}
    for group in examples:
        for example in group:
            for token in example.tokens:
                counts.update(_features_of(token.text, spaced=token.spaced))
            for label in example.labels:
                labels.setdefault(label, len(labels))
    least = {"w=": least_words} | dict.fromkeys(LEXICAL[1:], least_parts)
    known = [feature for feature in sorted(counts) if counts[feature] >= least.get(feature[:2], 1)]
    known += sorted({feature for pair in PLACES for feature in pair})
    return Codebook({feature: at for at, feature in enumerate(known, start=1)}, labels)


def encode(example: Example, codebook: Codebook) -> Encoded:
    """Write an example in numbers."""
    places = place_numbers(len(example.tokens))
    features = np.zeros((len(example.tokens), WIDTH), dtype=np.uint16)
    for at, token in enumerate(example.tokens):
        names = (*_features_of(token.text, spaced=token.spaced), *PLACES[places[at]])
        found = [codebook.features[name] for name in names if name in codebook.features][:WIDTH]
        features[at, : len(found)] = found
    return Encoded(features, np.array([codebook.labels.get(label, 0) for label in example.labels], dtype=np.int8))


def shuffled(lists: Sequence[list[Encoded]], size: int, rng: random.Random) -> Iterator[list[list[Encoded]]]:
    """Give the lists of each batch in a random order, such of one length together; a quarter of them fall apart.

    Lists that fall apart teach the network to read a reference alone.
    """
    parts: list[list[Encoded]] = []
    for group in lists:
        parts += [[one] for one in group] if rng.random() < _SPLIT else [group]
    rng.shuffle(parts)
    near = 1500
    batches = []
    for start in range(0, len(parts), near):
        batches += list(_fill(sorted(parts[start : start + near], key=_longest), size))
    rng.shuffle(batches)
    yield from batches


def _longest(group: Sequence[Encoded]) -> int:
    return max(len(one.labels) for one in group)


def _fill(groups: Iterable[list[Encoded]], size: int) -> Iterator[list[list[Encoded]]]:
    batch: list[list[Encoded]] = []
    for group in groups:
        batch.append(group)
        if sum(map(len, batch)) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def stack(groups: Sequence[Sequence[Encoded]]) -> Batch:
    """Put lists side by side, filled up to the longest reference."""
    members = [(at, one) for at, group in enumerate(groups) for one in group]
    longest = max(len(one.labels) for _, one in members)
    features = np.zeros((len(members), longest, WIDTH), dtype=np.int64)
    labels = np.full((len(members), longest), PADDING, dtype=np.int64)
    for row, (_, one) in enumerate(members):
        features[row, : len(one.labels)] = one.features
        labels[row, : len(one.labels)] = one.labels
    lengths = np.array([len(one.labels) for _, one in members])
    return Batch(features, labels, lengths, np.array([at for at, _ in members]))


def hide(batch: Batch, lexical: npt.NDArray[np.bool_], share: float, rng: np.random.Generator) -> Matrix:
    """Hide the letters of some words, so that the network learns to do without words it has seen.

    Words without a label keep theirs: they announce what follows, and there are few of them.

    Args:
        batch: What the network is about to learn from.
        lexical: For each number of a feature whether it stands for letters.
        share: Of the words that are hidden whole; of the rest, half that share of single features is hidden.
        rng: The dice.

    Returns:
        The features with 0 in the place of what is hidden.
    """
    letters = lexical[batch.features] & (batch.labels != 0)[:, :, None]
    whole = rng.random(batch.labels.shape)[:, :, None] < share
    single = rng.random(batch.features.shape) < share / 2
    return np.where(letters & (whole | single), NOTHING, batch.features)
