"""Turn rendered references into what the labeller learns from: tokens and their labels, list by list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from citekit.model import ReferenceString
from citekit.parsing.labelling import Prepared, prepare
from citekit.parsing.tokens import Token
from citekit.parsing.training.corpus import build_corpus, build_lists
from citekit.parsing.training.pool import Record
from citekit.parsing.training.rendered import Rendered

_MOST_TOKENS = 260


class Example(NamedTuple):
    """Hold a reference to learn from.

    Attributes:
        text: The string it was rendered to.
        tokens: Its tokens.
        labels: A label for each, or None.
    """

    text: str
    tokens: tuple[Token, ...]
    labels: tuple[str | None, ...]


def build_examples(records: Sequence[Record], singles: int, lists: int, seed: int) -> Iterator[list[Example]]:
    """Give lists of examples; a reference that stands alone is a list of one, and very long ones are left out.

    Args:
        records: The bibliographic records to render.
        singles: How many references alone.
        lists: How many lists.
        seed: The same seed gives the same examples.
    """
    alone = ((reference,) for reference in build_corpus(records, singles, seed))
    for group in (*alone, *build_lists(records, lists, seed + 1)):
        examples = [make_example(reference) for reference in group]
        kept = [example for example in examples if 0 < len(example.tokens) <= _MOST_TOKENS]
        if kept:
            yield kept


def make_example(rendered: Rendered) -> Example:
    """Cut a rendered reference as the labeller does and carry its labels over.

    Example:
        The piece ``Іваноў І.`` of an author gives ``author`` to its word, its letter and its full stop.
    """
    prepared = prepare(ReferenceString(rendered.text))
    return Example(rendered.text, prepared.tokens, tuple(_labels(rendered, prepared)))


def _labels(rendered: Rendered, prepared: Prepared) -> Iterator[str | None]:
    owners = [label for text, label in rendered.pieces for _ in text]
    for token in prepared.tokens:
        place = prepared.draft.source.places[token.start][0]
        yield owners[place] if place < len(owners) else None
