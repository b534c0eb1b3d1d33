"""Hold what a page prints: lines with their place on the page, measured in points from its upper left corner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from citekit.model import Link, Span


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Hold one printed line, or one piece of it.

    Attributes:
        text: Its characters, without blanks around them; U+0002 at the end stands for the hyphen of a torn word.
        left: Where it begins, from the left edge of the page.
        right: Where it ends.
        base: Its base line, from the top of the page downwards.
        size: Height of its type.
        kind: As in ``Line.kind``.
        links: Its hyperlinks; the spans count in ``text``.
        raised: Small digits and asterisks set above the line; the spans count in ``text``.
        continues: True when PDFium printed it in one line with the piece before, though a wide gap parts the two.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    kind: str = "text"
    links: tuple[Link, ...] = ()
    raised: tuple[Span, ...] = ()
    continues: bool = False

    def is_beside(self, other: PrintedLine) -> bool:
        """Say whether two lines stand in one row of the page."""
        return abs(self.base - other.base) < 0.5 * min(self.size, other.size)

    def is_over(self, other: PrintedLine) -> bool:
        """Say whether two lines share some of the width of the page, as lines of one column do."""
        return self.left < other.right and other.left < self.right


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """Hold the lines of a page in reading order.

    Attributes:
        number: The number of the page in the file, from 1.
        width: Width in points, the text upright.
        height: Height in points.
        lines: Its lines.
    """

    number: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...]


def join_pieces(left: PrintedLine, right: PrintedLine) -> PrintedLine:
    """Join two pieces of one line with a blank."""
    shift = len(left.text) + 1
    return replace(
        left,
        text=f"{left.text} {right.text}",
        right=max(left.right, right.right),
        links=left.links + tuple(Link(_shift(link.span, shift), link.url) for link in right.links),
        raised=left.raised + tuple(_shift(span, shift) for span in right.raised),
    )


def rows_of(lines: Iterable[PrintedLine]) -> list[list[PrintedLine]]:
    """Group lines into rows from the top of the page to its bottom, each from left to right."""
    rows: list[list[PrintedLine]] = []
    for line in sorted(lines, key=lambda line: line.base):
        if rows and line.is_beside(rows[-1][0]):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
