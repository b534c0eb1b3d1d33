"""Tell by its letters in which of three Cyrillic orthographies a title is written."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class _Orthography(NamedTuple):
    """Hold what letters say: of each set in ``some`` a title has one, of ``none`` it has none."""

    language: str
    some: tuple[frozenset[str], ...]
    none: frozenset[str]


_ORTHOGRAPHIES = (
    _Orthography("be", (frozenset("ў"),), frozenset("ищїєґъѣ")),
    _Orthography("be", (frozenset("ыэё"), frozenset("і")), frozenset("ищїєґъѣ")),
    _Orthography("uk", (frozenset("їєґ"),), frozenset("ыэёъўѣ")),
    _Orthography("uk", (frozenset("ищ"), frozenset("і")), frozenset("ыэёъўѣ")),
    _Orthography("ru", (frozenset("ыэёъ"), frozenset("ищ")), frozenset("іїєґўѣ")),
)


@lru_cache(maxsize=8192)
def written_language(text: str) -> str:
    """Return ``be``, ``ru`` or ``uk``, or nothing where the letters leave it open.

    A letter of another language, be it a slip, leaves it open too.

    Example:
        >>> [written_language(text) for text in ("Історія України", "История Украины", "Гісторыя", "Право", "Зимы ї")]
        ['uk', 'ru', 'be', '', '']
    """
    letters = frozenset(text.lower())
    for language, some, none in _ORTHOGRAPHIES:
        if letters.isdisjoint(none) and not any(map(letters.isdisjoint, some)):
            return language
    return ""
