"""Romanise easy words fast: mark the letters that a rule rewrites, then translate all letters in one go.

The slow way, letter by letter, is in ``words``; a test holds both against each other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from citekit.expressions import late
from citekit.transliteration.capitals import capitalise, in_case
from citekit.transliteration.folding import fold_to_ascii
from citekit.transliteration.tables import END, START, Rule, load_table, romanise_unknown

MODERN_LETTERS = "абвгґдежзийклмнопрстуфхцчшщъыьэюяёєіїў"
_FIRST_MARK = 0xE000
_SMALL, _CAPITAL = frozenset(MODERN_LETTERS), frozenset(MODERN_LETTERS.upper())


class Shortcut(NamedTuple):
    """Hold a table in the form of marks and one translation.

    Attributes:
        marks: Letters of a rule, its pattern, and the private-use character that stands for its result.
        targets: Code point of a letter or a mark -> romanisation.
        initials: Letter or mark -> romanisation at the beginning of a word with one capital.
        alone: Letter or mark -> romanisation of a capital that is the whole word.
        composes: True when a romanisation may join the one before it to one sign.
    """

    marks: tuple[tuple[str, re.Pattern[str], str], ...]
    targets: Mapping[int, str]
    initials: Mapping[str, str]
    alone: Mapping[str, str]
    composes: bool

    def romanise(self, word: str) -> str:
        """Romanise an easy word: modern letters, all small, all capitals, or one capital at the beginning."""
        if word.islower():
            romanised = self._mark(word).translate(self.targets)
        elif word[1:].islower():
            marked = self._mark(word.lower())
            romanised = self.initials[marked[0]] + marked[1:].translate(self.targets)
        elif len(word) == 1:
            romanised = self.alone[self._mark(word.lower())]
        else:
            romanised = self._mark(word.lower()).translate(self.targets).upper()
        return unicodedata.normalize("NFC", romanised) if self.composes else romanised

    def _mark(self, word: str) -> str:
        """Put marks for the letters of a lower-case word that a rule rewrites."""
        for source, pattern, mark in self.marks:
            if source in word:
                word = pattern.sub(mark, word)
        return word


def is_easy(word: str) -> bool:
    """Tell whether a word may take the shortcut."""
    return _SMALL.issuperset(word[1:] if word[:1] in _CAPITAL else word) or _CAPITAL.issuperset(word)


@cache
def shortcut_of(scheme: str, language: str) -> Shortcut:
    """Build the shortcut of a table."""
    table = load_table(scheme, language)
    rules = sorted((rule for rules in table.rules.values() for rule in rules), key=lambda rule: -len(rule.source))
    marks = {chr(_FIRST_MARK + number): rule for number, rule in enumerate(rules)}
    targets = {letter: table.letters.get(letter, romanise_unknown(letter, table)) for letter in MODERN_LETTERS}
    targets |= {mark: rule.target for mark, rule in marks.items()}
    fold = fold_to_ascii if table.plain else str
    letters = {sign: marks[sign].source if sign in marks else sign for sign in targets}
    return Shortcut(
        tuple((rule.source, late(_pattern(rule, marks)), mark) for mark, rule in marks.items()),
        {ord(sign): fold(target) for sign, target in targets.items()},
        {sign: fold(capitalise(target, table)) for sign, target in targets.items()},
        {sign: fold(in_case(letters[sign][0].upper(), 0, target, table)) for sign, target in targets.items()},
        any(unicodedata.combining(target[0]) for target in targets.values() if target),
    )


def _pattern(rule: Rule, marks: Mapping[str, Rule]) -> str:
    before = _neighbour(rule.follows, START, {mark: marked.source[-1] for mark, marked in marks.items()}, "(?<")
    after = _neighbour(rule.precedes, END, {mark: marked.source[0] for mark, marked in marks.items()}, "(?")
    return before + re.escape(rule.source) + after


def _neighbour(allowed: frozenset[str] | None, edge: str, marks: Mapping[str, str], look: str) -> str:
    """Write a look-around; a mark counts as the letter that it stands for."""
    if allowed is None:
        return ""
    refused = edge in allowed
    letters = [letter for letter in MODERN_LETTERS if (letter in allowed) != refused]
    letters += [mark for mark, letter in marks.items() if (letter in allowed) != refused]
    if not letters:
        return "" if refused else "(?!)"
    return f"{look}{'!' if refused else '='}[{re.escape(''.join(letters))}])"
