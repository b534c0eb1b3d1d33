"""Romanise text word by word: the word is the unit of position and of capitals, and what the cache holds."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from citekit.expressions import late
from citekit.transliteration.repair import CYRILLIC, LATIN, strip_stress
from citekit.transliteration.roman import repair_roman_numerals
from citekit.transliteration.tables import Table, load_table
from citekit.transliteration.words import romanise_word

# A word has a bound, so that no input fills the cache with megabytes.
_LETTER = rf"[{LATIN}{CYRILLIC}][{LATIN}{CYRILLIC}\u0300-\u036f]{{,99}}"
WORD = late(rf"({_LETTER}(?:['’ʼ´`]{_LETTER}){{,9}})")
URL = late(r"((?:https?|ftp)://\S+|www\.\S+)")


def romanise(text: str, table: Table) -> str:
    """Romanise a text by a table; everything that is not a Cyrillic word stays, URLs too.

    The text is composed (NFC), stress marks go, look-alikes and Roman numerals are repaired first.

    Example:
        >>> romanise("Ю. Щерба, ХІХ век", load_table("bgnpcgn", "ru"))
        'Yu. Shcherba, XIX vek'
    """
    composed = repair_roman_numerals(unicodedata.normalize("NFC", text) if table.keep_stress else strip_stress(text))
    if "://" not in composed and "www." not in composed:
        return _romanise_words(composed, table)
    pieces = URL.split(composed)
    pieces[::2] = [_romanise_words(piece, table) for piece in pieces[::2]]
    return "".join(pieces)


def _romanise_words(text: str, table: Table) -> str:
    pieces = WORD.split(text)
    pieces[1::2] = map(word_romaniser(table.scheme, table.language), pieces[1::2])
    return "".join(pieces)


@cache
def word_romaniser(scheme: str, language: str) -> Callable[[str], str]:
    """Return the cached function that romanises one word by a table."""
    table = load_table(scheme, language)
    return lru_cache(maxsize=131_072)(lambda word: romanise_word(word, table))
