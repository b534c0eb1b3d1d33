"""Find raised numbers, and numbers glued to words, that point into the reference list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from citekit.citations.index import ReferenceIndex
from citekit.citations.raw import RawCitation, RawPointer
from citekit.model import Span

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_FIGURES = str.maketrans(_RAISED, "0123456789")
_RAISED_AT = re.compile(
    rf"(?<=[\w.,;:!?»”\")])([{_RAISED}]{{1,3}}(?:\s?[,–-]\s?[{_RAISED}]{{1,3}}){{0,9}})(?![\w{_RAISED}])"
)
_AFTER_SENTENCE = re.compile(r"(?<=[^\W\d_][.,;»”\"!?])(\d{1,3})(?=\s+[\"«„“]?[^\W\d_a-zа-яёіїєґў])")
_AFTER_WORD = re.compile(r"(?<=[^\W\d_]{3})(\d{1,3})(?=[.,;:)»”](?!\d)|\s)")
_MEASURES = re.compile(r"(?:^|[\s\d])(?:[кдсмnµμ]?м|k?m|c?m|д?м|cm|mm|km)$", re.IGNORECASE)
_FEWEST = 3


def find_raised(text: str, index: ReferenceIndex) -> Iterator[RawCitation]:
    """Find raised numbers, or numbers glued to a word or a sentence (``text.12 Next``), that point into the list.

    One or two numbers may be anything (a power, a score, a chapter): they count only when several rise through the
    text as those of a list do, and glued ones only when each new one is higher than those before.
    """
    for expression in (_RAISED_AT, _AFTER_SENTENCE, _AFTER_WORD) if index.numbers else ():
        found = [match for match in expression.finditer(text) if not _measures(match)]
        numbers = [_figures(match[match.lastindex or 0])[0] for match in found]
        rises = expression is _RAISED_AT or sorted(firsts := list(dict.fromkeys(numbers))) == firsts
        if rises and _is_series(numbers, index.highest):
            yield from map(_citation, found)
            return


def _citation(match: re.Match[str]) -> RawCitation:
    group = match.lastindex or 0
    span = Span(match.start(group), match.end(group))
    pointers = (RawPointer(span, number=number, author_suppressed=True) for number in _figures(match[group]))
    return RawCitation(span, "note", tuple(pointers))


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
