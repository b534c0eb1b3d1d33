"""Read patterns of citation keys, ``{auth:lower}{year}``, and fill them in from records."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from citekit.errors import KeyPatternError
from citekit.expressions import late
from citekit.model import Reference
from citekit.normalization.key_fields import FIELDS, NAMELESS
from citekit.transliteration import detect_language
from citekit.transliteration.repair import CYRILLIC_LETTER

DEFAULT_PATTERN = "{who:lower:-}{year}"
"""The first name, else the kind of law, else the first words of the title; and the year: ``karatkevich1983``."""

_PIECE = late(r"\{([^{}]*)\}|([^{}]+)|(.)", re.DOTALL)
_LITERAL = late(r"[A-Za-z0-9._:/+*-]+")
_SIGNS = late(r"[._:/+*-]+")
_LONGEST_PATTERN = 200
_SURE = 0.99


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
        >>> from citekit.model import Date, Name, Text
        >>> book = Reference("book", author=(Name("Колас", "Я."),), title=Text("На ростанях"), issued=Date(((1955,),)))
        >>> make_citation_key(book, "{auth}{year}{shorttitle}"), make_citation_key(book, "{auth:lower:3}:{title:abbr}")
        ('Kolas1955Rostaniakh', 'kol:Nr')
    """
    made, pending = "", ""
    reference = _in_its_language(reference)
    for piece in read_pattern(pattern):
        text = piece if isinstance(piece, str) else _fill_slot(piece, reference)
        if isinstance(piece, str) and _SIGNS.fullmatch(piece):
            pending = pending or piece
        elif text:
            made += (pending if made else "") + text
            pending = ""
    return made or NAMELESS


def _in_its_language(reference: Reference) -> Reference:
    """Return a record that says no language in that of its titles, if they surely have one.

    Example:
        ``Грушевський`` is ``Hrushevskyi`` beside ``Історія України-Руси``, and stays as its letters have it beside a
        title of one word, which could be of several languages.
    """
    if reference.language:
        return reference
    titles = " ".join(text.value for text in (reference.title, reference.container_title) if text)
    if not CYRILLIC_LETTER.search(titles):
        return reference
    guess = detect_language(titles)
    return replace(reference, language=guess.language) if guess.confidence >= _SURE else reference


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
