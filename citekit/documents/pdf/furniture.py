"""Mark running heads, running feet and page numbers by their repetition over pages and their place on the page.

A row of the list itself is never marked: what is marked stands at the edge of the page, apart from the text, and says
on other pages the same, or a number that counts with the pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from citekit.documents.pdf.printed import PrintedLine, PrintedPage, rows_of
from citekit.expressions import late

_BAND = 0.2
_DEPTH = 3
_SLOT = 4.0
_APART = 1.25
_MANY = 3
_LONE_GAP = 1.8
_MARGIN = 0.04
_FAR = 2.5
_YEARS = range(1500, 2101)
_LONE_NUMBER = late(
    r"[-–—|\[(·•~\s]*(?:(?:стр|с|str|s|page|p|strona|старонка|сторінка|страница)\.?\s*)?(\d{1,5})"
    r"(?:\s*(?:/|of|z|из|з)\s*\d{1,5})?[-–—|\])·•~\s]*",
    re.IGNORECASE,
)
_FIRST_NUMBER = late(r"(\d{1,5})(?=\s)")
_LAST_NUMBER = late(r"(?<=\s)(\d{1,5})$")


class _EdgeRow(NamedTuple):
    """Hold a row at the edge of a page.

    Attributes:
        page: Number of the page.
        slot: Its edge and its distance from it, in steps of a few points.
        text: Its text without the page number.
        labels: The differences between the numbers at its ends and the number of the page.
        is_number: True when it is a number and nothing else.
        gap: The distance to the next row, in distances between lines of text.
        is_in_margin: True when it stands so near the edge of the page that no text is set there.
        lines: Indexes of its lines in the page.
    """

    page: int
    slot: tuple[str, int]
    text: str
    labels: frozenset[int]
    is_number: bool
    gap: float
    is_in_margin: bool
    lines: tuple[int, ...]


def mark_furniture(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """Return the pages with their heads, feet and page numbers marked ``furniture``."""
    edges = [(list(_edge_rows(page, "top")), list(_edge_rows(page, "bottom"))) for page in pages]
    seen = _Repetition((row for page_edges in edges for side in page_edges for row in side), len(pages))
    return [_mark_page(page, sides, seen) for page, sides in zip(pages, edges, strict=True)]


class _Repetition:
    """Count on how many pages a row comes again in its place; a row may stand one step higher or lower."""

    def __init__(self, rows: Iterable[_EdgeRow], pages: int) -> None:
        rows = list(rows)
        self._pages = pages
        self._texts = Counter((slot, row.text) for row in rows for slot in _near(row.slot))
        self._labels = Counter((slot, label) for row in rows for slot in _near(row.slot) for label in row.labels)

    def is_furniture(self, row: _EdgeRow, *, beyond_gap: bool) -> bool:
        """Say whether a row is a head, a foot or a page number.

        The last line of a reference may be a number or a year alone, so one that does not count with the pages is a
        page number only on a single page.

        Args:
            row: A row.
            beyond_gap: True when a wide gap parts it from the furniture at the edge, as it parts the text from that.
        """
        same = self._texts[row.slot, row.text] if row.text else 0
        if beyond_gap:
            return same >= _MANY and not row.labels
        counting = max((self._labels[row.slot, label] for label in row.labels), default=0)
        is_lone = row.gap > _LONE_GAP and (row.is_in_margin or (row.is_number and self._pages == 1))
        return max(same, counting) >= (2 if row.gap > _APART else _MANY) or is_lone


def _near(slot: tuple[str, int]) -> Iterator[tuple[str, int]]:
    edge, step = slot
    return ((edge, step + shift) for shift in (-1, 0, 1))


def _mark_page(page: PrintedPage, sides: Iterable[Sequence[_EdgeRow]], seen: _Repetition) -> PrintedPage:
    marked: set[int] = set()
    for side in sides:
        beyond_gap = False
        for row in side:
            if not seen.is_furniture(row, beyond_gap=beyond_gap):
                break
            marked.update(row.lines)
            beyond_gap = beyond_gap or row.gap > _APART
    if not marked:
        return page
    lines = (replace(line, kind="furniture") if at in marked else line for at, line in enumerate(page.lines))
    return replace(page, lines=tuple(lines))


def _edge_rows(page: PrintedPage, edge: str) -> Iterator[_EdgeRow]:
    """Yield the rows of a page from one of its edges inwards, as far as furniture can reach."""
    places = {id(line): at for at, line in enumerate(page.lines)}
    rows = rows_of(line for line in page.lines if line.kind == "text")
    leading = _leading(rows)
    if edge == "bottom":
        rows.reverse()
    for at, row in enumerate(rows[:_DEPTH]):
        base = row[0].base
        distance = base if edge == "top" else page.height - base
        if distance > _BAND * page.height:
            return
        gap = abs(rows[at + 1][0].base - base) if at + 1 < len(rows) else page.height
        text = " ".join(line.text for line in row)
        yield _EdgeRow(
            page.number,
            (edge, round(distance / _SLOT)),
            _without_numbers(text),
            _labels(text, page.number),
            _LONE_NUMBER.fullmatch(text[:60]) is not None,
            gap / leading,
            distance < _MARGIN * page.height,
            tuple(places[id(line)] for line in row),
        )


def _leading(rows: Sequence[Sequence[PrintedLine]]) -> float:
    """Return the usual distance between rows; a page of few rows has mostly gaps."""
    steps = [right[0].base - left[0].base for left, right in pairwise(rows)]
    size = max((row[0].size for row in rows), default=1.0)
    return median([step for step in steps if step < _FAR * size] or [1.2 * size])


def _labels(text: str, page: int) -> frozenset[int]:
    """Return how far the numbers at the ends of a row are from the number of the page; years count nothing."""
    lone = _LONE_NUMBER.fullmatch(text[:60])
    if lone:
        return frozenset({int(lone[1]) - page})
    numbers = (int(match[1]) for match in (_FIRST_NUMBER.match(text), _LAST_NUMBER.search(text[-20:])) if match)
    return frozenset(number - page for number in numbers if number not in _YEARS)


def _without_numbers(text: str) -> str:
    """Return the text of a row without the page number at its beginning or end, for comparison."""
    text = text[:300].casefold()
    first = _FIRST_NUMBER.match(text)
    return _LAST_NUMBER.sub("", text[first.end() :] if first else text).strip()
