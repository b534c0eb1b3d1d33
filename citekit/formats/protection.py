"""Keep what a title says of its own letters: which of them no style may change, as the braces of ``The {NATO}`` say.

A `Text` holds the protected words beside its plain value. In a file they stand between two marks: braces in LaTeX and
in Hayagriva, ``<span class="nocase">`` in CSL-JSON. A mark around a part of a word (``{B}elarus``) protects the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from citekit.expressions import late

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""What stands for the marks of a format while a text is escaped or unescaped: characters that no text has."""

Span = tuple[int, int]

_MARKS = late(f"[{OPEN}{CLOSE}]")
_LETTER = late(r"[\w\u0300-\u036f]")
_MOST_WORDS = 100
LONGEST = 10_000
"""A text that is longer, or has more protected words, is no title; to look for them all would cost too much."""


def protect(value: str, words: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a text that are protected, each once, as they follow in it.

    Example:
        >>> protect("Мінск, NATO і мінчукі", ["NATO", "Мінск", "ЕС"])
        ('Мінск', 'NATO')
    """
    wanted = tuple(words)
    return tuple(dict.fromkeys(value[start:end] for start, end in _find(value, wanted))) if wanted else ()


def mark(value: str, words: Sequence[str]) -> str:
    """Return a text with its protected words between `OPEN` and `CLOSE`, wherever they stand.

    Example:
        >>> mark("Ад NATO да NATO", ["NATO"]).replace(OPEN, "{").replace(CLOSE, "}")
        'Ад {NATO} да {NATO}'
    """
    if _MARKS.search(value):
        return value
    pieces, last = [], 0
    for start, end in _find(value, words):
        pieces += [value[last:start], OPEN, value[start:end], CLOSE]
        last = end
    return "".join([*pieces, value[last:]])


def unmark(marked: str) -> tuple[str, tuple[str, ...]]:
    """Return the plain text and its protected words, which are whole words whatever the marks hold.

    Example:
        >>> unmark(f"{OPEN}B{CLOSE}elarus and {OPEN}NATO{CLOSE}-led forces")
        ('Belarus and NATO-led forces', ('Belarus', 'NATO'))
    """
    pieces, spans, start, length = [], [], 0, 0
    for piece in re.split(f"([{OPEN}{CLOSE}])", marked):
        if piece == OPEN:
            start = length
        elif piece == CLOSE:
            spans.append((start, length))
        else:
            pieces.append(piece)
            length += len(piece)
    plain = "".join(pieces)
    return plain, protect(plain, (plain[start:end].strip() for start, end in _widen(plain, spans)))


def _find(value: str, words: Sequence[str]) -> Iterator[Span]:
    """Yield the places of protected words, whole words alone, of two that begin at one place the longer."""
    if words and len(words) <= _MOST_WORDS and len(value) <= LONGEST:
        yield from (match.span() for match in _pattern(frozenset(words)).finditer(value))


@lru_cache(maxsize=256)
def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(filter(_has_case, words), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_whole, longest_first)) or "(?!)")


def _whole(word: str) -> str:
    before = r"(?<![\w\u0300-\u036f])" if _LETTER.match(word) else ""
    after = r"(?![\w\u0300-\u036f])" if _LETTER.match(word[-1]) else ""
    return f"{before}{re.escape(word)}{after}"


def _has_case(word: str) -> bool:
    """Tell whether a word has letters that a style could change."""
    return bool(word) and word == word.strip() and word.lower() != word.upper()


def _widen(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans, each to the ends of its words; what meets then is one span."""
    last: Span | None = None
    for marked in spans:
        floor = last[1] if last else 0
        start, end = max(marked[0], floor), max(marked[1], floor)
        while floor < start and _joins(text, start):
            start -= 1
        while _joins(text, end):
            end += 1
        if last and start == floor and _joins(text, start):
            start = last[0]
        elif last:
            yield last
        last = start, end
    if last:
        yield last


def _joins(text: str, place: int) -> bool:
    """Tell whether a word goes on over a place."""
    return bool(0 < place < len(text) and _LETTER.match(text[place - 1]) and _LETTER.match(text[place]))
