"""Describe each token by the stretch between two signs that it stands in: what words it holds, what is around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from citekit.parsing.tokens import Token, words_of

_TELLING = frozenset(
    {"serial", "conference", "publisher", "thesis", "law", "decree", "editor", "compiler"}
    | {"translator", "series", "judgment", "et_al"}
)
_CUTS = frozenset('/;:–—|«»„“”"[](){},')


def segment_features(tokens: Sequence[Token]) -> list[tuple[str, ...]]:
    """Return, for each token, the features of its segment.

    A segment ends at a sign of punctuation; a full stop ends one unless it belongs to a short word before it.
    """
    found: list[tuple[str, ...]] = [()] * len(tokens)
    start, before = 0, "^"
    for at in range(len(tokens) + 1):
        sign = "$" if at == len(tokens) else _cut(tokens, at)
        if sign is None:
            continue
        _describe(tokens, start, at, before, sign, found)
        start, before = at + 1, sign
    return found


def _cut(tokens: Sequence[Token], at: int) -> str | None:
    token = tokens[at]
    if token.exact or token.text in _CUTS:
        return token.shape
    if token.text != ".":
        return None
    spaced = at + 1 == len(tokens) or tokens[at + 1].spaced
    abbreviates = at > 0 and tokens[at - 1].text.isalpha() and len(tokens[at - 1].text) <= 3
    return "." if spaced and not abbreviates else None


def _describe(  # noqa: PLR0913, PLR0917
    tokens: Sequence[Token], start: int, end: int, before: str, sign: str, found: list[tuple[str, ...]]
) -> None:
    if start == end:
        return
    inside = tokens[start:end]
    telling = {word for token in inside for word in words_of(token.text) if word in _TELLING or word == "PLACE"}
    following = tokens[end + 1] if end + 1 < len(tokens) else None
    features = [
        f"SL{_length(end - start)}",
        f"SF={inside[0].shape}",
        f"SP={before}",
        f"SE={sign}|{following.shape if following else '$'}",
        f"SPE={before}|{sign}",
        *(f"SC={word}" for word in sorted(telling)),
    ]
    if any(token.shape == "YEAR" for token in inside):
        features.append("SC=Y")
    if following:
        features += [f"SN={word}" for word in words_of(following.text)]
    whole = tuple(features)
    found[start:end] = [whole] * (end - start)
    found[start] = (*found[start], "S0")
    found[end - 1] = (*found[end - 1], "S$")


@lru_cache(maxsize=64)
def _length(tokens: int) -> int:
    return next((size for size, most in enumerate((1, 2, 3, 6, 12), 1) if tokens <= most), 6)
