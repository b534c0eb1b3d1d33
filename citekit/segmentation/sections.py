"""Find the reference lists of a document: below their headings, or by the regularity of the list itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from citekit.expressions import late
from citekit.model import Document, Line, ReferenceSection, ReferenceString, Span
from citekit.segmentation.cues import GOOD_SCORE, begins_with_author, reaches, score_reference
from citekit.segmentation.headings import heading_roles, is_heading
from citekit.segmentation.items import Item, Piece
from citekit.segmentation.joining import join_item
from citekit.segmentation.lists import LISTED_SHARE, FoundList, ListReader, is_list, may_be_first
from citekit.segmentation.notes import find_noted_items, split_notes
from citekit.segmentation.plain import has_short_title
from citekit.segmentation.rows import Row, read_rows
from citekit.segmentation.wrapping import has_whole_lines

_NUMBERED_SHARE = 0.7
_NUMBERED_ITEMS = 3
_NUMBERED_SCORE = 2.5
_LONG_ITEMS = 8
_LONG_SHARE = 0.5
_DENSE_SHARE = 0.8
_DENSE_ITEMS = 3
_NAMED_ITEMS = 4
_DENSE_SCORE = 5.0
_TOP_SCORE = 8.0
_DENSE_GAP = 4
_NAMED_SHARE = 0.4
_TITLED_ROWS = 12
_TITLED_GAP = 3
_TITLED_SHARE = 0.5
_MAYBE_REFERENCE = late(r"\d{4}|//|www\.")


class _Found(NamedTuple):
    """Hold a list with the row where it starts and the row of its heading."""

    start: int
    heading: Row | None
    listed: FoundList


Search = Callable[[ListReader, int, int], Iterator[_Found]]


def find_reference_sections(document: Document) -> tuple[ReferenceSection, ...]:
    """Find the reference lists of a document, in its order.

    Args:
        document: Any document; one without a list gives nothing.

    Returns:
        One section for each heading with a list below it, and for each long and regular run of references without.
    """
    # Footnotes stand amid a list that goes over pages; where nothing else holds a list, they may be it.
    body = [line for line in document.lines if line.kind != "note"]
    if (found := _find_sections(document, body)) or len(body) == len(document.lines):
        return found
    notes = find_noted_items([line for line in document.lines if line.kind == "note"])
    return (_make_noted(notes),) if notes else _find_sections(document, document.lines)


def _find_sections(document: Document, lines: Sequence[Line]) -> tuple[ReferenceSection, ...]:
    rows = read_rows(lines)
    reader = ListReader(rows, whole=has_whole_lines(rows))
    found: list[_Found] = []
    for search in SEARCHES:
        starts = [entry.start for entry in found] + [len(reader.rows)]
        ends = [0] + [entry.listed.end for entry in found]
        free = zip(ends, starts, strict=True)
        found = sorted(chain(found, *(search(reader, low, high) for low, high in free)), key=lambda entry: entry.start)
    return tuple(_make_section(document, reader, entry) for entry in found)


def split_references(section: ReferenceSection) -> tuple[ReferenceString, ...]:
    """Split a section into its reference strings, each in one line and without its list mark."""
    if section.lines and all(line.kind == "note" for line in section.lines):
        return tuple(map(join_item, split_notes(section.lines)))
    rows = read_rows(section.lines)
    start = 1 if rows and is_heading(rows[0].text) else 0
    abbreviated = section.heading is not None and _is_abbreviated(section.heading)
    reader = ListReader(rows, whole=section.has_whole_lines)
    return tuple(map(join_item, reader.read_list(start, len(rows), abbreviated=abbreviated).items))


def _headed_lists(reader: ListReader, start: int, end: int) -> Iterator[_Found]:
    """Yield the lists below headings; a heading with something else below it is passed over."""
    headings = [index for index in range(start, end) if is_heading(reader.rows[index].text)]
    for index, stop in pairwise([*headings, end]):
        row = reader.rows[index]
        listed = reader.read_list(index + 1, stop, abbreviated=_is_abbreviated(row.text))
        if is_list(listed.items, LISTED_SHARE):
            yield _Found(index, row, listed)


def _numbered_lists(reader: ListReader, start: int, end: int) -> Iterator[_Found]:
    """Yield runs of numbered or bulleted references; a run that is none is left behind as a whole."""
    free = start
    for mark in reader.marks_between(start, end):
        if mark.row < free or (mark.number and not may_be_first(mark)):
            continue
        marks = reader.chain_from(mark, end)
        if len(marks) < _NUMBERED_ITEMS:
            continue
        listed = reader.gather(marks, end)
        free = marks[-1].row + 1
        is_found = is_list(listed.items, _NUMBERED_SHARE, _NUMBERED_SCORE) or _is_long(listed)
        # A dash may be a bullet or stand between two areas of a reference whose lines are wrapped.
        if is_found and (mark.number or _are_named(listed)):
            free = listed.end
            yield _Found(mark.row, None, listed)


def _dense_lists(reader: ListReader, start: int, end: int) -> Iterator[_Found]:
    """Yield runs of rows without marks in which nearly every item is a reference, named or beyond doubt."""
    good = [index for index in range(start, end) if _is_reference(reader.rows[index])]
    for low, high in _clusters(good, _DENSE_GAP):
        if high - low < _DENSE_ITEMS:
            continue
        first = _first_row(reader.rows, max(start, good[low] - 2), good[low])
        listed = reader.read_list(first, min(end, good[high - 1] + _DENSE_GAP))
        if _is_dense(listed) and is_list(listed.items, _DENSE_SHARE, GOOD_SCORE):
            yield _Found(first, None, listed)


def _abbreviated_lists(reader: ListReader, start: int, end: int) -> Iterator[_Found]:
    """Yield long runs of rows that begin with a short title, where what the titles stand for are references."""
    titled = [index for index in range(start, end) if has_short_title(reader.rows[index].text)]
    for low, high in _clusters(titled, _TITLED_GAP):
        if high - low < _TITLED_ROWS:
            continue
        listed = reader.read_list(titled[low], titled[high - 1] + 1, abbreviated=True)
        if is_list(listed.items, _TITLED_SHARE):
            yield _Found(titled[low], None, listed)


def _clusters(places: Sequence[int], gap: int) -> Iterator[tuple[int, int]]:
    """Part ascending places where the gap between two is wide; yield the bounds of each part."""
    breaks = [index for index, (left, right) in enumerate(pairwise(places), 1) if right - left > gap]
    return pairwise([0, *breaks, len(places)])


def _is_long(listed: FoundList) -> bool:
    """Say whether a list is so long, and so full of names, that half of its items need not look like references."""
    return len(listed.items) >= _LONG_ITEMS and _are_named(listed) and is_list(listed.items, _LONG_SHARE)


def _is_dense(listed: FoundList) -> bool:
    if len(listed.items) < _DENSE_ITEMS:
        return False
    score = sum(min(_TOP_SCORE, score_reference(item.text)) for item in listed.items) / len(listed.items)
    return score >= _DENSE_SCORE or (len(listed.items) >= _NAMED_ITEMS and _are_named(listed))


def _are_named(listed: FoundList) -> bool:
    named = sum(begins_with_author(item.text) for item in listed.items)
    return named >= _NAMED_SHARE * len(listed.items)


def _is_reference(row: Row) -> bool:
    return _MAYBE_REFERENCE.search(row.text, 0, 2000) is not None and reaches(row.text, GOOD_SCORE)


def _first_row(rows: Sequence[Row], low: int, good: int) -> int:
    """Return where the item of the first good row begins: at a name, at most two rows above it."""
    if begins_with_author(rows[good].text):
        return good
    return next((index for index in range(low, good) if begins_with_author(rows[index].text)), good)


def _is_abbreviated(heading: str) -> bool:
    return "abbreviations" in heading_roles(heading)


def _make_section(document: Document, reader: ListReader, found: _Found) -> ReferenceSection:
    pieces = [piece for item in found.listed.items for piece in item.pieces]
    first = found.heading.line if found.heading else pieces[0].line
    heading = found.heading.text if found.heading else None
    lines = tuple(_lines_of(document, reader.rows[found.start : found.listed.end], pieces))
    return ReferenceSection(heading, lines, Span(first.span.start, pieces[-1].line.span.end), reader.whole)


def _make_noted(items: Sequence[Item]) -> ReferenceSection:
    lines = tuple(piece.line for item in items for piece in item.pieces)
    return ReferenceSection(None, lines, Span(lines[0].span.start, lines[-1].span.end))


def _lines_of(document: Document, rows: Sequence[Row], pieces: Sequence[Piece]) -> Iterator[Line]:
    """Yield the lines of the pieces, and the blank lines that stand where their rows have a gap before them."""
    wanted = {piece.line.span.start for piece in pieces}
    gaps = {row.line.span.start for row in rows if row.gap}
    low = bisect_left(document.lines, pieces[0].line.span.start, key=lambda line: line.span.start)
    high = bisect_left(document.lines, pieces[-1].line.span.end, key=lambda line: line.span.start)
    blank: Line | None = None
    for line in document.lines[low:high]:
        if not line.text.strip():
            blank = line
        elif line.span.start in wanted:
            if blank and line.span.start in gaps:
                yield blank
            blank = None
            yield line


SEARCHES: tuple[Search, ...] = (_headed_lists, _numbered_lists, _abbreviated_lists, _dense_lists)
"""How lists are found, surest first; each search sees only the rows that no search before it has taken."""
