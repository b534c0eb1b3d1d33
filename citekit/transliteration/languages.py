"""Tell the language of a string: by its letters, then by n-grams, with a confidence."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from citekit.errors import CitekitError, install_extra
from citekit.packaged import packaged_text
from citekit.transliteration.ngrams import load_model, weigh_word
from citekit.transliteration.repair import repair_lookalikes

CANDIDATES = ("be", "ru", "uk", "pl", "en")
ROMANISED = ("be-Latn", "ru-Latn", "uk-Latn")
"""Cyrillic languages in Latin letters: they compete for every text in such letters, and are named when asked for."""
TRAINED = (*CANDIDATES, *ROMANISED)
"""What n-grams were trained for: a choice among these is surer than one with candidates known by their letters."""
_LONGEST = 4_000
_LONGEST_WORD = 100
_BITS = 16
"""Bits that hold the number of the letters of any text."""
_FOREIGN_LETTER = 2.0
_UNTRAINED = 2.0
_PRIOR_ODDS = math.log(10)
_ONE_WORD = 0.5
_FEW_LETTERS = 0.55
_ROMANISED_ODDS = math.log(5)
_FEWEST_LETTERS = 12
_OUTSIDE_WORDS = 1 / 3
# The letters that schemes of romanisation write beside the plain ones, the signs among them.
_OF_SCHEMES = "abcdefghijklmnopqrstuvwxyzʹʺʼˮâćčèêëíìïĭĺńôöśšŝûüŭźž"
_SIGNS = '.,:;!?()[]«»„“”"–—-/'


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """Say which language a string is in, and how sure that is.

    Attributes:
        language: BCP 47 language, or None when nothing decides.
        confidence: From 0 to 1; at most .5 for one word that no letter of its own decides, and .55 for fewer than
            twelve letters.
    """

    language: str | None
    confidence: float


def detect_language(
    text: str, *, candidates: Sequence[str] = CANDIDATES, prior: str | None = None, detector: str = "ngrams"
) -> LanguageGuess:
    """Tell in which of the candidate languages a string is written.

    Letters that a language does not have count against it, without ruling it out: a title may quote a foreign word.
    The rest is decided by n-grams; a candidate that they were not trained for (any but the five defaults) wins by its
    letters alone. Only the first 4,000 characters are read.

    What reads as romanised Belarusian, Russian or Ukrainian is in none of the candidates unless ``ru-Latn`` and its
    like are among them; and so is a text of which every third word has letters that another known language has.

    Args:
        text: A title, a name, a paragraph.
        candidates: BCP 47 languages to choose from.
        prior: The language of the document or of the record's other fields; it decides what the text leaves open.
        detector: ``ngrams``, or ``lingua`` for the extra ``lingua``: two titles in a hundred better, for 400 MB of
            memory and seconds to load.

    Raises:
        CitekitError: The detector is unknown or not installed.

    Example:
        >>> detect_language("Гісторыя Беларусі").language, detect_language("Кобзар", prior="uk").language
        ('be', 'uk')
        >>> title = "Zapiski okhotnika"
        >>> detect_language(title).language, detect_language(title, candidates=ROMANISED).language
        (None, 'ru-Latn')
    """
    sample = text[:_LONGEST]
    if detector not in _SCORERS:
        raise CitekitError(f"unknown language detector {detector!r}; known are {', '.join(_SCORERS)}")
    scores = _SCORERS[detector](sample, candidates)
    for known in (prior, f"{prior}-Latn"):
        if known in scores:
            scores[known] += _PRIOR_ODDS
    best = max(scores.values(), default=0.0)
    weights = {language: math.exp(score - best) for language, score in scores.items()}
    winners = [language for language, weight in weights.items() if weight == 1.0]
    if len(winners) != 1 or winners[0] not in candidates or _is_outside(sample, winners[0], tuple(candidates)):
        return LanguageGuess(None, 0.0)
    confidence = 1 / sum(weights.values())
    if prior != winners[0] and _own_letters(winners[0], tuple(scores)).isdisjoint(sample.lower()):
        confidence = min(confidence, _most_sure(sample))
    return LanguageGuess(winners[0], confidence)


def _most_sure(text: str) -> float:
    """Return the most confidence that n-grams alone can give: one word, or two short ones, are in several languages."""
    if len(text.split()) < 2:
        return _ONE_WORD
    return _FEW_LETTERS if len(_letters(text)) < _FEWEST_LETTERS else 1.0


def _is_outside(text: str, winner: str, candidates: tuple[str, ...]) -> bool:
    """Tell whether many words have letters that the winner does not have, and a language that did not compete has."""
    alphabet = _alphabet(winner)
    letters = set(filter(str.isalpha, set(repair_lookalikes(text).lower())))
    if winner in ROMANISED or alphabet.issuperset(letters):
        return False
    words = text.split()
    strange = sum(not alphabet.issuperset(_letters(word)) for word in words)
    others = (language for language in language_names() if language not in candidates)
    return strange >= _OUTSIDE_WORDS * len(words) and any(_alphabet(other).issuperset(letters) for other in others)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, repair_lookalikes(text).lower()))


def first_fitting_alphabet(text: str, candidates: Sequence[str]) -> str:
    """Return the first candidate whose alphabet has the most of the text's letters.

    Example:
        >>> first_fitting_alphabet("Щерба", ("ru", "be", "uk")), first_fitting_alphabet("Київ", ("ru", "be", "uk"))
        ('ru', 'uk')
    """
    letters = {letter for letter in text.lower() if letter.isalpha()}
    return max(candidates, key=lambda language: len(letters & _alphabet(language)))


@cache
def language_names() -> Mapping[str, Mapping[str, Any]]:
    """Return what is known of each language: ``name`` and ``alphabet``."""
    return tomllib.loads(packaged_text(__package__, "languages.toml"))


def _score_with_ngrams(text: str, candidates: Sequence[str]) -> dict[str, float]:
    known = _known(tuple(candidates))
    rows = [_weigh(token, known) for token in text.split()]
    letters, lacked, *weights = map(sum, zip(*rows, strict=True)) if rows else (0, 0)
    if not letters:
        return {}
    trained: dict[str, float] = dict(zip(load_model().languages, weights, strict=True))
    for language in ROMANISED:
        trained[language] -= _ROMANISED_ODDS
        if letters < _FEWEST_LETTERS and language not in candidates:
            del trained[language]
    best = max(trained.values())
    return {
        language: trained.get(language, best - _UNTRAINED) - _FOREIGN_LETTER * count * (1 + (language in ROMANISED))
        for language, count in zip(known, _sums_in(lacked, len(known)), strict=True)
        if language in trained or language not in ROMANISED
    }


@lru_cache(maxsize=64)
def _known(candidates: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the candidates that are known, and their rivals where one of them is written in Latin letters."""
    known = tuple(language for language in candidates if language in language_names() or language in ROMANISED)
    in_latin = any("a" in _alphabet(language) for language in known)
    return tuple(dict.fromkeys((*known, *ROMANISED))) if in_latin else known


def _weigh(token: str, languages: tuple[str, ...]) -> tuple[float, ...]:
    """Count the letters of a token, and add up what each language lacks of them; then weigh its n-grams.

    Words come again, in a title, its container and the whole string, with other signs around them; what is overlong for
    a word does not.
    """
    word = token.strip(_SIGNS)
    return (_weigh_word if len(word) <= _LONGEST_WORD else _weigh_word.__wrapped__)(word, languages)


@lru_cache(maxsize=16_384)
def _weigh_word(word: str, languages: tuple[str, ...]) -> tuple[float, ...]:
    lowered = repair_lookalikes(word).lower()
    letters = lowered if lowered.isalpha() else "".join(filter(str.isalpha, lowered))
    return (len(letters), sum(map(_lacking(languages).__getitem__, letters)), *weigh_word(word))


class _Lacking(dict[str, int]):
    """Give each letter a number that has a one in its bits for each language whose alphabet lacks the letter.

    The numbers of the letters of a text add up to how many of them each language lacks: one sum for all languages.
    """

    def __init__(self, languages: tuple[str, ...]) -> None:
        self._alphabets = tuple(map(_alphabet, languages))

    def __missing__(self, letter: str) -> int:
        lacked = sum(1 << place * _BITS for place, one in enumerate(self._alphabets) if letter not in one)
        return self.setdefault(letter, lacked)


_lacking = lru_cache(maxsize=64)(_Lacking)


def _sums_in(lacked: int, languages: int) -> list[int]:
    return [lacked >> at & (1 << _BITS) - 1 for at in range(0, languages * _BITS, _BITS)]


def _score_with_lingua(text: str, candidates: Sequence[str]) -> dict[str, float]:
    if not any(map(str.isalpha, text)) or len(candidates) < 2:
        return _score_with_ngrams(text, candidates)
    values = _lingua(tuple(candidates)).compute_language_confidence_values(text)
    return {value.language.iso_code_639_1.name.lower(): math.log(max(value.value, 1e-12)) for value in values}


@cache
def _lingua(candidates: tuple[str, ...]) -> Any:
    try:
        from lingua import IsoCode639_1, LanguageDetectorBuilder
    except ImportError as error:
        raise CitekitError(f"language detector 'lingua' is not installed; {install_extra('lingua')}") from error
    codes = [code for candidate in candidates if (code := getattr(IsoCode639_1, candidate.upper(), None))]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).build()


@lru_cache(maxsize=1_024)
def _own_letters(winner: str, competitors: tuple[str, ...]) -> frozenset[str]:
    """Return the letters that only the winner has."""
    return _alphabet(winner).difference(*(_alphabet(language) for language in competitors if language != winner))


@cache
def _alphabet(language: str) -> frozenset[str]:
    return frozenset(_OF_SCHEMES if language in ROMANISED else language_names()[language]["alphabet"])


_SCORERS: Mapping[str, Callable[[str, Sequence[str]], dict[str, float]]] = {
    "ngrams": _score_with_ngrams,
    "lingua": _score_with_lingua,
}
