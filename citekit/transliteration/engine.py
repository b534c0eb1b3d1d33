"""Romanise text word by word: the word is the unit of position and of capitals, and what the cache holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from citekit.transliteration.folding import fold_to_ascii
from citekit.transliteration.repair import APOSTROPHES, CYRILLIC, LATIN, repair_lookalikes, strip_stress
from citekit.transliteration.roman import repair_roman_numerals
from citekit.transliteration.tables import APOSTROPHE, END, START, Rule, Table, fallback_letters, load_table

# A word has a bound, so that no input fills the cache with megabytes.
_LETTER = rf"[{LATIN}{CYRILLIC}][{LATIN}{CYRILLIC}\u0300-\u036f]{{,99}}"
WORD = re.compile(rf"({_LETTER}(?:['’ʼ´`]{_LETTER}){{,9}})")
URL = re.compile(r"((?:https?|ftp)://\S+|www\.\S+)")
_ANY_CYRILLIC = re.compile(f"[{CYRILLIC}]")
_TIE = "\u0361"
_REACH = 8

_Unit = tuple[int, str]


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


def romanise_word(word: str, table: Table) -> str:
    """Romanise one word, apostrophes inside it included."""
    if word.isascii():
        return word
    repaired = repair_lookalikes(word)
    if not _ANY_CYRILLIC.search(repaired):
        return repaired
    lower = lower_letters(repaired).translate(APOSTROPHES)
    units = letter_units(lower, repaired, table)
    if lower == repaired.translate(APOSTROPHES):
        joined = "".join([target for _, target in units])
    else:
        joined = "".join([_in_case(repaired, start, target, table) for start, target in units])
    return fold_to_ascii(joined) if table.plain else unicodedata.normalize("NFC", joined)


def lower_letters(word: str) -> str:
    """Lower a word letter by letter, so that places stay the same (``İ`` would grow)."""
    return word.replace("İ", "I").lower()


def letter_units(lower: str, printed: str, table: Table) -> list[_Unit]:
    """Cut a lower-case word into units: (place of the first letter, romanisation).

    Args:
        lower: The word in lower case, its apostrophes as U+2019.
        printed: The same word as printed.
        table: The table.
    """
    units: list[_Unit] = []
    letters, rules, place, size = table.letters, table.rules, 0, len(lower)
    while place < size:
        letter = lower[place]
        rule = _matching_rule(lower, place, rules[letter]) if letter in rules else None
        if rule is not None:
            units.append((place, rule.target))
            place += len(rule.source)
            continue
        target = letters.get(letter)
        units.append((place, _unknown(printed[place], letter, table.plain) if target is None else target))
        place += 1
    return units


def _matching_rule(word: str, place: int, rules: tuple[Rule, ...]) -> Rule | None:
    for rule in rules:
        end = place + len(rule.source)
        if (
            (rule.follows is None or (word[place - 1] if place else START) in rule.follows)
            and word.startswith(rule.source, place)
            and (rule.precedes is None or (word[end] if end < len(word) else END) in rule.precedes)
        ):
            return rule
    return None


def _unknown(printed: str, letter: str, plain: bool) -> str:
    if letter == APOSTROPHE:
        return printed
    known = fallback_letters().get(letter)
    if known is None:
        decomposed = unicodedata.normalize("NFD", letter)
        known = fallback_letters().get(decomposed[0], decomposed[0]) + decomposed[1:]
    return fold_to_ascii(known) if plain else known


def _in_case(word: str, start: int, target: str, table: Table) -> str:
    capital = word[start]
    if not capital.isupper():
        return target
    if len(word) == 1 and capital in table.capitals:
        return table.capitals[capital]
    if (_TIE in target and not table.plain) or _shouted(word, start, alone=table.shout_alone):
        return target.upper()
    return _capitalised(target)


def _shouted(word: str, start: int, *, alone: bool) -> bool:
    """Tell whether the next letter is a capital, or at the end of the word the letter before."""
    after = next((letter for letter in word[start + 1 : start + 1 + _REACH] if letter.isalpha()), None)
    if after is not None:
        return after.isupper()
    return next(
        (letter.isupper() for letter in reversed(word[max(0, start - _REACH) : start]) if letter.isalpha()), alone
    )


def _capitalised(target: str) -> str:
    for place, letter in enumerate(target):
        if letter.upper() != letter:
            return target[:place] + letter.upper() + target[place + 1 :]
    return target
