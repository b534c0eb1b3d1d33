"""Find titles in capitals, and titles that end with the punctuation of a style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.lint.reading import fields_of, finding, shown
from citekit.model import Diagnostic, Reference, SourceEntry, SourceField

_TITLES = frozenset({"title", "volume_title", "container_title", "collection_title"})
_FEWEST_WORDS, _FEWEST_LETTERS = 3, 12
_NO_ACRONYM = re.compile(r"[^\W\d_]{7}")
"""In a title of two words one of them must be too long for an acronym."""
_WORD = re.compile(r"[^\W\d_]{5,}$")
_LONGEST_WORD = 60
_BEHIND = "} \t\r\n"
_VOWELS = "аеёиоуыэюяіїєaeiouyąęó"


def find_wrong_titles(_reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield titles that shout, and titles whose last mark the style will print a second time.

    Example:
        ``ИСТОРИЯ БЕЛОРУССКОЙ ЛИТЕРАТУРЫ`` is told, ``Избранное.`` loses its full stop.
    """
    for field in fields_of(entry, "text"):
        if field.variable in _TITLES:
            yield from _loud(field)
            yield from _punctuated(field)


def _loud(field: SourceField) -> Iterator[Diagnostic]:
    text = field.text
    if not text.isupper() or sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        return
    words = len(text.split(maxsplit=_FEWEST_WORDS))
    if words >= _FEWEST_WORDS or (words == _FEWEST_WORDS - 1 and _NO_ACRONYM.search(text)):
        yield finding("title-capitals", f"{shown(field.text)} is all in capitals", field)


def _punctuated(field: SourceField) -> Iterator[Diagnostic]:
    """Find the last mark; a word that ends with a consonant may be an abbreviation, whose full stop is its own."""
    text = field.text
    before, behind = _cut_last(text)
    last = text[len(before) : len(before) + 1]
    if last == "." and _ends_with_word(before) and not (field.variable == "container_title" and "." in before):
        yield finding("title-punctuation", f"{field.name} ends with a full stop", field, len(before), before + behind)
    elif last and last in ",;:":
        bare = before.rstrip(" ,;:") + behind
        yield finding("title-punctuation", f"{field.name} ends with {last}", field, len(before), bare)


def _cut_last(text: str) -> tuple[str, str]:
    """Return what stands before the last mark, and the braces and blanks behind it."""
    whole = text.rstrip(_BEHIND)
    return whole[:-1], text[len(whole) :]


def _ends_with_word(text: str) -> bool:
    return bool(_WORD.search(text[-_LONGEST_WORD:])) and text[-1].lower() in _VOWELS
