"""Draw counts of links as SVG that stands in the page, each picture with the table of its numbers under it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

_WIDTH, _HEIGHT = 400, 200
_LEFT, _TOP, _BOTTOM = 8, 20, 24
_MOST_LABELS = 14


class Series(NamedTuple):
    """Name one colour of a picture: class in the style sheet and word in the legend."""

    style: str
    word: str


class Picture(NamedTuple):
    """Hold what a picture shows.

    Attributes:
        name: Identifier in the page.
        caption: What it is, one line.
        unit: What the labels are.
        series: The colours, in order.
        rows: Label and one count for each colour.
    """

    name: str
    caption: str
    unit: str
    series: tuple[Series, ...]
    rows: list[tuple[str, tuple[int, ...]]]


def draw_columns(picture: Picture) -> str:
    """Draw a column for each label, its colours stacked."""
    most = max((sum(counts) for _, counts in picture.rows), default=0) or 1
    step = (_WIDTH - 2 * _LEFT) / max(len(picture.rows), 1)
    scale = (_HEIGHT - _TOP - _BOTTOM) / most
    each = -(-len(picture.rows) // _MOST_LABELS)
    parts = [f'<path class="axis" d="M{_LEFT} {_HEIGHT - _BOTTOM}H{_WIDTH - _LEFT}"/>']
    for position, (label, counts) in enumerate(picture.rows):
        x, y = _LEFT + position * step, float(_HEIGHT - _BOTTOM)
        for series, count in zip(picture.series, counts, strict=True):
            y -= count * scale
            parts.append(_rectangle((x + step * 0.1, y, min(step * 0.8, 60), count * scale), series, label, count))
        if position % each == 0:
            middle = x + step * 0.1 + min(step * 0.8, 60) / 2
            parts += [_text(middle, _HEIGHT - 8, label, "middle"), _text(middle, y - 5, str(sum(counts)), "middle")]
    return _figure(picture, _svg(picture, parts, _HEIGHT))


def draw_bars(picture: Picture) -> str:
    """Draw a bar for each label, its colours side by side, each bar as long as its share of the longest."""
    most = max((sum(counts) for _, counts in picture.rows), default=0) or 1
    scale = (_WIDTH - 150) / most
    parts = []
    for position, (label, counts) in enumerate(picture.rows):
        x, y = 100.0, 6 + position * 24
        parts.append(_text(x - 8, y + 13, label, "end"))
        for series, count in zip(picture.series, counts, strict=True):
            parts.append(_rectangle((x, y, count * scale, 18), series, label, count))
            x += count * scale
        parts.append(_text(x + 6, y + 13, str(sum(counts)), "start"))
    return _figure(picture, _svg(picture, parts, 12 + 24 * len(picture.rows)))


def _rectangle(box: tuple[float, float, float, float], series: Series, label: str, count: int) -> str:
    if not count:
        return ""
    x, y, width, height = box
    title = f"<title>{escape(label)}: {count} {escape(series.word)}</title>"
    return (
        f'<rect class="f-{series.style}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}">'
        f"{title}</rect>"
    )


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _svg(picture: Picture, parts: Iterable[str], height: float) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height:.0f}" role="img" aria-labelledby="{picture.name}-caption">'
        f"{''.join(parts)}</svg>"
    )


def _figure(picture: Picture, svg: str) -> str:
    if not picture.rows:
        svg = '<p class="soft">Nothing to show: no link here says so much.</p>'
    legend = "".join(
        f'<span><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="f-{one.style}" width="10" height="10"/></svg>'
        f" {escape(one.word)}</span>"
        for one in picture.series
    )
    return (
        f'<figure><figcaption id="{picture.name}-caption">{escape(picture.caption)}</figcaption>'
        f'<p class="legend">{legend}</p>{svg}{_numbers(picture)}</figure>'
    )


def _numbers(picture: Picture) -> str:
    if not picture.rows:
        return ""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in (picture.unit, *(s.word for s in picture.series)))
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th>{"".join(f"<td>{count}</td>" for count in counts)}</tr>'
        for label, counts in picture.rows
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<details><summary>Numbers</summary>{table}</details>"


class _Node(NamedTuple):
    """Hold a column's block: label, colour, first and last height."""

    label: str
    style: str
    top: float
    bottom: float


def draw_flow(picture: Picture, styles: Sequence[str]) -> str:
    """Draw how links flow: all cited, then the colours as found today, then each label as found in archives.

    Args:
        picture: Its rows are the last stations, its colours the middle ones.
        styles: The colour of each row.
    """
    total = sum(sum(counts) for _, counts in picture.rows)
    if not total:
        return _figure(picture, "")
    middle = _blocks(
        [(s.word, s.style, sum(counts[i] for _, counts in picture.rows)) for i, s in enumerate(picture.series)], total
    )
    right = _blocks(
        [(label, style, sum(counts)) for (label, counts), style in zip(picture.rows, styles, strict=True)], total
    )
    (left,) = _blocks([("cited", "none", total)], total)
    top = (_FLOW - _SPAN) / 2
    left = left._replace(top=top, bottom=top + _SPAN)
    parts = [*_from_cited(left, middle), *_to_copies(picture, middle, right, total)]
    for x, nodes in zip(_COLUMNS, ([left], middle, right), strict=True):
        parts += [_block(x, node, "start") for node in nodes if node.bottom > node.top]
    return _figure(picture, _svg(picture, parts, _FLOW))


_FLOW, _SPAN, _GAP = 220, 150.0, 18
_COLUMNS = (12, 164, 264)
"""Left edges of the blocks; what is right of the last is for its labels."""
_BLOCK = 10


def _blocks(rows: list[tuple[str, str, int]], total: int) -> list[_Node]:
    """Stack blocks, as high as their share, with gaps between those that are there."""
    there = sum(1 for row in rows if row[2])
    y = (_FLOW - _SPAN - _GAP * (there - 1)) / 2
    nodes = []
    for label, style, count in rows:
        height = count / total * _SPAN
        nodes.append(_Node(f"{label} {count}", style, y, y + height))
        y += height + (_GAP if count else 0)
    return nodes


def _from_cited(left: _Node, middle: list[_Node]) -> list[str]:
    y, parts = left.top, []
    for node in middle:
        height = node.bottom - node.top
        parts.append(_band((_COLUMNS[0] + _BLOCK, y), (_COLUMNS[1], node.top), height, node.style))
        y += height
    return parts


def _to_copies(picture: Picture, middle: list[_Node], right: list[_Node], total: int) -> list[str]:
    starts = [node.top for node in middle]
    parts = []
    for (_, counts), target in zip(picture.rows, right, strict=True):
        y = target.top
        for i, count in enumerate(counts):
            height = count / total * _SPAN
            parts.append(_band((_COLUMNS[1] + _BLOCK, starts[i]), (_COLUMNS[2], y), height, middle[i].style))
            starts[i] += height
            y += height
    return parts


def _band(start: tuple[float, float], end: tuple[float, float], height: float, style: str) -> str:
    if height <= 0:
        return ""
    (x1, y1), (x2, y2) = start, end
    mid = (x1 + x2) / 2
    return (
        f'<path class="band f-{style}" d="M{x1} {y1:.1f}C{mid} {y1:.1f} {mid} {y2:.1f} {x2} {y2:.1f}'
        f'V{y2 + height:.1f}C{mid} {y2 + height:.1f} {mid} {y1 + height:.1f} {x1} {y1 + height:.1f}Z"/>'
    )


def _block(x: float, node: _Node, anchor: str) -> str:
    return (
        f'<rect class="f-{node.style}" x="{x}" y="{node.top:.1f}" width="10" height="{node.bottom - node.top:.1f}"/>'
        + _text(x + 14, (node.top + node.bottom) / 2 + 4, node.label, anchor)
    )
