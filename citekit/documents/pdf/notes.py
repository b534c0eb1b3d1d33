"""Find the footnotes of a page: small type at the foot of a column whose numbers stand raised in the text above."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from citekit.documents.pdf.printed import PrintedLine, PrintedPage
from citekit.expressions import late
from citekit.model import Span

_SMALL = 0.93
_LABEL = late(r"(\d{1,3}|\*{1,3})[.)]?\s*(?=\S)")


class PlacedNote(NamedTuple):
    """Hold a footnote by the lines of its page.

    Attributes:
        label: Its mark.
        first: Index of its first line.
        end: Index after its last line.
        skip: Length of the mark at the beginning of the first line.
        anchor: Index of the line that points to it, or None for one that merely counts on from the note above.
    """

    label: str
    first: int
    end: int
    skip: int
    anchor: int | None


def body_size(pages: Sequence[PrintedPage]) -> float:
    """Return the size of type in which most characters of a document are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def mark_notes(page: PrintedPage, size: float) -> tuple[PrintedPage, tuple[PlacedNote, ...]]:
    """Mark the lines of footnotes ``note``, and tell which note belongs to which raised mark.

    A line in small type is no note by itself: its number must stand raised in larger type on the same page, or count
    on from the note above it.

    Args:
        page: A page whose furniture is marked.
        size: The size of the body of the document.
    """
    marks = dict(_marks(page, size))
    notes = tuple(note for block in _small_blocks(page, size) for note in _notes_in(page, block, marks))
    if not notes:
        return page, ()
    marked = {at for note in notes for at in range(note.first, note.end)}
    lines = (replace(line, kind="note") if at in marked else line for at, line in enumerate(page.lines))
    return replace(page, lines=tuple(lines)), notes


def _marks(page: PrintedPage, size: float) -> Iterator[tuple[str, int]]:
    """Yield the raised marks of the body; of two that are equal the first counts."""
    seen: set[str] = set()
    for at, line in enumerate(page.lines):
        if line.kind != "text" or line.size < _SMALL * size:
            continue
        for span in line.raised:
            mark = line.text[span.start : span.end]
            if mark not in seen:
                seen.add(mark)
                yield mark, at


def _small_blocks(page: PrintedPage, size: float) -> Iterator[Span]:
    """Yield the runs of lines in small type."""
    small = [line.kind == "text" and line.size < _SMALL * size for line in page.lines]
    for is_small, run in groupby(range(len(small)), key=small.__getitem__):
        if is_small:
            places = list(run)
            yield Span(places[0], places[-1] + 1)


def _notes_in(page: PrintedPage, block: Span, marks: dict[str, int]) -> Iterator[PlacedNote]:
    begins: list[tuple[int, re.Match[str], int | None]] = []
    for at in range(block.start, block.end):
        line = page.lines[at]
        label = _LABEL.match(line.text) if line.kind == "text" else None
        if label is None:
            continue
        anchor = marks.get(label[1])
        if anchor is not None and _is_above(page.lines[anchor], line, page):
            begins.append((at, label, anchor))
        elif begins and _counts_on(begins[-1][1][1], label[1]):
            begins.append((at, label, None))
    for index, (at, label, anchor) in enumerate(begins):
        end = begins[index + 1][0] if index + 1 < len(begins) else block.end
        yield PlacedNote(label[1], at, end, label.end(), anchor)


def _counts_on(label: str, following: str) -> bool:
    return label.isdigit() and following.isdigit() and int(following) == int(label) + 1


def _is_above(anchor: PrintedLine, note: PrintedLine, page: PrintedPage) -> bool:
    """Say whether a note stands in the lower part of its page, below its anchor or in another column."""
    return note.base > 0.4 * page.height and (note.base > anchor.base or not anchor.is_over(note))
