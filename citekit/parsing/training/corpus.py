"""Build the training corpus: references one by one, and whole lists with the habits of one hand."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from citekit.parsing.training.noise import damage
from citekit.parsing.training.rendered import Rendered
from citekit.parsing.training.rendering import render_with
from citekit.parsing.training.style_tables import Habits, Style, draw_habits, draw_words, load_style, style_names
from citekit.parsing.training.variation import vary

Record = Mapping[str, Any]

SHARES = {"be": 22.0, "ru": 22.0, "uk": 22.0, "pl": 22.0, "en": 6.0, "de": 3.0, "lt": 3.0}
"""How often each language is drawn."""

_LIST_LENGTH = (5, 40)
_KEPT_IN_A_LIST = 0.7
_DAMAGED = 0.55
_ATTEMPTS = 8


def load_records(folder: Path) -> tuple[Record, ...]:
    """Read the records of a folder, every ``*.jsonl`` in it: one CSL-JSON item a line.

    Raises:
        json.JSONDecodeError: A line is no JSON.
    """
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    return tuple(json.loads(line) for line in lines if line.strip())


def build_corpus(records: Sequence[Record], size: int, seed: int) -> Iterator[Rendered]:
    """Give a number of training strings, balanced over languages and styles, about half of them damaged.

    Args:
        records: CSL-JSON items with ``language``.
        size: How many strings; fewer only when no style can carry any of the records.
        seed: The same seed gives the same strings.
    """
    rng = random.Random(seed)
    shelves = _shelve(records)
    for _ in range(size):
        reference = _draw_reference(shelves, rng)
        if reference is not None:
            yield _damage_some(reference, rng, _DAMAGED)


def build_lists(records: Sequence[Record], lists: int, seed: int) -> Iterator[tuple[Rendered, ...]]:
    """Give a number of reference lists: 5 to 40 references in one style, with one hand's dashes, words and noise.

    A list is mostly of one language; a third of its records may be of others.
    """
    rng = random.Random(seed)
    shelves = _shelve(records)
    for _ in range(lists):
        yield _draw_list(shelves, rng)


def _shelve(records: Sequence[Record]) -> Mapping[str, Sequence[Record]]:
    shelves: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        shelves[str(record.get("language", "ru"))[:2]].append(record)
    return shelves


def _draw_language(shelves: Mapping[str, Sequence[Record]], rng: random.Random) -> str:
    languages = sorted(shelves)
    return rng.choices(languages, [SHARES.get(language, 1.0) for language in languages])[0]


def _draw_style(language: str, rng: random.Random) -> Style:
    styles = [load_style(name) for name in style_names()]
    return rng.choices(styles, [style.languages.get(language, 0.0) + 0.01 for style in styles])[0]


def _draw_reference(shelves: Mapping[str, Sequence[Record]], rng: random.Random) -> Rendered | None:
    language = _draw_language(shelves, rng)
    for _ in range(_ATTEMPTS):
        style = _draw_style(language, rng)
        record = vary(rng.choice(shelves[language]), shelves[language], rng)
        reference = render_with(record, style, draw_habits(style, rng), {}, rng)
        if reference is not None:
            return reference
    return None


def _draw_list(shelves: Mapping[str, Sequence[Record]], rng: random.Random) -> tuple[Rendered, ...]:
    language = _draw_language(shelves, rng)
    style, spoilt = _draw_style(language, rng), rng.random() * _DAMAGED
    habits, words = draw_habits(style, rng), {tag: draw_words(tag, rng) for tag in SHARES}
    length, found = rng.randint(*_LIST_LENGTH), []
    for _ in range(length):
        reference = _draw_item(shelves, language, style, habits, words, rng)
        if reference is not None:
            found.append(_damage_some(reference, rng, spoilt))
    return tuple(found)


def _draw_item(
    shelves: Mapping[str, Sequence[Record]],
    language: str,
    style: Style,
    habits: Habits,
    words: Mapping[str, Habits],
    rng: random.Random,
) -> Rendered | None:
    own = language if rng.random() < _KEPT_IN_A_LIST else _draw_language(shelves, rng)
    record = vary(rng.choice(shelves[own]), shelves[own], rng)
    return render_with(record, style, habits, words, rng)


def _damage_some(reference: Rendered, rng: random.Random, share: float) -> Rendered:
    return damage(reference, rng) if rng.random() < share else reference
