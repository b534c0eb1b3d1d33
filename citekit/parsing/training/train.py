"""Train the labeller: one command, seeded, minutes on two cores.

``python -m citekit.parsing.training.train --records bib/records``
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn.functional import cross_entropy
from torch.nn.utils import clip_grad_norm_

from citekit.parsing.training.corpus import load_records
from citekit.parsing.training.encoding import PADDING, Codebook, Encoded, encode, hide, number, shuffled, stack
from citekit.parsing.training.examples import build_examples
from citekit.parsing.training.learner import Learner
from citekit.parsing.weights import FILE, write_weights

BATCH = 64
RATE = 3e-3
TOKEN_LOSS = 0.3
"""Weight of the loss of single tokens beside that of the chain: it keeps the marginals honest."""


def learn(lists: Sequence[list[Encoded]], codebook: Codebook, options: argparse.Namespace) -> Learner:
    """Train a network on encoded lists, and say on standard error how it goes."""
    torch.manual_seed(options.seed)
    dice, numbers = random.Random(options.seed), np.random.default_rng(options.seed)
    learner = Learner(
        len(codebook.features), len(codebook.labels), width=options.width, units=options.units, dropout=options.dropout
    )
    optimizer = torch.optim.AdamW(learner.parameters(), lr=RATE, weight_decay=0.01)
    epochs = [list(shuffled(lists, BATCH, dice)) for _ in range(options.epochs)]
    rates = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=sum(map(len, epochs)), pct_start=0.1)
    for epoch, batches in enumerate(epochs, start=1):
        began = time.monotonic()
        losses = []
        for groups in batches:
            batch = stack(groups)
            features = torch.from_numpy(hide(batch.features, codebook.lexical, options.hidden, numbers))
            labels, lengths = torch.from_numpy(batch.labels), torch.from_numpy(batch.lengths)
            scores = learner(features, lengths, torch.from_numpy(batch.lists))
            loss = learner.loss(scores, labels, lengths) + TOKEN_LOSS * _token_loss(scores, labels)
            optimizer.zero_grad()
            loss.backward()
            clip_grad_norm_(learner.parameters(), 1.0)
            optimizer.step()
            rates.step()
            losses.append(loss.item())
        print(f"epoch {epoch}: loss {np.mean(losses):.4f}, {time.monotonic() - began:.0f} s", file=sys.stderr)
    return learner.eval()


def _token_loss(scores: Any, labels: Any) -> Any:
    return cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=PADDING, label_smoothing=0.05)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=Path, default=Path("bib/records"), help="folder of *.jsonl")
    parser.add_argument("--output", type=Path, default=Path(__file__).parents[1] / FILE)
    parser.add_argument("--singles", type=int, default=16_000, help="references alone")
    parser.add_argument("--lists", type=int, default=900, help="lists of 5 to 40 references")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--width", type=int, default=48, help="of the embeddings")
    parser.add_argument("--units", type=int, default=64, help="of each layer and direction")
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--hidden", type=float, default=0.2, help="share of the words whose letters are hidden")
    parser.add_argument("--words", type=int, default=20, help="how often a word must occur to be known")
    parser.add_argument("--parts", type=int, default=12, help="how often a beginning or end of words must")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    examples = list(build_examples(load_records(options.records), options.singles, options.lists, options.seed))
    codebook = number(examples, least_words=options.words, least_parts=options.parts)
    encoded = [[encode(example, codebook) for example in group] for group in examples]
    del examples
    learner = learn(encoded, codebook, options)
    names = tuple(label or "" for label in codebook.labels)
    with options.output.open("wb") as file:
        write_weights(learner.export(codebook.features, names), file)
    size = options.output.stat().st_size
    print(f"{options.output}: {len(codebook.features)} features, {size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
