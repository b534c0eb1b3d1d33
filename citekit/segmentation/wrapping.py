"""Tell lines that are whole paragraphs from lines that a printer wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from citekit.segmentation.items import begins_amid, is_complete
from citekit.segmentation.rows import Row

_LONG_LINE = 200
_LONG_SHARE = 0.5
_LEAST_LEFT = 25
_TORN_SHARE = 0.3
_TORN_LIST_SHARE = 0.4
_FULL_LINE = 0.85
_ROOM_SHARE = 0.95


def has_whole_lines(rows: Sequence[Row]) -> bool:
    """Say whether the lines of a document are whole paragraphs: some are longer than any page, or hardly one is torn.

    Example:
        A web page has whole lines; a printed page in which sentences run over line ends has not.
    """
    size = sum(len(row.text) for row in rows)
    long = sum(len(row.text) for row in rows if len(row.text) > _LONG_LINE)
    return long > _LONG_SHARE * size or torn_share(rows) <= _TORN_SHARE


def is_whole_list(rows: Sequence[Row]) -> bool:
    """Say whether the lines of a list may be whole paragraphs, given that those of its document are."""
    return torn_share(rows) <= _TORN_LIST_SHARE or full_share(rows) < _TORN_LIST_SHARE


def torn_share(rows: Sequence[Row]) -> float:
    """Return the share of line ends, headings and names left aside, at which a sentence goes on."""
    ends = [(left.text, right.text) for left, right in pairwise(rows) if len(left.text) >= _LEAST_LEFT]
    torn = sum(begins_amid(right) or not is_complete(left) for left, right in ends)
    return torn / len(ends) if ends else 0.0


def full_share(rows: Sequence[Row]) -> float:
    """Return the share of lines, the last one left aside, that are about as long as the longest."""
    width = max((len(row.text) for row in rows), default=0)
    return sum(len(row.text) >= _FULL_LINE * width for row in rows[:-1]) / max(1, len(rows) - 1)


def has_room(left: Row, right: Row, width: int, share: float = _ROOM_SHARE) -> bool:
    """Say whether the first word of a row would have stood in the row before it, had it belonged there.

    Args:
        left: A row.
        right: The row below it.
        width: Length of a full line.
        share: How much of the width must do: letters are not all of one width.
    """
    return len(left.text) + 1 + len(right.text.split(" ", 1)[0]) <= share * width
