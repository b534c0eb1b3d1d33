"""Cut a reference into tokens: words, figures, signs, and whole what has an exact form."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from citekit.parsing.draft import MASK, Draft
from citekit.vocabulary import forms, places

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_WORD = re.compile(r"[^\W\d_]+|[№#]")
_ROMAN = re.compile(r"[IVXLCDMХІ]+")
_YEARS = ("14", "15", "16", "17", "18", "19", "20")
WORD_CLASSES = (
    "month",
    "accessed",
    "url_marker",
    "medium",
    "page",
    "extent",
    "volume",
    "issue",
    "edition",
    "editor",
    "compiler",
    "translator",
    "other_role",
    "et_al",
    "in",
    "law",
    "decree",
    "judgment",
    "thesis",
    "serial",
    "conference",
    "fond",
    "inventory",
    "file",
    "leaf",
    "publisher",
    "year",
    "series",
)


class Token(NamedTuple):
    """Hold one token.

    Attributes:
        start: Where it begins in the text.
        end: Where it ends.
        text: The token, or ``@`` and the label of what has an exact form.
        shape: Its kind: ``Xx`` a word with a capital, ``YEAR``, ``d2`` a figure of two digits, a sign itself.
        exact: The label that its form alone decides, or None.
        spaced: True when a blank or nothing stands before it.
    """

    start: int
    end: int
    text: str
    shape: str
    exact: str | None
    spaced: bool


def tokenise(draft: Draft) -> tuple[Token, ...]:
    """Cut a text in which the exact forms are taken.

    Example:
        ``Мінск, 2001`` gives a word, a comma and a year; a URL is one token ``@url``.
    """
    found: list[Token] = []
    at = 0
    for label, start, end, _ in sorted(draft.taken, key=lambda taken: taken[1]):
        found += _plain(draft, at, start)
        found.append(Token(start, end, f"@{label}", f"@{label}", label, spaced=True))
        at = max(at, end)
    found += _plain(draft, at, len(draft.free))
    return tuple(found)


def _plain(draft: Draft, start: int, end: int) -> list[Token]:
    text = draft.free
    return [
        Token(
            match.start(),
            match.end(),
            match[0],
            shape_of(match[0]),
            None,
            match.start() == 0 or text[match.start() - 1] in (" ", MASK),
        )
        for match in _TOKEN.finditer(text, start, end)
        if match[0] != MASK
    ]


@lru_cache(maxsize=32768)
def shape_of(word: str) -> str:
    """Return the kind of a token.

    Example:
        >>> [shape_of(token) for token in ("Мінск", "г", "1984", "12", "XIX", "/")]
        ['Xx', 'x', 'YEAR', 'd2', 'ROM', '/']
    """
    if word.isdigit():
        return "YEAR" if len(word) == 4 and word.startswith(_YEARS) else f"d{min(len(word), 6)}"
    if not word[0].isalpha():
        return word
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if word.isupper():
        return "ROM" if _ROMAN.fullmatch(word) else "XX"
    if word[0].isupper():
        return "Xx" if word[1:].islower() else "XxX"
    return "xs" if len(word) < 4 else "xx"


@lru_cache(maxsize=32768)
def words_of(token: str) -> tuple[str, ...]:
    """Return the classes of words that a token belongs to, alone or as the first of several words, and places.

    Example:
        >>> words_of("Вып"), words_of("Мінск")
        (('volume', 'issue'), ('PLACE',))
    """
    word = token.lower()
    classes = [*_lexicon().get(word, ())]
    if word in _places()[0]:
        classes.append("PLACE")
    elif word in _places()[1] and token[0].isupper():
        classes.append("PLACE1")
    return tuple(classes)


@cache
def _lexicon() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for word_class in WORD_CLASSES:
        for form in sorted(forms(word_class)):
            words = _WORD.findall(form)
            if words:
                name = word_class if len(words) == 1 else f"{word_class}1"
                found.setdefault(words[0].lower(), {})[name] = None
    return {word: tuple(names) for word, names in found.items()}


@cache
def _places() -> tuple[frozenset[str], frozenset[str]]:
    whole = frozenset(place.strip(".").lower() for place in places())
    return whole, frozenset(word for place in whole for word in place.split())
