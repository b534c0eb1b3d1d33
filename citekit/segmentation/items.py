"""Gather the rows of each item of a list whose items are marked by numbers or bullets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citekit.model import Line
from citekit.segmentation.cues import GOOD_SCORE, score_reference
from citekit.segmentation.headings import is_heading, is_stop
from citekit.segmentation.marks import Mark
from citekit.segmentation.rows import Row, is_in_capitals

_CONTINUING = frozenset("–—-(,;:/)»”.&%=?_")
_ENDS = frozenset(".;)]!?…»”\"'>|_*")
_MAX_ITEM_ROWS = 40
_LOOK_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a part of a line that belongs to an item: ``line.text[start:end]``."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """The part itself."""
        return self.line.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Item:
    """Hold an item of a list: its mark, and its pieces in order."""

    label: str | None
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The pieces with blanks between them: enough to score an item, not to print it."""
        return " ".join(piece.text.strip() for piece in self.pieces)


def make_piece(row: Row, skip: int = 0) -> Piece:
    """Return the piece of a row that begins ``skip`` characters after its first letter."""
    start = len(row.line.text) - len(row.line.text.lstrip()) + skip
    return Piece(row.line, start, len(row.line.text.rstrip()))


def is_complete(text: str) -> bool:
    """Say whether a text may be a whole item: it ends with a full stop, a digit, a bracket or a URL."""
    last = text[-1:]
    return last in _ENDS or last.isdigit() or "://" in text[-200:].rsplit(" ", 1)[-1]


def begins_amid(text: str) -> bool:
    """Say whether no reference can begin so: with a small letter or with the punctuation between two areas.

    Example:
        >>> begins_amid("- (consulted 30.06.2014)"), begins_amid("– М.: Наука"), begins_amid("Мінск")
        (True, True, False)
    """
    return text[:1] in _CONTINUING or text[:1].islower()


def gather_items(rows: Sequence[Row], marks: Sequence[Mark], end: int) -> tuple[Item, ...]:
    """Gather the items of a marked list.

    Args:
        rows: The rows of the document.
        marks: The marks of the list, in order.
        end: The row before which the last item ends at the latest.
    """
    ends = [mark.row for mark in marks[1:]] + [end]
    items = (
        _gather_item(rows, mark, stop, is_last=mark is marks[-1]) for mark, stop in zip(marks, ends, strict=True)
    )
    return tuple(item for item in items if item.pieces)


def _gather_item(rows: Sequence[Row], mark: Mark, end: int, *, is_last: bool) -> Item:
    first = make_piece(rows[mark.row], mark.length)
    pieces = [first] if first.start < first.end else []
    text = mark.rest if not pieces else first.text
    skipped = 0
    for index in range(mark.row + 1, min(end, mark.row + _MAX_ITEM_ROWS + (0 if is_last else 60))):
        row = rows[index]
        if not pieces or (not row.gap and not skipped and not (is_last and ends_list(text, row))):
            joins = True
        elif is_last and not row.gap:
            break
        else:
            joins = row.gap and not is_stop(row.text) and _resumes(text, rows, index, end, skipped)
        if joins:
            pieces.append(make_piece(row))
            text, skipped = f"{text[-400:]} {row.text[-2000:]}", 0
        elif is_last:
            break
        else:
            skipped += 1
    return Item(mark.printed, tuple(pieces))


def ends_list(text: str, row: Row) -> bool:
    """Say whether a row right below a whole reference is no part of it."""
    if is_stop(row.text) or is_heading(row.text):
        return True
    if not is_complete(text) or begins_amid(row.text):
        return False
    if is_in_capitals(row.text):
        return True
    return text[-1] in ".;)" and score_reference(row.text) < 1.5 <= GOOD_SCORE <= score_reference(text)


def _resumes(text: str, rows: Sequence[Row], index: int, end: int, skipped: int) -> bool:
    """Say whether a row after a gap carries on an item that a page break tore apart."""
    row = rows[index]
    if begins_amid(row.text):
        return not skipped or not is_complete(text) or row.text[0] in _CONTINUING
    if skipped or is_complete(text) or is_in_capitals(row.text):
        return False
    later = rows[index + 1 : min(end, index + 1 + _LOOK_AHEAD)]
    return not any(other.gap and begins_amid(other.text) for other in later)
