"""Find citations in notes: whole references, ``Ibid.``, ``op. cit.``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from citekit.citations.author_date import read_part
from citekit.citations.expressions import again_at
from citekit.citations.raw import RawCitation, RawPointer
from citekit.citations.words import locator, one_of
from citekit.model import Document, Span

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED_MARK = re.compile(rf"(?m)^[^\S\n]{{0,8}}[{_RAISED}]{{1,3}}\s?(?=\S)")
_PLAIN_MARK = re.compile(r"(?m)^\d{1,3}[^\S\n]{1,4}(?=[^\W\d_a-zа-яёіїєґў])")
_LONGEST_NOTE = 700
_LONGEST_NAME = 40


def find_note_spans(document: Document, text: str) -> tuple[Span, ...]:
    """Return the texts of the notes: those the file names, else paragraphs that begin with a raised number.

    Where a line is ``12 Ibid.`` in any language, lines that begin with a bare number are notes too.

    Args:
        document: The document.
        text: Its running text.
    """
    if document.footnotes:
        return tuple(note.span for note in document.footnotes if note.span.end <= len(text))
    marks = list(_RAISED_MARK.finditer(document.text))
    if not marks and _plain_again().search(document.text):
        marks = list(_PLAIN_MARK.finditer(document.text))
    following = chain((mark.start() for mark in marks[1:]), (len(text),))
    spans = (Span(mark.end(), _end_of_note(text, mark.end(), end)) for mark, end in zip(marks, following, strict=False))
    return tuple(span for span in spans if text[span.start : span.end].strip())


def _end_of_note(text: str, start: int, following: int) -> int:
    end = min(following, start + _LONGEST_NOTE)
    paragraph = text.find("\n", start, end)
    return end if paragraph < 0 else paragraph


@cache
def _plain_again() -> re.Pattern[str]:
    return re.compile(rf"(?m)^\d{{1,3}}\s{{1,4}}{one_of('again')}(?!\w)", re.IGNORECASE)


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
