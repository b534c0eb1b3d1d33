"""Find titles in capitals, and titles that end with the punctuation of a style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.lint.reading import fields_of, finding, shown
from citekit.model import Diagnostic, Reference, SourceEntry, SourceField

_TITLES = frozenset({"title", "volume_title", "container_title", "collection_title"})
_FEWEST_WORDS, _FEWEST_LETTERS = 3, 12
_STOP = re.compile(r"[^\W\d_]{5,}\.(?=[}\s]*$)")
_INNER_STOP = re.compile(r"\w\.")
_MARK = re.compile(r"\s*[,;:](?=[}\s]*$)")
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
    letters = [letter for letter in field.text if letter.isalpha()]
    if len(letters) >= _FEWEST_LETTERS and field.text.isupper() and len(field.text.split()) >= _FEWEST_WORDS:
        yield finding("title-capitals", f"{shown(field.text)} is all in capitals", field)


def _punctuated(field: SourceField) -> Iterator[Diagnostic]:
    """Find the last mark; a word that ends with a consonant may be an abbreviation, whose full stop is its own."""
    stop, mark = _STOP.search(field.text), _MARK.search(field.text)
    if stop:
        before = field.text[: stop.end() - 1]
        is_whole = before[-1].lower() in _VOWELS and not (
            field.variable == "container_title" and _INNER_STOP.search(before)
        )
        mended = before + field.text[stop.end() :]
        if is_whole:
            yield finding("title-punctuation", f"{field.name} ends with a full stop", field, stop.end() - 1, mended)
    elif mark:
        mended = field.text[: mark.start()] + field.text[mark.end() :]
        yield finding("title-punctuation", f"{field.name} ends with {mark[0].strip()}", field, mark.start(), mended)
