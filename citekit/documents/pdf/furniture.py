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

_BAND = 0.2
_DEPTH = 3
_SLOT = 4.0
_APART = 1.25
_MANY = 3
_ROMAN = r"[ivxlc]{1,7}"
_LONE_NUMBER = re.compile(
    rf"[-–—|\[(·•~\s]*(?:(?:стр|с|str|s|page|p|strona|старонка|сторінка|страница)\.?\s*)?(?:\d{{1,5}}|{_ROMAN})"
    r"(?:\s*(?:/|of|z|из|з)\s*\d{1,5})?[-–—|\])·•~\s]*",
    re.IGNORECASE,
)
_FIRST_NUMBER = re.compile(r"\W{0,3}(\d{1,5})(?![\d.)\]])")
_LAST_NUMBER = re.compile(r"(?<![\d.])(\d{1,5})\W{0,3}$")


class _EdgeRow(NamedTuple):
    """Hold a row at the edge of a page.

    Attributes:
        page: Number of the page.
        slot: Its edge and its distance from it, in steps of a few points.
        text: Its text without the page number.
        labels: The differences between the numbers at its ends and the number of the page.
        is_number: True when it is a page number and nothing else.
        is_apart: True when a wider gap than between lines of text stands between it and the text.
        lines: Indexes of its lines in the page.
    """

    page: int
    slot: tuple[str, int]
    text: str
    labels: frozenset[int]
    is_number: bool
    is_apart: bool
    lines: tuple[int, ...]


def mark_furniture(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """Return the pages with their heads, feet and page numbers marked ``furniture``."""
    edges = [(list(_edge_rows(page, "top")), list(_edge_rows(page, "bottom"))) for page in pages]
    seen = _Repetition(row for page_edges in edges for side in page_edges for row in side)
    return [_mark_page(page, sides, seen) for page, sides in zip(pages, edges, strict=True)]


class _Repetition:
    """Count on how many pages a row comes again in its place; a row may stand one step higher or lower."""

    def __init__(self, rows: Iterable[_EdgeRow]) -> None:
        rows = list(rows)
        self._texts = Counter((slot, row.text) for row in rows for slot in _near(row.slot))
        self._labels = Counter((slot, label) for row in rows for slot in _near(row.slot) for label in row.labels)

    def is_furniture(self, row: _EdgeRow) -> bool:
        """Say whether a row is a head, a foot or a page number."""
        same = self._texts[row.slot, row.text] if row.text else 0
        counting = max((self._labels[row.slot, label] for label in row.labels), default=0)
        least = 2 if row.is_apart else _MANY
        return same >= least or counting >= least or (row.is_number and row.is_apart)


def _near(slot: tuple[str, int]) -> Iterator[tuple[str, int]]:
    edge, step = slot
    return ((edge, step + shift) for shift in (-1, 0, 1))


def _mark_page(page: PrintedPage, sides: Iterable[Sequence[_EdgeRow]], seen: _Repetition) -> PrintedPage:
    marked: set[int] = set()
    for side in sides:
        for row in side:
            if not seen.is_furniture(row):
                break
            marked.update(row.lines)
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
            gap > _APART * leading,
            tuple(places[id(line)] for line in row),
        )


def _leading(rows: Sequence[Sequence[PrintedLine]]) -> float:
    return median([right[0].base - left[0].base for left, right in pairwise(rows)]) if len(rows) > 1 else 0.0


def _labels(text: str, page: int) -> frozenset[int]:
    found = (_FIRST_NUMBER.match(text), _LAST_NUMBER.search(text[-20:]))
    return frozenset(int(match[1]) - page for match in found if match)


def _without_numbers(text: str) -> str:
    """Return the text of a row without the page number at its beginning or end, for comparison."""
    text = text[:300].casefold()
    return _LAST_NUMBER.sub("", _FIRST_NUMBER.sub("", text)).strip()
