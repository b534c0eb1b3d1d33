"""Know the words that end in the full stop of an abbreviation, so that it is no end of a sentence."""

from __future__ import annotations

import tomllib
from functools import cache

from citekit.expressions import late
from citekit.packaged import packaged_text

_VOWELS = "аеёиоуыэюяіїєўaeiouyąęóьй"
_NO_VOWEL = rf"(?:(?![{_VOWELS}{_VOWELS.upper()}])[^\W\d_])"
_LAST_WORD = late(
    rf"(?:\d|(?<![^\W\d_])[IVXLCІХ]{{1,8}}) ?{_NO_VOWEL}{{1,4}}\.$|(?<![^\W\d_])[^\W\d_]\.$"
    rf"|(?<![^\W\d_])(?:и|і|й|та|et|i) [^\W\d_]{{1,4}}\.$|\.[^\W\d_]{{1,3}}\.$"
)
_BARE = late(rf"(?:^|[\s.(]){_NO_VOWEL}{{1,5}}\.$")
_LAST_TWO = late(r"(?<![^\W\d_])([^\W\d_]{2,7})\. ([^\W\d_]{2,7})\.$")
_LAST = late(r"(?<![\w-])([^\W\d_]{1,10}(?:-[^\W\d_]{1,3})?)\.$")
_REACH = 24


def ends_shortened(text: str) -> bool:
    """Tell whether the last word of a text is shortened: it is known, has no vowel, or stands behind one and like it.

    Acronyms have no stop of their own, and a whole word that is short is no abbreviation.

    Example:
        >>> [ends_shortened(text) for text in ("Право: підруч.", "Маст. літ.", "У 6 т.", "Новая мысль.", "АН СССР.")]
        [True, True, True, False, False]
    """
    if not text.endswith("."):
        return False
    end = text[-_REACH:]
    if _LAST_WORD.search(end):
        return True
    last, two, bare = _LAST.search(end), _LAST_TWO.search(end), _BARE.search(end)
    if last and last[1].casefold() in _known():
        return True
    if bare and not bare[0].strip("(. ").isupper():
        return True
    if two is None or two[2].casefold() in _whole() or two[2].isupper():
        return False
    return two[2][-1].casefold() not in _VOWELS and (two[1].istitle() or not two[2].istitle())


@cache
def _known() -> frozenset[str]:
    return frozenset(_tables()["abbreviations"])


@cache
def _whole() -> frozenset[str]:
    return frozenset(_tables()["whole"])


@cache
def _tables() -> dict[str, list[str]]:
    return tomllib.loads(packaged_text(__package__, "shortened.toml"))
