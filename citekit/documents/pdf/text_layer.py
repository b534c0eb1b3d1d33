"""Read the text layer of one page through PDFium: lines, their places, their links and raised marks."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import byref, c_double, c_ushort
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from citekit.documents.pdf.annotations import PlacedLink, read_links
from citekit.documents.pdf.printed import PrintedLine, PrintedPage
from citekit.documents.pdf.upright import Box, Upright
from citekit.model import Link, Span

HYPHEN = "\x02"
"""What stands at a line end for the hyphen of a torn word or address; the joining of references knows it."""

_LINE = re.compile("[^\r\n\x02\ufffe]*(?:\r\n?|\n|[\x02\ufffe](?:\r\n?|\n)?|$)")
_MARK = re.compile(r"(?<=[^\W\d_])\d{1,3}(?!\d)|(?<=[.,;:!?»”’\")\]])\d{1,3}(?!\d)|(?<=\w)\*{1,3}")
_MARKS_IN_LINE = 20
_WIDE_GAP = 0.9
_RAISED_SIZE = 0.85
_SAMPLE_SIZE = 150
_HYPHENS = frozenset({HYPHEN, "\ufffe"})


class _Rough(NamedTuple):
    """Hold a line as PDFium counts it: a range of characters and the turn of its text in quarters."""

    start: int
    end: int
    middle: int
    turn: int


class TextLayer:
    """Ask PDFium about the characters of one page; indexes count in ``text``."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
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
        """Return by how many quarters a character is turned against the page."""
        angle = pdfium.FPDFText_GetCharAngle(self._handle, self._place(index))
        return round(angle / (math.pi / 2)) % 4 if angle > 0 else 0

    def has_letter(self, index: int) -> bool:
        """Say whether the font tells which letter this character is."""
        return bool(pdfium.FPDFText_HasUnicodeMapError(self._handle, self._place(index)) != 1)

    def box(self, index: int) -> Box:
        """Return the box of the ink of a character."""
        left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
        place = self._place(index)
        pdfium.FPDFText_GetCharBox(self._handle, place, byref(left), byref(right), byref(bottom), byref(top))
        return Box(left.value, bottom.value, right.value, top.value)

    def cell(self, index: int) -> Box:
        """Return the box of a character that is as high as its type."""
        found = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._handle, self._place(index), byref(found))
        return Box(found.left, found.bottom, found.right, found.top)

    def origin(self, index: int) -> tuple[float, float]:
        """Return the point on the base line where a character begins."""
        x, y = c_double(), c_double()
        pdfium.FPDFText_GetCharOrigin(self._handle, self._place(index), byref(x), byref(y))
        return x.value, y.value

    def boxes(self, start: int, end: int) -> Iterator[Box]:
        """Yield the boxes of the runs of type in a range."""
        first, last = self._place(start), self._place(end - 1)
        left, top, right, bottom = c_double(), c_double(), c_double(), c_double()
        for index in range(pdfium.FPDFText_CountRects(self._handle, first, last - first + 1)):
            pdfium.FPDFText_GetRect(self._handle, index, byref(left), byref(top), byref(right), byref(bottom))
            yield Box(left.value, bottom.value, right.value, top.value)


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
        rough = list(_rough_lines(layer))
        turns = Counter(line.turn for line in rough)
        upright = Upright.of(page.raw, turns.most_common(1)[0][0] if turns else 0)
        found = read_links(page.pdf.raw, page.raw) if rough else ()
        links = [link._replace(box=upright.box(link.box)) for link in found]
        lines = tuple(line for part in rough for line in _read_line(layer, part, upright, links))
        return PrintedPage(number, upright.width, upright.height, lines), _untold_share(layer)
    finally:
        text_page.close()


def _rough_lines(layer: TextLayer) -> Iterator[_Rough]:
    start = 0
    for match in _LINE.finditer(layer.text):
        end = match.end()
        if layer.text[end - 1 : end] in _HYPHENS and not layer.is_hyphen(end - 1):
            continue
        printed = layer.text[start:end]
        text = printed.strip()
        if text:
            first = start + len(printed) - len(printed.lstrip())
            middle = first + next((at for at in range(len(text) // 2, len(text)) if text[at].isalnum()), 0)
            yield _Rough(first, first + len(text), middle, layer.turn(middle))
        start = end


def _read_line(layer: TextLayer, rough: _Rough, upright: Upright, links: Sequence[PlacedLink]) -> Iterator[PrintedLine]:
    size = max(upright.box(layer.cell(rough.middle)).height, 1.0)
    base = upright.point(*layer.origin(rough.middle))[1]
    # Text across the direction of the page stands in a margin: a watermark, the head of a turned page.
    kind = "text" if rough.turn == upright.turn else "furniture"
    for start, end, left, right in _pieces(layer, rough, upright, size):
        printed = layer.text[start:end].rstrip()
        text = printed[:-1].rstrip() + HYPHEN if printed[-1] in _HYPHENS else printed
        line = PrintedLine(text, left, right, base, size, kind, continues=start > rough.start)
        line = replace(line, links=tuple(_links_of(line, start, layer, upright, links)))
        yield replace(line, raised=tuple(_raised_in(line, start, layer)))


def _pieces(layer: TextLayer, rough: _Rough, upright: Upright, size: float) -> Iterator[tuple[int, int, float, float]]:
    """Part a line where wide gaps may be the space between columns."""
    runs = sorted((upright.box(box) for box in layer.boxes(rough.start, rough.end)), key=lambda box: box.left)
    runs = runs or [upright.box(layer.cell(rough.middle))]
    start, left, reach = rough.start, runs[0].left, runs[0].right
    for run in runs[1:]:
        if run.left - reach > _WIDE_GAP * size:
            cut = _first_from(run.left - 0.5, layer, start, rough.end, upright)
            if start < cut:
                yield start, cut, left, reach
                start, left = cut, run.left
        reach = max(reach, run.right)
    yield start, rough.end, left, reach


def _first_from(left: float, layer: TextLayer, start: int, end: int, upright: Upright) -> int:
    """Return the first character of a line that stands right of a place, or 0; lines from right to left have none."""
    if upright.box(layer.box(start)).left > left:
        return 0
    places = (at for at in range(start + 1, end) if not layer.text[at].isspace())
    return next((at for at in places if upright.box(layer.box(at)).left >= left), 0)


def _links_of(
    line: PrintedLine, start: int, layer: TextLayer, upright: Upright, links: Sequence[PlacedLink]
) -> Iterator[Link]:
    middle = line.base - 0.25 * line.size
    for link in links:
        box = link.box
        if not box.top < middle < box.bottom or box.right < line.left or line.right < box.left:
            continue
        inside = [at for at in range(len(line.text)) if box.has_within(upright.box(layer.box(start + at)))]
        while inside and line.text[inside[0]].isspace():
            inside.pop(0)
        if inside:
            yield Link(Span(inside[0], inside[-1] + 1), link.url)


def _raised_in(line: PrintedLine, start: int, layer: TextLayer) -> Iterator[Span]:
    """Yield the numbers and asterisks behind a word that are set smaller than the word."""
    for match in islice(_MARK.finditer(line.text), _MARKS_IN_LINE):
        word = layer.cell(start + match.start() - 1)
        mark = layer.cell(start + match.start())
        if max(mark.height, mark.width) < _RAISED_SIZE * max(word.height, word.width):
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
