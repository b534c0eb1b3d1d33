"""Compare texts by the alphabets of their languages: letters first, then accents; marks and quotes not at all.

The levels are those of the Unicode Collation Algorithm (UTS #10): the first tells letters apart, the second accents.
One collation serves a whole list, so that a list of several languages has one order that never contradicts itself.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from citekit.packaged import packaged_text
from citekit.transliteration import romanise_ascii

SCRIPTS = ("Cyrl", "Latn")

_IGNORED = re.compile("['’‘ʼ`´\u02b0-\u02ff\u0300-\u036f\u0483-\u0489\u00ad\u200b-\u200f\u2060\ufeff]")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_NUMBER = 1
_FIRST = {"Latn": 100, "Cyrl": 1000}
_OTHERS = 10_000
_LONGEST = 2000

Weights = tuple[int, ...]


class SortKey(NamedTuple):
    """Hold what texts are compared by.

    Attributes:
        letters: The weights of letters and numbers; words are divided by 0, so that a word stands before longer ones.
        accents: The marks on these letters.
    """

    letters: Weights = ()
    accents: Weights = ()


class Collation:
    """Give texts their keys, by the alphabet of one language in each script.

    Args:
        cyrillic: A language of ``languages_of("Cyrl")``.
        latin: A language of ``languages_of("Latn")``.

    Example:
        >>> russian, belarusian = Collation("ru", "en"), Collation("be", "en")
        >>> sorted(["Ёлкин", "Елагин", "Ельцин"], key=russian.key)
        ['Елагин', 'Ёлкин', 'Ельцин']
        >>> sorted(["Ёлкін", "Елагін", "Ельцын"], key=belarusian.key)
        ['Елагін', 'Ельцын', 'Ёлкін']
        >>> sorted(["Том 10", "Том 2"], key=russian.key)
        ['Том 2', 'Том 10']
    """

    def __init__(self, cyrillic: str, latin: str) -> None:
        self._known = {**_alphabet("Latn", latin), **_alphabet("Cyrl", cyrillic)}
        self._foreign: dict[str, tuple[Weights, int]] = {}
        self._pairs = {letters for letters in self._known if len(letters) > 1}
        self._starts = {letters[0] for letters in self._pairs}

    def key(self, text: str) -> SortKey:
        """Return what a text is compared by."""
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text[:_LONGEST]).casefold())
        letters: list[int] = []
        accents: list[int] = []
        for word in _WORD.findall(_IGNORED.sub("", text)):
            if letters:
                letters.append(0)
            if word[0].isdecimal():
                letters += _number_weights(word)
                continue
            for letter in self._split(word):
                weights, accent = self._weigh(letter)
                letters += weights
                accents.append(accent)
        return SortKey(tuple(letters), tuple(accents))

    def _split(self, word: str) -> Iterator[str]:
        """Yield the letters of a word, ``ch`` as one where the alphabet has it so."""
        place = 0
        while place < len(word):
            size = 2 if word[place] in self._starts and word[place : place + 2] in self._pairs else 1
            yield word[place : place + size]
            place += size

    def _weigh(self, letter: str) -> tuple[Weights, int]:
        if letter in self._known:
            return self._known[letter]
        if letter not in self._foreign:
            self._foreign[letter] = self._weigh_foreign(letter)
        return self._foreign[letter]

    def _weigh_foreign(self, letter: str) -> tuple[Weights, int]:
        """Weigh a letter that the alphabet lacks as the one it is written over, else as its ASCII letters."""
        base = unicodedata.normalize("NFD", letter)[0]
        # Only Latin letters: one of a third script keeps its own place behind the alphabets.
        plain = romanise_ascii(letter).lower() if base not in self._known and _is_latin(letter) else base
        weights = tuple(weight for one in plain if one in self._known for weight in self._known[one][0])
        return weights or (_OTHERS + ord(base),), ord(letter)


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def _number_weights(digits: str) -> list[int]:
    """Weigh a number by its length and digits; whatever its size, no time is lost on reckoning."""
    values = "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0")
    return [_NUMBER, len(values), *map(int, values)]


def script_of(text: str) -> str | None:
    """Return the script of the first letter of a text, ``Cyrl``, ``Latn`` or ``Zyyy``; None when it has no letter.

    Example:
        >>> script_of("«1984» Оруэлла"), script_of("1984"), script_of("日本")
        ('Cyrl', None, 'Zyyy')
    """
    letter = next((found[0] for found in _WORD.findall(text[:_LONGEST]) if not found[0].isdecimal()), None)
    if letter is None:
        return None
    name = unicodedata.name(letter, "")
    return "Cyrl" if name.startswith("CYRILLIC") else "Latn" if name.startswith("LATIN") else "Zyyy"


def languages_of(script: str) -> tuple[str, ...]:
    """Return the languages whose order of letters is known in a script."""
    return tuple(load_alphabets()["scripts"][script]["languages"])


@cache
def _alphabet(script: str, language: str) -> Mapping[str, tuple[Weights, int]]:
    """Return the weights of each letter, and its accent: 0, or more for the later ones of letters that count as one."""
    own = load_alphabets()["languages"].get(language, {})
    letters = own.get("letters", load_alphabets()["scripts"][script]["letters"]).split()
    found = {letter: ((_FIRST[script] + place,), 0) for place, letter in enumerate(letters)}
    for group in own.get("together", ()):
        first, *later = group.split()
        found |= {letter: (found[first][0], accent) for accent, letter in enumerate(later, start=1)}
    return found


@cache
def load_alphabets() -> Mapping[str, Any]:
    """Read the table of letters, languages and articles."""
    return tomllib.loads(packaged_text(__package__, "alphabets.toml"))
