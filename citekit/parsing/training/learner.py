"""The network of the labeller while it learns: the same arithmetic as ``citekit.parsing.network``, with gradients."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import nn

from citekit.parsing.network import REACH
from citekit.parsing.training.encoding import PADDING
from citekit.parsing.weights import Layer, Weights


class Learner(nn.Module):  # type: ignore[misc]
    """Two layers of gated recurrent units, the context of a list between them, and a linear chain on top."""

    def __init__(self, features: int, labels: int, *, width: int, units: int, dropout: float) -> None:
        super().__init__()
        self.embeddings = nn.EmbeddingBag(features + 1, width, mode="sum", padding_idx=0)
        nn.init.normal_(self.embeddings.weight, 0, 0.1)
        self.first = nn.GRU(width, units, bidirectional=True, batch_first=True)
        self.context = nn.Linear(2 * units, units)
        self.second = nn.GRU(3 * units, units, bidirectional=True, batch_first=True)
        self.output = nn.Linear(2 * units, labels)
        self.transitions = nn.Parameter(torch.zeros(labels + 1, labels + 1))
        self.noise, self.dropout = nn.Dropout(0.1), nn.Dropout(dropout)

    def forward(self, features: Any, lengths: Any, lists: Any) -> Any:
        """Return the scores of the labels: (references, tokens, labels)."""
        count, size, width = features.shape
        rows = self.noise(self.embeddings(features.reshape(count * size, width)).view(count, size, -1))
        read = _run(self.first, rows, lengths)
        mask = torch.arange(size)[None] < lengths[:, None]
        means = (read * mask[:, :, None]).sum(1) / lengths[:, None]
        told = torch.tanh(self.context(_near(lists) @ means))
        joined = torch.cat([self.dropout(read), told[:, None].expand(count, size, -1)], 2)
        return self.output(self.dropout(_run(self.second, joined, lengths)))

    def loss(self, scores: Any, labels: Any, lengths: Any) -> Any:
        """Return the negative log-likelihood of the labels under the chain, for each token."""
        size = scores.shape[2]
        inner, opening, closing = (
            self.transitions[:size, :size],
            self.transitions[size, :size],
            self.transitions[:size, size],
        )
        known = labels != PADDING
        numbers = labels.clamp_min(0)
        rows = torch.arange(len(scores))
        told = scores.gather(2, numbers[:, :, None])[:, :, 0] * known
        steps = inner[numbers[:, :-1], numbers[:, 1:]] * known[:, 1:]
        gold = opening[numbers[:, 0]] + told.sum(1) + steps.sum(1) + closing[numbers[rows, lengths - 1]]
        reached = opening[None] + scores[:, 0]
        likely = inner.exp()
        for at in range(1, scores.shape[1]):
            most = reached.max(1, keepdim=True).values
            ahead = most + ((reached - most).exp() @ likely).clamp_min(1e-30).log() + scores[:, at]
            reached = torch.where(known[:, at, None], ahead, reached)
        return (torch.logsumexp(reached + closing[None], 1) - gold).sum() / lengths.sum()

    def export(self, features: dict[str, int], labels: tuple[str, ...]) -> Weights:
        """Return what was learned, as the labeller reads it."""
        kept = {name: value.detach().numpy() for name, value in self.state_dict().items()}
        return Weights(
            features={name: at - 1 for name, at in features.items()},
            embeddings=kept["embeddings.weight"][1:],
            first=_layer(kept, "first"),
            context=kept["context.weight"].T,
            context_bias=kept["context.bias"],
            second=_layer(kept, "second"),
            output=kept["output.weight"].T,
            output_bias=kept["output.bias"],
            transitions=kept["transitions"],
            labels=labels,
        )


def _run(layer: Any, rows: Any, lengths: Any) -> Any:
    packed = nn.utils.rnn.pack_padded_sequence(rows, lengths, batch_first=True, enforce_sorted=False)
    return nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True)[0]


def _near(lists: Any) -> Any:
    """Return the matrix that takes the mean over the neighbours of each reference in its list."""
    places = torch.arange(len(lists))
    near = ((places[:, None] - places[None]).abs() <= REACH) & (lists[:, None] == lists[None])
    return near.float() / near.sum(1, keepdim=True)


def _layer(kept: dict[str, Any], name: str) -> Layer:
    """Return a layer with its gates halved and their two biases added up."""
    inputs, biases, states, state_biases = [], [], [], []
    for way in ("", "_reverse"):
        weight_in, weight_own, bias_in, bias_own = (
            kept[f"{name}.{part}_l0{way}"] for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        )
        gates = 2 * weight_own.shape[1]
        halved = np.where(np.arange(len(weight_in)) < gates, 0.5, 1.0)
        inputs.append(weight_in.T * halved)
        biases.append((bias_in + np.where(halved < 1, bias_own, 0.0)) * halved)
        states.append(weight_own.T * 0.5)
        state_biases.append(bias_own[gates:] * 0.5)
    single = np.float32
    return Layer(
        np.concatenate(inputs, axis=1).astype(single),
        np.concatenate(biases).astype(single),
        np.stack(states).astype(single),
        np.stack(state_biases).astype(single),
    )
