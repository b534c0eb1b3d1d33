"""Run the labeller: two layers that read a reference both ways, the second knowing the list; labels by their odds.

The arithmetic is numpy's; all references of a part of a list go through it together, the longest first, place by place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from citekit.parsing.weights import Floats, Layer, Weights

REACH = 8
"""So many references before and after one in its list tell it the habits of the list."""

Integers = npt.NDArray[np.intp]


class Packing(NamedTuple):
    """Lay the tokens of several references place by place, longest reference first, without gaps.

    Attributes:
        order: Number of the token, in the order of the references, for each packed row.
        steps: First and last row of each place; its length is the number of references that are so long.
        ranks: For each reference, in their order, its rank by length.
        mirror: For each packed row the one that is as far from the other end of its reference.
    """

    order: Integers
    steps: tuple[tuple[int, int], ...]
    ranks: Integers
    mirror: Integers


def pack(lengths: Sequence[int]) -> Packing:
    """Plan the packing of references of these lengths, each at least 1.

    Example:
        >>> pack([1, 3]).order.tolist(), pack([1, 3]).steps
        ([1, 0, 2, 3], ((0, 2), (2, 3), (3, 4)))
    """
    sizes = np.asarray(lengths, dtype=np.intp)
    by_length = np.argsort(-sizes, kind="stable")
    starts = (np.cumsum(sizes) - sizes)[by_length]
    longest = int(sizes.max())
    active = np.searchsorted(-sizes[by_length], -np.arange(longest))
    ends = np.cumsum(active)
    firsts = ends - active
    order = np.concatenate([starts[:count] + place for place, count in enumerate(active)])
    mirror = np.concatenate(
        [firsts[sizes[by_length[:count]] - 1 - place] + np.arange(count) for place, count in enumerate(active)]
    )
    ranks = np.empty_like(by_length)
    ranks[by_length] = np.arange(len(sizes))
    return Packing(order, tuple(zip(firsts.tolist(), ends.tolist(), strict=True)), ranks, mirror)


def label_odds(tokens: Floats, lengths: Sequence[int], weights: Weights) -> Floats:
    """Return how likely each label is for each token.

    Args:
        tokens: The embedded tokens of all references, one after the other: (tokens, width).
        lengths: How many tokens each reference has, in the order of their list.
        weights: What training found.

    Returns:
        Posterior marginals of a linear chain over the second layer: (tokens, labels), rows add up to 1.
    """
    packing = pack(lengths)
    read = _read_both_ways(tokens.take(packing.order, axis=0), packing, weights.first)
    told = np.empty((len(lengths), len(weights.context_bias)), dtype=np.float32)
    told[packing.ranks] = np.tanh(_neighbourhoods(read, packing, lengths) @ weights.context + weights.context_bias)
    read = _read_both_ways(read, packing, weights.second, told)
    marginals = _marginals(read @ weights.output + weights.output_bias, packing, weights.transitions)
    found = np.empty_like(marginals)
    found[packing.order] = marginals
    return found


def _read_both_ways(rows: Floats, packing: Packing, layer: Layer, told: Floats | None = None) -> Floats:
    """Let both directions of a layer read side by side, the one backwards from the end of each reference.

    What a step needs is computed when its turn comes, and stands in columns, one for each reference: gates then lie
    together in memory, and all of it in the cache of the processor.

    Args:
        rows: The packed tokens: (tokens, width).
        packing: How they are packed.
        layer: The layer.
        told: What each reference by its rank is told beside its tokens. It is the same at all places of the reference,
            hence a part of the bias: (references, rest of the width).
    """
    units = layer.state.shape[1]
    inputs = layer.inputs.reshape(-1, 2, 3 * units).transpose(1, 2, 0)
    matrix = layer.state.swapaxes(1, 2)
    input_bias, state_bias = layer.input_bias.reshape(2, 3 * units, 1), layer.state_bias[:, :, None]
    if told is not None:
        inputs, of_told = np.split(inputs, [rows.shape[1]], axis=2)
        input_bias = np.matmul(of_told, told.T) + input_bias
    both_ways = np.stack([np.arange(len(rows)), packing.mirror])
    read = np.empty((len(rows), 2 * units), dtype=np.float32)
    state = np.zeros((2, units, packing.steps[0][1]), dtype=np.float32)
    for start, end in packing.steps:
        given = np.matmul(inputs, rows.take(both_ways[:, start:end], axis=0).swapaxes(1, 2))
        given += input_bias[:, :, : end - start]
        state = np.ascontiguousarray(state[:, :, : end - start])
        own = np.matmul(matrix, state)
        doubled = own[:, : 2 * units]
        doubled += given[:, : 2 * units]
        np.tanh(doubled, out=doubled)
        doubled += 1
        new = own[:, 2 * units :]
        new += state_bias
        new *= doubled[:, :units]
        new += given[:, 2 * units :]
        np.tanh(new, out=new)
        new -= state
        halved = doubled[:, units:]
        halved *= 0.5
        new *= np.subtract(1, halved, out=halved)
        state += new
        read[start:end, :units] = state[0].T
        read[packing.mirror[start:end], units:] = state[1].T
    return read


def _neighbourhoods(rows: Floats, packing: Packing, lengths: Sequence[int]) -> Floats:
    """Return, for each reference, the mean of what its neighbours and itself look like."""
    sums = np.zeros((len(lengths), rows.shape[1]), dtype=np.float32)
    for start, end in packing.steps:
        sums[: end - start] += rows[start:end]
    means = sums[packing.ranks] / np.asarray(lengths, dtype=np.float32)[:, None]
    running = np.concatenate([np.zeros((1, rows.shape[1])), np.cumsum(means, axis=0, dtype=np.float64)])
    places = np.arange(len(lengths))
    first, last = np.maximum(places - REACH, 0), np.minimum(places + REACH + 1, len(lengths))
    near: Floats = ((running[last] - running[first]) / (last - first)[:, None]).astype(np.float32)
    return near


def _marginals(scores: Floats, packing: Packing, transitions: Floats) -> Floats:
    """Return the marginals of each packed row by the forward-backward procedure, scaled at every step.

    The scores are used up: what a long list fills is costly to get from the system.
    """
    size = scores.shape[1]
    scores -= scores.max(axis=1, keepdims=True)
    odds = np.exp(scores, out=scores)
    likely = np.exp(transitions)
    inner, opening, closing = likely[:size, :size], likely[size, :size], likely[:size, size]
    before = np.empty_like(odds)
    reached = opening
    for start, end in packing.steps:
        reached = np.multiply(
            reached[: end - start] @ inner if start else opening, odds[start:end], out=before[start:end]
        )
        reached /= np.add.reduce(reached, axis=1, keepdims=True)
    # Backwards, a reference joins at its own last place.
    after = np.empty_like(odds)
    after[:] = closing
    leads = after[:0]
    for start, end in packing.steps[::-1]:
        after[start : start + len(leads)] = leads
        leads = (after[start:end] * odds[start:end]) @ inner.T
        leads /= np.add.reduce(leads, axis=1, keepdims=True)
    before *= after
    before /= before.sum(axis=1, keepdims=True)
    return before
