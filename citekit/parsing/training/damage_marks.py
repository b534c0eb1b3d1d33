"""Damage the marks between fields: doubled, lost, misplaced, and the spaces that make initials and slashes."""

from __future__ import annotations

import random
import re

from citekit.parsing.training.damage_pieces import PERSONS, TEXTS, Damage, Pieces, change_all, change_one, replace_at

_MARK = re.compile(r"[.,:;–/]")
_FIRST_LETTER = re.compile(r"^([^\W\d_])(?=[^\W\d_]{2})")
_FAMILY_END = re.compile(r"(?<=[^\W\d_]{3}),? (?=[^\W\d_]\.)")
_SLASHES = ((" / ", "/ "), (" / ", " /"), (" / ", "/"), (" // ", " //"), (" // ", "// "), (" // ", " / / "),
            (" // ", "//"), (" // ", " / "))  # fmt: skip


def stray_mark(pieces: Pieces, rng: random.Random) -> Pieces:
    """Print a mark twice or another one beside it: ``Мінск.: БелЭн``, ``. .``, ``,,``."""

    def change(text: str, dice: random.Random) -> str:
        match = dice.choice(list(_MARK.finditer(text)) or [None])
        if match is None:
            return text
        return text[: match.start()] + dice.choice((".", ".", ",", match[0], " ")) + text[match.start() :]

    return change_one(pieces, {None}, change, rng)


def lose_mark(pieces: Pieces, rng: random.Random) -> Pieces:
    """Lose one mark between two fields, and keep the space: ``№ 3 – С. 5``, ``Мінск 2003``."""

    def change(text: str, dice: random.Random) -> str:
        match = dice.choice(list(_MARK.finditer(text)) or [None])
        if match is None:
            return text
        left = re.sub(r" +", " ", text[: match.start()] + text[match.end() :])
        return left if left.strip() or " " in left else f"{left} "

    inner = [place for place in range(1, len(pieces) - 1) if pieces[place][1] is None]
    if not inner:
        return pieces
    place = rng.choice(inner)
    return replace_at(pieces, place, change(pieces[place][0], rng))


def tear_first_letter(pieces: Pieces, rng: random.Random) -> Pieces:
    """Tear the first letter from a name or a title, as wide capitals do: ``К учинська О.П.``, ``Т еорія``."""
    return change_one(pieces, PERSONS | TEXTS, lambda text, _: _FIRST_LETTER.sub(r"\1 ", text), rng)


def glue_initials(pieces: Pieces, rng: random.Random) -> Pieces:
    """Lose the space between a surname and its initials, or put a mark there: ``КостенкоО.М.``."""
    sign = rng.choice(("", "", ", ", ",", ". "))
    return change_one(pieces, PERSONS, lambda text, _: _FAMILY_END.sub(sign, text, count=1), rng)


def space_slashes(pieces: Pieces, rng: random.Random) -> Pieces:
    """Print slashes with other spaces: ``[Текст] /В.В. Байлук``, ``/ / Вестник``."""
    sound, broken = rng.choice(_SLASHES)
    return change_all(pieces, lambda text: text.replace(sound, broken), {None})


def mix_stops(pieces: Pieces, rng: random.Random) -> Pieces:
    """Lose the dashes after stops in some places and keep them in others, as careless hands do."""

    def change(text: str) -> str:
        return re.sub(r"\. [–—-] ", lambda match: ". " if rng.random() < 0.5 else match[0], text)

    return change_all(pieces, change, {None})


MARKS: tuple[tuple[Damage, int], ...] = (
    (stray_mark, 8),
    (lose_mark, 9),
    (tear_first_letter, 5),
    (glue_initials, 4),
    (space_slashes, 7),
    (mix_stops, 8),
)
"""The damages of marks with their weights."""
