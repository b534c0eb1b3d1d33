"""Find citations in notes: whole references, ``Ibid.``, ``op. cit.``; and raised numbers that point into the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from citekit.citations.author_date import read_part
from citekit.citations.expressions import again_at
from citekit.citations.index import ReferenceIndex
from citekit.citations.raw import RawCitation, RawPointer
from citekit.citations.words import locator, one_of
from citekit.model import Document, Span

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_FIGURES = str.maketrans(_RAISED, "0123456789")
_RAISED_AT = re.compile(
    rf"(?<=[\w.,;:!?»”\")])([{_RAISED}]{{1,3}}(?:\s?[,–-]\s?[{_RAISED}]{{1,3}}){{0,9}})(?![\w{_RAISED}])"
)
_GLUED_AT = re.compile(r"(?<=[^\W\d_][.,;»”\"!?])(\d{1,3})(?=\s+[\"«„“]?[^\W\d_a-zа-яёіїєґў])")
_NOTE_MARK = re.compile(rf"(?m)^\s{{0,8}}([{_RAISED}]{{1,3}})\s?(?=\S)")
_FEWEST = 3
_LONGEST_NOTE = 700
_LONGEST_NAME = 40
_MEASURES = re.compile(r"(?:^|[\s\d])(?:[кдсмnµμ]?м|k?m|c?m|д?м|cm|mm|km)$", re.IGNORECASE)


def find_note_spans(document: Document, text: str) -> tuple[Span, ...]:
    """Return the texts of the notes: those the file names, else paragraphs that begin with a raised number.

    Args:
        document: The document.
        text: Its running text.
    """
    if document.footnotes:
        return tuple(note.span for note in document.footnotes if note.span.end <= len(text))
    marks = _NOTE_MARK.finditer(document.text)
    spans = (Span(mark.end(), _end_of_note(document.text, mark.end())) for mark in marks)
    return tuple(span for span in spans if text[span.start : span.end].strip())


def _end_of_note(text: str, start: int) -> int:
    end = text.find("\n", start, start + _LONGEST_NOTE)
    return min(start + _LONGEST_NOTE, len(text)) if end < 0 else end


def find_notes(text: str, notes: Sequence[Span]) -> Iterator[RawCitation]:
    """Read each note as citations parted by semicolons; all but ``Ibid.`` are so only if a reference fits."""
    for note in notes:
        end = min(note.end, note.start + _LONGEST_NOTE)
        pointers = tuple(_pointers(text, note.start, end))
        if pointers:
            yield RawCitation(Span(note.start, end), "note", pointers)


def _pointers(text: str, start: int, end: int) -> Iterator[RawPointer]:
    while start < end:
        stop = text.find(";", start, end)
        stop = end if stop < 0 else stop
        piece = text[start:stop]
        span = Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
        start = stop + 1
        if again := _again_in_note().match(piece):
            yield RawPointer(span, locator=(again["locator"] or "").strip(" ,.:") or None, again=True)
        elif repeated := _repeated().match(piece):
            place = (repeated["locator"] or "").strip(" ,.:") or None
            yield RawPointer(span, repeated["who"].strip(" ,"), locator=place, repeated=True)
        elif span.start < span.end:
            yield from _dated(text, span) or (RawPointer(span, piece.strip(), sure=False),)


def _dated(text: str, span: Span) -> tuple[RawPointer, ...]:
    """Read a note that says no more than a bracket would, such as ``Іваноў 2001, с. 5``."""
    end = span.end - (text[span.end - 1] == ".")
    found = tuple(read_part(text, span.start, end))
    short = all(len(pointer.who) <= _LONGEST_NAME for pointer in found)
    return tuple(replace(pointer, sure=False) for pointer in found) if short else ()


@cache
def _again_in_note() -> re.Pattern[str]:
    return re.compile(rf"{again_at().pattern.removesuffix('$')}(?:$|[.]\s)", re.IGNORECASE)


@cache
def _repeated() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:{one_of('cue')}\s?:?\s+)?(?P<who>[^\n]{{2,160}}?),?\s+{one_of('repeated')}(?P<locator>{locator()})?",
        re.IGNORECASE,
    )


def find_raised(text: str, index: ReferenceIndex, notes: Sequence[Span]) -> Iterator[RawCitation]:
    """Find raised numbers, or numbers glued to the end of a sentence (``text.12 Next``), that point into the list.

    A paper with notes has its numbers for them. One or two numbers may be anything (a power, a score, a chapter):
    they count only when several rise through the text as those of a list do.
    """
    if notes or not index.numbers:
        return
    for expression in (_RAISED_AT, _GLUED_AT):
        found = [match for match in expression.finditer(text) if not _measures(match)]
        if _is_series([_figures(match[1])[0] for match in found], index.highest):
            for match in found:
                span = Span(match.start(1), match.end(1))
                pointers = (RawPointer(span, number=number, author_suppressed=True) for number in _figures(match[1]))
                yield RawCitation(span, "note", tuple(pointers))
            return


def _measures(match: re.Match[str]) -> bool:
    return _MEASURES.search(match.string, max(0, match.start() - 4), match.start()) is not None


def _figures(printed: str) -> list[int]:
    """Read ``¹²`` as 12, ``³⁻⁵`` and ``³–⁵`` as 3, 4, 5."""
    found: list[int] = []
    for piece in re.split(r"\s?,\s?", printed.translate(_TO_FIGURES)):
        first, _, last = (part.strip() for part in piece.replace("-", "–").partition("–"))
        found += range(int(first), min(int(last or first), int(first) + 50) + 1) if first else ()
    return found or [0]


def _is_series(numbers: list[int], highest: int) -> bool:
    inside = [number for number in numbers if 0 < number <= highest]
    rising = sum(later >= earlier for earlier, later in pairwise(inside))
    return (
        len(inside) >= _FEWEST and len(inside) == len(numbers) and min(inside) <= _FEWEST and rising * 3 >= len(inside)
    )
