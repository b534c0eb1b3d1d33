"""The arithmetic of the labeller: packing, marginals of the chain, the context of a list, weights kept small."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.parsing.network import REACH, label_odds, pack
from citekit.parsing.weights import MATRICES, Floats, Layer, Weights, load_weights, read_weights, write_weights

WIDTH, UNITS, LABELS = 5, 3, 4


def _weights(seed: int = 0) -> Weights:
    dice = np.random.default_rng(seed)

    def draw(*shape: int) -> Floats:
        return dice.normal(0, 0.7, shape).astype(np.float32)

    def layer(width: int) -> Layer:
        return Layer(draw(width, 6 * UNITS), draw(6 * UNITS), draw(2, UNITS, 3 * UNITS), draw(2, UNITS))

    return Weights(
        features={"a": 0, "b": 1},
        embeddings=draw(2, WIDTH),
        first=layer(WIDTH),
        context=draw(2 * UNITS, UNITS),
        context_bias=draw(UNITS),
        second=layer(3 * UNITS),
        output=draw(2 * UNITS, LABELS),
        output_bias=draw(LABELS),
        transitions=draw(LABELS + 1, LABELS + 1),
        labels=("", "x", "y", "z"),
    )


def _tokens(count: int, seed: int = 1) -> Floats:
    return np.random.default_rng(seed).normal(0, 1, (count, WIDTH)).astype(np.float32)


def _enumerated(scores: Floats, transitions: Floats) -> Floats:
    """Add up all paths of labels, one by one."""
    odds = np.zeros(scores.shape)
    for path in itertools.product(range(LABELS), repeat=len(scores)):
        steps = [LABELS, *path, LABELS]
        score = sum(transitions[one, other] for one, other in itertools.pairwise(steps))
        score += sum(scores[at, label] for at, label in enumerate(path))
        for at, label in enumerate(path):
            odds[at, label] += np.exp(score)
    return (odds / odds.sum(axis=1, keepdims=True)).astype(np.float32)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12))
def test_packing_keeps_every_token_once(lengths: list[int]) -> None:
    """Each token has one row; the rows of a place are of different references, the longest first."""
    packing = pack(lengths)
    assert sorted(packing.order.tolist()) == list(range(sum(lengths)))
    assert [end - start for start, end in packing.steps] == [
        sum(length > place for length in lengths) for place in range(max(lengths))
    ]


def test_the_marginals_are_those_of_all_paths() -> None:
    """What forward and backward passes say equals the sum over every sequence of labels."""
    weights = _weights()
    silent = weights._replace(output=np.zeros_like(weights.output))
    odds = label_odds(_tokens(6), [4, 2], silent)
    scores = np.tile(silent.output_bias, (4, 1))
    np.testing.assert_allclose(odds[:4], _enumerated(scores, silent.transitions), atol=1e-5)
    np.testing.assert_allclose(odds[4:], _enumerated(scores[:2], silent.transitions), atol=1e-5)


def test_the_order_of_the_references_carries_over() -> None:
    """References of different lengths come back in their own order, whatever the order of the arithmetic."""
    tokens = _tokens(9)
    one_way = label_odds(tokens, [2, 4, 3], _weights())
    other_way = label_odds(np.concatenate([tokens[6:], tokens[2:6], tokens[:2]]), [3, 4, 2], _weights())
    np.testing.assert_allclose(one_way[:2], other_way[7:], atol=1e-5)
    np.testing.assert_allclose(one_way[6:], other_way[:3], atol=1e-5)


def test_neighbours_change_a_reading_and_strangers_do_not() -> None:
    """A reference is read in the light of those near it in its list, and of no others."""
    tokens = _tokens(2 * (REACH + 3))
    lengths = [2] * (REACH + 3)
    odds = label_odds(tokens, lengths, _weights())
    far = tokens.copy()
    far[-2:] = 9.0
    near = tokens.copy()
    near[2:4] = 9.0
    np.testing.assert_allclose(label_odds(far, lengths, _weights())[:2], odds[:2], atol=1e-5)
    assert np.abs(label_odds(near, lengths, _weights())[:2] - odds[:2]).max() > 1e-4


def test_weights_come_back_nearly_as_they_were() -> None:
    """Eight bits keep an embedding within half a step, sixteen the rest within a thousandth."""
    weights = _weights()
    back = read_weights(write_weights(weights))
    assert (back.features, back.labels) == (weights.features, weights.labels)
    steps = np.abs(weights.embeddings).max(axis=0) / 127
    assert (np.abs(back.embeddings - weights.embeddings) <= 0.51 * steps + 1e-3).all()
    for name in MATRICES:
        np.testing.assert_allclose(getattr(back.first, name), getattr(weights.first, name), atol=2e-3)


def test_the_shipped_weights_are_whole() -> None:
    """The file of the package fits its own shapes and knows every label it may give."""
    weights = load_weights()
    units = weights.first.state.shape[1]
    assert weights.embeddings.shape == (len(weights.features), weights.first.inputs.shape[0])
    assert weights.second.inputs.shape == (3 * units, 6 * units)
    assert weights.output.shape == (2 * units, len(weights.labels))
    assert weights.labels[0] == ""
    assert {"author", "title", "container_title", "publisher", "issued"} < set(weights.labels)


def test_the_learner_computes_the_same() -> None:
    """The network that learns and the one that labels agree; this runs where the training extra is installed."""
    torch = pytest.importorskip("torch", reason="the [train] extra is not installed")
    from citekit.parsing.training.learner import Learner

    torch.manual_seed(0)
    learner = Learner(20, LABELS, width=WIDTH, units=UNITS, dropout=0.3).eval()
    weights = learner.export({f"f{row}": row for row in range(1, 21)}, ("", "x", "y", "z"))
    lengths = [3, 1]
    features = torch.tensor([[[1, 2], [3, 0], [4, 5]], [[6, 0], [0, 0], [0, 0]]])
    with torch.no_grad():
        scores = learner(features, torch.tensor(lengths), torch.tensor([0, 0])).numpy()
    rows = [weights.embeddings[[0, 1]], weights.embeddings[[2]], weights.embeddings[[3, 4]], weights.embeddings[[5]]]
    odds = label_odds(np.stack([row.sum(axis=0) for row in rows]), lengths, weights)
    np.testing.assert_allclose(odds[:3], _enumerated(scores[0], weights.transitions), atol=1e-5)
    np.testing.assert_allclose(odds[3:], _enumerated(scores[1, :1], weights.transitions), atol=1e-5)


@pytest.mark.parametrize("lengths", [[1], [3, 1, 2], [4, 4, 1, 7]])
def test_the_mirror_turns_each_reference_round(lengths: list[int]) -> None:
    """A packed row and its mirror stand as far from either end of one reference; mirrored twice it is itself."""
    packing = pack(lengths)
    starts = [sum(lengths[:at]) for at in range(len(lengths))]
    ends = {
        start + place: start + length - 1 - place
        for start, length in zip(starts, lengths, strict=True)
        for place in range(length)
    }
    assert [ends[token] for token in packing.order.tolist()] == packing.order[packing.mirror].tolist()
    assert packing.mirror[packing.mirror].tolist() == list(range(sum(lengths)))
