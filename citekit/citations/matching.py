"""Score how well references fit the words of a citation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citekit.citations.index import SUFFIXES, Entry, ReferenceIndex
from citekit.citations.keys import alike, fold_words
from citekit.citations.raw import RawPointer
from citekit.citations.shapes import Who, read_who
from citekit.model import Candidate

_ELLIPSIS = re.compile(r"\.\s?\.|…")
_MOST_CANDIDATES = 5
_WORST = 0.2
_FULL = 0.8
_NOTE_WORDS = 60
_NOTE_NAMES = 8
_TITLE_WORDS = 4


def rank(pointer: RawPointer, index: ReferenceIndex, *, narrative: bool = False) -> tuple[Candidate, ...]:
    """Return the references that may be meant, the best first.

    Args:
        pointer: What the citation says.
        index: The bibliography.
        narrative: True when words of the sentence may stand in front of the name.
    """
    persons = read_who(pointer.who)
    scores = (
        (entry.number, _name_score(pointer.who, persons, entry, narrative) * year_factor(pointer, entry))
        for entry in index.near(pointer.who)
    )
    found = [Candidate(number, round(score, 3)) for number, score in scores if score >= _WORST]
    return tuple(sorted(found, key=lambda one: (-one.score, one.reference))[:_MOST_CANDIDATES])


def _name_score(who: str, persons: Who, entry: Entry, narrative: bool) -> float:
    readings = [persons]
    if narrative:
        readings += [Who(persons.families[place:], persons.more) for place in range(1, len(persons.families))]
    return max(
        *(score_persons(reading, entry) for reading in readings),
        _score_literal(who, entry, narrative),
        score_title(who, entry),
    )


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


def _score_literal(who: str, entry: Entry, narrative: bool) -> float:
    """Compare with institutions, sites and abbreviations; a narrative may have words in front of these too."""
    words = fold_words(who)
    tails = {"".join(words[place:]) for place in range(len(words) if narrative else min(len(words), 1))}
    if tails & set(entry.literals):
        return 1.0
    if tails & entry.abbreviations and any(len(tail) > 1 for tail in tails & entry.abbreviations):
        return 0.85
    return 0.0


def score_title(who: str, entry: Entry) -> float:
    """Compare words with the beginnings of a reference's titles, of its string and of its institution.

    A title cut short by ``…``, ``...`` or ``..`` is compared up to there; its last word may be cut too.
    """
    shortened = _ELLIPSIS.search(who)
    given = fold_words(who[: shortened.start()] if shortened else who)
    return max((_score_start(given, start, bool(shortened)) for start in entry.starts), default=0.0) if given else 0.0


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
    near = index.near(" ".join(words[:_NOTE_NAMES]))
    scores = ((entry.number, _score_note(words, entry)) for entry in near)
    found = [Candidate(number, round(score, 3)) for number, score in scores if score >= _FULL]
    return tuple(sorted(found, key=lambda one: (-one.score, one.reference))[:_MOST_CANDIDATES])


def _score_note(words: Sequence[str], entry: Entry) -> float:
    named = any(alike(word, family) for word in words[:_NOTE_NAMES] for family in entry.families[:1])
    starts = [start[:_TITLE_WORDS] for start in entry.starts[:1] if len(start) >= 2]
    titled = any(words[place : place + len(start)] == start for start in starts for place in range(len(words)))
    if titled and (named or not entry.families) and len(starts[0]) >= 2:
        return 0.95 if named else 0.85
    return 0.0
