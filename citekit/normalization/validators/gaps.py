"""Doubt fields by what was left between them: words behind a title, a day behind a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citekit.expressions import late
from citekit.model import Diagnostic, Reference
from citekit.vocabulary import alternation, forms, known_words

_CUT_SHORT = ("title", "volume_title", "container_title", "collection_title")
_WORD = late(r"[^\W\d_]{2,}")
_DIGIT = late(r"\d")
_SHORT = 4


def find_wrong_edges(reference: Reference) -> Iterator[Diagnostic]:
    """Yield doubts about fields that end before their words do; nothing about a record without its source.

    Example:
        Of ``Урядовий кур’єр. – 2009. – 24 лютого`` a date ``2009`` has left the day out.
    """
    for field, gap in _gaps(reference):
        names_day = _DIGIT.search(gap) is not None and _day().search(gap) is not None
        if field in _CUT_SHORT and not names_day and _says_something(gap, reference):
            yield Diagnostic("text-left-behind", f"no field took what is behind the {field}: {gap[:60]}", field)
        if names_day and _lacks_a_day(reference):
            yield Diagnostic("day-left-out", f"no field took the day: {gap[:60]}", "issued")


def _says_something(gap: str, reference: Reference) -> bool:
    """Tell whether a gap has a word of its own: none that introduces a field or that a field has said already."""
    words = [word for word in _WORD.findall(gap.casefold()) if len(word) >= _SHORT and word not in known_words()]
    if not words or "/" in gap:
        return False
    said = frozenset(_WORD.findall(_taken(reference).casefold()))
    return any(word not in said for word in words)


def _taken(reference: Reference) -> str:
    text = reference.source.text if reference.source else ""
    printed = [text[source.span.start : source.span.end] for source in reference.sources]
    translated = [
        variant.value for one in (reference.title, reference.container_title) if one for variant in one.variants
    ]
    return " ".join((*printed, *translated, reference.note or ""))


def _gaps(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield what lies between two fields, with the name of the field before it."""
    text = reference.source.text if reference.source else ""
    field, at = "", 0
    for source in sorted(reference.sources, key=lambda source: source.span.start):
        yield field, text[at : source.span.start].strip()
        if source.span.end >= at:
            field, at = source.field, source.span.end
    yield field, text[at:].strip()


def _lacks_a_day(reference: Reference) -> bool:
    return not (reference.issued and reference.issued.parts and len(reference.issued.parts[0]) == 3)


@cache
def _day() -> re.Pattern[str]:
    months = alternation(form for form in forms("month") if len(form) > 2)
    return re.compile(rf"(?<!\d)\d{{1,2}}\s?(?:{months})(?!\w)|(?<!\w)(?:{months})\s\d{{1,2}}(?!\d)", re.IGNORECASE)
