"""Read the references of a paper that cites in notes alone: each note is an item, remarks are left out."""

from __future__ import annotations

from collections.abc import Sequence

from citekit.expressions import late
from citekit.model import Line
from citekit.segmentation.cues import reaches
from citekit.segmentation.items import Item, Piece, must_continue
from citekit.segmentation.lists import is_list
from citekit.segmentation.marks import read_mark
from citekit.segmentation.plain import FAIR_SCORE
from citekit.vocabulary import is_repeat

_RAISED = late(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}\s*|\*{1,3}\s*")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LARGEST_STEP = 5
_REFERENCES_SHARE = 0.25


def find_noted_items(lines: Sequence[Line]) -> tuple[Item, ...]:
    """Return the notes that are references or repeat one, when notes are where a paper cites; else nothing.

    Args:
        lines: The lines of all notes, in order.
    """
    items = split_notes(lines)
    remarks_too = [item for item in items if not is_repeat(item.text)]
    if not is_list(remarks_too, _REFERENCES_SHARE):
        return ()
    return tuple(item for item in items if is_repeat(item.text) or reaches(item.text, FAIR_SCORE))


def split_notes(lines: Sequence[Line]) -> tuple[Item, ...]:
    """Split the lines of notes where a mark stands that counts on, or starts anew on another page.

    Example:
        ``1. Nowak J., Dzieje, Kraków 1999.``, ``2. Tamże,`` and ``s. 5.`` are two items, ``1.`` and ``2.``.
    """
    items: list[tuple[str | None, list[Piece]]] = []
    last = 0
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        start = line.text.find(text)
        number, printed, length = _read_mark(text)
        begins = number == 1 or last < number <= last + _LARGEST_STEP or _RAISED.match(text) is not None
        if begins:
            items.append((printed, [Piece(line, start + length, start + len(text))]))
            last = number or last
        elif items and (number or must_continue(items[-1][1][-1].text[-400:], text)):
            items[-1][1].append(Piece(line, start, start + len(text)))
        else:
            items.append((None, [Piece(line, start, start + len(text))]))
    return tuple(Item(label, tuple(pieces)) for label, pieces in items)


def _read_mark(text: str) -> tuple[int, str, int]:
    """Return the number of the mark that a note begins with, the mark, and its length; 0 for a mark without number."""
    if raised := _RAISED.match(text):
        printed = raised[0].strip().translate(_DIGITS)
        return int(printed) if printed.isdigit() else 0, printed, raised.end()
    mark = read_mark(text)
    return (mark.number, mark.printed, mark.length) if mark and mark.number else (0, "", 0)
