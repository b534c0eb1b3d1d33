"""Reach into pieces: apply a change to some of their texts and leave the labels where they are."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Collection

from citekit.model import NAME_FIELDS
from citekit.parsing.training.rendered import Piece

Pieces = tuple[Piece, ...]
Damage = Callable[[Pieces, random.Random], Pieces]
Change = Callable[[str, random.Random], str]

TEXTS = frozenset({"title", "container_title", "volume_title", "collection_title", "publisher", "event_title"})
PERSONS = frozenset(NAME_FIELDS)


def change_one(pieces: Pieces, labels: Collection[str | None], change: Change, rng: random.Random) -> Pieces:
    """Change one piece, drawn among those with one of the labels; an empty or equal result changes nothing."""
    places = [place for place, (_, label) in enumerate(pieces) if label in labels]
    if not places:
        return pieces
    chosen = rng.choice(places)
    changed = change(pieces[chosen][0], rng)
    return replace_at(pieces, chosen, changed)


def change_all(pieces: Pieces, change: Callable[[str], str], labels: Collection[str | None] | None = None) -> Pieces:
    """Change every piece, or every one with one of the labels."""
    return tuple(
        (change(text) or text, label) if labels is None or label in labels else (text, label) for text, label in pieces
    )


def replace_at(pieces: Pieces, place: int, text: str) -> Pieces:
    """Put a text in the place of one piece's; an empty text changes nothing."""
    if not text:
        return pieces
    return (*pieces[:place], (text, pieces[place][1]), *pieces[place + 1 :])


def replace_one(text: str, pattern: re.Pattern[str], made: Callable[[re.Match[str]], str], rng: random.Random) -> str:
    """Rewrite one of the places where a pattern matches, drawn by the dice."""
    matches = list(pattern.finditer(text))
    if not matches:
        return text
    match = rng.choice(matches)
    return text[: match.start()] + made(match) + text[match.end() :]
