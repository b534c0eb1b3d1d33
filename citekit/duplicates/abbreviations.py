"""Compare names of journals, books and publishers, which are printed whole or abbreviated."""

from __future__ import annotations

from functools import lru_cache

from citekit.duplicates.likeness import likeness

_ALIKE = 0.85
_SHARE = 0.75
_SMALL = 3


@lru_cache(maxsize=65536)
def is_same_name(one: str, other: str) -> bool:
    """Say whether two folded names may be one, though a word is cut short, left out, or only its first letter stands.

    Example:
        >>> is_same_name("vesci akademi navuk belarusi", "vesci an belarusi"), is_same_name("nasa niva", "zvazda")
        (True, False)
    """
    if one == other or likeness(one, other) >= _ALIKE:
        return True
    short, long = sorted((one.split(), other.split()), key=lambda words: sum(map(len, words)))
    if not short:
        return False
    return _count_met(short, long) >= _SHARE * len(short) and _count_met(long, short) >= min(2, len(short))


def _count_met(short: list[str], long: list[str]) -> int:
    """Count the words of one name that stand in the other, whole, cut or by their letters, in the same order."""
    met = place = 0
    for word in short:
        for reached in range(place, len(long)):
            if size := _meet(word, long, reached):
                met += 1
                place = reached + size
                break
    return met


def _meet(word: str, long: list[str], place: int) -> int:
    """Return how many words of the other name a word stands for, 0 when for none."""
    found = long[place]
    stem = word[:-1] if len(word) > _SMALL else word  # a cut may part letters that are folded together
    if found.startswith(stem) or word.startswith(found) or likeness(word, found) >= _ALIKE:
        return 1
    initials = "".join(one[0] for one in long[place : place + len(word)])
    return len(word) if 1 < len(word) <= _SMALL + 1 and initials == word else 0
