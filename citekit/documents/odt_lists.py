"""Count the lists of an OpenDocument text; the file holds how the numbers look, and seldom the numbers themselves.

Source: OASIS OpenDocument 1.3 part 3, 5.3 (lists) and 16.30 (list styles).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citekit.documents.numerals import print_number
from citekit.documents.office import children, number, value
from citekit.documents.xml import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

BULLET = "•"

_FORMATS = frozenset({"1", "a", "A", "i", "I"})
_LARGEST = 20


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    bullet: str = ""


@dataclass(slots=True)
class OpenList:
    """Hold a list that is open at a place of the document, and the number of its last item."""

    style: str
    depth: int
    number: int


class ListCounter:
    """Give the items of the lists of one document their marks.

    Args:
        roots: The elements that hold the document's ``text:list-style``s.
    """

    def __init__(self, roots: Iterable[_Element | None]) -> None:
        styles = [style for root in roots for style in children(root, "list-style")]
        self._styles = {value(style, "name") or "": _read_levels(style) for style in styles}
        self._ends: dict[tuple[str, int], int] = {}
        self._named: dict[str, int] = {}
        self._open: list[OpenList] = []
        self._names: list[str] = []

    def open(self, element: _Element) -> None:
        """Open a ``text:list``; it starts anew unless it says that it goes on."""
        outer = self._open[-1] if self._open else None
        style = value(element, "style-name") or (outer.style if outer else "")
        depth = outer.depth + 1 if outer else 1
        before = self._level(style, depth).start - 1
        if value(element, "continue-numbering") == "true":
            before = self._ends.get((style, depth), before)
        before = self._named.get(value(element, "continue-list") or "", before)
        self._open.append(OpenList(style, depth, before))
        self._names.append(value(element, "id") or "")

    def close(self) -> None:
        """Close the innermost list."""
        inner, name = self._open.pop(), self._names.pop()
        self._ends[inner.style, inner.depth] = inner.number
        if name and inner.depth == 1:
            self._named[name] = inner.number

    def mark(self, item: _Element) -> str:
        """Count an item of the innermost list, and return its mark."""
        if not self._open:
            return ""
        inner = self._open[-1]
        inner.number = number(item, "start-value", inner.number + 1)
        level = self._level(inner.style, inner.depth)
        if level.bullet:
            return level.bullet
        if level.format not in _FORMATS:
            return ""
        shown = self._open[-max(1, min(level.shown, _LARGEST)) :]
        printed = (print_number(one.number, self._level(one.style, one.depth).format) for one in shown)
        return f"{level.prefix}{'.'.join(printed)}{level.suffix}".strip()

    def _level(self, style: str, depth: int) -> _Level:
        return self._styles.get(style, {}).get(depth, _Level(""))


def _read_levels(style: _Element) -> dict[int, _Level]:
    return {number(level, "level"): _read_level(level) for level in style}


def _read_level(element: _Element) -> _Level:
    if local_name(element) == "list-level-style-bullet":
        bullet = value(element, "bullet-char") or BULLET
        return _Level("", bullet=bullet if bullet in {"-", "–", "—", "*"} else BULLET)
    return _Level(
        format=value(element, "num-format") or "",
        prefix=value(element, "num-prefix") or "",
        suffix=value(element, "num-suffix") or "",
        start=number(element, "start-value", 1),
        shown=number(element, "display-levels", 1),
    )
