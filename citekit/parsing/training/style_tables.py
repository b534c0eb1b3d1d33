"""Read the styles, the words of the languages and the choices that all styles share from their TOML tables."""

from __future__ import annotations

import random
import tomllib
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

from citekit.packaged import packaged_names, packaged_text

Alternatives = tuple[tuple[str, float], ...]
Habits = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Form:
    """Hold one template of a style and the types of records that it prints."""

    types: tuple[str, ...]
    template: str


@dataclass(frozen=True, slots=True)
class Style:
    """Hold a citation style.

    Attributes:
        name: Its id, the name of its file.
        languages: How often it stands in lists of each language, as weights.
        words: Language of its words when it keeps one whatever the record is in, else None.
        romanised: True when the record is transliterated first.
        choices: Templates to choose from, by name.
        names: How persons are printed, by name of the form.
        forms: The templates, the first that can carry a record is used.
    """

    name: str
    languages: Mapping[str, float]
    words: str | None
    romanised: bool
    choices: Mapping[str, Alternatives]
    names: Mapping[str, Mapping[str, Any]]
    forms: tuple[Form, ...]


@cache
def _table(folder: str, name: str) -> dict[str, Any]:
    return tomllib.loads(packaged_text(__package__, f"{folder}/{name}.toml"))


@cache
def style_names() -> tuple[str, ...]:
    """Return the ids of all styles, sorted."""
    return tuple(name for name in packaged_names(__package__, "styles", ".toml") if name[0] != "_")


@cache
def load_style(name: str) -> Style:
    """Read a style; what it does not say itself it takes from its ``base``, at last from ``styles/_common.toml``.

    A style that is ``alone`` takes choices and names from its base, but none of its forms.

    Raises:
        FileNotFoundError: No such style.
    """
    chain = [_table("styles", name)]
    while (base := chain[-1].get("base", "_common")) != "_none":
        chain.append(_table("styles", base))
    own = chain[0]
    return Style(
        name=name,
        languages=own.get("languages", {}),
        words=own.get("words"),
        romanised=own.get("romanised", False),
        choices={key: _weigh(value) for key, value in _merge(chain, "choices").items()},
        names=_merge(chain, "names"),
        forms=tuple(
            Form(tuple(form["types"]), form["template"])
            for table in (chain[:1] if own.get("alone") else chain)
            for form in table.get("forms", ())
        ),
    )


def _merge(chain: Sequence[Mapping[str, Any]], key: str) -> dict[str, Any]:
    return {name: value for table in reversed(chain) for name, value in table.get(key, {}).items()}


def _weigh(value: str | list[Any]) -> Alternatives:
    if isinstance(value, str):
        return ((value, 1.0),)
    return tuple((one, 1.0) if isinstance(one, str) else (one[0], float(one[1])) for one in value)


@cache
def load_words(language: str) -> Mapping[str, Alternatives]:
    """Read the words of a language: those of ``words/{language}.toml`` over those of English.

    To the phrases of access under ``accessed`` it adds, under ``access``, the same with the separator before them:
    a phrase in brackets follows an address as a rule after a space, a bare one as an area of its own.
    """
    words = {key: _weigh(value) for key, value in {**_table("words", "en"), **_table("words", language)}.items()}
    phrases = ((_separator(text) + text, weight) for text, weight in words["accessed"])
    return {**words, "access": tuple(phrases)}


def _separator(phrase: str) -> str:
    return "{%bracket_access}" if phrase.startswith(("(", "[")) else "{%bare_access}"


def pick(alternatives: Alternatives, rng: random.Random) -> str:
    """Draw one alternative by its weight."""
    if len(alternatives) == 1:
        return alternatives[0][0]
    texts, weights = _split(alternatives)
    return texts[bisect(weights, rng.random() * weights[-1], 0, len(texts) - 1)]


@cache
def _split(alternatives: Alternatives) -> tuple[tuple[str, ...], tuple[float, ...]]:
    return tuple(text for text, _ in alternatives), tuple(accumulate(weight for _, weight in alternatives))


def draw_habits(style: Style, rng: random.Random) -> Habits:
    """Draw what a list keeps from its first reference to its last: one alternative of every choice of its style."""
    return {name: pick(alternatives, rng) for name, alternatives in style.choices.items()}


def waver(habits: Habits, style: Style, share: float, rng: random.Random) -> Habits:
    """Draw some habits of a list anew, each with a likelihood, as no hand is wholly steady."""
    changed = {
        name: pick(alternatives, rng)
        for name, alternatives in style.choices.items()
        if len(alternatives) > 1 and rng.random() < share
    }
    return {**habits, **changed}


def draw_words(language: str, rng: random.Random) -> Habits:
    """Draw the words that a list keeps, one alternative of each word of the language."""
    return {name: pick(alternatives, rng) for name, alternatives in load_words(language).items()}
