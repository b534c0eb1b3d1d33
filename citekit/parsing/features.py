"""Say what a token looks like: the features from which the labeller reads it, alike in every script."""

from __future__ import annotations

from functools import cache, lru_cache

from citekit.expressions import late
from citekit.parsing.tokens import shape_of
from citekit.vocabulary import forms, places, word_classes

LEXICAL = ("w=", "p=", "3=", "2=")
"""Beginnings of the features that stand for letters of a word; training hides them at random."""

_WORD = late(r"[^\W\d_]+|[№#]")
_NATIONAL = frozenset("іїєґўІЇЄҐЎ")
_FIRST, _LAST = 7, 6

PLACES = tuple((f"P{first}", f"E{last}") for first in range(_FIRST + 1) for last in range(_LAST + 1))
"""The features of a place in a reference: counted from its beginning, and from its end."""


def features_of(text: str, *, spaced: bool) -> tuple[str, ...]:
    """Return the features that a token has wherever it stands.

    Args:
        text: The token; ``@`` and a label for what has an exact form.
        spaced: Whether a blank or nothing stands before it.

    Example:
        >>> features_of("С", spaced=True)
        ('sp', 's=X', 'w=с', 'cyr', 'l=1', 'c=extent', 'c=page')
    """
    found = ["sp" if spaced else "ns"]
    if text[0] == "@" and len(text) > 1:
        return (*found, text)
    found.append(f"s={shape_of(text)}")
    if text[0].isalpha():
        found += _of_word(text)
    elif text.isdecimal():
        found += _of_figure(text)
    return tuple(found)


@lru_cache(maxsize=1024)
def place_numbers(size: int) -> tuple[int, ...]:
    """Return, for each token of a reference of so many, the row of ``PLACES`` where it stands.

    Example:
        >>> [PLACES[number] for number in place_numbers(2)]
        [('P0', 'E1'), ('P1', 'E0')]
    """
    return tuple(min(at, _FIRST) * (_LAST + 1) + min(size - 1 - at, _LAST) for at in range(size))


def _of_word(text: str) -> list[str]:
    low = text.lower()
    size = len(low)
    cyrillic = "\u0400" <= text[0] <= "\u052f"
    found = [f"w={low}", "cyr" if cyrillic else "lat", f"l={min(size, 12)}"]
    if size > 2:
        found += (f"3={low[-3:]}", f"2={low[-2:]}")
    if size > 3:
        found.append(f"p={low[:4]}")
    if not cyrillic and not low.isascii():
        found.append("accented")
    if not _NATIONAL.isdisjoint(text):
        found.append("national")
    found += [f"c={name}" for name in classes_of(text)]
    return found


def _of_figure(text: str) -> list[str]:
    found = [f"l={min(len(text), 6)}"]
    if len(text) < 3:
        value = int(text)
        found.append(f"n={value}" if value < 13 else "n<32" if value < 32 else "n>31")
    return found


def classes_of(token: str) -> tuple[str, ...]:
    """Return the classes of the vocabulary that a word belongs to; ``1`` marks the first of several words.

    Example:
        >>> classes_of("Вып"), classes_of("Мінск")
        (('issue', 'volume'), ('PLACE',))
    """
    word = token.lower()
    found = _lexicon().get(word, ())
    whole, begun = _places()
    if word in whole:
        return (*found, "PLACE")
    if word in begun and token[0].isupper():
        return (*found, "PLACE1")
    return found


@cache
def _lexicon() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for word_class in sorted(word_classes()):
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
