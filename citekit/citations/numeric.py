"""Find numbers in square brackets: ``[12, с. 5]``, ``[3; 7–9]``, ``[4, c. 15; 8]``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from citekit.citations.expressions import again_at
from citekit.citations.index import ReferenceIndex
from citekit.citations.raw import RawCitation, RawPointer
from citekit.citations.words import locator_words, one_of
from citekit.model import Span

_BRACKET = re.compile(r"\[([^\[\]\n]{1,300})\](?!\(\s?(?:https?:|www|#|/))")
_FIGURE = r"(?=\S{0,3}\d)[\dlIОOоo]{1,3}"
_RANGE = re.compile(rf"\s*({_FIGURE})(?:\s?[–—-]\s?({_FIGURE}))?\s*$")
_MISREAD = str.maketrans("lIОOоo", "110000")
_INDEXED = re.compile(r"(?<![^\W_])[A-Za-z_]$")
_NEXT_ITEM = re.compile(r"\s+[^\W\d_a-zа-яёіїєґў][^\W\d_]*")
_LONGEST_RANGE = 60


def find_numeric(text: str, index: ReferenceIndex) -> Iterator[RawCitation]:
    """Find citations by number in square brackets.

    ``[5, 199]`` is a work and its page where the paper writes so: where such a second number is higher than any of
    the list, or not higher than the first, somewhere in the text; else it is two works, as in ``[6, 12, 14]``.
    """
    found = [(match, parts) for match in _BRACKET.finditer(text) if (parts := _read(match)) and _stands_free(match)]
    pages = _second_is_page([parts for _, parts in found], index.highest)
    for match, parts in found:
        pointers = tuple(pointer for part in parts for pointer in _pointers(part, pages))
        if pointers:
            yield RawCitation(Span(match.start(), match.end()), "numeric", pointers)


class _Part(NamedTuple):
    """Hold numbers or ranges of numbers, each with its place, and the locator behind the last of them.

    ``Ibid.`` has no numbers, but its place.
    """

    numbers: tuple[tuple[int, int, Span], ...]
    locator: str | None = None
    again: Span | None = None


def _stands_free(match: re.Match[str]) -> bool:
    """Refuse an index (``x[1]``) and the mark of a list item."""
    before = match.string[max(0, match.start() - 2) : match.start()]
    if _INDEXED.search(before):
        return False
    begins = not before or before.endswith("\n")
    return not (begins and _NEXT_ITEM.match(match.string, match.end(), match.end() + 20))


def _read(match: re.Match[str]) -> list[_Part]:
    """Read the parts between semicolons; one that is no number makes the bracket something else."""
    start = match.start(1)
    if prefix := _cue().match(match[1]):
        start += prefix.end()
    parts = []
    for piece in _cut(match.string, start, match.end(1), ";"):
        part = _read_part(match.string, piece)
        if part is None:
            return []
        parts.append(part)
    return parts


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"\s*{one_of('cue')}\s?:?\s+(?=\d)", re.IGNORECASE)


@cache
def _locator() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{locator_words()}\s?[\dIVXLC]|(?::|\w{{1,4}}:)\s?\d|об\b)[^\n]{{0,80}}$", re.IGNORECASE)


@cache
def _locator_behind() -> re.Pattern[str]:
    return re.compile(
        rf"\s*({_FIGURE})(\s?:\s?\d[^\n]{{0,80}}|\s?\.?\s{locator_words()}\s?\d[^\n]{{0,80}})$", re.IGNORECASE
    )


def _cut(text: str, start: int, end: int, sign: str) -> Iterator[Span]:
    while (place := text.find(sign, start, end)) >= 0:
        yield Span(start, place)
        start = place + 1
    yield Span(start, end)


def _read_part(text: str, piece: Span) -> _Part | None:
    """Read ``7–9``, ``6, 12, 14``, ``12, с. 5, 7``, ``12: 15``."""
    if again := again_at().match(text[piece.start : piece.end]):
        return _Part((), (again["locator"] or "").strip(" ,.:") or None, piece)
    numbers: list[tuple[int, int, Span]] = []
    for place in _cut(text, piece.start, piece.end, ","):
        chunk = text[place.start : place.end]
        if match := _RANGE.match(chunk):
            numbers.append(_range(match, place.start))
        elif numbers and _locator().match(chunk):
            return _Part(tuple(numbers), text[place.start : piece.end].strip())
        elif match := _locator_behind().match(text[place.start : piece.end]):
            number = _figure(match[1])
            numbers.append((number, number, _moved(match, 1, place.start)))
            return _Part(tuple(numbers), match[2].strip(" :."))
        else:
            return None
    return _Part(tuple(numbers)) if numbers and all(first > 0 for first, _, _ in numbers) else None


def _range(match: re.Match[str], offset: int) -> tuple[int, int, Span]:
    first = _figure(match[1])
    last = _figure(match[2]) if match[2] else first
    return first, last, Span(match.start(1) + offset, match.end(2 if match[2] else 1) + offset)


def _moved(match: re.Match[str], group: int, offset: int) -> Span:
    return Span(match.start(group) + offset, match.end(group) + offset)


def _figure(text: str) -> int:
    return int(text.translate(_MISREAD))


def _second_is_page(brackets: Iterable[list[_Part]], highest: int) -> bool:
    """Learn from all brackets what a second bare number means in this paper."""
    pairs = works = 0
    for part in (part for parts in brackets for part in parts):
        firsts = [number for number, _, _ in part.numbers]
        if len(firsts) > 2 or (len(firsts) == 2 and part.locator):
            works += 1
        elif len(firsts) == 2 and (firsts[1] > highest or firsts[1] <= firsts[0]):
            pairs += 1
    return pairs > works


def _pointers(part: _Part, second_is_page: bool) -> Iterator[RawPointer]:
    if part.again:
        yield RawPointer(part.again, locator=part.locator, again=True)
    numbers, locator = part.numbers, part.locator
    if second_is_page and locator is None and len(numbers) == 2:
        work, page = part.numbers
        numbers, locator = (work,), _as_printed(page)
    for place, (first, last, span) in enumerate(numbers):
        behind = locator if place == len(numbers) - 1 else None
        for number in range(first, min(last, first + _LONGEST_RANGE) + 1) if first <= last else ():
            yield RawPointer(span, number=number, locator=behind, author_suppressed=True)


def _as_printed(page: tuple[int, int, Span]) -> str:
    first, last, _ = page
    return str(first) if first == last else f"{first}–{last}"
