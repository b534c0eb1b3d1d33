"""Put the lines of a page into reading order: columns one after the other, each from top to bottom.

Most programs write a page in its reading order, and that order is kept: it knows more than places do, a line too long
for its column say. Where a page was written row by row across its columns, or in no order, the places decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from citekit.documents.pdf.printed import PrintedLine, PrintedPage, join_pieces, rows_of

_PAIRS = 3
_COLUMN_SHARE = 0.12
_GAP = 0.6
_SPAN_SHARE = 0.25
_DISORDER = 0.15
_FEW_JUMPS = 4
_NEAR = 0.6
_RAISE = 0.6


def order_page(page: PrintedPage) -> PrintedPage:
    """Join the pieces of lines, and order them where the order of the file is none.

    Example: the rows ``left 1 … right 1`` and ``left 2 … right 2`` become ``left 1, left 2, right 1, right 2``.
    """
    gutters = find_gutters(page.lines, page.width)
    lines = _join_within_columns(page.lines, gutters)
    if _is_disordered(lines, gutters):
        lines = _by_columns(lines, gutters)
    return replace(page, lines=tuple(lines))


def find_gutters(lines: Iterable[PrintedLine], width: float) -> tuple[float, ...]:
    """Find the places between columns, from left to right.

    A gutter parts at least three rows into neighbours, each side as wide as a column is: the numbers of a list and
    the page numbers of a table of contents are too narrow.
    """
    pairs = [
        (left, right)
        for row in rows_of(line for line in lines if line.kind == "text")
        for left, right in pairwise(row)
        if right.left - left.right >= _GAP * min(left.size, right.size)
    ]
    gutters: list[float] = []
    while len(pairs) >= _PAIRS:
        place = _most_common_gap(pairs)
        voters = [pair for pair in pairs if pair[0].right <= place <= pair[1].left]
        pairs = [pair for pair in pairs if not pair[0].right <= place <= pair[1].left]
        sides = (median(line.right - line.left for line in side) for side in zip(*voters, strict=True))
        if len(voters) >= _PAIRS and min(sides) >= _COLUMN_SHARE * width:
            gutters.append(place)
    return tuple(sorted(gutters))


def _most_common_gap(pairs: Sequence[tuple[PrintedLine, PrintedLine]]) -> float:
    """Return a place that lies in as many gaps as any other."""
    edges = sorted([(left.right, -1) for left, _ in pairs] + [(right.left, 1) for _, right in pairs])
    depth = deepest = 0
    place = edges[0][0]
    for at, (edge, step) in enumerate(edges[:-1]):
        depth -= step
        if depth > deepest:
            deepest, place = depth, (edge + edges[at + 1][0]) / 2
    return place


def _join_within_columns(lines: Iterable[PrintedLine], gutters: Sequence[float]) -> list[PrintedLine]:
    joined: list[PrintedLine] = []
    for line in lines:
        is_piece = joined and (line.continues or _follows(joined[-1], line))
        if is_piece and not _parts(gutters, joined[-1].right, line.left):
            joined[-1] = join_pieces(joined[-1], line)
        else:
            joined.append(line)
    return joined


def _follows(left: PrintedLine, right: PrintedLine) -> bool:
    """Say whether a piece goes on where another ends: PDFium parts a line at a number raised above it."""
    size = max(left.size, right.size)
    is_near = -0.1 * size <= right.left - left.right <= _NEAR * size
    return is_near and left.kind == right.kind and abs(left.base - right.base) < _RAISE * size


def _parts(gutters: Iterable[float], left: float, right: float) -> bool:
    return any(left - 1 <= gutter <= right + 1 for gutter in gutters)


def _is_disordered(lines: Sequence[PrintedLine], gutters: Sequence[float]) -> bool:
    """Say whether the file changes columns, or climbs in one, far more often than reading does."""
    body = [line for line in lines if line.kind == "text"]
    jumps = sum(_jumps(left, right, gutters) for left, right in pairwise(body))
    return jumps > max(_FEW_JUMPS, _DISORDER * len(body))


def _jumps(left: PrintedLine, right: PrintedLine, gutters: Sequence[float]) -> bool:
    if left.is_over(right):
        return right.base < left.base - 0.5 * right.size
    low, high = sorted((left, right), key=lambda line: line.left)
    return _parts(gutters, low.right, high.left)


def _by_columns(lines: Iterable[PrintedLine], gutters: Sequence[float]) -> list[PrintedLine]:
    """Order lines by columns; a line across columns comes after all above it and before all below."""
    ordered: list[PrintedLine] = []
    band: list[list[PrintedLine]] = [[] for _ in range(len(gutters) + 1)]
    for row in rows_of(lines):
        for line in row:
            if any(_spans(line, gutter) for gutter in gutters):
                ordered += [waiting for column in band for waiting in column]
                band = [[] for _ in band]
                ordered.append(line)
            else:
                middle = (line.left + line.right) / 2
                band[sum(gutter < middle for gutter in gutters)].append(line)
    return ordered + [waiting for column in band for waiting in column]


def _spans(line: PrintedLine, gutter: float) -> bool:
    """Say whether a line goes on beyond a gutter; one that is a little too long for its column does not."""
    beyond = min(gutter - line.left, line.right - gutter)
    return beyond > _SPAN_SHARE * (line.right - line.left) or beyond > 72
