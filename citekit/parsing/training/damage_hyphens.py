"""Damage hyphens as a broken font does: one letter or sign printed for every hyphen of a text, at line ends too."""

from __future__ import annotations

import random
import re

from citekit.parsing.training.damage_pieces import PERSONS, TEXTS, Damage, Pieces, change_one, replace_one

_SIGNS = ("х", "х", "Т", "Т", "Б", ",", ",", "\x1f", "\x11", "¬", "\xad")
_HYPHEN = re.compile(r"(?<=[^\W_])-(?=[^\W_])")
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
_HYPHENATED = TEXTS | PERSONS | {"genre", "number", "edition", "collection_number", "note", "authority", "medium"}


def rubbish_hyphens(pieces: Pieces, rng: random.Random) -> Pieces:
    """Print one sign for all hyphens, as in ``964хIV``, and leave it where lines broke: ``судочинх ства``."""
    sign = rng.choice(_SIGNS)

    def change(text: str) -> str:
        return _HYPHEN.sub(lambda _: sign, text)

    changed = tuple((change(text) if label in _HYPHENATED or label is None else text, label) for text, label in pieces)
    for _ in range(rng.choice((0, 1, 1, 1, 2))):
        changed = change_one(
            changed, TEXTS | PERSONS | {"genre"}, lambda text, dice: break_line(text, sign + " ", dice), rng
        )
    return changed


def break_line(text: str, sign: str, rng: random.Random) -> str:
    """Break one long word of a text by a sign."""

    def split(match: re.Match[str]) -> str:
        place = rng.randint(2, len(match[0]) - 2)
        return match[0][:place] + sign + match[0][place:]

    return replace_one(text, _LONG_WORD, split, rng)


def tear_by_a_space(pieces: Pieces, rng: random.Random) -> Pieces:
    """Lose the hyphen at a line's end and leave the space: ``Юридич ний``, twice or thrice."""
    for _ in range(rng.choice((1, 1, 2, 3))):
        pieces = change_one(pieces, TEXTS | PERSONS, lambda text, dice: break_line(text, " ", dice), rng)
    return pieces


def spread_hyphens(pieces: Pieces, rng: random.Random) -> Pieces:
    """Print a space after the hyphens of words, or a dash for them: ``природно- сільськогосподарський``."""
    hyphen = rng.choice(("- ", " -", "–", " - ", "-­ "))
    return tuple((_HYPHEN.sub(hyphen, text) if label in TEXTS else text, label) for text, label in pieces)


HYPHENS: tuple[tuple[Damage, int], ...] = (
    (rubbish_hyphens, 16),
    (tear_by_a_space, 10),
    (spread_hyphens, 3),
)
"""The damages of hyphens with their weights."""
