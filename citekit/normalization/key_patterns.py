"""Read patterns of citation keys, ``{auth:lower}{year}``, and fill them in from records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from citekit.errors import KeyPatternError
from citekit.model import Name, Reference, Text
from citekit.transliteration import romanise_ascii

DEFAULT_PATTERN = "{who:lower:-}{year}"
"""The first name, else the kind of law, else the first words of the title; and the year: ``karatkevich1983``."""

NAMELESS = "ref"
"""What stands for a record of which a pattern knows nothing."""

_DOMAIN = re.compile(r"\.(?:[a-z]{2,3}|info|museum)$", re.IGNORECASE)
_LAWS = ("legislation", "bill", "regulation", "legal_case", "treaty")
_SEPARATORS = re.compile(r"[\s\-–—:,;/.]+")
_NOT_ALPHANUMERIC = re.compile("[^A-Za-z0-9]")
_PIECE = re.compile(r"\{([^{}]*)\}|([^{}]+)|(.)", re.DOTALL)
_LITERAL = re.compile(r"[A-Za-z0-9._:/+*-]+")
_SIGNS = re.compile(r"[._:/+*-]+")
_TITLE_WORDS = 3
_LONG = 3
_LONGEST = 40
_LONGEST_PATTERN = 200

Words = tuple[str, ...]


class _Field(NamedTuple):
    """Say how a field of a pattern is filled in.

    Attributes:
        read: Returns its words in ASCII letters.
        counts_words: True when a number keeps so many words, False when it keeps so many letters.
    """

    read: Callable[[Reference], Words]
    counts_words: bool = False


class _Slot(NamedTuple):
    """Hold one ``{field:format}`` of a pattern.

    Attributes:
        field: A name in ``FIELDS``.
        limit: How many words or letters are kept, or None for all.
        case: A name in ``CASES``, or None for words as they are printed, with a capital each where no sign joins them.
        joiner: What stands between words.
        abbreviated: True when of each word the first letter is kept.
    """

    field: str
    limit: int | None = None
    case: str | None = None
    joiner: str | None = None
    abbreviated: bool = False


def make_citation_key(reference: Reference, pattern: str = DEFAULT_PATTERN) -> str:
    """Make the key of one record by a pattern, before equal ones are told apart; ASCII, never empty.

    Names and titles are romanised. Signs beside a field that is empty go, so that ``{auth}-{year}`` without a year is
    no key with a hyphen at its end.

    Args:
        reference: The record.
        pattern: Fields in braces (see ``FIELDS``), each perhaps with formats behind colons, and text between them.
            Formats are ``lower``, ``upper``, ``abbr`` (first letters), a number (so many words of a title, names, or
            letters of anything else) and a sign that joins words: ``{shorttitle:2:lower:-}``.

    Raises:
        KeyPatternError: The pattern cannot be read.

    Example:
        >>> from citekit.model import Date
        >>> book = Reference("book", author=(Name("Колас", "Я."),), title=Text("На ростанях"), issued=Date(((1955,),)))
        >>> make_citation_key(book, "{auth}{year}{shorttitle}"), make_citation_key(book, "{auth:lower:3}:{title:abbr}")
        ('Kolas1955Rostaniakh', 'kol:Nr')
    """
    made, pending = "", ""
    for piece in read_pattern(pattern):
        text = piece if isinstance(piece, str) else _fill_slot(piece, reference)
        if isinstance(piece, str) and _SIGNS.fullmatch(piece):
            pending = pending or piece
        elif text:
            made += (pending if made else "") + text
            pending = ""
    return made or NAMELESS


@lru_cache(maxsize=32)
def read_pattern(pattern: str) -> tuple[_Slot | str, ...]:
    """Cut a pattern into its slots and the text between them.

    Raises:
        KeyPatternError: The pattern cannot be read, or has no field.
    """
    if len(pattern) > _LONGEST_PATTERN:
        raise KeyPatternError(pattern[:20] + "…", f"is longer than {_LONGEST_PATTERN} characters")
    pieces = tuple(_read_piece(pattern, found) for found in _PIECE.finditer(pattern))
    if all(isinstance(piece, str) for piece in pieces):
        raise KeyPatternError(pattern, f"names no field; write one in braces, such as {DEFAULT_PATTERN}")
    return pieces


def _read_piece(pattern: str, found: re.Match[str]) -> _Slot | str:
    slot, literal, brace = found.groups()
    if brace:
        raise KeyPatternError(pattern, f"the {brace} at {found.start() + 1} has no partner; fields look like {{auth}}")
    if slot is not None:
        return _read_slot(pattern, slot)
    if not _LITERAL.fullmatch(literal):
        raise KeyPatternError(pattern, f"{literal!r} cannot stand in a key; use ASCII letters, digits or . _ : / + * -")
    return str(literal)


def _read_slot(pattern: str, text: str) -> _Slot:
    name, *formats = text.split(":")
    if name not in FIELDS:
        raise KeyPatternError(pattern, f"there is no field {name!r}; known are {', '.join(FIELDS)}")
    slot = _Slot(name)
    for given in formats:
        slot = _with_format(pattern, slot, given)
    return slot


def _with_format(pattern: str, slot: _Slot, given: str) -> _Slot:
    if re.fullmatch("[1-9][0-9]?", given):
        return slot._replace(limit=int(given))
    if given in CASES:
        return slot._replace(case=given)
    if given == "abbr":
        return slot._replace(abbreviated=True)
    if _SIGNS.fullmatch(given):
        return slot._replace(joiner=given)
    known = f"{', '.join(CASES)}, abbr, a number from 1 to 99, or a sign that joins words such as -"
    raise KeyPatternError(pattern, f"there is no format {given!r}; known are {known}")


CASES: Mapping[str, Callable[[str], str]] = {"lower": str.lower, "upper": str.upper}


def _fill_slot(slot: _Slot, reference: Reference) -> str:
    field = FIELDS[slot.field]
    words: Sequence[str] = field.read(reference)
    if field.counts_words:
        words = words[: slot.limit]
    if slot.abbreviated:
        words = [word[0] for word in words]
    elif slot.joiner is None and (field.counts_words or len(words) > 1):
        # Words that touch are told apart by their capitals.
        words = [word[0].upper() + word[1:] for word in words]
    text = (slot.joiner or "").join(words)
    text = text if field.counts_words else text[: slot.limit]
    return CASES[slot.case](text) if slot.case else text


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
    site = _DOMAIN.sub("", literal) if " " not in literal else literal
    return _long_words(_words(site, language))[:_TITLE_WORDS]


def _heads(reference: Reference) -> tuple[Name, ...]:
    return reference.author or reference.editor or reference.compiler


def _first_name(reference: Reference) -> Words:
    heads = _heads(reference)
    return _name_words(heads[0], reference.language) if heads else ()


def _who(reference: Reference) -> Words:
    kind = _words(str(reference.genre or ""), reference.language) if reference.type in _LAWS else ()
    title = _words(str(reference.title or reference.archive or ""), reference.language)
    return _first_name(reference) or _long_words(kind)[:1] or _long_words(title)[:_TITLE_WORDS] or (NAMELESS,)


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


FIELDS: Mapping[str, _Field] = {
    "who": _Field(_who),
    "auth": _Field(_first_name),
    "authors": _Field(lambda one: tuple(filter(None, _all_names(one))), counts_words=True),
    "year": _Field(_year),
    "title": _Field(lambda one: _words(one.title, one.language), counts_words=True),
    "shorttitle": _Field(lambda one: _telling_words(one)[:_TITLE_WORDS], counts_words=True),
    "veryshorttitle": _Field(lambda one: _telling_words(one)[:1], counts_words=True),
    "journal": _Field(lambda one: _words(one.container_title, one.language), counts_words=True),
    "volume": _Field(lambda one: _numbered(one.volume)),
    "issue": _Field(lambda one: _numbered(one.issue)),
    "page": _Field(lambda one: _numbered(one.page)),
    "publisher": _Field(lambda one: _words(one.publisher, one.language), counts_words=True),
    "place": _Field(lambda one: _words(one.publisher_place, one.language), counts_words=True),
    "origin": _Field(_origin, counts_words=True),
    "type": _Field(lambda one: _words(one.type.replace("_", "-"), None)),
    "lang": _Field(lambda one: tuple(filter(None, [_letters((one.language or "").partition("-")[0])]))),
    "key": _Field(lambda one: _words(one.citation_key, one.language), counts_words=True),
}
"""The fields of a pattern: ``who`` is never empty, ``origin`` is the body that issued a work, ``key`` the old key."""
