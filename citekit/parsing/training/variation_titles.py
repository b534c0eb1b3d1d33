"""Vary what works, journals and publishers are called, so that no name is learned by heart."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from citekit.packaged import packaged_text
from citekit.parsing.training.persons import genitive, initials
from citekit.parsing.training.pool import Change, Pool, Record, text_of

_CYRILLIC = frozenset({"be", "ru", "uk"})
_CENTURIES = ("XII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI")
_NAMED = frozenset(
    {
        "book",
        "article-journal",
        "article-newspaper",
        "article-magazine",
        "chapter",
        "paper-conference",
        "thesis",
        "webpage",
        "report",
    }
)
_JOINS = ("{}. {}", "{}. {}", "{}: {}", "{}: {}", "{} – {}", "{} ({})", "{}, {}")
_ENDS = re.compile(r"[.?!:,…]$")


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(packaged_text(__package__, "titles.toml"))


def _turn(name: str, pool: Pool, rng: random.Random) -> str:
    """Draw one turn of a language and fill it with years, a person, a number and another title."""
    words = _table().get(pool.language, _table()["en"])
    turn = str(rng.choice(words[name]))
    first = rng.randint(1400, 1990)
    century = rng.randrange(len(_CENTURIES) - 1)
    facts = {
        "a": str(first),
        "b": str(min(first + rng.randint(1, 90), 2024)),
        "r": _CENTURIES[century],
        "s": _CENTURIES[century + 1],
        "n": str(rng.randint(1, 60)),
        "p": _person(pool, rng) or _words(pool, 1, rng) if "{p}" in turn else "",
        "t": _words(pool, 3, rng) if "{t}" in turn else "",
        "i": _institute(words["institutes"], rng) if "{i}" in turn else "",
    }
    return turn.format(**facts)


def _institute(names: list[str], rng: random.Random) -> str:
    if rng.random() < 0.7:
        return rng.choice(names)
    return _letters(names[0][0] > "z", rng)


def _letters(cyrillic: bool, rng: random.Random) -> str:
    """Invent what a university or a firm is called for short: ``КГУ``, ``АСМІ``."""
    return "".join(rng.choices("АБГДЕКМНПРСТУЮ" if cyrillic else "ABDEGKLMNPRSTUW", k=rng.randint(2, 5)))


def _person(pool: Pool, rng: random.Random) -> str:
    persons = [person for person in pool.borrow(rng, "author") or () if "family" in person]
    if not persons:
        return ""
    given = str(persons[0].get("given", ""))
    shown = given if rng.random() < 0.3 else initials(given, rng.choice((" ", "")))
    return f"{shown} {genitive(persons[0]['family'], pool.language)}".strip()


def _words(pool: Pool, most: int, rng: random.Random) -> str:
    """Return the first words of another record's title."""
    words = str(pool.borrow(rng, "title") or "").replace(":", "").split()[: rng.randint(1, most)]
    return " ".join(words).strip('«»“”„".,()[]?!– ')


def _other_title(pool: Pool, rng: random.Random) -> str:
    return re.split(r"(?<=\w{3})[.:?!]\s", str(pool.borrow(rng, "title") or ""))[0].rstrip(".")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _second(title: str, pool: Pool, rng: random.Random) -> str:
    """Follow a title by another title, or a customary second half, as a subtitle, a sentence or a remark."""
    other = _other_title(pool, rng) if rng.random() < 0.6 else _turn("halves", pool, rng)
    if other.startswith("("):
        return f"{title} {other}"
    pattern = rng.choice(_JOINS)
    return pattern.format(title, other if rng.random() < 0.4 or pattern.startswith("{}. ") else _lower(other))


def _dated(title: str, pool: Pool, rng: random.Random) -> str:
    span = _turn("spans", pool, rng)
    return f"{title} {span}" if rng.random() < 0.8 or "(" in span else f"{title}. {span}"


def _quoted(title: str, pool: Pool, rng: random.Random) -> str:
    """Put some words of a title between quotation marks, or end it with another name between them."""
    opening, closing = _table().get(pool.language, _table()["en"])["quotes"]
    words = title.split()
    if any(mark in title for mark in '«„“"') or len(words) < 2:
        return title
    if rng.random() < 0.4:
        return f"{title} {opening}{_words(pool, 4, rng)}{closing}"
    first = rng.randrange(len(words))
    last = min(len(words), first + rng.randint(1, 3))
    return " ".join([*words[:first], opening + " ".join(words[first:last]) + closing, *words[last:]])


def _about_person(title: str, pool: Pool, rng: random.Random) -> str:
    turn = _turn("persons", pool, rng)
    if turn[:1].isupper():
        return f"{turn}. {title}"
    words = title.split()
    place = rng.randint(1, len(words))
    return " ".join([*words[:place], turn, *words[place:]])


def _with_part(title: str, pool: Pool, rng: random.Random) -> str:
    return f"{title}. {_turn('parts', pool, rng)}"


def _placed(title: str, pool: Pool, rng: random.Random) -> str:
    """Name a city in a title: ``Вільня: горад і людзі``, ``Twierdza Kraków``."""
    city = re.split(r"[;,–]", str(pool.borrow(rng, "publisher-place") or ""))[0].strip()
    return rng.choice(("{1}: {0}", "{0}. {1}", "{0} ({1})", "{0} {1}", "{1}. {0}", "{0}, {1}")).format(title, city)


def _asked(title: str, _pool: Pool, rng: random.Random) -> str:
    return title + rng.choice("???!…")


_TURNS = (
    (_second, 40),
    (_dated, 24),
    (_quoted, 10),
    (_about_person, 18),
    (_with_part, 4),
    (_asked, 5),
    (_placed, 7),
)


def turn_title(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give a title another turn: a second half, years, quoted words, a person, a question mark."""
    title = text_of(record, "title")
    if record.get("type") not in _NAMED or not title or _ENDS.search(title):
        return {}
    turn = rng.choices([change for change, _ in _TURNS], [weight for _, weight in _TURNS])[0]
    return {"title": turn(title, pool, rng)}


def turn_host(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give the host of a part another turn, a journal a second name or the name of a university's bulletin."""
    host = text_of(record, "container-title")
    if not host or _ENDS.search(host):
        return {}
    if record.get("type") in {"chapter", "paper-conference"}:
        turn = rng.choice((_second, _dated, _second, _quoted))
        return {"container-title": turn(host, pool, rng)}
    if record.get("type") == "webpage":
        return {"container-title": _turn("sites", pool, rng)}
    if record.get("type") not in {"article-journal", "article-magazine"}:
        return {}
    if rng.random() < 0.12:
        return {"container-title": _letters(pool.language in _CYRILLIC, rng)}
    if rng.random() < 0.3:
        return {"container-title": f"{host}{rng.choice(('. ', ': ', '. '))}{_turn('journals', pool, rng)}"}
    return {"container-title": _turn("bulletins", pool, rng)}


def exchange_title(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give a work the title of another of its type."""
    if record.get("type") not in {*_NAMED, "legislation"}:
        return {}
    return {"title": pool.borrow(rng, "title", str(record["type"])) or record.get("title")}


def turn_publisher(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Name a publisher after a person, a firm or a university's letters."""
    if not record.get("publisher") or record.get("type") not in {"book", "chapter", "paper-conference"}:
        return {}
    cyrillic = pool.language in _CYRILLIC
    name = _turn("printers", pool, rng) if rng.random() < 0.7 else _letters(cyrillic, rng)
    return {"publisher": name} if name.strip() and "«»" not in name and "„”" not in name else {}


TITLES: tuple[tuple[Change, float], ...] = (
    (exchange_title, 0.3),
    (turn_title, 0.27),
    (turn_host, 0.16),
    (turn_publisher, 0.07),
)
"""The changes of names of works with their likelihoods."""
