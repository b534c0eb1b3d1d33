"""Read the text layer of one page through PDFium: lines, their places, their links and raised marks."""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from ctypes import byref, c_double, c_ushort
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from citekit.documents.pdf.annotations import PlacedLink, read_links
from citekit.documents.pdf.printed import HYPHEN, RAISED_SIZE, PrintedLine, PrintedPage, mark_hyphen
from citekit.documents.pdf.upright import Box, Upright
from citekit.expressions import late
from citekit.model import Link, Span

_LINE = late("[^\r\n\x02\ufffe]*(?:\r\n?|\n|[\x02\ufffe](?:\r\n?|\n)?|$)")
_MARK = late(r"(?<=[^\W\d_])\d{1,3}(?!\d)|(?<=[.,;:!?»”’\")\]])\d{1,3}(?!\d)|(?<=\w)\*{1,3}")
_MARKS_IN_LINE = 20
_WIDE_GAP = 0.9
_SAMPLE_SIZE = 150
_TURN_SAMPLE = 15
_BASE_MOVES = 6.0
_HYPHENS = frozenset({HYPHEN, "\ufffe"})


class _Rough(NamedTuple):
    """Hold a line as PDFium counts it: a range of characters, and one of them that stands for it."""

    start: int
    end: int
    middle: int


class TextLayer:
    """Ask PDFium about the characters of one page; indexes count in ``text``."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self._numbers = (c_double(), c_double(), c_double(), c_double())
        self._pointers = tuple(map(byref, self._numbers))
        size = pdfium.FPDFText_CountChars(handle)
        # A character may need two units of UTF-16, and PDFium counts some that it does not print.
        buffer = (c_ushort * (2 * max(size, 0) + 1))()
        printed = pdfium.FPDFText_GetText(handle, 0, max(size, 0), buffer)
        self.text = bytes(buffer)[: 2 * max(printed - 1, 0)].decode("utf-16-le", "replace").replace("\0", "\ufffd")
        self._places = None if len(self.text) == size else self._read_places()

    def _read_places(self) -> list[int]:
        places, unit = [], 0
        for character in self.text:
            places.append(max(0, pdfium.FPDFText_GetCharIndexFromTextIndex(self._handle, unit)))
            unit += 1 + (character > "\uffff")
        return places

    def _place(self, index: int) -> int:
        return index if self._places is None else self._places[index]

    def is_hyphen(self, index: int) -> bool:
        """Say whether PDFium found the hyphen of a torn word here."""
        return bool(pdfium.FPDFText_IsHyphen(self._handle, self._place(index)) == 1)

    def turn(self, index: int) -> int:
        """Return by how many quarters a character is turned to the left; PDFium counts to the right."""
        angle = pdfium.FPDFText_GetCharAngle(self._handle, self._place(index))
        return -round(angle / (math.pi / 2)) % 4 if angle > 0 else 0

    def has_letter(self, index: int) -> bool:
        """Say whether the font tells which letter this character is."""
        return bool(pdfium.FPDFText_HasUnicodeMapError(self._handle, self._place(index)) != 1)

    def box(self, index: int) -> Box:
        """Return the box of the ink of a character."""
        left, right, bottom, top = self._numbers
        pdfium.FPDFText_GetCharBox(self._handle, self._place(index), *self._pointers)
        return Box(left.value, bottom.value, right.value, top.value)

    def cell(self, index: int) -> Box:
        """Return the box of a character that is as high as its type."""
        found = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._handle, self._place(index), byref(found))
        return Box(found.left, found.bottom, found.right, found.top)

    def origin(self, index: int) -> tuple[float, float]:
        """Return the point on the base line where a character begins."""
        x, y, *_ = self._numbers
        pdfium.FPDFText_GetCharOrigin(self._handle, self._place(index), *self._pointers[:2])
        return x.value, y.value

    def boxes(self, start: int, end: int) -> list[Box]:
        """Return the boxes of the runs of type in a range."""
        first, last = self._place(start), self._place(end - 1)
        left, top, right, bottom = self._numbers
        found = []
        for index in range(pdfium.FPDFText_CountRects(self._handle, first, last - first + 1)):
            pdfium.FPDFText_GetRect(self._handle, index, *self._pointers)
            found.append(Box(left.value, bottom.value, right.value, top.value))
        return found


def read_text_layer(page: Any, number: int) -> tuple[PrintedPage, float]:
    """Read the lines of a page in the order of the file.

    Args:
        page: A page of ``pypdfium2``.
        number: Its number, from 1.

    Returns:
        The page, and the share of its letters that its fonts do not tell.
    """
    text_page = page.get_textpage()
    try:
        layer = TextLayer(text_page.raw)
        upright = Upright.of(page.raw, _main_turn(layer))
        reader = _LineReader(layer, upright, read_links(page.pdf.raw, page.raw) if layer.text else ())
        return PrintedPage(number, upright.width, upright.height, tuple(reader.read_lines())), _untold_share(layer)
    finally:
        text_page.close()


def _main_turn(layer: TextLayer) -> int:
    """Return by how many quarters most of the text of a page is turned."""
    step = max(1, len(layer.text) // _TURN_SAMPLE)
    turns = Counter(layer.turn(at) for at in range(0, len(layer.text), step) if layer.text[at].isalnum())
    return turns.most_common(1)[0][0] if turns else 0


class _LineReader:
    """Read the lines of one page."""

    def __init__(self, layer: TextLayer, upright: Upright, links: Iterable[PlacedLink]) -> None:
        self._layer = layer
        self._upright = upright
        self._links = [link._replace(box=upright.box(link.box)) for link in links]

    def read_lines(self) -> Iterator[PrintedLine]:
        """Yield the lines, each in the pieces that wide gaps make of it."""
        cut = self._cut_turned() if self._upright.turn else self._cut()
        for start, end in cut:
            printed = self._layer.text[start:end]
            if text := printed.strip():
                first = start + len(printed) - len(printed.lstrip())
                middle = first + next((at for at in range(len(text) // 2, len(text)) if text[at].isalnum()), 0)
                yield from self._read(_Rough(first, first + len(text), middle))

    def _cut(self) -> Iterator[tuple[int, int]]:
        """Cut the text where PDFium found the end of a line, or the hyphen of a word that goes on below."""
        start = 0
        for match in _LINE.finditer(self._layer.text):
            last = match.end() - 1
            if last < 0 or self._layer.text[last] not in _HYPHENS or self._layer.is_hyphen(last):
                yield start, match.end()
                start = match.end()

    def _cut_turned(self) -> Iterator[tuple[int, int]]:
        """Cut the text of a turned page, in which PDFium finds no lines, where its base line moves."""
        start, before = 0, None
        for at, character in enumerate(self._layer.text):
            if character.isspace():
                continue
            turn = self._layer.turn(at)
            x, y = self._upright._replace(turn=turn).point(*self._layer.origin(at))
            if before and (turn != before[0] or abs(y - before[2]) > _BASE_MOVES or x < before[1] - _BASE_MOVES):
                yield start, at
                start = at
            before = (turn, x, y)
        yield start, len(self._layer.text)

    def _read(self, rough: _Rough) -> Iterator[PrintedLine]:
        layer, upright = self._layer, self._upright
        size = max(upright.box(layer.cell(rough.middle)).height, 1.0)
        base = upright.point(*layer.origin(rough.middle))[1]
        # Text across the direction of the page stands in a margin: a watermark, the head of a turned page.
        kind = "text" if layer.turn(rough.middle) == upright.turn else "furniture"
        for start, end, left, right in self._pieces(rough, size):
            text = layer.text[start:end].rstrip()
            links = tuple(self._links_in(start, len(text), Box(left, base, right, base - 0.5 * size)))
            raised = tuple(_raised_in(text, start, layer))
            yield PrintedLine(mark_hyphen(text), left, right, base, size, kind, links, raised, start > rough.start)

    def _pieces(self, rough: _Rough, size: float) -> Iterator[tuple[int, int, float, float]]:
        """Part a line where wide gaps may be the space between columns."""
        boxes = map(self._upright.box, self._layer.boxes(rough.start, rough.end))
        runs = sorted(boxes, key=lambda box: box.left) or [self._upright.box(self._layer.cell(rough.middle))]
        start, left, reach = rough.start, runs[0].left, runs[0].right
        for run in runs[1:]:
            if run.left - reach > _WIDE_GAP * size:
                cut = self._first_from(run.left - 0.5, start, rough.end)
                if start < cut:
                    yield start, cut, left, reach
                    start, left = cut, run.left
            reach = max(reach, run.right)
        yield start, rough.end, left, reach

    def _first_from(self, left: float, start: int, end: int) -> int:
        """Return the first character that stands right of a place, or 0; lines from right to left have none."""
        if self._middle(start) > left:
            return 0
        places = (at for at in range(start + 1, end) if not self._layer.text[at].isspace())
        return next((at for at in places if self._middle(at) >= left), 0)

    def _links_in(self, start: int, size: int, place: Box) -> Iterator[Link]:
        """Yield the links over a line; a link over a part of it is looked for among its characters."""
        level = (place.bottom + place.top) / 2
        for box, url in self._links:
            if not box.top < level < box.bottom or box.right < place.left or place.right < box.left:
                continue
            first = 0 if box.left <= place.left + 1 else self._search(box.left, start, size)
            end = size if box.right >= place.right - 1 else self._search(box.right, start, size)
            text = self._layer.text[start + first : start + end]
            if text.strip():
                first += len(text) - len(text.lstrip())
                yield Link(Span(first, first + len(text.strip())), url)

    def _search(self, x: float, start: int, size: int) -> int:
        return bisect_left(range(size), x, key=lambda at: self._middle(start + at))

    def _middle(self, at: int) -> float:
        box = self._upright.box(self._layer.box(at))
        return (box.left + box.right) / 2


def _raised_in(text: str, start: int, layer: TextLayer) -> Iterator[Span]:
    """Yield the numbers and asterisks behind a word that are set smaller than the word."""
    for match in islice(_MARK.finditer(text), _MARKS_IN_LINE):
        word = layer.cell(start + match.start() - 1)
        mark = layer.cell(start + match.start())
        if max(mark.height, mark.width) < RAISED_SIZE * max(word.height, word.width):
            yield Span(*match.span())


def _untold_share(layer: TextLayer) -> float:
    places = range(0, len(layer.text), max(1, len(layer.text) // _SAMPLE_SIZE))
    sample = [at for at in places if not layer.text[at].isspace()]
    untold = sum(_is_untold(layer.text[at]) or not layer.has_letter(at) for at in sample)
    return untold / len(sample) if sample else 0.0


def _is_untold(character: str) -> bool:
    if character in _HYPHENS:
        return False
    return character == "\ufffd" or unicodedata.category(character) in {"Co", "Cn", "Cc"}
