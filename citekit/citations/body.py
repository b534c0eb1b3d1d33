"""Find the running text of a document: everything but its reference lists, line ends made blanks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citekit.model import Bibliography, Document, Span

_GAP = 600
"""Code points between two references of one list: page furniture, or a sub-heading."""
_BLANK = re.compile(r"[^\S\n]")


def running_text(document: Document, bibliography: Bibliography) -> str:
    r"""Return the text with its reference lists blanked out, code point for code point.

    A line end within a paragraph becomes a blank, because citations are torn there; what ends a paragraph, and all of
    a reference list, becomes line ends, which no citation crosses.

    Example:
        ``"(Іваноў,\n2001)\n\nДалей"`` becomes ``"(Іваноў, 2001)\n\nДалей"``.
    """
    pieces: list[str] = []
    last = 0
    for span in list_spans(bibliography):
        # Records may come from another file, whose places mean nothing here.
        end = min(span.end, len(document.text))
        pieces += document.text[last : span.start], "\n" * (end - span.start)
        last = max(last, end)
    return _flatten("".join((*pieces, document.text[last:])))


def list_spans(bibliography: Bibliography) -> tuple[Span, ...]:
    """Return where the reference lists stand: the places of their references, joined over small gaps, in order."""
    found = (span for record in bibliography.references if record.source for span in record.source.spans)
    return tuple(_joined(sorted(found, key=lambda span: (span.start, span.end))))


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end + _GAP:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _flatten(text: str) -> str:
    lines = text.split("\n")
    empty = [not line.strip() for line in lines]
    pieces: list[str] = []
    for index, line in enumerate(lines):
        last = index + 1 == len(lines)
        torn = not last and not empty[index] and not empty[index + 1]
        pieces += _BLANK.sub(" ", line), "" if last else " " if torn else "\n"
    return "".join(pieces)
