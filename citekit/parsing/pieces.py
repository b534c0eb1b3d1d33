"""Join labelled tokens into pieces of text."""

from __future__ import annotations

from collections.abc import Sequence

from citekit.parsing.draft import Draft
from citekit.parsing.model import OUTSIDE
from citekit.parsing.tokens import Token

_WITH_STOP = frozenset(
    {"author", "editor", "compiler", "translator", "title", "publisher", "publisher_place", "container_title", "genre"}
)


def take_pieces(draft: Draft, tokens: Sequence[Token], labels: Sequence[str], sure: Sequence[float]) -> None:
    """Add to a draft the pieces that the labels of its tokens make; a final stop stays with words that need one."""
    start: int | None = None
    for at in range(len(tokens) + 1):
        ends = at == len(tokens) or tokens[at].exact or not _goes_on(labels, at, start)
        if ends and start is not None:
            _take(draft, tokens, labels[start][2:], (start, at), sure)
            start = None
        if at < len(tokens) and start is None and not tokens[at].exact and labels[at] != OUTSIDE:
            start = at


def _goes_on(labels: Sequence[str], at: int, start: int | None) -> bool:
    return start is not None and labels[at] == "I-" + labels[start][2:]


def _take(draft: Draft, tokens: Sequence[Token], label: str, span: tuple[int, int], sure: Sequence[float]) -> None:
    first, last = tokens[span[0]], tokens[span[1] - 1]
    end = last.end
    if label in _WITH_STOP and draft.text[end : end + 1] == ".":
        end += 1
    draft.taken.append((label, first.start, end, round(min(sure[span[0] : span[1]]), 3)))
