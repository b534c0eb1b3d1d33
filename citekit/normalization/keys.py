"""Give every record a readable ASCII citation key, unique in its bibliography and stable under re-ordering."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from citekit.expressions import late
from citekit.model import Name, Reference
from citekit.normalization.records import change
from citekit.transliteration import romanise_ascii

_DOMAIN = late(r"\.(?:[a-z]{2,3}|info|museum)$", re.IGNORECASE)
_LAWS = ("legislation", "bill", "regulation", "legal_case", "treaty")
_TITLE_WORDS = 3
_LITERAL_WORDS = 3
_LETTERS = 26
_LONG = 3
_LONGEST = 40


def assign_citation_keys(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Key each record by its first name, else its kind of law, else the first words of its title, and its year.

    Records that would share a key get ``a``, ``b`` … in the order of their titles, so that the same records have the
    same keys however the list is ordered. A key that a record brought with it stays.

    Example:
        ``Караткевіч (1965)`` is ``karatkevich1965``; two of them are ``karatkevich1965a`` and ``karatkevich1965b``.
    """
    records = list(references)
    groups: dict[str, list[int]] = defaultdict(list)
    taken = {record.citation_key for record in records if record.citation_key}
    for index, record in enumerate(records):
        if not record.citation_key:
            groups[_stem(record)].append(index)
    for stem, members in sorted(groups.items()):
        alone = len(members) == 1 and stem not in taken
        ordered = members if alone else sorted(members, key=lambda index: _order(records[index]))
        suffixes = iter([""]) if alone else (_suffix(n) for n in range(len(taken) + len(records)))
        for index in ordered:
            key = next(key for key in (stem + suffix for suffix in suffixes) if key not in taken)
            taken.add(key)
            records[index] = change(records[index], citation_key=key)
    return tuple(records)


def _suffix(number: int) -> str:
    letters = ""
    while number >= 0:
        letters = chr(ord("a") + number % _LETTERS) + letters
        number = number // _LETTERS - 1
    return letters


def _order(reference: Reference) -> tuple[str, ...]:
    source = reference.source.text if reference.source else ""
    return (
        str(reference.title or ""),
        str(reference.container_title or ""),
        reference.url or "",
        source,
        repr(reference),
    )


def _stem(reference: Reference) -> str:
    year = reference.issued.year if reference.issued else None
    return _who(reference) + (str(year) if year else "")


def _who(reference: Reference) -> str:
    names = reference.author or reference.editor or reference.compiler
    if names:
        key = _name_key(names[0], reference.language)
        if key:
            return key
    if reference.type in _LAWS and reference.genre:
        key = _words(str(reference.genre), reference.language, 1)
        if key:
            return key
    return _words(str(reference.title or reference.archive or ""), reference.language, _TITLE_WORDS) or "ref"


def _name_key(name: Name, language: str | None) -> str:
    if name.family:
        return _letters(romanise_ascii(name.family, name.language or language))
    literal = name.literal or ""
    site = _DOMAIN.sub("", literal) if " " not in literal else literal
    return _words(site, language, _LITERAL_WORDS)


def _words(text: str, language: str | None, count: int) -> str:
    words = [_letters(word) for word in re.split(r"[\s\-–—:,;/.]+", romanise_ascii(text, language))]
    long = [word for word in words if len(word) >= _LONG]
    return "-".join((long or [word for word in words if word])[:count])


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())[:_LONGEST]
