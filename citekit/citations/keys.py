"""Compare words across scripts, romanisations, inflections and misreadings."""

from __future__ import annotations

import re
from functools import lru_cache

from citekit.transliteration import romanise_ascii
from citekit.transliteration.repair import repair_lookalikes

_ENDINGS = frozenset(
    (
        "", "a", "e", "i", "o", "u", "am", "em", "im", "om", "ah", "ih", "oi", "ei", "ami", "imi", "ovi", "evi",
        "eho", "oho", "aha", "emu", "omu", "amu", "in", "ina", "inoi", "inu", "ai", "eu", "ou", "ia", "ie", "iu", "oe",
    )
)  # fmt: skip
"""Endings of names, nominative and inflected, as they look when folded."""

_FOLDS = tuple(
    (re.compile(pattern), target)
    for pattern, target in (
        ("shch|szcz|s[zh](?!c)", "s"),
        ("kh", "h"),
        ("t?sch|t?c[hz]", "c"),
        ("zh|rz(?=[aeiouy])|z", "z"),
        ("dz", "z"),
        ("t[sz]", "c"),
        ("ph", "f"),
        ("w", "v"),
        ("[jy]", "i"),
        ("i{2,}", "i"),
        ("g", "h"),
        ("x", "ks"),
        ("q", "k"),
        (r"(?<=[aoe])u(?=[^aeiou]|$)", "v"),
        ("i(?=[aeou])|(?<=[aeou])i(?=$|[^aeiou])", ""),
        (r"([a-z])\1", r"\1"),
    )
)
_FAULT_LENGTH = 6
_STEM = 3
_LONGEST_ENDING = 3
_LONGEST = 40


@lru_cache(maxsize=20_000)
def fold_word(word: str) -> str:
    """Fold a word so that its spellings in other scripts and romanisations look alike.

    Example:
        >>> fold_word("Шыманоўскі") == fold_word("Szymanowski"), fold_word("Чайка") == fold_word("Czajka")
        (True, True)
    """
    latin = re.sub(r"[^a-z0-9]", "", romanise_ascii(repair_lookalikes(word[:_LONGEST])).lower())
    for pattern, target in _FOLDS:
        latin = pattern.sub(target, latin)
    return latin


def fold_words(text: str) -> tuple[str, ...]:
    """Cut a text into folded words; a hyphen joins, other signs part.

    Example:
        >>> fold_words("«Знак бяды»: аповесць")
        ('znak', 'badi', 'apovesc')
    """
    return tuple(filter(None, map(fold_word, re.findall(r"[^\W_]+(?:[-’'ʼ‑][^\W_]+)*", text))))


def head(word: str) -> str:
    """Return the first two letters of a folded word; those that spellings of one name exchange are one."""
    return (word.replace("ks", "h", 1) if word.startswith("ks") else word)[:2].replace("o", "a")


def alike(one: str, other: str) -> float:
    """Say from 0 to 1 how surely two folded words are one name or word, whatever its inflection.

    Example:
        >>> alike(fold_word("Быкава"), fold_word("Быкаў")) > 0.9, alike(fold_word("Быкаў"), fold_word("Мележ"))
        (True, 0.0)
    """
    if one == other:
        return 1.0 if one else 0.0
    return _likeness(one, other) if head(one) == head(other) else 0.0


@lru_cache(maxsize=50_000)
def _likeness(one: str, other: str) -> float:
    shared = _shared_beginning(one, other)
    if _endings_differ(one, other, shared):
        return 0.95
    if "o" in one + other and (left := one.replace("o", "a")) and min(len(one), len(other)) >= _FAULT_LENGTH - 1:
        # Belarusian spells an unstressed o as a: Быков and Быкаў.
        right = other.replace("o", "a")
        if left == right or _endings_differ(left, right, _shared_beginning(left, right)):
            return 0.9
    if "ks" in one + other:
        # Scholarly schemes write x for the Cyrillic х.
        left, right = one.replace("ks", "h"), other.replace("ks", "h")
        if left == right or _endings_differ(left, right, _shared_beginning(left, right)):
            return 0.9
    # One letter misread, lost or added.
    if shared and min(len(one), len(other)) >= _FAULT_LENGTH:
        left, right = one[shared:], other[shared:]
        if any(map(_rests_agree, (left[1:], left[1:], left), (right[1:], right, right[1:]))):
            return 0.8
    return 0.0


def _shared_beginning(one: str, other: str) -> int:
    return next(
        (i for i, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), min(len(one), len(other))
    )


def _endings_differ(one: str, other: str, shared: int) -> bool:
    stems = range(shared, max(_STEM, shared - _LONGEST_ENDING) - 1, -1)
    return any(one[stem:] in _ENDINGS and other[stem:] in _ENDINGS for stem in stems)


def _rests_agree(one: str, other: str) -> bool:
    return one == other or _endings_differ(one, other, _shared_beginning(one, other))
