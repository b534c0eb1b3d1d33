"""Rendered references become examples in numbers, and none of them is a reference that the labeller is measured on."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from ahead import run

from citekit.parsing.training.corpus import load_records
from citekit.parsing.training.encoding import NOTHING, PADDING, WIDTH, encode, hide, number, shuffled, stack
from citekit.parsing.training.examples import Example, build_examples, make_example
from citekit.parsing.training.rendered import Rendered
from citekit.parsing.training.settings import EPOCHS, LISTS, SINGLES

ROOT = Path(__file__).resolve().parents[3]
RECORDS = load_records(ROOT / "bib" / "records")
BOOK = Rendered(
    (
        ("Іваноў І.", "author"),
        (" ", None),
        ("Назва", "title"),
        (". – ", None),
        ("Мінск", "publisher_place"),
        (", ", None),
        ("2001", "issued"),
        (". – URL: ", None),
        ("http://a.example/b", "url"),
    ),
    "gost71-2003",
    "be",
)


def _examples(lists: int = 6) -> list[list[Example]]:
    return list(build_examples(RECORDS[:200], 20, lists, seed=3))


def test_tokens_take_the_labels_of_their_pieces() -> None:
    """Every token of a piece has its label, signs between pieces have none, an exact form is one token."""
    example = make_example(BOOK)
    told = [(token.text, label) for token, label in zip(example.tokens, example.labels, strict=True)]
    assert told == [
        ("Іваноў", "author"),
        ("І", "author"),
        (".", "author"),
        ("Назва", "title"),
        (".", None),
        ("–", None),
        ("Мінск", "publisher_place"),
        (",", None),
        ("2001", "issued"),
        (".", None),
        ("–", None),
        ("@url", "url"),
    ]


def test_examples_are_repeated_by_their_seed() -> None:
    """The same seed gives the same texts and labels."""
    assert _examples() == _examples()


def test_rare_words_are_unknown() -> None:
    """A word below the threshold has no number, a class of words always has one."""
    codebook = number([[make_example(BOOK)]], least_words=2, least_parts=2)
    assert "w=назва" not in codebook.features
    assert {"c=PLACE", "s=YEAR", "@url", "P0", "E0"} <= set(codebook.features)


def test_an_example_in_numbers_has_a_row_for_each_token() -> None:
    """Features are numbers from 1, filled up with 0; labels are numbers of the codebook."""
    example = make_example(BOOK)
    codebook = number([[example]], least_words=1, least_parts=1)
    encoded = encode(example, codebook)
    assert encoded.features.shape == (len(example.tokens), WIDTH)
    assert encoded.features.min() == NOTHING
    assert [list(codebook.labels)[label] for label in encoded.labels] == list(example.labels)


def test_batches_hold_every_reference_and_fill_up() -> None:
    """Nothing is lost in shuffling; what stands beside a longer reference is filled up."""
    examples = _examples()
    codebook = number(examples, least_words=1, least_parts=1)
    lists = [[encode(example, codebook) for example in group] for group in examples]
    batches = [stack(groups) for groups in shuffled(lists, 16, random.Random(1))]
    assert sum(len(batch.lengths) for batch in batches) == sum(map(len, lists))
    assert sum(int((batch.labels != PADDING).sum()) for batch in batches) == sum(
        len(o.labels) for g in lists for o in g
    )


def test_hidden_words_lose_their_letters_only() -> None:
    """With all words hidden, shapes and classes stay and letters go, save those of words without a label."""
    example = make_example(Rendered((("Див.", None), (" ", None), ("Назва", "title")), "gost71-2003", "uk"))
    codebook = number([[example]], least_words=1, least_parts=1)
    batch = stack([[encode(example, codebook)]])
    hidden = hide(batch, codebook.lexical, 1.0, np.random.default_rng(0))
    letters = codebook.lexical[batch.features]
    assert [bool(codebook.lexical[row].any()) for row in hidden[0]] == [True, False, False]
    assert (hidden[~letters] == batch.features[~letters]).all()


LABELLED = [ROOT / "tests" / "data" / f"{name}.jsonl" for name in ("gold_fields", "check_fields")]


def _find_learned() -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(Path(__file__).with_name("learned.py")), *map(str, LABELLED)]
    return run(command, ROOT)


@pytest.mark.ahead.with_args(_find_learned)
def test_no_measured_reference_is_learned_from(ahead: subprocess.CompletedProcess[str]) -> None:
    """Of all strings that the default command trains on, none is one of a labelled set, signs and capitals aside."""
    assert all(len(path.read_text("utf-8").splitlines()) > 250 for path in LABELLED)
    assert ahead.returncode == 0, ahead.stderr
    told = json.loads(ahead.stdout)
    assert told["rendered"] > EPOCHS * (SINGLES + 5 * LISTS) * 0.9
    assert told["found"] == []
