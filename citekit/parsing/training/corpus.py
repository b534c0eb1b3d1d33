"""Build the training corpus: references one by one, and whole lists with the habits of one hand."""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from citekit.parsing.training.noise import damage, draw_damages, harm
from citekit.parsing.training.rendered import Rendered
from citekit.parsing.training.rendering import render_with
from citekit.parsing.training.style_tables import Habits, Style, draw_habits, draw_words, load_style, style_names
from citekit.parsing.training.variation import vary
from citekit.transliteration import detect_language

Record = Mapping[str, Any]
Shelves = Mapping[str, Mapping[str, Sequence[Record]]]

SHARES = {"be": 22.0, "ru": 22.0, "uk": 22.0, "pl": 22.0, "en": 6.0, "de": 3.0, "lt": 3.0}
"""How often each language is drawn."""

KINDS = {
    "book": 44.0,
    "article-journal": 24.0,
    "chapter": 8.0,
    "legislation": 8.0,
    "webpage": 7.0,
    "thesis": 5.0,
    "article-newspaper": 3.0,
    "paper-conference": 3.0,
    "manuscript": 2.5,
    "legal_case": 2.0,
    "entry-encyclopedia": 2.0,
    "report": 2.0,
}
"""How often each type is drawn among the records of a language; types that are not here, once in a hundred."""

_LIST_LENGTH = (5, 40)
_OWN_LANGUAGE = 0.72
_DAMAGED = 0.5
_ATTEMPTS = 12


@dataclass(frozen=True, slots=True)
class _Hand:
    """One list's language, style, habits and words."""

    language: str
    style: Style
    habits: Habits
    words: Mapping[str, Habits]


def load_records(folder: Path) -> tuple[Record, ...]:
    """Read the records of a folder, every ``*.jsonl`` in it: one CSL-JSON item a line.

    An item without a language is given the one that its title's letters tell.

    Raises:
        json.JSONDecodeError: A line is no JSON.
    """
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    return tuple(_with_language(json.loads(line)) for line in lines if line.strip())


def _with_language(record: Record) -> Record:
    if record.get("language"):
        return record
    guess = detect_language(str(record.get("title", "")), candidates=tuple(SHARES), prior="ru")
    return {**record, "language": guess.language or "ru"}


def build_corpus(records: Sequence[Record], size: int, seed: int) -> Iterator[Rendered]:
    """Give a number of training strings, balanced over languages and styles, about half of them damaged.

    Args:
        records: CSL-JSON items with ``language``.
        size: How many strings; fewer only when no style can carry the records drawn.
        seed: The same seed gives the same strings.
    """
    rng = random.Random(seed)
    shelves = _shelve(records)
    for _ in range(size):
        reference = _draw_reference(shelves, rng)
        if reference is not None:
            yield damage(reference, rng) if rng.random() < _DAMAGED else reference


def build_lists(records: Sequence[Record], lists: int, seed: int) -> Iterator[tuple[Rendered, ...]]:
    """Give a number of reference lists: 5 to 40 references in one style, with one hand's dashes, words and damage.

    A list is mostly of one language; the rest of its records are of others, as in real papers.
    """
    rng = random.Random(seed)
    shelves = _shelve(records)
    for _ in range(lists):
        yield _draw_list(shelves, rng)


def _shelve(records: Sequence[Record]) -> Shelves:
    shelves: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for record in records:
        shelves[str(record.get("language", "ru"))[:2]][str(record.get("type", "document"))].append(record)
    return shelves


def _draw_language(shelves: Shelves, rng: random.Random) -> str:
    languages = sorted(shelves)
    return rng.choices(languages, [SHARES.get(language, 1.0) for language in languages])[0]


@cache
def _styles(language: str, kind: str) -> tuple[tuple[Style, ...], tuple[float, ...]]:
    """Return the styles that have a form for a type, with their weights in a language."""
    styles = tuple(load_style(name) for name in style_names())
    fitting = tuple(style for style in styles if any(kind in form.types for form in style.forms)) or styles
    return fitting, tuple(style.languages.get(language, 0.0) + 0.02 for style in fitting)


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


def _draw_reference(shelves: Shelves, rng: random.Random) -> Rendered | None:
    for _ in range(_ATTEMPTS):
        language = _draw_language(shelves, rng)
        record = _draw_record(shelves, language, rng)
        style = _draw_style(language, str(record.get("type", "")), rng)
        reference = render_with(record, style, draw_habits(style, rng), {}, rng)
        if reference is not None:
            return reference
    return None


def _draw_list(shelves: Shelves, rng: random.Random) -> tuple[Rendered, ...]:
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
        reference = render_with(record, hand.style, hand.habits, hand.words, rng)
        if reference is not None:
            return reference
    return None


def _show(reference: Rendered) -> str:
    marked = "".join(text if label is None else f"⟦{text}⟧{label} " for text, label in reference.pieces)
    return f"[{reference.style}, {reference.language}]\n  {reference.text}\n  {marked.strip()}"


def main() -> None:
    """Print samples with their labels: ``python -m citekit.parsing.training.corpus --show 20 --seed 1``."""
    parser = argparse.ArgumentParser(prog="python -m citekit.parsing.training.corpus", description=main.__doc__)
    parser.add_argument("--show", type=int, default=20, help="how many strings to print")
    parser.add_argument("--seed", type=int, default=1, help="the dice")
    parser.add_argument("--records", type=Path, default=Path("bib/records"), help="folder of *.jsonl")
    options = parser.parse_args()
    for reference in build_corpus(load_records(options.records), options.show, options.seed):
        sys.stdout.write(_show(reference) + "\n")


if __name__ == "__main__":
    main()
