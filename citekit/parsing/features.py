"""Turn the tokens of a reference into features for the labeller, script by script alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from citekit.parsing.hints import Hints
from citekit.parsing.segments import segment_features
from citekit.parsing.tokens import Token, words_of

_ROLES = frozenset({"editor", "compiler", "translator", "other_role"})
_START, _END = "^", "$"
_HEAD = 3


@dataclass(slots=True)
class _Reading:
    """Remember what has been read so far; local to one reference."""

    double_slash: int = 0
    slash: int = 0
    years: int = 0
    dashes: int = 0
    quote: int = 0
    bracket: int = 0
    container: int = 0
    bounds: int = 0
    role: str = "-"

    def advance(self, token: Token, before: Token | None, bound: int) -> None:
        """Take note of a token that has been read."""
        text = token.text
        if text == "/":
            if before and before.text == "/":
                self.double_slash = 1
            elif token.spaced:
                self.slash = 1
        elif text in "–—" and token.spaced:
            self.dashes = min(self.dashes + 1, 3)
        elif text in "([":
            self.bracket = 1
        elif text in ")]":
            self.bracket = 0
        elif text == ":" and before and before.text.lower() in ("w", "in", "кн"):
            self.container = 1
        if token.shape == "YEAR":
            self.years = min(self.years + 1, 2)
        self.bounds = min(self.bounds + (bound & 1), 2)
        self._note_quotes(text, spaced=token.spaced)
        self._note_role(token)

    def _note_quotes(self, text: str, *, spaced: bool) -> None:
        if text == '"':
            self.quote = 0 if self.quote and not spaced else 1
        elif text in "«„" or (text == "“" and (spaced or not self.quote)):
            self.quote = 1
        elif text in "»”“":
            self.quote = 0

    def _note_role(self, token: Token) -> None:
        for word in words_of(token.text) if token.text.isalpha() else ():
            if word in _ROLES:
                self.role = word
                return
        if token.text in "/–—" or token.shape == "YEAR":
            self.role = "-"


@lru_cache(maxsize=65536)
def word_features(text: str, shape: str) -> tuple[str, ...]:
    """Return the features that a token has wherever it stands."""
    if shape[0] == "@":
        return (f"X={text}",)
    found = [f"s={shape}"]
    if text[0].isalpha():
        low = text.lower()
        found += [f"w={low[:12]}", "cyr" if "\u0400" <= text[0] <= "\u052f" else "lat"]
        if len(low) > 3:
            found.append(f"3={low[-3:]}")
        if len(low) > 4:
            found.append(f"p={low[:4]}")
        found += [f"c={word}" for word in words_of(text)]
    elif text.isdigit() and len(text) < 3:
        found.append(f"w={text}")
    return tuple(found)


def features_of(tokens: Sequence[Token], hints: Hints, habits: Sequence[str] = ()) -> list[list[str]]:
    """Return the features of each token.

    Args:
        tokens: The tokens of one reference.
        hints: What exact patterns say of its characters.
        habits: What the references of its list have in common.
    """
    statics = [word_features(token.text, token.shape) for token in tokens]
    shapes = [_START] * 3 + [token.shape for token in tokens] + [_END] * 3
    segments = segment_features(tokens)
    ahead = _ahead(tokens)
    reading = _Reading()
    found = []
    for at, token in enumerate(tokens):
        features = [*statics[at], *segments[at], *_of_state(reading, token, ahead[at])]
        features += _of_place(at, len(tokens))
        features += _of_hints(tokens, at, hints, reading)
        features += _of_neighbours(tokens, at, statics, shapes)
        if habits and (at < _HEAD or not token.text.isalnum()):
            features += [f"{habit}{token.shape}" for habit in habits]
        found.append(features)
        reading.advance(token, tokens[at - 1] if at else None, hints.bounds[token.start])
    return found


def _ahead(tokens: Sequence[Token]) -> list[str]:
    """Say for each token whether a double slash, a slash and years lie ahead."""
    double = slash = years = 0
    found = [""] * len(tokens)
    for at in range(len(tokens) - 1, -1, -1):
        found[at] = f"a{double}{slash}{min(years, 2)}"
        token = tokens[at]
        if token.text == "/":
            if at and tokens[at - 1].text == "/":
                double = 1
            elif token.spaced:
                slash = 1
        years += token.shape == "YEAR"
    return found


def _of_state(reading: _Reading, token: Token, ahead: str) -> Iterator[str]:
    areas = f"{reading.double_slash}{reading.slash}{reading.years}{reading.dashes}"
    yield "sp" if token.spaced else "ns"
    yield ahead
    yield f"b{areas}{reading.container}"
    yield f"q{reading.quote}{reading.bracket}"
    yield f"s|b={token.shape}|{areas}"
    yield f"R={reading.role}"


def _of_place(at: int, size: int) -> tuple[str, str]:
    return f"pos{min(at, 6)}", f"end{min(size - 1 - at, 5)}"


def _of_hints(tokens: Sequence[Token], at: int, hints: Hints, reading: _Reading) -> Iterator[str]:
    token = tokens[at]
    for name in hints.names[token.start]:
        yield f"H{name}"
    if at + 1 < len(tokens):
        for name in hints.names[tokens[at + 1].start]:
            yield f"+H{name}"
    if at:
        for name in hints.names[tokens[at - 1].start]:
            yield f"-H{name}"
    yield f"TB{reading.bounds}{hints.bounds[token.start]}"
    person = hints.people[token.start]
    if person:
        yield f"NM{person}"
        yield f"R|N={reading.role}{person}"
    if token.start < hints.head:
        yield "HD"
    elif hints.head and token.start < hints.head + 3:
        yield "HD+"


def _of_neighbours(
    tokens: Sequence[Token], at: int, statics: Sequence[tuple[str, ...]], shapes: Sequence[str]
) -> Iterator[str]:
    here = at + 3
    for offset in (-3, -2, -1, 1, 2, 3):
        yield f"{offset}:{shapes[here + offset]}"
    for offset in (-2, -1, 1, 2):
        if 0 <= at + offset < len(tokens):
            for feature in statics[at + offset]:
                if feature[:2] == "c=" or (feature[:2] == "w=" and offset in (-1, 1)):
                    yield f"{offset}{feature}"
    yield f"-1+1={shapes[here - 1]}|{shapes[here + 1]}"
    yield f"-2-1={shapes[here - 2]}|{shapes[here - 1]}"
    yield f"+1+2={shapes[here + 1]}|{shapes[here + 2]}"
