"""Romanise one word: letters in their contexts, then capitals."""

from __future__ import annotations

import unicodedata

from citekit.expressions import late
from citekit.transliteration.capitals import in_case
from citekit.transliteration.folding import fold_to_ascii
from citekit.transliteration.repair import APOSTROPHES, CYRILLIC, repair_lookalikes
from citekit.transliteration.shortcuts import is_easy, shortcut_of
from citekit.transliteration.tables import APOSTROPHE, END, START, Rule, Table, romanise_unknown

_ANY_CYRILLIC = late(f"[{CYRILLIC}]")

_Unit = tuple[int, str]


def romanise_word(word: str, table: Table) -> str:
    """Romanise one word, apostrophes inside it included; a word without Cyrillic letters stays.

    Example:
        >>> from citekit.transliteration.tables import load_table
        >>> romanise_word("сям’я", load_table("bgnpcgn", "be"))
        'syam”ya'
    """
    if word.isascii():
        return word
    if is_easy(word):
        return shortcut_of(table.scheme, table.language).romanise(word)
    repaired = repair_lookalikes(word)
    if not _ANY_CYRILLIC.search(repaired):
        return repaired
    units = letter_units(lower_letters(repaired).translate(APOSTROPHES), repaired, table)
    return _compose("".join([in_case(repaired, start, target, table) for start, target in units]), table)


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
    place = 0
    while place < len(lower):
        rule = _matching_rule(lower, place, table.rules.get(lower[place], ()))
        target = rule.target if rule else table.letters.get(lower[place])
        units.append((place, _unknown(printed[place], lower[place], table) if target is None else target))
        place += len(rule.source) if rule else 1
    return units


def _compose(romanised: str, table: Table) -> str:
    return fold_to_ascii(romanised) if table.plain else unicodedata.normalize("NFC", romanised)


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


def _unknown(printed: str, letter: str, table: Table) -> str:
    return printed if letter == APOSTROPHE else romanise_unknown(letter, table)
