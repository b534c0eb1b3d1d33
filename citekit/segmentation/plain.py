"""Split a list without marks: by blank lines, by indentation, one item a line, or by where references begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from citekit.expressions import late
from citekit.segmentation.cues import GOOD_SCORE, begins_with_author, find_cues, reaches
from citekit.segmentation.headings import is_stop
from citekit.segmentation.items import Item, Piece, begins_amid, ends_in_url, is_complete, make_piece, must_continue
from citekit.segmentation.rows import Row, is_in_capitals
from citekit.segmentation.wrapping import full_share, has_room, is_whole_list

FAIR_SCORE = 2.0
"""In a list of references an item with this score needs no second look."""

_DATED = frozenset({"year", "url", "archive"})
_ABBREVIATION = late(r"(?P<short>\S.{0,59}?)\s[–—-]\s(?=\S)")
_PAGES_END = late(
    r"(?:\d\s?(?:с|c|s|p|л)\.|\b(?:С|C|с|c|S|s|P|p|pp|Л|л)\.\s?\d[\d\s,–—-]{0,20}\.?|\d\d\.\d{4}\)\.?)\s*$"
)
_PAGE_BREAK = 8
_MAX_BAD_RUN = 6
_FOREIGN_RUN = 3
_LONG_PROSE = 400
_BYLINE = 80
_SHORT_TITLE = 30
_MIN_ABBREVIATIONS = 5
_SHAPE_ROWS = 400
_MAX_INDENTS = 4
_FULL_SHARE = 0.5
_FULL_TITLED = 0.3
_TITLED_SHARE = 0.9
_SOME_TITLED = 0.2
_NEAR = 12
_SHORT_LINE = 0.8


class _Cut(NamedTuple):
    """Hold an item, and whether a gap stands before it."""

    item: Item
    gap: bool


Begins = Callable[[Sequence[Row], int, str], bool]


def split_plain(rows: Sequence[Row], *, abbreviated: bool = False, whole: bool = False) -> tuple[Item, ...]:
    """Split rows into items, and drop what stands before, between and after them but is no item.

    Args:
        rows: The rows below the heading, up to where the list ends at the latest.
        abbreviated: True when each item begins with the short title that the paper uses for it.
        whole: True when the lines of the document are whole paragraphs.
    """
    rows = rows[: _find_end(rows)]
    if not rows:
        return ()
    if abbreviated or _looks_abbreviated(rows):
        return _split_abbreviated(rows, whole=whole or _has_titles_everywhere(rows))
    return _keep_references(_cut(rows, _choose_rule(rows, whole=whole)))


def _find_end(rows: Sequence[Row]) -> int:
    for index, row in enumerate(rows):
        if is_stop(row.text):
            return index
        if index and is_in_capitals(row.text) and not _is_reference_near(rows, index):
            return index
    return len(rows)


def _is_reference_near(rows: Sequence[Row], index: int) -> bool:
    return any(reaches(row.text, GOOD_SCORE) for row in rows[index : index + _PAGE_BREAK])


def _cut(rows: Sequence[Row], begins: Begins) -> list[_Cut]:
    cuts: list[tuple[bool, list[Piece]]] = []
    text = ""
    for index, row in enumerate(rows):
        if not cuts or begins(rows, index, text):
            cuts.append((row.gap, []))
            text = ""
        cuts[-1][1].append(make_piece(row))
        text = f"{text[-1000:]} {row.text[-2000:]}".strip()
    return [_Cut(Item(None, tuple(pieces)), gap) for gap, pieces in cuts]


def _choose_rule(rows: Sequence[Row], *, whole: bool) -> Begins:
    """Choose what the list goes by: paragraphs, blank lines, indentation, single lines, or the look of a beginning."""
    sample = rows[:_SHAPE_ROWS]
    if whole and is_whole_list(sample):
        return _begins_paragraph
    amid = sum(begins_amid(row.text) for row in sample) / len(sample)
    gaps = sum(row.gap for row in sample[1:])
    if indents := _starting_indents(sample):
        return lambda rows, index, text: _indent(rows[index]) in indents and is_complete(text)
    if gaps >= 0.4 * (len(sample) - 1) and gaps > 0:
        return _begins_after_gap
    fair = sum(reaches(row.text, GOOD_SCORE) for row in sample) / len(sample)
    even = amid <= 0.05 and fair >= 0.6
    even |= fair >= 0.75 and not any(_is_torn(left, right) for left, right in pairwise(sample))
    return _begins_on_line if even and full_share(sample) < _FULL_SHARE else _begins_with_look


def _is_torn(left: Row, right: Row) -> bool:
    """Say whether a row surely carries on the one before; a small letter may begin a reference after a whole one."""
    return begins_amid(right.text) and not (right.text[0].islower() and is_complete(left.text))


def _begins_paragraph(rows: Sequence[Row], index: int, text: str) -> bool:
    row = rows[index]
    return row.line.kind == "item" or not must_continue(text, row.text)


def _begins_after_gap(rows: Sequence[Row], index: int, text: str) -> bool:
    row = rows[index]
    if not row.gap:
        return False
    if begins_amid(row.text):
        return row.text[0].islower() and is_complete(text) and reaches(row.text, FAIR_SCORE)
    return is_complete(text) or begins_with_author(row.text) or reaches(row.text, GOOD_SCORE)


def _begins_on_line(rows: Sequence[Row], index: int, text: str) -> bool:
    return not begins_amid(rows[index].text) or (rows[index].text[0].islower() and is_complete(text))


def _begins_with_look(rows: Sequence[Row], index: int, text: str) -> bool:
    """Begin an item where the one before is whole and dated, and its last line short or a name follows; or both."""
    row = rows[index]
    if begins_amid(row.text) or not is_complete(text):
        return False
    if begins_with_author(row.text) and has_room(rows[index - 1], row, _width(rows, index), _SHORT_LINE):
        return True
    if not find_cues(text) & _DATED:
        return False
    if row.gap or begins_with_author(row.text) or _PAGES_END.search(text[-60:]) or _follows_url(text, row.text):
        return True
    return has_room(rows[index - 1], row, _width(rows, index)) and reaches(text, GOOD_SCORE)


def _follows_url(text: str, following: str) -> bool:
    """Say whether a capital follows a URL, which fills its line however long it is, and does not carry it on."""
    word = following.split(" ", 1)[0]
    is_path = "/" in word or "." in word[:-1]
    return ends_in_url(text) and following[0].isupper() and not is_path and reaches(text, GOOD_SCORE)


def _width(rows: Sequence[Row], index: int) -> int:
    """Return how long the lines around a row are."""
    return max(len(row.text) for row in rows[max(0, index - _NEAR) : index + _NEAR])


def _indent(row: Row) -> int:
    return row.start


def _starting_indents(rows: Sequence[Row]) -> frozenset[int]:
    """Return the indents at which items begin, when rows of the other indents carry them on; else nothing.

    Beginnings are hanging (less indented than the rest) or indented like paragraphs (more than the rest).
    """
    indents = sorted({_indent(row) for row in rows})
    if not 2 <= len(indents) <= _MAX_INDENTS:
        return frozenset()
    for starting in (frozenset(indents[:1]), frozenset(indents[1:])):
        if _begin_at(rows, starting):
            return starting
    return frozenset()


def _begin_at(rows: Sequence[Row], starting: frozenset[int]) -> bool:
    begins = [row for row in rows if _indent(row) in starting]
    others = [row for row in rows if _indent(row) not in starting]
    before = [left for left, right in pairwise(rows) if _indent(right) in starting]
    amid = sum(begins_amid(row.text) for row in begins) / len(begins)
    amid_others = sum(begins_amid(row.text) for row in others) / len(others)
    whole = sum(is_complete(row.text) for row in before)
    return amid <= 0.25 and amid_others >= amid + 0.15 and whole >= 0.8 * len(before)


def _keep_references(cuts: Sequence[_Cut]) -> tuple[Item, ...]:
    """Keep the items from the first reference to the last; what breaks the list for long ends it."""
    kept: list[Item] = []
    waiting: list[Item] = []
    for item, gap in cuts:
        if _is_fair(item.text, gap=gap and bool(kept)):
            kept += [*_keep_between(waiting), item] if kept else [item]
            waiting = []
        else:
            waiting.append(item)
            if kept and (len(waiting) > _MAX_BAD_RUN or len(item.text) > _LONG_PROSE):
                break
    return tuple(kept)


def _keep_between(items: Sequence[Item]) -> list[Item]:
    """Keep what is no reference between two, but not the names of parts, nor the foreign page of a page break."""
    if len(items) >= _FOREIGN_RUN:
        return [item for item in items if item.pieces[0].line.kind == "item"]
    return [item for item in items if not _is_subheading(item)]


def _is_fair(text: str, *, gap: bool) -> bool:
    """Say whether a text may be a reference; after a gap a name alone is the author of the paper."""
    is_byline = gap and len(text) < _BYLINE and find_cues(text) <= {"author", "parts"}
    return reaches(text, FAIR_SCORE) and not is_byline


def _is_subheading(item: Item) -> bool:
    """Say whether a lone line names a part of the list: few words, no full stop; or is a page number."""
    text = item.text
    if text.isdigit() or item.pieces[0].line.kind == "heading":
        return True
    return len(item.pieces) == 1 and len(text.split()) <= 5 and not is_complete(text)


def has_short_title(text: str) -> bool:
    """Say whether a text begins with a short title and a dash, and not with an area of a reference.

    Example:
        >>> has_short_title("AWAK – Akty wydawane przez komisję"), has_short_title("Bauman Z. Wolność. – Kraków")
        (True, False)
    """
    found = _ABBREVIATION.match(text[:80])
    title = found["short"] if found else ""
    return 0 < len(title) <= _SHORT_TITLE and title[0].isupper() and "," not in title and title[-1] not in ".)»"


def _looks_abbreviated(rows: Sequence[Row]) -> bool:
    sample = rows[:_SHAPE_ROWS]
    return len(rows) >= _MIN_ABBREVIATIONS and sum(has_short_title(row.text) for row in sample) >= 0.7 * len(sample)


def has_titles(rows: Sequence[Row]) -> bool:
    """Say whether at least some rows begin with a short title, as they do below the heading of abbreviations."""
    sample = rows[:_SHAPE_ROWS]
    return sum(_ABBREVIATION.match(row.text) is not None for row in sample) >= _SOME_TITLED * len(sample)


def _has_titles_everywhere(rows: Sequence[Row]) -> bool:
    titled = sum(_ABBREVIATION.match(row.text) is not None for row in rows)
    return titled >= _TITLED_SHARE * len(rows) or full_share(rows) < _FULL_TITLED


def _split_abbreviated(rows: Sequence[Row], *, whole: bool) -> tuple[Item, ...]:
    """Begin an item in every row, or, of wrapped ones, where a short title stands below a line with room for it."""
    items: list[tuple[str | None, list[Piece]]] = []
    for index, row in enumerate(rows):
        found = _ABBREVIATION.match(row.text)
        goes_on = not found or begins_amid(row.text) or not has_room(rows[index - 1], row, _width(rows, index))
        if items and not whole and goes_on and not row.gap:
            items[-1][1].append(make_piece(row))
        elif item := _strip_abbreviation(row):
            items.append((item.label, list(item.pieces)))
    return tuple(Item(label, tuple(pieces)) for label, pieces in items)


def _strip_abbreviation(row: Row) -> Item | None:
    found = _ABBREVIATION.match(row.text)
    if not found:
        return Item(None, (make_piece(row),)) if reaches(row.text, FAIR_SCORE) else None
    return Item(found["short"], (make_piece(row, found.end()),))
