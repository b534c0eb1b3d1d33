"""Measure how much a line or an item looks like a reference: years, pages, places, names with initials."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from citekit.expressions import late
from citekit.packaged import packaged_text

GOOD_SCORE = 3.0
"""An item with this score is a reference; a sentence of prose stays below it."""

_WINDOW = 1200
_AUTHOR_WEIGHT = 2.0
# A year or a law alone proves nothing: prose of historians and lawyers is full of both.
_WEAK = frozenset({"year", "law", "parts", "publisher", "dash"})
_WEAK_SCORE = 1.5
_CAPITAL = "[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐЎ]"
_SMALL = "[a-zß-ÿā-žа-яёіїєґў’']"
_IN_WORD = f"{_SMALL[:-1]}\u00ad¬]"
# Sets of letters take long to compile: each stands here as seldom as can be.
_AUTHOR = late(
    rf"{_CAPITAL}{_IN_WORD}+(?:[-–]{_CAPITAL}?{_SMALL}+)?"
    rf"(?:,?\s{_CAPITAL}(?:{_SMALL}?\s?\.|\s|{_SMALL}+\s\()|,\s{_CAPITAL}{_SMALL}+[,.(\s])"
    rf"|(?:{_CAPITAL}{_SMALL}?\s?\.\s?){{1,3}}{_CAPITAL}{_IN_WORD}"
    rf"|(?:{_CAPITAL}\s)?(?:{_SMALL}\s){{3}}"
)


class Cue(NamedTuple):
    """Hold one kind of evidence and its weight."""

    kind: str
    weight: float
    expression: re.Pattern[str]


@cache
def cues() -> tuple[Cue, ...]:
    """Return the table of evidence, in the order of what it costs to look for it."""
    table = packaged_text(__package__, "cues.tsv").splitlines()[1:]
    return tuple(_read_cue(*row.split("\t")) for row in table)


def _read_cue(kind: str, weight: str, case: str, expression: str) -> Cue:
    return Cue(kind, float(weight), re.compile(expression, 0 if case == "yes" else re.IGNORECASE))


def begins_with_author(text: str) -> bool:
    """Say whether a text begins with a surname and initials, or initials and a surname.

    Example:
        >>> begins_with_author("Зимняя, И.А. Педагогика"), begins_with_author("Z tego wynika")
        (True, False)
    """
    return _AUTHOR.match(text.lstrip(' \t"«„“_*')[:120]) is not None


@lru_cache(maxsize=4096)
def find_cues(text: str) -> frozenset[str]:
    """Return the kinds of evidence in a text; of a very long one only its two ends are read."""
    text = _ends_of(text)
    found = {cue.kind for cue in cues() if cue.expression.search(text)}
    if begins_with_author(text):
        found.add("author")
    return frozenset(found)


def _ends_of(text: str) -> str:
    return f"{text[:_WINDOW]} {text[-_WINDOW:]}" if len(text) > 2 * _WINDOW else text


def score_reference(text: str) -> float:
    """Return how much a text looks like a reference: prose about 1, a reference 3 to 12.

    Example:
        >>> score_reference("Бауман З. Индивидуализированное общество. – М.: Логос, 2002. – 390 с.") > GOOD_SCORE
        True
    """
    found = find_cues(text)
    score = sum(cue.weight for cue in cues() if cue.kind in found) + _AUTHOR_WEIGHT * ("author" in found)
    return score if found - _WEAK else min(score, _WEAK_SCORE)


@lru_cache(maxsize=4096)
def reaches(text: str, least: float) -> bool:
    """Say whether ``score_reference(text) >= least``; most references show it by cues that are found at once.

    Example:
        >>> reaches("Бауман З. Индивидуализированное общество. – М.: Логос, 2002. – 390 с.", GOOD_SCORE)
        True
    """
    text = _ends_of(text)
    is_strong = begins_with_author(text)
    score = _AUTHOR_WEIGHT * is_strong
    for cue in cues():
        if is_strong and score >= least:
            return True
        if cue.expression.search(text):
            score += cue.weight
            is_strong |= cue.kind not in _WEAK
    return (score if is_strong else min(score, _WEAK_SCORE)) >= least
