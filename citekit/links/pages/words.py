"""Compare words across scripts: a Cyrillic title with its romanisation by any scheme, a title with a slug."""

from __future__ import annotations

import re
from functools import lru_cache

from citekit.links.pages.phrases import fold
from citekit.transliteration import romanise_ascii

_WORD = re.compile(r"[^\W_]+")
_LEAST = 3
# Schemes and languages spell these sounds apart; one sign stands for all spellings, and vowels go.
_SOUNDS = (
    (re.compile("shch|sch|sz|sh|zh|rz|cz|ch|tch|ts|tz"), "c"),
    (re.compile("kh|gh|ph"), "h"),
    (re.compile("[aeiouyj']"), ""),
    (re.compile("[gx]"), "h"),
    (re.compile("[sz]"), "c"),
    (re.compile("w"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def words_of(text: str) -> tuple[str, ...]:
    """Split a text into folded words of three letters or digits and more; all of them when it has only shorter ones."""
    words = _WORD.findall(fold(text))
    return tuple(word for word in words if len(word) >= _LEAST) or tuple(words)


@lru_cache(maxsize=20_000)
def skeletons(word: str) -> frozenset[str]:
    """Return the consonants of a word as every romanisation leaves them, or the whole word when they are too few.

    There are two where ``ch`` may stand for ч or, as in Polish and German, for х.

    Example:
        >>> skeletons("чыгунка") & skeletons("chyhunka") & skeletons("czyhunka")
        frozenset({'chnk'})
    """
    romanised = romanise_ascii(word).casefold().replace("'", "")
    return frozenset({_bones(romanised), _bones(romanised.replace("ch", "h"))})


def _bones(romanised: str) -> str:
    bones = romanised
    for pattern, sign in _SOUNDS:
        bones = pattern.sub(sign, bones)
    return bones if len(bones) >= _LEAST else romanised


def coverage(title: str, text: str) -> float:
    """Return the share of a title's words that a text has, in its own script or another; 0.0 for a title without words.

    Example:
        >>> coverage("Пошта і чыгунка", "poshta-i-chyhunka-1913"), coverage("Пошта", "a tale of the sea")
        (1.0, 0.0)
    """
    wanted = set(words_of(title))
    if not wanted:
        return 0.0
    had = frozenset(_WORD.findall(fold(text)))
    missing = wanted - had
    # Romanising a whole page is dear, so it is left out where the plain words have answered.
    if len(missing) > 0.4 * len(wanted):
        bones = {bone for word in list(had)[:5000] if len(word) >= _LEAST for bone in skeletons(word)}
        missing = {word for word in missing if not skeletons(word) & bones}
    return 1 - len(missing) / len(wanted)


def shingles(text: str, without: frozenset[str] = frozenset()) -> frozenset[tuple[str, ...]]:
    """Return the runs of three words of a text without numbers and the words of `without`; a short text is one run."""
    words = [word for word in _WORD.findall(fold(text)) if not word.isdigit() and word not in without]
    runs = zip(words, words[1:], words[2:], strict=False)
    return frozenset(runs) if len(words) > 2 else frozenset({tuple(words)} if words else ())


def similarity(first: frozenset[tuple[str, ...]], second: frozenset[tuple[str, ...]]) -> float:
    """Return the Jaccard coefficient of two sets of shingles; 1.0 when both are empty."""
    union = len(first | second)
    return len(first & second) / union if union else 1.0
