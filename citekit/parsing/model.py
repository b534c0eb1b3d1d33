"""Decode labels with the trained model: a linear-chain CRF, its weights beside this file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

WEIGHTS = "labeller.crf"
OUTSIDE = "O"


@cache
def _tagger() -> Any:
    # The library is loaded when the first reference is labelled, not when the package is imported.
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    with as_file(files(__package__).joinpath(WEIGHTS)) as path:
        tagger.open(str(path))
    return tagger


def decode(features: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return the best label of each token and how sure the model is of it, from 0 to 1.

    Labels are ``O``, or ``B-`` and ``I-`` with a CSL variable for the first and the further tokens of a piece.
    """
    if not features:
        return (), ()
    tagger = _tagger()
    labels = tuple(tagger.tag(features))
    return labels, tuple(tagger.marginal(label, at) for at, label in enumerate(labels))
