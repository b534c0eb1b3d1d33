"""Find names in the sentence with the year in brackets: ``Дынер (2013)``, ``as Smith (2010, p. 5) says``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citekit.citations.expressions import locator_at, year_token
from citekit.citations.index import ReferenceIndex
from citekit.citations.raw import RawCitation, RawPointer
from citekit.citations.words import et_al, words
from citekit.model import Span
from citekit.vocabulary import forms

_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{4,120})[)\]]")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-’'ʼ‑][^\W\d_]+)*\.?|&|\S")
_REACH = 90
_INITIAL_LENGTH = 3
_PARTICLES = frozenset({"von", "van", "de", "der", "den", "da", "di", "du", "фон", "ван", "дэ", "де"})


def find_narrative(text: str, index: ReferenceIndex) -> Iterator[RawCitation]:  # noqa: ARG001 - all forms are called alike
    """Find years in brackets behind names.

    A year alone may date anything, so that these are citations only if a reference fits; a letter behind the year or
    a page says that a work is meant.
    """
    for match in _BRACKET.finditer(text):
        years = _years(text, match.start(1), match.end(1))
        start = _name_before(text, match.start()) if years else match.start()
        who = text[start : match.start()].strip()
        if who:
            pointers = tuple(_pointer(who, year, place) for year, place in years)
            yield RawCitation(Span(start, match.end()), "narrative", pointers)


def _years(text: str, start: int, end: int) -> list[tuple[re.Match[str], str | None]]:
    """Read a bracket that holds years and their locators alone; anything else gives nothing."""
    found: list[tuple[re.Match[str], str | None]] = []
    while start < end:
        year = year_token().match(text, start, end)
        behind = locator_at().match(text, year.end(), end) if year else None
        if not year or not behind:
            return []
        found.append((year, behind["locator"]))
        start = behind.end()
        if start < end and text[start] not in ",;":
            return []
        while start < end and text[start] in ",; ":
            start += 1
    return found


def _pointer(who: str, year: re.Match[str], locator: str | None) -> RawPointer:
    suffix = (year["suffix"] or "").strip()
    return RawPointer(
        Span(year.start(), year.end() + len(locator or "")),
        who,
        year["year"],
        suffix,
        locator=(locator or "").strip(" ,.:") or None,
        undated=year["year"] is None,
        sure=bool(suffix or locator or year["year"] is None),
        author_suppressed=True,
    )


def _name_before(text: str, end: int) -> int:
    """Return where the names begin that stand right before a place, or the place itself."""
    start = max(0, end - _REACH)
    begin = text.rfind("\n", start, end) + 1 or start
    tokens = list(_TOKEN.finditer(text, begin, end))
    if begin and begin == start and tokens and tokens[0].start() == begin:
        tokens = tokens[1:]
    first = end
    for token in reversed(tokens):
        ends_sentence = token[0].endswith(".") and len(token[0]) > _INITIAL_LENGTH
        if token[0].casefold() in _between():
            continue
        if not token[0][:1].isupper() or ends_sentence:
            break
        first = token.start()
    return first


@cache
def _between() -> frozenset[str]:
    pieces = {piece.casefold() for form in forms("et_al") for piece in form.split()}
    return words("and") | pieces | _PARTICLES | {et for et in ("al.", "al") if et in et_al()}
