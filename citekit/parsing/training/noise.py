"""Damage rendered strings as real lists are damaged; the labels go with their characters."""

from __future__ import annotations

import random
from dataclasses import replace

from citekit.parsing.training.damage_addresses import ADDRESSES, markdown
from citekit.parsing.training.damage_edges import EDGES
from citekit.parsing.training.damage_hyphens import HYPHENS
from citekit.parsing.training.damage_letters import LETTERS
from citekit.parsing.training.damage_marks import MARKS
from citekit.parsing.training.damage_pieces import Damage, Pieces
from citekit.parsing.training.damage_spaces import SPACES
from citekit.parsing.training.rendered import Rendered

DAMAGES = (*LETTERS, *HYPHENS, *SPACES, *MARKS, *EDGES, (markdown, 6))
"""Every damage with its weight; those of addresses are drawn apart, for strings that have one."""

_HOW_MANY = (1, 1, 1, 1, 1, 1, 1, 2, 2, 3)
_ADDRESS_SHARE = 0.45


def damage(rendered: Rendered, rng: random.Random) -> Rendered:
    """Damage a rendered string in one to four ways; labels keep their order and none is lost.

    Example:
        ``Мінск.`` may come back as ``Мiнск.`` with a Latin i, still a place of publication.
    """
    return harm(rendered, draw_damages(rng), rng)


def harm(rendered: Rendered, damages: tuple[Damage, ...], rng: random.Random) -> Rendered:
    """Do given damages to a string, and to its address, if it has one, some of those that befall addresses."""
    pieces = rendered.pieces
    for change in damages:
        pieces = change(pieces, rng)
    if any(label == "url" for _, label in pieces) and rng.random() < _ADDRESS_SHARE:
        pieces = _draw(ADDRESSES, rng)(pieces, rng)
    return replace(rendered, pieces=join_unlabelled(pieces))


def draw_damages(rng: random.Random) -> tuple[Damage, ...]:
    """Draw what happens to a string, or to a whole list."""
    return tuple(_draw(DAMAGES, rng) for _ in range(rng.choice(_HOW_MANY)))


def _draw(damages: tuple[tuple[Damage, int], ...], rng: random.Random) -> Damage:
    return rng.choices([change for change, _ in damages], [weight for _, weight in damages])[0]


def join_unlabelled(pieces: Pieces) -> Pieces:
    """Join neighbouring pieces without a label, and drop empty ones."""
    joined: list[tuple[str, str | None]] = []
    for text, label in pieces:
        if label is None and joined and joined[-1][1] is None:
            joined[-1] = (joined[-1][0] + text, None)
        elif text:
            joined.append((text, label))
    return tuple(joined)
