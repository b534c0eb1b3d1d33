"""Put the pages of a PDF together into a document: text, lines with their kinds, links and footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from citekit.documents.pdf.addresses import restore_addresses
from citekit.documents.pdf.furniture import mark_furniture
from citekit.documents.pdf.notes import PlacedNote, body_size, mark_notes
from citekit.documents.pdf.printed import PrintedLine, PrintedPage
from citekit.model import Diagnostic, Document, Footnote, Line, Link, Span

_PARAGRAPH_GAP = 1.4
_COLUMN_INSET = 72.0
_MAX_INDENT = 40


class _Placed(NamedTuple):
    """Hold a line with what stands before it: blanks that show its indent, and an empty line that shows a gap."""

    line: PrintedLine
    page: int
    indent: int
    gap: bool


def assemble(name: str, pages: Sequence[PrintedPage], diagnostics: Sequence[Diagnostic]) -> Document:
    """Turn printed pages into a document.

    An indent of a line is shown by blanks, half a type size wide each, and a gap between two lines by an empty line.

    Args:
        name: What diagnostics call the file.
        pages: Its pages, each in reading order.
        diagnostics: What was noticed when they were read.
    """
    pages = mark_furniture(pages)
    size = body_size(pages)
    placed: list[_Placed] = []
    notes: list[tuple[int, PlacedNote]] = []
    for page in pages:
        marked, found = mark_notes(page, size)
        notes += ((len(placed), note) for note in found)
        placed += _place(marked)
    restored = restore_addresses([entry.line for entry in placed])
    entries = [entry._replace(line=line) for entry, line in zip(placed, restored, strict=True)]
    return _write(name, entries, notes, diagnostics)


def _place(page: PrintedPage) -> Iterator[_Placed]:
    body = [line for line in page.lines if line.kind == "text"]
    lefts = sorted(line.left for line in body)
    leading = _leading(body)
    before: PrintedLine | None = None
    for line in page.lines:
        edge = next((left for left in lefts if left >= line.left - _COLUMN_INSET), line.left)
        indent = max(0, min(_MAX_INDENT, round((line.left - edge) / (0.5 * line.size))))
        is_below = before is not None and before.kind == line.kind and before.is_over(line)
        gap = is_below and before is not None and line.base - before.base > _PARAGRAPH_GAP * max(leading, line.size)
        yield _Placed(line, page.number, indent if line.kind == "text" else 0, gap)
        before = line


def _leading(lines: Sequence[PrintedLine]) -> float:
    steps = [
        right.base - left.base for left, right in pairwise(lines) if right.is_over(left) and right.base > left.base
    ]
    return median(steps) if steps else 0.0


class _Text:
    """Gather the lines of a document and say where each stands."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.links: list[Link] = []
        self.starts: list[int] = []
        self._size = 0

    def add(self, entry: _Placed) -> None:
        """Add a line; one of which nothing is left has a place and no text."""
        if entry.gap:
            self._append("", entry.page, "text")
        self.starts.append(self._size + entry.indent)
        if entry.line.text:
            # Some programs draw a link that goes over to the next page across the foot and the head between.
            links = entry.line.links if entry.line.kind != "furniture" else ()
            self.links += (_moved(link, self.starts[-1]) for link in links)
            self._append(" " * entry.indent + entry.line.text, entry.page, entry.line.kind)

    def _append(self, text: str, page: int, kind: str) -> None:
        self.lines.append(Line(text, Span(self._size, self._size + len(text)), page, kind))
        self._size += len(text) + 1


def _moved(link: Link, by: int) -> Link:
    return Link(Span(link.span.start + by, link.span.end + by), link.url)


def _write(
    name: str,
    entries: Sequence[_Placed],
    notes: Sequence[tuple[int, PlacedNote]],
    diagnostics: Sequence[Diagnostic],
) -> Document:
    text = _Text()
    for entry in entries:
        text.add(entry)
    return Document(
        name,
        "\n".join(line.text for line in text.lines),
        tuple(text.lines),
        tuple(diagnostics),
        tuple(text.links),
        tuple(_footnote(note, offset, entries, text.starts) for offset, note in notes),
    )


def _footnote(note: PlacedNote, offset: int, entries: Sequence[_Placed], starts: Sequence[int]) -> Footnote:
    last = offset + note.end - 1
    span = Span(starts[offset + note.first] + note.skip, starts[last] + len(entries[last].line.text))
    return Footnote(
        note.label, span, None if note.anchor is None else _anchor(note, offset + note.anchor, entries, starts)
    )


def _anchor(note: PlacedNote, at: int, entries: Sequence[_Placed], starts: Sequence[int]) -> int | None:
    line = entries[at].line
    raised = (mark.start for mark in line.raised if line.text[mark.start : mark.end] == note.label)
    return next((starts[at] + place for place in raised), None)
