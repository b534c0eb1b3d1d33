"""Damage spaces: torn words and numbers, letter-spaced names, words and areas run together."""

from __future__ import annotations

import random
import re

from citekit.parsing.training.damage_pieces import PERSONS, TEXTS, Damage, Pieces, change_all, change_one, replace_one

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"\d{2,}")
_MARK = re.compile(r"(?<=[\w)»”])(?=[.,;:])")
_AFTER_MARK = re.compile(r"(?<=[.,:;]) ")
_WORD_SPACE = re.compile(r"(?<=\w) (?=\w)")
_INITIAL = re.compile(r"(?<=[^\W\d_])(?=\.)")
_DIGITS = frozenset({"page", "number_of_pages", "issued", "issue", "volume", "number"})


def tear_word(pieces: Pieces, rng: random.Random) -> Pieces:
    """Tear a word or two apart: ``Літоў скага``."""

    def change(text: str, dice: random.Random) -> str:
        def tear(match: re.Match[str]) -> str:
            place = dice.randint(1, len(match[0]) - 1)
            return f"{match[0][:place]} {match[0][place:]}"

        return replace_one(text, _LONG_WORD, tear, dice)

    for _ in range(rng.randint(1, 3)):
        pieces = change_one(pieces, TEXTS | PERSONS, change, rng)
    return pieces


def tear_number(pieces: Pieces, rng: random.Random) -> Pieces:
    """Tear a number apart, and sometimes its range too: ``36 – 5 6``."""

    def change(text: str, dice: random.Random) -> str:
        if dice.random() < 0.3:
            text = re.sub(r"\s?([–—-])\s?", r" \1", text)
        return replace_one(text, _NUMBER, lambda match: f"{match[0][:1]} {match[0][1:]}", dice)

    return change_one(pieces, _DIGITS - {"number"}, change, rng)


def space_names(pieces: Pieces, rng: random.Random) -> Pieces:
    """Space the letters of the heading's surname: ``М і х е є н к о М.``, ``Ку з н е ц о в``."""
    if not pieces or pieces[0][1] != "author" or "." in pieces[0][0].split(" ")[0]:
        return pieces
    family, *rest = pieces[0][0].split(" ")
    head = family[: rng.choice((0, 0, 0, 2))]
    spaced = head + " ".join(family[len(head) :])
    initials = [_INITIAL.sub(" ", part) if rng.random() < 0.2 else part for part in rest]
    return ((" ".join([spaced, *initials]), "author"), *pieces[1:])


def space_before_mark(pieces: Pieces, rng: random.Random) -> Pieces:
    """Put a space before one or more marks: ``ред . Ю.М. Мікульскі``."""

    def change(text: str, dice: random.Random) -> str:
        return replace_one(text, _MARK, lambda _: " ", dice)

    for _ in range(rng.randint(1, 3)):
        pieces = change_one(pieces, TEXTS | PERSONS | {None}, change, rng)
    return pieces


def glue_areas(pieces: Pieces, rng: random.Random) -> Pieces:
    """Lose the spaces after the marks between fields, all or some: ``2005.126 с.``, ``В.М.Назва``."""
    share = rng.choice((0.25, 0.5, 1.0))

    def change(text: str) -> str:
        return _AFTER_MARK.sub(lambda match: "" if rng.random() < share else match[0], text)

    return change_all(pieces, change, {None})


def glue_heading(pieces: Pieces, _rng: random.Random) -> Pieces:
    """Lose the space between the heading and the title: ``Бабій Б.М.Правова держава``."""
    if len(pieces) > 2 and pieces[1] == (" ", None):
        return (pieces[0], *pieces[2:])
    return pieces


def glue_words(pieces: Pieces, rng: random.Random) -> Pieces:
    """Run two words of a text together."""
    return change_one(pieces, TEXTS, lambda text, dice: replace_one(text, _WORD_SPACE, lambda _: "", dice), rng)


def glue_dashes(pieces: Pieces, rng: random.Random) -> Pieces:
    """Lose the spaces at one side of the dashes between areas: ``. –Мінск``, ``.– Мінск``."""
    lost, kept = rng.choice(((" –", "–"), ("– ", "–"), (" – ", "–"), (" —", "—"), ("— ", "—")))
    return change_all(pieces, lambda text: text.replace(lost, kept), {None})


def hard_spaces(pieces: Pieces, rng: random.Random) -> Pieces:
    """Print spaces that do not break, everywhere or before numbers alone."""
    if rng.random() < 0.3:
        return change_all(pieces, lambda text: text.replace(" ", "\xa0"))
    return change_all(pieces, lambda text: re.sub(r"(?<=[.№]) $", "\xa0", text), {None})


def double_spaces(pieces: Pieces, rng: random.Random) -> Pieces:
    """Double some spaces, as justified lines do."""
    return change_all(pieces, lambda text: re.sub(" ", lambda _: "  " if rng.random() < 0.25 else " ", text))


SPACES: tuple[tuple[Damage, int], ...] = (
    (tear_word, 12),
    (tear_number, 6),
    (space_names, 6),
    (space_before_mark, 7),
    (glue_areas, 12),
    (glue_heading, 4),
    (glue_words, 5),
    (glue_dashes, 8),
    (hard_spaces, 4),
    (double_spaces, 3),
)
"""The damages of spaces with their weights."""
