"""Know the words that stand for a work cited before, in notes and in lists."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from citekit.vocabulary.tables import alternation

_LONGEST_NAME = 120


@cache
def repeats(word_class: str) -> frozenset[str]:
    """Return the forms of a class in all languages, lower case.

    Args:
        word_class: ``again`` for the work just cited (``tamże``), ``repeated`` for one of an author who is named
            again (``op. cit.``).
    """
    rows = files(__package__).joinpath("repeats.tsv").read_text("utf-8").splitlines()[1:]
    return frozenset(form for kind, _, form in (row.split("\t") for row in rows) if kind == word_class)


def is_repeat(text: str) -> bool:
    """Say whether a note or an item names a work that was cited before.

    Example:
        >>> is_repeat("Там же. С. 12."), is_repeat("Nowak J., dz. cyt., s. 5"), is_repeat("Там живут люди.")
        (True, True, False)
    """
    return again().match(text) is not None or repeated().search(text[:_LONGEST_NAME]) is not None


@cache
def again() -> re.Pattern[str]:
    """Build the expression of a text that begins with ``Ibid.`` in any language."""
    return re.compile(rf"\W{{0,3}}(?:{alternation(repeats('again'))})(?!\w)", re.IGNORECASE)


@cache
def repeated() -> re.Pattern[str]:
    """Build the expression of ``op. cit.`` in any language, wherever it stands."""
    return re.compile(rf"(?<!\w)(?:{alternation(repeats('repeated'))})(?!\w)", re.IGNORECASE)
