"""Turn romanised text back into Cyrillic: search for the word whose romanisation is the word given."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from citekit.expressions import late
from citekit.transliteration.engine import URL
from citekit.transliteration.folding import fold_to_ascii
from citekit.transliteration.inverse import inverse_letters, romanised_word_pattern
from citekit.transliteration.tables import Table, load_table
from citekit.transliteration.words import letter_units, lower_letters, romanise_word

_LONGEST_WORD = 48
_REACH = 8
_STEPS_PER_LETTER = 60
_HALF_MARKS = str.maketrans({"\ufe20": "\u0361", "\ufe21": "", "′": "ʹ", "″": "ʺ"})
_ROMAN = late("[IVX]{2,}")
_CONSONANTS = "бвгґджзклмнпрстфхцчшщ"

_Piece = tuple[str, str]


def restore(text: str, table: Table) -> str:
    """Turn a text romanised by a table back into its script; web addresses stay.

    Half marks of library catalogues (U+FE20, U+FE21) and mathematical primes are read as ties and soft signs.

    Example:
        >>> restore("Ûnostʹ", load_table("iso9", "ru")), restore("T͡SARʹ", load_table("alalc", "ru"))
        ('Юность', 'ЦАРЬ')
    """
    composed = unicodedata.normalize("NFC", text.translate(_HALF_MARKS))
    pieces = URL.split(composed)
    restore_word = word_restorer(table.scheme, table.language)
    pattern = romanised_word_pattern(table.scheme, table.language)
    pieces[::2] = [
        pattern.sub(lambda match: match[0] if _is_numeral(match) else restore_word(match[0]), piece)
        for piece in pieces[::2]
    ]
    return "".join(pieces)


def _is_numeral(match: re.Match[str]) -> bool:
    """Tell whether a word in a text is a Roman numeral; alone it is taken for a word."""
    return match[0] != match.string and _ROMAN.fullmatch(match[0]) is not None


@cache
def word_restorer(scheme: str, language: str) -> Callable[[str], str]:
    """Return the cached function that turns one romanised word back."""
    table = load_table(scheme, language)
    return lru_cache(maxsize=131_072)(lambda word: restore_word(word, table))


def restore_word(word: str, table: Table) -> str:
    """Return the first word whose romanisation is the given one, else the reading with the longest pieces."""
    word = _decompose_unknown(word, table)
    latin = lower_letters(word)
    greedy = None
    steps = _STEPS_PER_LETTER * len(latin) if len(latin) <= _LONGEST_WORD else 0
    for pieces in _readings(latin, table, steps):
        restored = _with_capitals(word, pieces)
        if romanise_word(restored, table) == unicodedata.normalize("NFC", word):
            return restored
        greedy = greedy or restored
    return greedy or _with_capitals(word, _greedy(latin, table))


def _decompose_unknown(word: str, table: Table) -> str:
    """Take the accents off the letters that the table does not write, as in the ``ŕ`` of ``р`` and a soft sign."""
    inverse = inverse_letters(table.scheme, table.language)
    return "".join(
        [
            letter if letter.isascii() or letter.lower() in inverse else unicodedata.normalize("NFD", letter)
            for letter in word
        ]
    )


def _readings(latin: str, table: Table, steps: int) -> Iterator[list[_Piece]]:
    """Yield readings of a word as (romanised, source) pieces, longest pieces first, at most ``steps`` of work."""
    stack: list[tuple[int, list[_Piece]]] = [(0, [])]
    while stack and steps > 0:
        steps -= 1
        place, pieces = stack.pop()
        if not _fits(pieces, table):
            continue
        if place == len(latin):
            yield pieces
            continue
        before = pieces[-1][1][-1] if pieces else ""
        options = sorted(_options(latin, place, table), key=lambda piece: _is_odd(before, *piece))
        stack.extend((place + len(target), [*pieces, (target, source)]) for target, source in reversed(options))


def _fits(pieces: list[_Piece], table: Table) -> bool:
    """Tell whether the pieces before the last two are what the engine makes of the letters chosen so far."""
    settled = "".join([target for target, _ in pieces[:-2]])
    word = "".join([source for _, source in pieces])
    romanised = "".join([target for _, target in letter_units(word, word, table)])
    if table.plain:
        return fold_to_ascii(romanised).startswith(settled)
    return unicodedata.normalize("NFD", romanised).startswith(unicodedata.normalize("NFD", settled))


def _is_odd(before: str, target: str, source: str) -> bool:
    """Tell that й would follow a consonant, which no Slavic spelling likes when ы is as good."""
    return source == "й" and target.isalpha() and before in _CONSONANTS and before != ""


def _options(latin: str, place: int, table: Table) -> Iterator[_Piece]:
    inverse = inverse_letters(table.scheme, table.language)
    found = False
    for size in range(min(max(map(len, inverse)), len(latin) - place), 0, -1):
        target = latin[place : place + size]
        for source in inverse.get(target, ()):
            found = True
            yield target, source
    if not found:
        yield latin[place], latin[place]


def _greedy(latin: str, table: Table) -> list[_Piece]:
    pieces: list[_Piece] = []
    place = 0
    while place < len(latin):
        pieces.append(next(_options(latin, place, table)))
        place += len(pieces[-1][0])
    return pieces


def _with_capitals(word: str, pieces: list[_Piece]) -> str:
    restored: list[str] = []
    place = 0
    for target, source in pieces:
        printed = word[place : place + len(target)]
        place += len(target)
        shouted = _is_shouted(word, place - len(printed), place)
        first = _first_cased(printed)
        capital = shouted if first is None else first.isupper()
        restored.append((source.upper() if shouted else source[0].upper() + source[1:]) if capital else source)
    return "".join(restored)


def _is_shouted(word: str, start: int, end: int) -> bool:
    """Tell whether the letters around a piece are capitals."""
    before = _first_cased(word[max(0, start - _REACH) : start][::-1]) or ""
    after = _first_cased(word[end : end + _REACH]) or before
    return after.isupper() and (before.isupper() or not before)


def _first_cased(letters: str) -> str | None:
    return next((letter for letter in letters if letter.lower() != letter.upper()), None)
