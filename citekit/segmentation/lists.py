"""Read one list out of the rows of a document: numbered, bulleted, its numbers apart, or without marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from citekit.segmentation.cues import GOOD_SCORE, reaches
from citekit.segmentation.items import Item, begins_next, gather_items, make_piece
from citekit.segmentation.marks import Chains, Mark, read_marks
from citekit.segmentation.plain import FAIR_SCORE, has_titles, split_plain
from citekit.segmentation.rows import Row

LISTED_SHARE = 0.4
"""Below a heading, this share of the items must look like references: lists hold web sites and archives too."""

_FIRST_MARK_WITHIN = 45
_CANDIDATES = 12
_RESTART_WITHIN = 8
_LEADING_ROWS = 4
_TAIL_ROWS = 12
_UNMARKED_SHARE = 0.8
_COLUMN_SIZE = 2
_MAX_LISTED_NUMBER = 999


class FoundList(NamedTuple):
    """Hold a list that was found.

    Attributes:
        items: Its items, in order.
        end: Index of the row after its last one.
    """

    items: tuple[Item, ...] = ()
    end: int = 0


class ListReader:
    """Read lists out of the rows of one document."""

    def __init__(self, rows: Sequence[Row], *, whole: bool) -> None:
        self.rows = rows
        self.whole = whole
        self.marks = read_marks(rows)
        self._mark_rows = [mark.row for mark in self.marks]
        self._chains = Chains(self.marks)

    def read_list(self, start: int, end: int, *, abbreviated: bool = False) -> FoundList:
        """Read the list that begins near a row: marked if its marks count on, else plain."""
        titled = abbreviated and has_titles(self.rows[start:end])
        if not titled and (marked := self._read_marked(start, end)):
            return marked
        items = split_plain(self.rows[start:end], abbreviated=abbreviated, whole=self.whole)
        return FoundList(items, self._row_after(items, start))

    def chain_from(self, mark: Mark, end: int) -> tuple[Mark, ...]:
        """Follow the numbers from a mark."""
        return self._chains.follow(mark, end)

    def marks_between(self, start: int, end: int) -> Sequence[Mark]:
        """Return the marks of some rows."""
        return self.marks[bisect_left(self._mark_rows, start) : bisect_left(self._mark_rows, end)]

    def gather(self, chain: Sequence[Mark], end: int) -> FoundList:
        """Gather the items of a chain; numbers printed in a column meet the texts that follow them."""
        items: tuple[Item, ...] = ()
        for marks, stop in _runs(chain, end):
            is_column = _column_size(marks, 0) >= _COLUMN_SIZE
            items += self._read_apart(marks, stop) if is_column else gather_items(self.rows, marks, stop)
        return FoundList(items, max(self._row_after(items, chain[-1].row), chain[-1].row + 1))

    def _read_apart(self, column: Sequence[Mark], end: int) -> tuple[Item, ...]:
        """Split the texts below a column of numbers, and give each its number."""
        texts = split_plain(self.rows[column[-1].row + 1 : end], whole=self.whole)
        paired = [
            Item(mark.printed, (make_piece(self.rows[mark.row], mark.length), *item.pieces))
            for mark, item in zip(column, texts, strict=False)
        ]
        return (*paired, *texts[len(paired) :])

    def _read_marked(self, start: int, end: int) -> FoundList | None:
        items: tuple[Item, ...] = ()
        place = start
        within = _FIRST_MARK_WITHIN
        while chain := self._best_chain(place, min(end, place + within), end):
            found = self.gather(chain, end)
            if not is_list(found.items, LISTED_SHARE):
                break
            items += self._read_unmarked(place, chain[0].row) if not items else ()
            items += found.items
            place, within = found.end, _RESTART_WITHIN
            if tail := self._read_tail(found.items[-1].text, place, end):
                items += tail
                place = self._row_after(tail, place)
        return FoundList(items, place) if items else None

    def _read_unmarked(self, start: int, end: int) -> tuple[Item, ...]:
        """Read the references above the first mark, which have lost theirs or never had one."""
        if not any(reaches(row.text, GOOD_SCORE) for row in self.rows[start:end]):
            return ()
        items = split_plain(self.rows[start:end], whole=self.whole)
        return items if is_list(items, _UNMARKED_SHARE, GOOD_SCORE) else ()

    def _read_tail(self, text: str, start: int, end: int) -> tuple[Item, ...]:
        """Read the references at the end of a list that have lost their numbers."""
        if start >= end or not begins_next(text, self.rows[start]):
            return ()
        stop = next((mark.row for mark in self.marks_between(start, end) if mark.number == 1), end)
        items = split_plain(self.rows[start : min(stop, start + _TAIL_ROWS)], whole=self.whole)
        return tuple(takewhile(lambda item: reaches(item.text, GOOD_SCORE), items))

    def _best_chain(self, start: int, stop: int, end: int) -> tuple[Mark, ...]:
        """Return the longest chain that starts in some rows; bullets only where they begin the list."""
        firsts = [
            mark for mark in self.marks_between(start, stop) if may_be_first(mark) or self._begins_list(mark, start)
        ]
        chains: list[tuple[Mark, ...]] = []
        for first in firsts[:_CANDIDATES]:
            if not any(first in chain[:_CANDIDATES] for chain in chains):
                chains.append(self.chain_from(first, end))
        chain = max(chains, key=lambda chain: (len(chain), bool(chain[0].number)), default=())
        if len(chain) < 2 and not (chain and chain[0].number == 1):
            return ()
        # Numbers at the beginnings of wrapped lines may count on by chance, amid a list that has no marks.
        unmarked = sum(reaches(row.text, GOOD_SCORE) for row in self.rows[start : chain[0].row])
        return chain if unmarked < max(2, len(chain)) else ()

    def _begins_list(self, mark: Mark, start: int) -> bool:
        before = self.rows[start : mark.row]
        return (
            not mark.number and len(before) < _LEADING_ROWS and all(not reaches(row.text, FAIR_SCORE) for row in before)
        )

    def _row_after(self, items: Sequence[Item], start: int) -> int:
        if not items:
            return start
        last = items[-1].pieces[-1].line.span.start
        return bisect_left(self.rows, last, key=lambda row: row.line.span.start) + 1


def is_list(items: Sequence[Item], share: float, least: float = FAIR_SCORE) -> bool:
    """Say whether enough of the items look like references, and one beyond doubt."""
    texts = [item.text for item in items]
    return any(reaches(text, GOOD_SCORE) for text in texts) and (
        sum(reaches(text, least) for text in texts) >= share * len(texts)
    )


def may_be_first(mark: Mark) -> bool:
    """Say whether a list can begin with this number: a year at the beginning of a line is none."""
    return 0 < mark.number <= _MAX_LISTED_NUMBER


def _runs(chain: Sequence[Mark], end: int) -> Iterator[tuple[Sequence[Mark], int]]:
    """Part a chain into columns of lone marks (``1.`` ``2.`` ``3.``) and the stretches between them.

    Yields the marks of each run, and the row before which the run ends.
    """
    start = 0
    while start < len(chain):
        stop = start + max(1, _column_size(chain, start))
        if stop == start + 1:
            while stop < len(chain) and _column_size(chain, stop) < _COLUMN_SIZE:
                stop += 1
        yield chain[start:stop], chain[stop].row if stop < len(chain) else end
        start = stop


def _column_size(chain: Sequence[Mark], start: int) -> int:
    size = 0
    while start + size < len(chain) and not chain[start + size].rest:
        if size and chain[start + size].row != chain[start + size - 1].row + 1:
            break
        size += 1
    return size
