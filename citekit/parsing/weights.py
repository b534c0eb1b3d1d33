"""Keep the trained weights of the labeller: small, quantised, in one file beside this one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import IO, NamedTuple

import numpy as np
import numpy.typing as npt

FILE = "labeller.npz"

Floats = npt.NDArray[np.float32]
LAYERS = ("first", "second")
MATRICES = ("inputs", "input_bias", "state", "state_bias")


class Layer(NamedTuple):
    """Hold a layer of gated recurrent units that reads both ways (Cho et al. 2014, reset after the product).

    For each direction the columns are the reset gate, the update gate and the new state. Those of the gates, and of
    the state's share in the new state, are kept halved: a gate is then half of 1 + tanh.

    Attributes:
        inputs: From the input to the units of the reader forwards, then backwards: (width, 6 × units).
        input_bias: Of the same: (6 × units,).
        state: From the state to the units, for each direction: (2, units, 3 × units).
        state_bias: Of the state's share in the new state: (2, units).
    """

    inputs: Floats
    input_bias: Floats
    state: Floats
    state_bias: Floats


class Weights(NamedTuple):
    """Hold everything that training found.

    Attributes:
        features: The row of ``embeddings`` for each feature; unknown ones have none.
        embeddings: One row for each feature: (features, width).
        first: The layer that reads a reference alone.
        context: From what the neighbours in the list look like to what the second layer is told: (2 × units, units).
        context_bias: Of the same: (units,).
        second: The layer that reads it again, knowing its list.
        output: To the labels: (2 × units, labels).
        output_bias: Of the same: (labels,).
        transitions: Score of a label after a label, the start and the end as last row and column: (labels + 1,) twice.
        labels: The names of the labels; the first one stands for no label.
    """

    features: dict[str, int]
    embeddings: Floats
    first: Layer
    context: Floats
    context_bias: Floats
    second: Layer
    output: Floats
    output_bias: Floats
    transitions: Floats
    labels: tuple[str, ...]


@cache
def load_weights() -> Weights:
    """Read the weights that come with the package."""
    return read_weights(BytesIO(files(__package__).joinpath(FILE).read_bytes()))


def read_weights(file: IO[bytes]) -> Weights:
    """Read weights that `write_weights` wrote."""
    with np.load(file, allow_pickle=False) as kept:
        arrays = {name: kept[name] for name in kept.files}
    scales = arrays["embedding_scales"].astype(np.float32)
    single = {name: array.astype(np.float32) for name, array in arrays.items() if array.dtype == np.float16}
    first, second = (Layer(*(single[f"{layer}_{matrix}"] for matrix in MATRICES)) for layer in LAYERS)
    return Weights(
        features={name: row for row, name in enumerate(_names(arrays["features"]))},
        embeddings=arrays["embeddings"].astype(np.float32) * scales,
        first=first,
        context=single["context"],
        context_bias=single["context_bias"],
        second=second,
        output=single["output"],
        output_bias=single["output_bias"],
        transitions=single["transitions"],
        labels=_names(arrays["labels"]),
    )


def write_weights(weights: Weights, file: IO[bytes]) -> None:
    """Write weights small: embeddings in 8 bits with one scale a column, the rest in 16."""
    scales = np.abs(weights.embeddings).max(axis=0) / 127
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "features": _blob(weights.features),
        "labels": _blob(weights.labels),
        "embeddings": np.round(weights.embeddings / scales).astype(np.int8),
        "embedding_scales": scales.astype(np.float16),
    }
    for layer, matrices in zip(LAYERS, (weights.first, weights.second), strict=True):
        arrays |= {f"{layer}_{name}": array.astype(np.float16) for name, array in matrices._asdict().items()}
    for name in ("context", "context_bias", "output", "output_bias", "transitions"):
        arrays[name] = getattr(weights, name).astype(np.float16)
    np.savez_compressed(file, **arrays)  # type: ignore[arg-type]


def _blob(names: Iterable[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def _names(blob: npt.NDArray[np.uint8]) -> tuple[str, ...]:
    return tuple(blob.tobytes().decode().split("\n"))
