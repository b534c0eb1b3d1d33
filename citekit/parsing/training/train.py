"""Train the labeller: one command, seeded, minutes on two cores.

``python -m citekit.parsing.training.train --records bib/records``
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn.functional import cross_entropy
from torch.nn.utils import clip_grad_norm_

from citekit.parsing.training import settings
from citekit.parsing.training.corpus import load_records
from citekit.parsing.training.encoding import PADDING, Batch, Codebook, Encoded, encode, hide, number, shuffled, stack
from citekit.parsing.training.examples import Example, build_examples
from citekit.parsing.training.learner import Learner
from citekit.parsing.training.pool import Record
from citekit.parsing.training.settings import epoch_seed
from citekit.parsing.weights import FILE, write_weights


def learn(epochs: Iterator[list[list[Encoded]]], codebook: Codebook, options: argparse.Namespace) -> Learner:
    """Train a network on the lists of each epoch, and say on standard error how it goes."""
    torch.manual_seed(options.seed)
    dice, numbers = random.Random(options.seed), np.random.default_rng(options.seed)
    learner = Learner(
        len(codebook.features), len(codebook.labels), width=options.width, units=options.units, dropout=options.dropout
    )
    optimizer = torch.optim.AdamW(learner.parameters(), lr=settings.RATE, weight_decay=0.01)
    for epoch, lists in enumerate(epochs):
        began, losses = time.monotonic(), []
        batches = list(shuffled(lists, settings.BATCH, dice))
        for at, groups in enumerate(batches):
            for part in optimizer.param_groups:
                part["lr"] = settings.RATE * _share((epoch + at / len(batches)) / options.epochs)
            loss = _loss(learner, stack(groups), codebook, options.hidden, numbers)
            optimizer.zero_grad()
            loss.backward()
            clip_grad_norm_(learner.parameters(), 1.0)
            optimizer.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {time.monotonic() - began:.0f} s", file=sys.stderr)
    learner.eval()
    return learner


def _share(done: float) -> float:
    """Return the share of the learning rate when so much of the training is done: up in a tenth, then down a cosine."""
    return done / 0.1 if done < 0.1 else 0.5 + 0.5 * math.cos(math.pi * (done - 0.1) / 0.9)


def _loss(learner: Learner, batch: Batch, codebook: Codebook, hidden: float, numbers: np.random.Generator) -> Any:
    features = torch.from_numpy(hide(batch, codebook.lexical, hidden, numbers))
    labels, lengths = torch.from_numpy(batch.labels), torch.from_numpy(batch.lengths)
    scores = learner(features, lengths, torch.from_numpy(batch.lists))
    return learner.loss(scores, labels, lengths) + settings.TOKEN_LOSS * _token_loss(scores, labels)


def _token_loss(scores: Any, labels: Any) -> Any:
    return cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=PADDING, label_smoothing=0.05)


def render_epoch(records: Sequence[Record], options: argparse.Namespace, epoch: int) -> list[list[Example]]:
    """Render the lists of one epoch; every epoch renders others."""
    return list(build_examples(records, options.singles, options.lists, epoch_seed(options.seed, epoch)))


def encode_epoch(
    records: Sequence[Record], options: argparse.Namespace, codebook: Codebook, epoch: int
) -> list[list[Encoded]]:
    """Render the lists of one epoch and write them in numbers."""
    return [[encode(one, codebook) for one in group] for group in render_epoch(records, options, epoch)]


def _epochs(
    records: Sequence[Record], options: argparse.Namespace, codebook: Codebook
) -> Iterator[list[list[Encoded]]]:
    """Give the lists of each epoch, the next one rendered by another process while one is learned from."""
    with ProcessPoolExecutor(1) as pool:
        ahead = pool.submit(encode_epoch, records, options, codebook, 0)
        for epoch in range(options.epochs):
            lists = ahead.result()
            if epoch + 1 < options.epochs:
                ahead = pool.submit(encode_epoch, records, options, codebook, epoch + 1)
            yield lists


def main() -> None:
    """Run the command."""
    options = _parse_options()
    torch.set_num_threads(options.threads)
    records = load_records(options.records)
    codebook = number(render_epoch(records, options, 0), least_words=options.words, least_parts=options.parts)
    learner = learn(_epochs(records, options, codebook), codebook, options)
    names = tuple(label or "" for label in codebook.labels)
    options.output.write_bytes(write_weights(learner.export(codebook.features, names)))
    size = options.output.stat().st_size
    print(f"{options.output}: {len(codebook.features)} features, {size} bytes", file=sys.stderr)


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=Path, default=Path("bib/records"), help="folder of *.jsonl")
    parser.add_argument("--output", type=Path, default=Path(__file__).parents[1] / FILE)
    for name, kind, value, meaning in settings.OPTIONS:
        parser.add_argument(f"--{name}", type=kind, default=value, help=f"{meaning} ({value})")
    return parser.parse_args()


if __name__ == "__main__":
    main()
