"""Find the reference lists of a document: below their headings, or by the regularity of the list itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from citekit.model import Document, ReferenceSection, ReferenceString, Span
from citekit.segmentation.cues import GOOD_SCORE, score_reference
from citekit.segmentation.headings import heading_roles, is_heading
from citekit.segmentation.items import Item, gather_items
from citekit.segmentation.joining import join_item
from citekit.segmentation.marks import Chains, Mark, read_marks
from citekit.segmentation.plain import FAIR_SCORE, split_plain
from citekit.segmentation.rows import Row, read_rows

_FIRST_MARK_WITHIN = 45
_CANDIDATES = 12
_RESTART_WITHIN = 8
_HEADED_SHARE = 0.4
_HEADLESS_SHARE = 0.7
_HEADLESS_ITEMS = 3
_LEADING_ROWS = 4


@dataclass(frozen=True, slots=True)
class _List:
    """Hold the items of a list and the row after its last one."""

    items: tuple[Item, ...] = ()
    end: int = 0


class _Reader:
    """Read lists out of the rows of one document."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.marks = read_marks(rows)
        self._mark_rows = [mark.row for mark in self.marks]
        self._chains = Chains(self.marks)

    def read_list(self, start: int, end: int, *, abbreviated: bool = False) -> _List:
        """Read the list that begins near a row: marked if its marks count on, else plain."""
        if not abbreviated and (marked := self._read_marked(start, end)):
            return marked
        items = split_plain(self.rows[start:end], abbreviated=abbreviated)
        return _List(items, self._row_after(items, start))

    def chain_from(self, mark: Mark, end: int) -> tuple[Mark, ...]:
        """Follow the numbers from a mark."""
        return self._chains.follow(mark, end)

    def marks_between(self, start: int, end: int) -> Sequence[Mark]:
        """Return the marks of some rows."""
        return self.marks[bisect_left(self._mark_rows, start) : bisect_left(self._mark_rows, end)]

    def gather(self, chain: Sequence[Mark], end: int) -> _List:
        """Gather the items of a chain; numbers printed apart from their texts leave a plain list."""
        if _are_apart(chain):
            lone = {mark.row for mark in chain if not mark.rest}
            rest = [self.rows[index] for index in range(chain[0].row, end) if index not in lone]
            items = split_plain(rest)
        else:
            items = gather_items(self.rows, chain, end)
        return _List(items, max(self._row_after(items, chain[-1].row), chain[-1].row + 1))

    def _read_marked(self, start: int, end: int) -> _List | None:
        items: tuple[Item, ...] = ()
        place = start
        within = _FIRST_MARK_WITHIN
        while chain := self._best_chain(place, min(end, place + within), end):
            found = self.gather(chain, end)
            if not is_list(found.items, _HEADED_SHARE):
                break
            items += found.items
            place, within = found.end, _RESTART_WITHIN
        return _List(items, place) if items else None

    def _best_chain(self, start: int, stop: int, end: int) -> tuple[Mark, ...]:
        """Return the longest chain that starts in some rows; bullets only where they begin the list."""
        firsts = [
            mark for mark in self.marks_between(start, stop) if _may_be_first(mark) or self._begins_list(mark, start)
        ]
        chains: list[tuple[Mark, ...]] = []
        for first in firsts[:_CANDIDATES]:
            if not any(first in chain[:_CANDIDATES] for chain in chains):
                chains.append(self.chain_from(first, end))
        chain = max(chains, key=lambda chain: (len(chain), bool(chain[0].number)), default=())
        if len(chain) < 2 and not (chain and chain[0].number == 1):
            return ()
        # Numbers at the beginnings of wrapped lines may count on by chance, amid a list that has no marks.
        unmarked = sum(score_reference(row.text) >= GOOD_SCORE for row in self.rows[start : chain[0].row])
        return chain if unmarked < max(2, len(chain)) else ()

    def _begins_list(self, mark: Mark, start: int) -> bool:
        before = self.rows[start : mark.row]
        return (
            not mark.number
            and len(before) < _LEADING_ROWS
            and all(score_reference(row.text) < FAIR_SCORE for row in before)
        )

    def _row_after(self, items: Sequence[Item], start: int) -> int:
        if not items:
            return start
        last = items[-1].pieces[-1].line.span.start
        return bisect_left(self.rows, last, key=lambda row: row.line.span.start) + 1


def is_list(items: Sequence[Item], share: float, least: float = FAIR_SCORE) -> bool:
    """Say whether enough of the items look like references."""
    good = sum(score_reference(item.text) >= least for item in items)
    return good > 0 and good >= share * len(items)


def find_reference_sections(document: Document) -> tuple[ReferenceSection, ...]:
    """Find the reference lists of a document, in its order.

    Args:
        document: Any document; one without a list gives nothing.

    Returns:
        One section for each heading with a list below it, and for each long run of numbered references without one.
    """
    rows = read_rows(document.lines)
    reader = _Reader(rows)
    found = [*_headed_lists(reader)]
    found += _headless_lists(reader, [(start, listed.end) for start, _, listed in found])
    found.sort(key=lambda entry: entry[0])
    return tuple(_make_section(document, heading, listed) for _, heading, listed in found)


def split_references(section: ReferenceSection) -> tuple[ReferenceString, ...]:
    """Split a section into its reference strings, each in one line and without its list mark."""
    rows = read_rows(section.lines)
    start = 1 if rows and is_heading(rows[0].text) else 0
    abbreviated = section.heading is not None and _is_abbreviated(section.heading)
    return tuple(map(join_item, _Reader(rows).read_list(start, len(rows), abbreviated=abbreviated).items))


def _headed_lists(reader: _Reader) -> Iterator[tuple[int, Row | None, _List]]:
    headings = [index for index, row in enumerate(reader.rows) if is_heading(row.text)]
    for index, end in pairwise([*headings, len(reader.rows)]):
        row = reader.rows[index]
        listed = reader.read_list(index + 1, end, abbreviated=_is_abbreviated(row.text))
        if is_list(listed.items, _HEADED_SHARE):
            yield index, row, listed


def _headless_lists(reader: _Reader, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Row | None, _List]]:
    """Yield runs of numbered references outside the ranges of rows that are taken."""
    free = 0
    for start, end in [*taken, (len(reader.rows), 0)]:
        for mark in reader.marks_between(free, start):
            if mark.row < free or not _may_be_first(mark):
                continue
            chain = reader.chain_from(mark, start)
            if len(chain) < _HEADLESS_ITEMS:
                continue
            listed = reader.gather(chain, start)
            free = max(free, chain[-1].row + 1)
            if is_list(listed.items, _HEADLESS_SHARE, GOOD_SCORE):
                free = listed.end
                yield mark.row, None, listed
        free = max(free, end)


def _may_be_first(mark: Mark) -> bool:
    """Say whether a list can begin with this number: a year at the beginning of a line is none."""
    return 0 < mark.number < 1000


def _are_apart(chain: Sequence[Mark]) -> bool:
    """Say whether most marks stand alone and in a row: ``1.`` ``2.`` ``3.``, and the texts somewhere below."""
    lone = [mark for mark in chain if not mark.rest]
    together = sum(right.row == left.row + 1 for left, right in pairwise(lone))
    return len(lone) > 1 and together >= 0.5 * (len(chain) - 1)


def _is_abbreviated(heading: str) -> bool:
    return "abbreviations" in heading_roles(heading)


def _make_section(document: Document, heading: Row | None, listed: _List) -> ReferenceSection:
    pieces = [piece for item in listed.items for piece in item.pieces]
    starts = {piece.line.span.start for piece in pieces}
    first = heading.line.span.start if heading else pieces[0].line.span.start
    last = pieces[-1].line.span.end
    low = bisect_left(document.lines, pieces[0].line.span.start, key=lambda line: line.span.start)
    high = bisect_left(document.lines, last, key=lambda line: line.span.start)
    lines = tuple(line for line in document.lines[low:high] if line.span.start in starts or not line.text.strip())
    return ReferenceSection(heading.text if heading else None, lines, Span(first, last))
