"""Describe an act of law in words: kind and authority, date, number."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from citekit.formats.latex import clean
from citekit.model import Reference
from citekit.packaged import packaged_text
from citekit.vocabulary import month_names


def describe_act(reference: Reference) -> str:
    """Return the words that stand beside the title of a law, in its language; empty for other works.

    Example:
        >>> from citekit.model import Date, Text
        >>> describe_act(Reference("legislation", language="uk", genre=Text("Закон"), authority=Text("України"),
        ...                        issued=Date(((1991, 11, 5),)), number="1789-XII"))
        'Закон України, 5 листопада 1991 р., № 1789-XII'
    """
    kind = " ".join(clean(text.value) for text in (reference.genre, reference.authority) if text).strip()
    number = clean(reference.number or "")
    if not is_act(reference) or not (kind or number):
        return ""
    patterns = _patterns_of(reference.language)
    number = patterns["number"].format(number=number) if number else ""
    return ", ".join(filter(None, (kind, _date_words(reference, patterns), number)))


def is_act(reference: Reference) -> bool:
    """Tell whether a record is an act of law."""
    return reference.type in _patterns()["types"]


def date_act(reference: Reference) -> str:
    """Return the name by which a law is called before the words of its title.

    Example:
        >>> from citekit.model import Date, Text
        >>> date_act(Reference("legislation", language="pl", genre=Text("Ustawa"), issued=Date(((1997, 6, 27),))))
        'Ustawa z dnia 27 czerwca 1997 r.'
    """
    patterns = _patterns_of(reference.language)
    date = _date_words(reference, patterns)
    kind = (clean(text.value) for text in (reference.genre, reference.authority) if text)
    number = patterns["number"].format(number=clean(reference.number)) if reference.number else ""
    return " ".join(filter(None, (*kind, f"{patterns['of']} {date}" if date else "", number)))


def _date_words(reference: Reference, patterns: dict[str, Any]) -> str:
    issued = reference.issued
    if issued is None or not issued.parts:
        return clean(issued.literal or "") if issued else ""
    match issued.parts[0]:
        case (year, month, day) if 1 <= month <= 12:
            return str(patterns["date"].format(day=day, month=patterns["months"][month - 1], year=year))
        case (year, *_):
            return str(patterns["year"].format(year=year))
    return ""


def _patterns_of(language: str | None) -> dict[str, Any]:
    patterns: dict[str, Any] = _patterns().get((language or "").split("-")[0].lower(), _patterns()["en"])
    return patterns if isinstance(patterns, dict) else _patterns_of("en")


@cache
def _patterns() -> dict[str, Any]:
    tables = tomllib.loads(packaged_text("citekit.formats", "legal.toml"))
    months = {name: {"months": month_names()[name]} for name in tables.keys() & month_names().keys()}
    return {name: table | months[name] if name in months else table for name, table in tables.items()}
