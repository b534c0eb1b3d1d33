"""Records drawn with a seeded dice: the same kinds of values as `reference_strategies`, a hundred times as fast."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from reference_strategies import CSL_TYPES, HOSTILE, LANGUAGES, STRINGS, TAGS

from citekit.formats.protection import protect
from citekit.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Date, Name, Reference, Text

_WORDS = [
    "Якуб",
    "Колас",
    "Нёман",
    "і",
    "Kraj",
    "№ 5",
    "Ґанок",
    "Їжак",
    "Łódź",
    "Żółć",
    "ў",
    "А. Б.",
    "и др.",
    "Иванов И.",
]
_EXTRA = ["keywords", "abstract", "pubstate", "x-note", "annotation", "dimensions"]
_ADDRESSES = ["http://nlb.by/a_b?p={X}&c=20%25#f~", "https://bn.org.pl/\\x", "http://кніга.бел/й", "  ", "a{b"]


def draw_record(dice: random.Random, number: int) -> Reference:
    """Return a record with about a third of all fields; its key is its own."""
    fields: dict[str, object] = {}
    for names, draw, share in (
        (NAME_FIELDS, _draw_people, 0.3),
        (TEXT_FIELDS, _draw_rich_text, 0.25),
        (STRINGS, draw_text, 0.25),
        (DATE_FIELDS, _draw_date, 0.4),
        (("url", "doi"), _draw_address, 0.3),
    ):
        fields |= {name: draw(dice) for name in names if dice.random() < share}
    extra = tuple((name, draw_text(dice)) for name in _EXTRA if dice.random() < 0.1)
    key = f"key{number}" if dice.random() < 0.9 else None
    return Reference(dice.choice(CSL_TYPES), key, dice.choice(LANGUAGES), extra=extra, **fields)


def draw_text(dice: random.Random) -> str:
    """Return plain words, hostile pieces, or any letters."""
    kind = dice.random()
    if kind < 0.6:
        return " ".join(dice.choices(_WORDS, k=dice.randrange(5)))
    if kind < 0.9:
        return "".join(dice.choices(HOSTILE, k=dice.randrange(5)))
    return "".join(
        chr(dice.choice((dice.randrange(0x250), dice.randrange(0x500), dice.randrange(0x110000)))) for _ in range(4)
    )


def _draw_rich_text(dice: random.Random) -> Text:
    variants = tuple(Text(draw_text(dice), tag) for tag in TAGS if dice.random() < 0.1)
    value = draw_text(dice)
    words = value.split() if dice.random() < 0.2 and "$" not in value else []
    return Text(value, dice.choice(LANGUAGES), variants, protect(value, words[:2]))


def _draw_people(dice: random.Random) -> tuple[Name, ...]:
    return tuple(_draw_name(dice, dice.choice(LANGUAGES), deep=True) for _ in range(dice.randrange(3)))


def _draw_name(dice: random.Random, language: str | None, *, deep: bool) -> Name:
    variants = tuple(_draw_name(dice, tag, deep=False) for tag in TAGS if deep and dice.random() < 0.1)
    if dice.random() < 0.2:
        return Name(literal=draw_text(dice), language=language, variants=variants)
    parts: list[Callable[[], str | None]] = [
        lambda: draw_text(dice) if dice.random() < 0.8 else None,
        lambda: dice.choice([None, None, None, "de", "van der", "фон", "Ван", draw_text(dice)]),
        lambda: dice.choice([None, None, None, "von", "дэ", "Von"]),
        lambda: dice.choice([None, None, None, "мл.", "Jr.", draw_text(dice)]),
    ]
    given, particle, dropping, suffix = (part() for part in parts)
    return Name(draw_text(dice), given, particle, dropping, suffix, None, language, variants)


def _draw_date(dice: random.Random) -> Date:
    if dice.random() < 0.2:
        return Date((), dice.random() < 0.5, draw_text(dice))
    points = []
    for _ in range(dice.choice((1, 1, 1, 2))):
        day = date(1, 1, 1) + timedelta(dice.randrange(3_000_000))
        points.append((day.year, day.month, day.day)[: dice.randrange(1, 4)])
    return Date(tuple(points), dice.random() < 0.2)


def _draw_address(dice: random.Random) -> str:
    return dice.choice([*_ADDRESSES, draw_text(dice)])
