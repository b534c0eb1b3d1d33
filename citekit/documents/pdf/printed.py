"""Hold what a page prints: lines with their place on the page, measured in points from its upper left corner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from citekit.expressions import late
from citekit.model import Link, Span

HYPHEN = "\x02"
"""What stands at a line end for the hyphen of a torn word or address; who joins the lines can tell it from a dash."""

RAISED_SIZE = 0.85
"""A mark is raised when it is smaller than this share of the word that it follows."""

_BLANK = 0.15
_MARK = late(r"\d{1,3}|\*{1,3}")
_SHOWN_HYPHENS = frozenset({HYPHEN, "\ufffe"})


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
    """Join two pieces of one line, with a blank where there is one to see.

    A small number or asterisk behind a word becomes a raised mark of the whole line.
    """
    blank = " " if right.left - left.right > _BLANK * max(left.size, right.size) else ""
    shift = len(left.text) + len(blank)
    raised = right.raised
    if right.size < RAISED_SIZE * left.size and not blank and _MARK.fullmatch(right.text):
        raised = (Span(0, len(right.text)),)
    return replace(
        max(left, right, key=lambda line: line.size),
        text=f"{left.text}{blank}{right.text}",
        left=left.left,
        right=max(left.right, right.right),
        links=left.links + tuple(Link(_shift(link.span, shift), link.url) for link in right.links),
        raised=left.raised + tuple(_shift(span, shift) for span in raised),
        continues=left.continues,
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


def mark_hyphen(text: str) -> str:
    r"""Show the hyphen at the end of a line by one character, whatever shows it.

    Example:
        >>> mark_hyphen("предло-"), mark_hyphen("предло\ufffe"), mark_hyphen("С. 12-")
        ('предло\x02', 'предло\x02', 'С. 12-')
    """
    is_torn = text[-1:] in _SHOWN_HYPHENS or (text[-1:] == "-" and text[-2:-1].isalpha())
    return text[:-1].rstrip() + HYPHEN if is_torn else text
