"""Reduce the lines of a document to the rows that can belong to a list: no blanks, no page furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from citekit.expressions import late
from citekit.model import Line
from citekit.segmentation.cues import reaches
from citekit.segmentation.headings import is_heading

_PAGE_NUMBER = late(
    r"[-–—|~\s]*(?:(?:стр|str|page|strona|старонка|сторінка|страница)\.?\s*)?\d{1,4}[-–—|~\s]*", re.IGNORECASE
)
_MARK = late(r"\W{0,3}\d{1,4}\s?[.)\]]")
_DIGITS = late(r"\d+")
_MAX_TITLE = 160
_MAX_HEADING = 90
_FIRST_SCORE = 2.0
_CAPITALS_SHARE = 0.6


class Row(NamedTuple):
    """Hold a line that is neither blank nor furniture.

    Attributes:
        line: The line.
        text: Its text without blanks around it, or the part of it that counts.
        start: Where the text begins in the line.
        gap: True when a blank line, furniture, or the start of the document or page stands before it.
    """

    line: Line
    text: str
    start: int
    gap: bool


def read_rows(lines: Sequence[Line]) -> tuple[Row, ...]:
    """Return the rows of a document, in order."""
    texts = ["" if line.kind == "furniture" else line.text.strip() for line in lines]
    furniture = _find_named_furniture(lines, find_furniture(texts))
    rows: list[Row] = []
    gap, page = True, 0
    for line, text, is_furniture in zip(lines, texts, furniture, strict=True):
        if text and not is_furniture:
            start = len(line.text) - len(line.text.lstrip())
            rows += _part_heading(Row(line, text, start, gap or line.page != page))
            gap, page = False, line.page
        else:
            gap = True
    return _without_double_spacing(rows)


def _find_named_furniture(lines: Sequence[Line], guessed: Sequence[bool]) -> list[bool]:
    """Keep the lines of which the file itself says that they are none; only of plain lines is it guessed."""
    return [
        line.kind == "furniture" or (line.kind == "text" and is_one)
        for line, is_one in zip(lines, guessed, strict=True)
    ]


def _without_double_spacing(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Forget the gaps of a text in which a blank line stands below every line, also below torn sentences."""
    gaps = sum(row.gap for row in rows)
    torn = sum(row.text[0].islower() for row in rows)
    if gaps < 0.9 * len(rows) or torn < 0.25 * len(rows):
        return tuple(rows)
    return tuple(row._replace(gap=False) for row in rows)


def _part_heading(row: Row) -> tuple[Row, ...]:
    """Part a heading from the first reference that stands in its line: ``Literatura: 1. Kowalski J.``."""
    heading, colon, rest = row.text[:_MAX_HEADING].partition(":")
    if not colon or not rest.strip() or not is_heading(heading) or not reaches(row.text, _FIRST_SCORE):
        return (row,)
    size = len(heading) + 1
    size += len(row.text[size:]) - len(row.text[size:].lstrip())
    return (
        Row(row.line, heading, row.start, row.gap),
        Row(row.line, row.text[size:], row.start + size, True),
    )


def find_furniture(texts: Sequence[str]) -> list[bool]:
    """Mark page numbers, running titles and lone lines in capitals.

    A page number stands beside a blank line. A running title is short, says nothing about a reference, follows
    a blank line or a page number, and comes again elsewhere or is set in capitals between blank lines.

    Example:
        >>> find_furniture(["1. A", "", "12", "", "ANNALS OF THE ACADEMY", "", "2. B"])
        [False, False, True, False, True, False, False]
    """
    blank = [not text for text in texts]
    numbers = [
        len(text) <= 20 and _PAGE_NUMBER.fullmatch(text) is not None and _touches(blank, index)
        for index, text in enumerate(texts)
    ]
    void = [empty or number for empty, number in zip(blank, numbers, strict=True)]
    seen = Counter(_fold(texts[index]) for index in _title_places(texts, void))
    for index in _title_places(texts, void):
        repeated = seen[_fold(texts[index])] > 1
        lonely = index + 1 >= len(void) or void[index + 1]
        if (repeated or (lonely and is_in_capitals(texts[index]))) and _says_nothing(texts[index]):
            numbers[index] = True
    return numbers


def is_in_capitals(text: str) -> bool:
    """Say whether most letters of a text of two words or more are capitals."""
    letters = [letter for letter in text[:300] if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) >= 6 and " " in text and capitals >= _CAPITALS_SHARE * len(letters)


def _title_places(texts: Sequence[str], void: Sequence[bool]) -> Iterator[int]:
    """Yield the lines after a blank line or page number, and the line below such a line."""
    for index, text in enumerate(texts):
        after_void = index == 0 or void[index - 1] or index == 1 or void[index - 2]
        if void[index] or not after_void or len(text) > _MAX_TITLE or is_heading(text):
            continue
        if any(character.isalpha() for character in text) and not _MARK.match(text):
            yield index


def _says_nothing(text: str) -> bool:
    return text[-1] not in ",;:-–" and not reaches(text, _FIRST_SCORE)


def _touches(blank: Sequence[bool], index: int) -> bool:
    return index == 0 or index == len(blank) - 1 or blank[index - 1] or blank[index + 1]


def _fold(text: str) -> str:
    return _DIGITS.sub("0", text.casefold())
