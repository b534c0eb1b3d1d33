"""Know the words that stand for a work cited before, in notes and in lists."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from citekit.packaged import packaged_text
from citekit.vocabulary.tables import alternation, words_in

_LONGEST_NAME = 120
_FIRST_WORD = 20


@cache
def repeats(word_class: str) -> frozenset[str]:
    """Return the forms of a class in all languages, lower case.

    Args:
        word_class: ``again`` for the work just cited (``tamże``), ``repeated`` for one of an author who is named
            again (``op. cit.``).
    """
    rows = packaged_text(__package__, "repeats.tsv").splitlines()[1:]
    return frozenset(form for kind, _, form in (row.split("\t") for row in rows) if kind == word_class)


def is_repeat(text: str) -> bool:
    """Say whether a note or an item names a work that was cited before.

    Example:
        >>> is_repeat("Там же. С. 12."), is_repeat("Nowak J., dz. cyt., s. 5"), is_repeat("Там живут люди.")
        (True, True, False)
    """
    return again(text) is not None or repeated(text[:_LONGEST_NAME]) is not None


def again(text: str) -> re.Match[str] | None:
    """Match a text that begins with ``Ibid.`` in any language."""
    words = words_in(text[:_FIRST_WORD].lower(), _listed("again"))
    return _expression(words, r"\W{0,3}").match(text) if words else None


def repeated(text: str) -> re.Match[str] | None:
    """Find ``op. cit.`` in any language, wherever it stands."""
    words = words_in(text.lower(), _listed("repeated"))
    return _expression(words, r"(?<!\w)").search(text) if words else None


@cache
def _listed(word_class: str) -> tuple[str, ...]:
    return tuple(sorted(repeats(word_class)))


@lru_cache(maxsize=256)
def _expression(words: tuple[str, ...], before: str) -> re.Pattern[str]:
    return re.compile(rf"{before}(?:{alternation(words)})(?!\w)", re.IGNORECASE)
