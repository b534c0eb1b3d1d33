"""Score how well references fit the words of a citation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from citekit.citations.index import SUFFIXES, Entry, ReferenceIndex
from citekit.citations.keys import alike, fold_words
from citekit.citations.raw import RawPointer
from citekit.citations.shapes import Who, read_who
from citekit.model import Candidate

_ELLIPSIS = re.compile(r"\.\s?\.|…")
_TORN = re.compile(r"(?<=[^\W\d_])-\s+(?=[a-zа-яёіїєґў])|^www\.")
_MOST_CANDIDATES = 5
_WORST = 0.2
_DOUBLE_NAME = 0.95
_FULL = 0.8
_NOTE_WORDS = 60
_NOTE_NAMES = 8
_TITLE_WORDS = 4


class _Query(NamedTuple):
    """Hold the words of a citation, folded once for all references.

    Attributes:
        readings: The names given; of a narrative also without the first ones, which may be words of the sentence.
        tails: The letters of all words; of a narrative also without the first ones.
        start: The words as the beginning of a title.
        shortened: True when the title is cut short.
        words: All words.
    """

    readings: tuple[Who, ...]
    tails: frozenset[str]
    start: tuple[str, ...]
    shortened: bool
    words: tuple[str, ...]


def _read(who: str, narrative: bool) -> _Query:
    who = _TORN.sub("", who)
    persons, words = read_who(who), fold_words(who)
    skipped = range(len(persons.families) if narrative else 1)
    shortened = _ELLIPSIS.search(who)
    return _Query(
        tuple(Who(persons.families[place:], persons.more) for place in skipped),
        frozenset("".join(words[place:]) for place in range(len(words) if narrative else min(len(words), 1))),
        fold_words(who[: shortened.start()]) if shortened else words,
        bool(shortened),
        words,
    )


def rank(pointer: RawPointer, index: ReferenceIndex, *, narrative: bool = False) -> tuple[Candidate, ...]:
    """Return the references that may be meant, the best first.

    Args:
        pointer: What the citation says.
        index: The bibliography.
        narrative: True when words of the sentence may stand in front of the name.
    """
    query = _read(pointer.who, narrative)
    near = index.near((*query.words, *query.tails, *(name for reading in query.readings for name in reading.families)))
    return _best((entry.number, _score(query, entry) * year_factor(pointer, entry)) for entry in near)


def _best(scores: Iterable[tuple[int, float]], least: float = _WORST) -> tuple[Candidate, ...]:
    found = [Candidate(number, round(score, 3)) for number, score in scores if score >= least]
    return tuple(sorted(found, key=lambda one: (-one.score, one.reference))[:_MOST_CANDIDATES])


def _score(query: _Query, entry: Entry) -> float:
    persons = max((score_persons(reading, entry) for reading in query.readings), default=0.0)
    return max(persons, _score_literal(query.tails, entry), score_title(query.start, entry, query.shortened))


def score_persons(persons: Who, entry: Entry) -> float:
    """Compare names with those of a reference: the first with the first, the others with any."""
    if not persons.families or not entry.families:
        return 0.0
    score = alike(persons.families[0], entry.families[0])
    for name in persons.families[1:]:
        score *= max((alike(name, family) for family in entry.families[1:]), default=0.0) or 0.5
    unnamed = len(entry.families) > len(persons.families)
    if persons.more and len(entry.families) == 1:
        return score * 0.9
    return score * 0.96 if unnamed and not persons.more else score


def _score_literal(tails: frozenset[str], entry: Entry) -> float:
    """Compare with institutions, sites, family names of two words, and abbreviations."""
    if not tails.isdisjoint(entry.literals):
        return 1.0
    if any(alike(tail, family) >= _DOUBLE_NAME for tail in tails for family in entry.families[:1]):
        return 0.98
    return 0.85 if any(len(tail) > 1 for tail in tails & entry.abbreviations) else 0.0


def score_title(words: Sequence[str], entry: Entry, shortened: bool = False) -> float:
    """Compare folded words with the beginnings of a reference's titles, of its string and of its institution.

    Args:
        words: The words.
        entry: The reference.
        shortened: True when ``…``, ``...`` or ``..`` stands behind them; the last of them may be cut too.
    """
    return max((_score_start(words, start, shortened) for start in entry.starts), default=0.0) if words else 0.0


def _score_start(given: Sequence[str], start: Sequence[str], shortened: bool) -> float:
    if len(given) > len(start):
        return 0.0
    for place, (word, printed) in enumerate(zip(given, start, strict=False)):
        cut = shortened and place == len(given) - 1 and len(word) >= 3 and printed.startswith(word)
        if not cut and not alike(word, printed):
            return 0.0
    if len(given) == len(start):
        return 0.97
    if shortened:
        return min(0.8 + 0.04 * len(given), 0.95)
    return min(0.3 + 0.2 * len(given), 0.95)


def year_factor(pointer: RawPointer, entry: Entry) -> float:
    """Weigh a fit by the years: 1 when they agree, less when one says none, little when they differ."""
    if pointer.year is None:
        return 1.0 if pointer.undated and not entry.years else 0.9
    if pointer.year in entry.years:
        return _suffix_factor(pointer, entry)
    if pointer.year in entry.printed_years:
        return 0.96
    if not entry.years:
        return 0.9
    distance = min(abs(int(pointer.year) - int(year)) for year in entry.years)
    return 0.64 if distance <= 2 else 0.4


def _suffix_factor(pointer: RawPointer, entry: Entry) -> float:
    if not pointer.suffix or not entry.suffix:
        return 1.0
    return 1.0 if latin_suffix(pointer.suffix) == entry.suffix else 0.5


def latin_suffix(suffix: str) -> str:
    """Write the letter of a year in Latin."""
    return suffix.lower().translate(SUFFIXES)


def rank_note(text: str, index: ReferenceIndex) -> tuple[Candidate, ...]:
    """Return the references that a note may print in full: their first name and the beginning of their title."""
    words = fold_words(text)[:_NOTE_WORDS]
    return _best(((entry.number, _score_note(words, entry)) for entry in index.near(words[:_NOTE_NAMES])), _FULL)


def _score_note(words: Sequence[str], entry: Entry) -> float:
    named = any(alike(word, family) for word in words[:_NOTE_NAMES] for family in entry.families[:1])
    starts = [start[:_TITLE_WORDS] for start in entry.starts[:1] if len(start) >= 2]
    titled = any(words[place : place + len(start)] == start for start in starts for place in range(len(words)))
    if titled and (named or not entry.families) and len(starts[0]) >= 2:
        return 0.95 if named else 0.85
    return 0.0
