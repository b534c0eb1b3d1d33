"""Read the marks of lists (``5.``, ``[5]``, ``5)``, ``- 2.``, ``•``) and follow their numbers through the rows."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from citekit.expressions import late
from citekit.segmentation.rows import Row

MAX_GAP = 60
"""Rows between two numbers: a long item, or a foreign page that stands in the list."""
BULLET_GAP = 12
_STUCK = 3

_NUMBER = late(
    r"(?:[-–—•*·]\s+)?(?:\[\s?(?P<bracket>\d{1,5})\s?\]\.?|\((?P<round>\d{1,4})\)|(?P<dot>\d{1,5})\s?\\?\.(?!\d)"
    r"|(?P<half>\d{1,5})\s?\)|(?P<bare>\d{1,3})(?=[\t\u00a0 ]{1,4}[^\W\d_a-zа-яёіїєґў]))\s*"
)
_BULLET = late(r"(?P<bullet>[•▪●◦·■□►➢–—*-]|o(?=\s{2}|\t))\s+")
_NO_START = frozenset("–—-,;:)/.")
_STRONG_START = late(r"[^\W\d_a-zа-яёіїєґў]|[\"„“«\[*_]")


class Mark(NamedTuple):
    """Hold the mark of a row.

    Attributes:
        row: Index of the row.
        style: ``dot``, ``bracket``, ``round``, ``half``, ``bare``, or the bullet itself.
        number: The number, 0 for a bullet.
        printed: The mark as printed.
        length: Characters of the row's text before the item begins.
        rest: The first characters of the item.
    """

    row: int
    style: str
    number: int
    printed: str
    length: int
    rest: str


def read_mark(text: str, row: int = 0) -> Mark | None:
    """Return the mark that a text begins with, or None; a number printed twice is one mark.

    Example:
        >>> read_mark("- 2. Nowak, Jan").printed, read_mark("1. 1. Біч М.").printed
        ('- 2.', '1. 1.')
    """
    head = text[:80]
    if found := _NUMBER.match(head):
        style, number = found.lastgroup or "", int(found[found.lastgroup or 0])
        end = found.end()
        again = _NUMBER.match(head, end)
        if again and again.lastgroup == style and int(again[style]) == number:
            end = again.end()
        return Mark(row, style, number, head[:end].strip(), end, head[end:])
    found = _BULLET.match(head)
    # No reference begins with a bracket: it goes on with its access date behind a page break.
    if found and not head.startswith("(", found.end()):
        return Mark(row, found["bullet"], 0, found["bullet"], found.end(), head[found.end() :])
    return None


def read_marks(rows: Sequence[Row]) -> tuple[Mark, ...]:
    """Return the marks of all rows that have one and could begin an item."""
    marks = (read_mark(row.text, index) for index, row in enumerate(rows))
    return _as_bullets(tuple(mark for mark in marks if mark and mark.rest[:1] not in _NO_START))


def _as_bullets(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Take numbers that never count on for bullets: Markdown may print every item as ``1.``."""
    numbers = Counter((mark.style, mark.number) for mark in marks if mark.number)
    stuck = {
        (style, number)
        for (style, number), times in numbers.items()
        if times >= _STUCK and not numbers[style, number + 1] and not numbers[style, number - 1]
    }
    return tuple(
        mark._replace(style=mark.printed, number=0) if (mark.style, mark.number) in stuck else mark for mark in marks
    )


class Chains:
    """Find runs of marks that count on, in time proportional to the number of marks."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._places: dict[tuple[str, int], list[Mark]] = {}
        for mark in marks:
            self._places.setdefault((mark.style, mark.number), []).append(mark)

    def follow(self, first: Mark, end: int) -> tuple[Mark, ...]:
        """Return the longest run from a mark on, up to a row; one or two numbers may be missing in it."""
        chain = [first]
        while following := self._next(chain[-1], end):
            chain.append(following)
        return tuple(chain)

    def _next(self, mark: Mark, end: int) -> Mark | None:
        if not mark.number:
            return self._find(mark.style, 0, mark.row, min(end, mark.row + BULLET_GAP))
        end = min(end, mark.row + MAX_GAP)
        for step in (1, 2, 3):
            if found := self._find(mark.style, mark.number + step, mark.row, end):
                return None if self._restarts(mark, found) else found
        return None

    def _restarts(self, mark: Mark, following: Mark) -> bool:
        """Say whether another list begins between two marks."""
        first = self._find(mark.style, 1, mark.row, following.row)
        return first is not None and self._find(mark.style, 2, first.row, following.row) is not None

    def _find(self, style: str, number: int, after: int, end: int) -> Mark | None:
        places = self._places.get((style, number), [])
        at = bisect_right(places, after, key=lambda mark: mark.row)
        near = [mark for mark in places[at : at + 3] if mark.row < end]
        near = [mark for mark in near if mark.row < near[0].row + 8]
        strong = (mark for mark in near if not mark.rest or _STRONG_START.match(mark.rest))
        return near[0] if near and not number else next(strong, near[0] if near else None)
