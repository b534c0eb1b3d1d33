"""Damage web addresses: spaces, lost underscores and hyphens, formulas, Markdown, access phrases glued on."""

from __future__ import annotations

import random
import re

from citekit.parsing.training.damage_pieces import Damage, Pieces, change_all, change_one, replace_one

_BREAKABLE = re.compile(r"(?<=[/.:?&=-])(?=\w)|(?<=\w)(?=[/?&])|(?<=:)(?=//)")
_SIGN = re.compile(r"[&=?_%]")


def space_address(pieces: Pieces, rng: random.Random) -> Pieces:
    """Put spaces into an address where lines break: ``http: //www. gks.ru/ docs``."""

    def change(text: str, dice: random.Random) -> str:
        return replace_one(text, _BREAKABLE, lambda _: " ", dice)

    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        pieces = change_one(pieces, {"url"}, change, rng)
    return pieces


def space_address_throughout(pieces: Pieces, rng: random.Random) -> Pieces:
    """Put a space after every stop or slash of an address: ``www. example. org``."""
    mark = rng.choice((".", "/", "-"))
    return change_all(pieces, lambda text: text.replace(mark, mark + " ").replace("/ /", "//").rstrip(), {"url"})


def lose_signs(pieces: Pieces, rng: random.Random) -> Pieces:
    """Lose underscores (to spaces) or hyphens (to nothing)."""
    lost, left = rng.choice((("_", " "), ("-", ""), ("_", "")))
    return change_all(pieces, lambda text: text.replace(lost, left), {"url"})


def formula(pieces: Pieces, rng: random.Random) -> Pieces:
    r"""Read a query as a formula, or escape it as LaTeX does: ``?p0$=H11$``, ``\&``, ``\_``."""

    def change(text: str, dice: random.Random) -> str:
        if dice.random() < 0.5:
            return re.sub(r"([&_%#])", r"\\\1", text)
        return replace_one(text, _SIGN, lambda match: f" ${match[0]}", dice) + "$"

    return change_one(pieces, {"url"}, change, rng)


def lose_scheme(pieces: Pieces, _rng: random.Random) -> Pieces:
    """Print an address without ``http://``."""
    return change_all(pieces, lambda text: re.sub(r"^https?://", "", text), {"url"})


def glue_access(pieces: Pieces, _rng: random.Random) -> Pieces:
    """Glue the phrase of access to the address: ``sitedok.html(дата обращения``."""
    glued = list(pieces)
    for place in range(1, len(glued)):
        text, label = glued[place]
        if label is None and glued[place - 1][1] == "url" and text.strip():
            glued[place] = (text.lstrip(" ,"), None)
    return tuple(piece for piece in glued if piece[0])


def bracket_address(pieces: Pieces, rng: random.Random) -> Pieces:
    """Put an address between brackets, or make a Markdown link of it."""
    before, after = rng.choice((("<", ">"), ("[", "]"), ("(", ")"), ("[{}](", ")"), ("[_{}_](", ")")))
    framed: list[tuple[str, str | None]] = []
    for text, label in pieces:
        marks = [(before.format(text), None), (text, label), (after, None)]
        framed.extend(marks if label == "url" else [(text, label)])
    return tuple(framed)


def second_address(pieces: Pieces, rng: random.Random) -> Pieces:
    """Print a second, short address after the first, which no label has: ``| <https://t.co/w58975>``."""
    letters = "".join(rng.choices("abcdefghkmnpqrstuvwxyz0123456789-", k=rng.randint(5, 9)))
    before, after = rng.choice(((" | <", ">"), (" | ", ""), ("; ", ""), (" (", ")"), (", ", "")))
    short = f"{before}https://{rng.choice(('bit.ly', 't.co', 'tiny.pl', 'goo.gl', 'is.gd'))}/{letters}{after}"
    found: list[tuple[str, str | None]] = []
    for text, label in pieces:
        closed = bool(found) and found[-1][1] == "url" and label is None and text[:1] in {")", ">", "]"}
        if found and found[-1][1] == "url":
            found.extend([(text[:1] + short + text[1:], None)] if closed else [(short, None), (text, label)])
        else:
            found.append((text, label))
    return (*found, (short, None)) if found and found[-1][1] == "url" else tuple(found)


def frame_twice(pieces: Pieces, rng: random.Random) -> Pieces:
    """Make a Markdown link of an address and print a short one after it."""
    return second_address(bracket_address(pieces, rng), rng)


def markdown(pieces: Pieces, rng: random.Random) -> Pieces:
    """Write a reference as Markdown: the title emphasised, the address a link, sometimes a short one after it."""
    sign = rng.choice(("_", "_", "*", "**"))
    framed: list[tuple[str, str | None]] = []
    for text, label in pieces:
        if label == "url":
            link = rng.choice((f"[{sign}{text}{sign}](", f"[{text}](", "<"))
            framed.extend([(link, None), (text, label), (">" if link == "<" else ")", None)])
        elif label == "title":
            framed.extend([(sign, None), (text, label), (sign, None)])
        else:
            framed.append((text, label))
    return second_address(tuple(framed), rng) if rng.random() < 0.3 else tuple(framed)


ADDRESSES: tuple[tuple[Damage, int], ...] = (
    (space_address, 34),
    (space_address_throughout, 10),
    (lose_signs, 14),
    (formula, 8),
    (lose_scheme, 12),
    (glue_access, 12),
    (bracket_address, 10),
    (second_address, 4),
    (frame_twice, 4),
)
"""The damages of addresses with their weights."""
