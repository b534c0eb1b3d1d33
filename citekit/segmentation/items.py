"""Gather the rows of each item of a list whose items are marked by numbers or bullets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from citekit.expressions import late
from citekit.model import Line
from citekit.segmentation.cues import GOOD_SCORE, begins_with_author, find_cues, reaches, score_reference
from citekit.segmentation.headings import is_heading, is_stop
from citekit.segmentation.marks import Mark
from citekit.segmentation.rows import Row, is_in_capitals

_CONTINUING = frozenset("–—-(,;:/)»”.&%=?_")
_ENDS = frozenset(".;)]!?…»”\"'>|_*")
_AMID = late(
    r"(?:URL|DOI|ISBN|ISSN|Режим|Рэжым|Dostęp|№|Вып\.|Вип\.|Vol\.|No\.)(?![^\W\d_])"
    r"|\[(?:Эл|Ел|El)|Дата (?:обр|дост|звер)|(?:С|C|S|Т|T|P|pp)\.\s?\d|\d{1,4}\s?(?:с|c|s|p)\.|(?:1[5-9]|20)\d\d\.\s"
)
_BROKEN_OFF = frozenset(",:/–—-")
_MAX_ITEM_ROWS = 40
_LOOK_AHEAD = 4
_SUBHEADING_WORDS = 4


class Piece(NamedTuple):
    """Hold a part of a line that belongs to an item: ``line.text[start:end]``."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """The part itself."""
        return self.line.text[self.start : self.end]


class Item(NamedTuple):
    """Hold an item of a list: its mark, and its pieces in order."""

    label: str | None
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The pieces with blanks between them: enough to score an item, not to print it."""
        return " ".join(piece.text.strip() for piece in self.pieces)


def make_piece(row: Row, skip: int = 0) -> Piece:
    """Return the piece of a row that leaves out its first characters."""
    return Piece(row.line, row.start + skip, row.start + len(row.text))


def is_complete(text: str) -> bool:
    """Say whether a text may be a whole item: it ends with a full stop, a digit, a bracket or a URL."""
    last = text[-1:]
    return last in _ENDS or last.isdigit() or ends_in_url(text)


def ends_in_url(text: str) -> bool:
    """Say whether the last word of a text is a URL."""
    return "://" in text[-200:].rsplit(" ", 1)[-1]


def begins_amid(text: str) -> bool:
    """Say whether no reference can begin so: with a small letter, the punctuation between two areas, pages, a URL.

    Example:
        >>> begins_amid("- (dostęp 2019)"), begins_amid("– М.: Наука"), begins_amid("Мінск")
        (True, True, False)
    """
    return text[:1] in _CONTINUING or text[:1].islower() or _AMID.match(text) is not None


def must_continue(text: str, following: str) -> bool:
    """Say whether a paragraph plainly carries on the one before: by its first sign, or because that one broke off.

    Example:
        >>> must_continue("Bauman Z., Wolność,", "Kraków 1995"), must_continue("Bauman Z., Wolność", "Nowak J., Las")
        (True, False)
    """
    if following[0] in _CONTINUING or _AMID.match(following):
        return following[:1] not in "([" or not is_complete(text)
    if text[-1:] in _BROKEN_OFF:
        return not ends_in_url(text)
    return following[0].islower() and not is_complete(text)


def gather_items(rows: Sequence[Row], marks: Sequence[Mark], end: int) -> tuple[Item, ...]:
    """Gather the items of a marked list.

    Args:
        rows: The rows of the document.
        marks: The marks of the list, in order.
        end: The row before which the last item ends at the latest.
    """
    ends = [mark.row for mark in marks[1:]] + [end]
    items = [_gather_item(rows, mark, stop) for mark, stop in zip(marks[:-1], ends[:-1], strict=True)]
    is_one_row_each = len(items) > 1 and all(len(item.pieces) == 1 for item in items)
    items.append(_gather_last(rows, marks[-1], end, is_one_row_each=is_one_row_each))
    return tuple(item for item in items if any(piece.text for piece in item.pieces))


def _gather_item(rows: Sequence[Row], mark: Mark, end: int) -> Item:
    """Gather the rows up to the next mark, and leave out what a page break brought in between."""
    pieces = [make_piece(rows[mark.row], mark.length)]
    text, skipped = pieces[0].text, 0
    for index in range(mark.row + 1, end):
        row = rows[index]
        carries_on = not row.gap and not skipped and not (index == end - 1 and is_subheading(text, row.text))
        if carries_on or not text or (row.gap and _resumes(text, rows, index, end, skipped)):
            pieces.append(make_piece(row))
            text, skipped = _tail(text, row), 0
        else:
            skipped += 1
    return Item(mark.printed, tuple(pieces))


def _gather_last(rows: Sequence[Row], mark: Mark, end: int, *, is_one_row_each: bool) -> Item:
    """Gather the rows of the last item, which no mark ends: up to a gap, a stop phrase or prose."""
    pieces = [make_piece(rows[mark.row], mark.length)]
    text = pieces[0].text
    for row in rows[mark.row + 1 : min(end, mark.row + _MAX_ITEM_ROWS)]:
        if text and (row.gap or is_one_row_each):
            carries_on = not is_stop(row.text) and _must_go_on(text, row)
        else:
            carries_on = not text or not ends_list(text, row)
        if not carries_on:
            break
        pieces.append(make_piece(row))
        text = _tail(text, row)
    return Item(mark.printed, tuple(pieces))


def is_subheading(text: str, following: str) -> bool:
    """Say whether a line below a whole reference names the next part of the list: few words and no full stop.

    Example:
        >>> is_subheading("Nowak J., Dzieje miasta, Kraków 1999, s. 5.", "Artykuły")
        True
    """
    is_name = len(following.split()) <= _SUBHEADING_WORDS and following[-1:].isalpha() and following[:1].isupper()
    is_said = is_name and not any(character.isdigit() for character in following)
    return is_said and is_complete(text) and score_reference(following) == 0 and reaches(text, GOOD_SCORE)


def _tail(text: str, row: Row) -> str:
    return f"{text[-800:]} {row.text[-2000:]}".strip()


def _must_go_on(text: str, row: Row) -> bool:
    return row.text[0] in _CONTINUING or (begins_amid(row.text) and not is_complete(text))


def ends_list(text: str, row: Row) -> bool:
    """Say whether a row right below a whole reference is no part of it."""
    if is_stop(row.text) or is_heading(row.text):
        return True
    if not is_complete(text) or begins_amid(row.text):
        return False
    if is_in_capitals(row.text) or begins_next(text, row):
        return True
    return text[-1] in ".;)" and score_reference(row.text) < 1.5 <= GOOD_SCORE <= score_reference(text)


def begins_next(text: str, row: Row) -> bool:
    """Say whether a row begins a reference that lost its mark, below one that is whole."""
    is_whole = is_complete(text) and find_cues(text) >= {"year", "pages"}
    return is_whole and begins_with_author(row.text) and reaches(row.text, GOOD_SCORE)


def _resumes(text: str, rows: Sequence[Row], index: int, end: int, skipped: int) -> bool:
    """Say whether a row after a gap carries on an item that a page break tore apart."""
    row = rows[index]
    if begins_amid(row.text):
        return not skipped or not is_complete(text) or row.text[0] in _CONTINUING
    if skipped or is_complete(text) or is_in_capitals(row.text):
        return False
    later = rows[index + 1 : min(end, index + 1 + _LOOK_AHEAD)]
    return not any(other.gap and begins_amid(other.text) for other in later)
