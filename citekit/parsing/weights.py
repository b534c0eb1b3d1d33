"""Keep the trained weights of the labeller: small, quantised, in one file beside this one.

The file is of the safetensors format (https://huggingface.co/docs/safetensors), which is read at once: nothing in it
is packed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from citekit.packaged import packaged_bytes

FILE = "labeller.safetensors"

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float32]
LAYERS = ("first", "second")
MATRICES = ("inputs", "input_bias", "state", "state_bias")
IN_COLUMNS = ("inputs", "context", "output")
"""Matrices whose columns lie together in memory; the order of their sums, and so the last bit, hangs on it."""

_TYPES = {"U8": "u1", "I8": "i1", "F16": "<f2"}
_SIZE = 8


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
    return read_weights(packaged_bytes(__package__, FILE))


def read_weights(data: bytes) -> Weights:
    """Read weights that `write_weights` wrote."""
    arrays = _read_arrays(data)
    embeddings = arrays["embeddings"].astype(np.float32)
    embeddings *= arrays["embedding_scales"].astype(np.float32)
    single = {
        name: array.astype(np.float32, order="F" if name.endswith(IN_COLUMNS) else "C")
        for name, array in arrays.items()
        if array.dtype == np.float16
    }
    first, second = (Layer(*(single[f"{layer}_{matrix}"] for matrix in MATRICES)) for layer in LAYERS)
    names = _names(arrays["features"])
    return Weights(
        features=dict(zip(names, range(len(names)), strict=True)),
        embeddings=embeddings,
        first=first,
        context=single["context"],
        context_bias=single["context_bias"],
        second=second,
        output=single["output"],
        output_bias=single["output_bias"],
        transitions=single["transitions"],
        labels=_names(arrays["labels"]),
    )


def write_weights(weights: Weights) -> bytes:
    """Write weights small: embeddings in 8 bits with one scale a column, the rest in 16."""
    scales = np.abs(weights.embeddings).max(axis=0) / 127
    arrays: dict[str, Array] = {
        "features": _blob(weights.features),
        "labels": _blob(weights.labels),
        "embeddings": np.round(weights.embeddings / scales).astype(np.int8),
        "embedding_scales": scales.astype(np.float16),
    }
    for layer, matrices in zip(LAYERS, (weights.first, weights.second), strict=True):
        arrays |= {f"{layer}_{name}": array.astype(np.float16) for name, array in matrices._asdict().items()}
    for name in ("context", "context_bias", "output", "output_bias", "transitions"):
        arrays[name] = getattr(weights, name).astype(np.float16)
    return _write_arrays(arrays)


def _read_arrays(data: bytes) -> dict[str, Array]:
    """Read the arrays of a safetensors file: the size of its header, the header as JSON, the arrays one by one."""
    begin = _SIZE + int.from_bytes(data[:_SIZE], "little")
    found = {}
    for name, told in json.loads(data[_SIZE:begin]).items():
        first, last = told["data_offsets"]
        kind = np.dtype(_TYPES[told["dtype"]])
        array = np.frombuffer(data, kind, (last - first) // kind.itemsize, begin + first)
        found[name] = array.reshape(told["shape"])
    return found


def _write_arrays(arrays: dict[str, Array]) -> bytes:
    kinds = {np.dtype(kind): name for name, kind in _TYPES.items()}
    header, offset = {}, 0
    for name, array in arrays.items():
        span = [offset, offset + array.nbytes]
        header[name] = {"dtype": kinds[array.dtype], "shape": array.shape, "data_offsets": span}
        offset += array.nbytes
    told = json.dumps(header, separators=(",", ":")).encode()
    # Blanks behind the header let the first array begin at a multiple of eight bytes, as the format demands.
    told += b" " * (-len(told) % _SIZE)
    return len(told).to_bytes(_SIZE, "little") + told + b"".join(array.tobytes() for array in arrays.values())


def _blob(names: Iterable[str]) -> Array:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def _names(blob: Array) -> tuple[str, ...]:
    return tuple(blob.tobytes().decode().split("\n"))
