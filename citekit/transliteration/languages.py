"""Tell the language of a string: by its letters first, with a confidence, never silently on a guess."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

CANDIDATES = ("be", "ru", "uk", "pl", "en")
_FOREIGN_LETTER = 1 / 500
_PRIOR_ODDS = math.log(4)


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """Say which language a string is in, and how sure that is.

    Attributes:
        language: BCP 47 language, or None when nothing decides.
        confidence: From 0 to 1.
    """

    language: str | None
    confidence: float


def detect_language(text: str, *, candidates: Sequence[str] = CANDIDATES, prior: str | None = None) -> LanguageGuess:
    """Tell in which of the candidate languages a string is written.

    Args:
        text: A title, a name, a paragraph.
        candidates: BCP 47 languages to choose from.
        prior: The language of the document or of the record's other fields; it decides what the letters leave open.

    Example:
        >>> detect_language("Гісторыя Беларусі").language
        'be'
    """
    scores = _letter_scores(text, candidates)
    if not scores:
        return LanguageGuess(prior if prior in candidates else None, 0.0)
    if prior in scores:
        scores[prior] += _PRIOR_ODDS
    best = max(scores.values())
    weights = {language: math.exp(score - best) for language, score in scores.items()}
    winners = [language for language, weight in weights.items() if weight == 1.0]
    confidence = 1 / sum(weights.values())
    return LanguageGuess(winners[0], confidence) if len(winners) == 1 else LanguageGuess(None, confidence)


def first_fitting_alphabet(text: str, candidates: Sequence[str]) -> str:
    """Return the first candidate whose alphabet has the most of the text's letters.

    Example:
        >>> first_fitting_alphabet("Щерба", ("ru", "be", "uk")), first_fitting_alphabet("Київ", ("ru", "be", "uk"))
        ('ru', 'uk')
    """
    letters = {letter for letter in text.lower() if letter.isalpha()}
    return max(candidates, key=lambda language: len(letters & set(language_names()[language]["alphabet"])))


@cache
def language_names() -> Mapping[str, Mapping[str, Any]]:
    """Return what is known of each language: ``name`` and ``alphabet``."""
    return tomllib.loads(files(__package__).joinpath("languages.toml").read_text(encoding="utf-8"))


def _letter_scores(text: str, candidates: Sequence[str]) -> dict[str, float]:
    letters = Counter(letter for letter in text.lower() if letter.isalpha())
    if not letters:
        return {}
    return {
        language: sum(count * _letter_score(letter, language) for letter, count in letters.items())
        for language in candidates
        if language in language_names()
    }


@cache
def _letter_score(letter: str, language: str) -> float:
    alphabet = language_names()[language]["alphabet"]
    return -math.log(len(alphabet)) if letter in alphabet else math.log(_FOREIGN_LETTER)
