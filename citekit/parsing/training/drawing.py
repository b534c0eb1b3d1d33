"""Draw references and lists: which language, which record, which style, whose habits."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from citekit.parsing.training.noise import damage, draw_damages, harm
from citekit.parsing.training.pool import Record, language_of
from citekit.parsing.training.rendered import Rendered
from citekit.parsing.training.rendering import render_with
from citekit.parsing.training.style_tables import Habits, Style, draw_habits, draw_words, load_style, style_names, waver
from citekit.parsing.training.variation import vary

Shelves = Mapping[str, Mapping[str, Sequence[Record]]]

SHARES = {"be": 20.0, "ru": 26.0, "uk": 22.0, "pl": 20.0, "en": 13.0, "de": 3.0, "lt": 2.0, "cs": 1.2, "fr": 1.2}
"""How often each language is drawn."""

KINDS = {
    "book": 44.0,
    "article-journal": 26.0,
    "chapter": 8.0,
    "legislation": 9.5,
    "webpage": 7.0,
    "thesis": 6.5,
    "article-newspaper": 3.0,
    "paper-conference": 4.0,
    "manuscript": 2.5,
    "legal_case": 2.0,
    "entry-encyclopedia": 2.0,
    "report": 2.0,
}
"""How often each type is drawn among the records of a language; types that are not here, once in a hundred."""

_LOCAL = frozenset({"legislation", "legal_case", "treaty"})
_LIST_LENGTH = (5, 40)
_OWN_LANGUAGE = 0.72
_UNSTEADY = 0.3
_WAVERING = 0.15
_CUT = 0.012
_ATTEMPTS = 12


@dataclass(frozen=True, slots=True)
class _Hand:
    """One list's language, style, habits and words."""

    language: str
    style: Style
    habits: Habits
    words: Mapping[str, Habits]


def shelve(records: Sequence[Record]) -> Shelves:
    """Sort records by their language, then by their type."""
    shelves: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for record in records:
        shelves[language_of(record)][str(record.get("type", "document"))].append(record)
    return shelves


def _draw_language(shelves: Shelves, rng: random.Random) -> str:
    languages = sorted(shelves)
    return rng.choices(languages, [SHARES.get(language, 1.0) for language in languages])[0]


@cache
def _styles(language: str, kind: str) -> tuple[tuple[Style, ...], tuple[float, ...]]:
    """Return the styles that have a form for a type, with their weights in a language."""
    styles = tuple(load_style(name) for name in style_names())
    fitting = tuple(style for style in styles if any(kind in form.types for form in style.forms)) or styles
    return fitting, tuple(_weigh(style, language, kind) for style in fitting)


def _weigh(style: Style, language: str, kind: str) -> float:
    """Weigh a style for a record: acts and judgments are seldom cited in the words of another language."""
    foreign = kind in _LOCAL and style.words not in {None, language}
    return 0.02 if foreign else style.languages.get(language, 0.0) + 0.02


def _draw_style(language: str, kind: str, rng: random.Random) -> Style:
    styles, weights = _styles(language, kind)
    return rng.choices(styles, weights)[0]


def _draw_record(shelves: Shelves, language: str, rng: random.Random) -> Record:
    shelf = shelves[language]
    kinds = sorted(shelf)
    chosen = rng.choice(shelf[rng.choices(kinds, [KINDS.get(kind, 1.0) for kind in kinds])[0]])
    record = vary(chosen, _neighbours(shelf, str(chosen.get("type", ""))), rng)
    if rng.random() < 0.5 and "en" in shelves:
        titled = rng.choice([other for others in shelves["en"].values() for other in others])
        return {**record, "translated-title": titled.get("title", "")}
    return record


def _neighbours(shelf: Mapping[str, Sequence[Record]], kind: str) -> Sequence[Record]:
    """Return the records to borrow from: those of the type, and the books."""
    return [*shelf.get(kind, ()), *(shelf.get("book", ()) if kind != "book" else ())]


def draw_reference(shelves: Shelves, rng: random.Random) -> Rendered | None:
    """Draw a language, a record in it, a style that prints its type; None when no attempt gives a string."""
    for _ in range(_ATTEMPTS):
        language = _draw_language(shelves, rng)
        record = _draw_record(shelves, language, rng)
        style = _draw_style(language, str(record.get("type", "")), rng)
        reference = render_with(record, style, draw_habits(style, rng), {}, rng)
        if reference is not None:
            return cut(reference, rng) if rng.random() < _CUT else reference
    return None


def cut(reference: Rendered, rng: random.Random) -> Rendered:
    """Cut a reference short, as a page's or a column's end does: the last fields are not there."""
    labelled = [place for place, (_, label) in enumerate(reference.pieces) if label is not None]
    if len(labelled) < 3:
        return reference
    return replace(reference, pieces=reference.pieces[: rng.choice(labelled[2:]) + rng.randint(-1, 0)])


def draw_list(shelves: Shelves, rng: random.Random) -> tuple[Rendered, ...]:
    """Draw a list: one style, one set of habits and words, one kind of damage."""
    language = _draw_language(shelves, rng)
    style = _draw_style(language, "book", rng)
    hand = _Hand(language, style, draw_habits(style, rng), {tag: draw_words(tag, rng) for tag in SHARES})
    harms, share = draw_damages(rng), rng.random() ** 2
    found = []
    for _ in range(rng.randint(*_LIST_LENGTH)):
        reference = _draw_item(shelves, hand, rng)
        if reference is not None:
            harmed = harm(reference, harms, rng) if rng.random() < share else reference
            found.append(damage(harmed, rng) if rng.random() < share / 4 else harmed)
    return tuple(found)


def _draw_item(shelves: Shelves, hand: _Hand, rng: random.Random) -> Rendered | None:
    for _ in range(_ATTEMPTS):
        language = hand.language if rng.random() < _OWN_LANGUAGE else _draw_language(shelves, rng)
        record = _draw_record(shelves, language, rng)
        unsteady = rng.random() < _UNSTEADY
        habits = waver(hand.habits, hand.style, _WAVERING, rng) if unsteady else hand.habits
        reference = render_with(record, hand.style, habits, hand.words, rng)
        if reference is not None:
            return cut(reference, rng) if rng.random() < _CUT else reference
    return None
