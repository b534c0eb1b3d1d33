"""Join labelled tokens into pieces of text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from citekit.parsing.draft import Draft
from citekit.parsing.tokens import Token

_WITH_STOP = frozenset(
    {"author", "editor", "compiler", "translator", "title", "publisher", "publisher_place", "container_title", "genre"}
)
EXACT = frozenset({"url", "doi", "isbn", "issn"})
"""Labels that only an exact form has."""

_QUOTES = {"«": "»", "„": "”“", "“": "”", '"': '"'}
_PAIRS = {")": "(", "]": "["}


def take_pieces(draft: Draft, tokens: Sequence[Token], labels: Sequence[str | None], sure: Sequence[float]) -> None:
    """Add to a draft the pieces that the labels of its tokens make.

    Neighbours with one label are one piece; a final stop stays with words that need one, and so does the bracket that
    closes what a piece opens.

    Args:
        draft: What is labelled so far; tokens of an exact form are in it already.
        tokens: The tokens of its text.
        labels: A label for each, or None.
        sure: How sure each label is, from 0 to 1; a piece is as sure as its least sure token.
    """
    at = 0
    if draft.taken:
        labels = [None if token.is_exact else label for token, label in zip(tokens, labels, strict=True)]
    for label, run in groupby(labels):
        start, at = at, at + len(list(run))
        if label and label not in EXACT:
            first, last = tokens[start].start, tokens[at - 1].end
            first = _reach_back(draft.text, first, last)
            draft.take(label, first, _stretch(draft.text, label, first, last), min(sure[start:at]))


def _reach_back(text: str, start: int, end: int) -> int:
    """Take in the quotation mark before a piece in whose midst it is closed: ``«Слово» і час``."""
    closes = _QUOTES.get(text[start - 1 : start])
    if closes and any(mark in text[start : end - 1] for mark in closes) and text[start - 1] not in text[start:end]:
        return start - 1
    return start


def _stretch(text: str, label: str, start: int, end: int) -> int:
    follows = text[end : end + 1]
    if follows == "." and label in _WITH_STOP:
        return end + 1
    opens = _PAIRS.get(follows)
    if opens and text.count(opens, start, end) > text.count(follows, start, end):
        return end + 1
    return end
