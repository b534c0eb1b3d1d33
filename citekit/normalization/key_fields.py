"""Reference -> the words that the fields of a key pattern stand for, in ASCII letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from citekit.expressions import late
from citekit.model import Name, Reference, Text
from citekit.transliteration import romanise_ascii

NAMELESS = "ref"
"""What stands for a record of which a pattern knows nothing."""

_DOMAIN = late(r"\.(?:[a-z]{2,3}|info|museum)$", re.IGNORECASE)
_LAWS = ("legislation", "bill", "regulation", "legal_case", "treaty")
_SEPARATORS = late(r"[\s\-–—:,;/.]+")
_NOT_ALPHANUMERIC = late("[^A-Za-z0-9]")
_TITLE_WORDS = 3
_LONG = 3
_LONGEST = 40

Words = tuple[str, ...]


class KeyField(NamedTuple):
    """Say how a field of a pattern is filled in.

    Attributes:
        read: Returns its words in ASCII letters.
        counts_words: True when a number keeps so many words, False when it keeps so many letters.
    """

    read: Callable[[Reference], Words]
    counts_words: bool = False


def _letters(text: str) -> str:
    return _NOT_ALPHANUMERIC.sub("", text)[:_LONGEST]


def _words(text: object, language: str | None) -> Words:
    """Return the words of a text in ASCII letters; a title that is no title has none."""
    if not text:
        return ()
    language = (text.language if isinstance(text, Text) else None) or language
    return tuple(filter(None, map(_letters, _SEPARATORS.split(romanise_ascii(str(text), language)))))


def _long_words(words: Iterable[str]) -> Words:
    """Return the words of three letters or more; of a title that has none, all."""
    words = tuple(words)
    return tuple(word for word in words if len(word) >= _LONG) or words


def _telling_words(reference: Reference) -> Words:
    """Return the words that tell a title: neither articles nor other small words."""
    words = _words(reference.title, reference.language)
    return _long_words(word for word in words if word.lower() not in _SMALL_WORDS) or _long_words(words)


_SMALL_WORDS = frozenset({"the", "and", "for", "with", "from", "der", "die", "das", "und", "les", "des"})


def _name_words(name: Name, language: str | None) -> Words:
    if name.family:
        return tuple(filter(None, [_letters(romanise_ascii(name.family, name.language or language))]))
    literal = name.literal or ""
    site = _DOMAIN.sub("", literal) if "." in literal and " " not in literal else literal
    return _long_words(_words(site, language))[:_TITLE_WORDS]


def _heads(reference: Reference) -> tuple[Name, ...]:
    return reference.author or reference.editor or reference.compiler


def _first_name(reference: Reference) -> Words:
    heads = _heads(reference)
    return _name_words(heads[0], reference.language) if heads else ()


def _who(reference: Reference) -> Words:
    return _first_name(reference) or _kind(reference)[:1] or _first_words(reference) or (NAMELESS,)


def _kind(reference: Reference) -> Words:
    return _long_words(_words(str(reference.genre or ""), reference.language)) if reference.type in _LAWS else ()


def _first_words(reference: Reference) -> Words:
    title = str(reference.title or reference.archive or "")
    return _long_words(_words(title, reference.language))[:_TITLE_WORDS]


def _all_names(reference: Reference) -> Words:
    return tuple("".join(_name_words(name, reference.language)) for name in _heads(reference))


def _year(reference: Reference) -> Words:
    year = reference.issued.year if reference.issued else None
    return (str(year),) if year else ()


def _origin(reference: Reference) -> Words:
    return _words(reference.authority or reference.publisher or reference.container_title, reference.language)


def _numbered(value: str | None) -> Words:
    """Return the number that a value begins with, ``12`` of ``12–25``, else its words."""
    number = re.match(r"\s*([0-9]+)", value or "")
    return (number[1][:_LONGEST],) if number else _words(value, None)


FIELDS: Mapping[str, KeyField] = {
    "who": KeyField(_who),
    "auth": KeyField(_first_name),
    "authors": KeyField(lambda one: tuple(filter(None, _all_names(one))), counts_words=True),
    "year": KeyField(_year),
    "title": KeyField(lambda one: _words(one.title, one.language), counts_words=True),
    "shorttitle": KeyField(lambda one: _telling_words(one)[:_TITLE_WORDS], counts_words=True),
    "veryshorttitle": KeyField(lambda one: _telling_words(one)[:1], counts_words=True),
    "journal": KeyField(lambda one: _words(one.container_title, one.language), counts_words=True),
    "volume": KeyField(lambda one: _numbered(one.volume)),
    "issue": KeyField(lambda one: _numbered(one.issue)),
    "page": KeyField(lambda one: _numbered(one.page)),
    "publisher": KeyField(lambda one: _words(one.publisher, one.language), counts_words=True),
    "place": KeyField(lambda one: _words(one.publisher_place, one.language), counts_words=True),
    "origin": KeyField(_origin, counts_words=True),
    "type": KeyField(lambda one: _words(one.type.replace("_", "-"), None)),
    "lang": KeyField(lambda one: tuple(filter(None, [_letters((one.language or "").partition("-")[0])]))),
    "key": KeyField(lambda one: _words(one.citation_key, one.language), counts_words=True),
}
"""The fields of a pattern: ``who`` is never empty, ``origin`` is the body that issued a work, ``key`` the old key."""
