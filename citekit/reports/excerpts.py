"""Cut a readable window out of a source string, with the places of a field marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from citekit.model import Span

AROUND = 50
"""How many characters before and behind a mark are shown."""

LONGEST_MARK = 200
"""A longer mark is shown by its two ends."""

_HIDDEN = re.compile(
    "[\\\\\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold one piece of an excerpt.

    Attributes:
        text: The characters as printed; empty where something is left out.
        kind: ``plain``, ``marked`` or ``cut``; a mark that was cut is marked before and behind the cut.
    """

    text: str
    kind: str = "plain"


def cut_excerpt(text: str, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """Show the marked places of a text, with enough around them to find them.

    Args:
        text: The source string as printed.
        spans: The places to mark; those that overlap are one, those outside the text are left out.

    Returns:
        The pieces in order; without spans the beginning of the text.

    Example:
        >>> cut_excerpt("Мінск, 1984. – С. 12–29.", [Span(18, 23)])[1]
        Piece(text='12–29', kind='marked')
    """
    marks = _merge(text, spans)
    edges = [0, *(edge for mark in marks for edge in (mark.start, mark.end)), len(text)]
    pieces: list[Piece] = []
    for at, (start, end) in enumerate(pairwise(edges)):
        if at % 2:
            pieces += _cut(text[start:end], LONGEST_MARK // 2, LONGEST_MARK // 2, "marked")
        else:
            before, behind = (AROUND if marks and at else 0), (AROUND if at < len(edges) - 2 else 0)
            pieces += _cut(text[start:end], before if marks else LONGEST_MARK, behind, "plain")
    return tuple(pieces)


def _merge(text: str, spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        start, end = max(span.start, merged[-1].end if merged else 0), min(span.end, len(text))
        if start < end:
            merged.append(Span(start, end))
    return merged


def _cut(text: str, head: int, tail: int, kind: str) -> Iterator[Piece]:
    """Keep the two ends of a text, if something worth a mark of omission is between them."""
    if len(text) <= head + tail + 5:
        yield from [Piece(text, kind)] if text else []
        return
    yield from [Piece(text[:head], kind)] if head else []
    yield Piece("", "cut")
    yield from [Piece(text[-tail:], kind)] if tail else []


def visible(text: str) -> str:
    r"""Show what a terminal, a table or an eye would trip over as escapes, a backslash doubled: nothing is lost.

    Example:
        >>> visible("a\tb\x1b[31m"), visible("50\\%")
        ('a\\tb\\x1b[31m', '50\\\\%')
    """
    return _HIDDEN.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)
