"""Read the words that citations are made of and build expressions of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from citekit.packaged import packaged_text
from citekit.vocabulary import alternation, forms, repeats

YEAR = r"(?:1[5-9]|20)\d\d"
"""Years that works are cited by."""


@cache
def words(word_class: str, table: str = "words.tsv") -> frozenset[str]:
    """Return the forms of a class in all languages, lower case.

    Args:
        word_class: ``cue``, ``undated``, ``and`` or ``locator``; ``again`` and ``repeated`` are of the vocabulary.
        table: The file in this package.
    """
    return frozenset(values(word_class, table)) or repeats(word_class)


@cache
def values(word_class: str, table: str) -> Mapping[str, str]:
    """Map the forms of a class to what the fourth column says of them, nothing where there is none."""
    rows = packaged_text(__package__, table).splitlines()[1:]
    cells = ([*row.split("\t"), ""] for row in rows)
    return MappingProxyType({row[2]: row[3] for row in cells if row[0] == word_class})


@cache
def one_of(word_class: str, table: str = "words.tsv") -> str:
    """Build a group of the forms of a class, to be compiled with ``re.IGNORECASE``."""
    return f"(?:{alternation(words(word_class, table))})"


@cache
def locator_words() -> str:
    """Build a group of the words for pages and parts, a Latin ``c.`` for the Cyrillic one among them."""
    return f"(?:{alternation(words('locator') | forms('page') | {'c.', 'c', 'cc.', 'сс.'})})"


@cache
def et_al() -> str:
    """Build a group of the forms of ``et al.``."""
    return rf"(?:{alternation(form.rstrip('.)') for form in forms('et_al'))})\.?"


@cache
def locator() -> str:
    """Build an expression of a place within a work: ``, с. 12–15``, ``: 15``, ``, t. 2, s. 5``, ``p. 5``.

    It begins with a comma, a colon or a blank and needs a word or a colon, so that two works are no work and its page.
    """
    number = r"(?:\d{1,7}|(?<=[.\s])[IVXLCivxlc]{1,7})(?:\s?[–—-]\s?[\dIVXLCivxlc]{1,7})?[\w]{0,2}"
    tail = rf"(?:\s?[,и]\s?(?:{locator_words()}\s?)?{number}(?!\d)){{0,6}}"
    named = rf"\s?[,.:]?\s?(?<!\w){locator_words()}\s{{0,2}}{number}{tail}"
    return rf"(?:{named}|\s?:\s?{number}{tail})\s?(?:ff?\.|n\.|i n\.|nn\.)?"
