"""Vary acts of law and judgments: other kinds, bodies, numbers and gazettes, remarks, acts printed as books."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from citekit.packaged import packaged_text
from citekit.parsing.training.pool import Change, Pool, Record, text_of, year_of

_ACTS = frozenset({"legislation", "treaty"})
_ROMAN = ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_DAYS = ("{d:02}.{m:02}.{y}", "{d:02}.{m:02}.{y}", "{d:02}.{m:02}.{y} {r}", "{d} {w} {y} {r}")
_YEAR = {"be": "г.", "ru": "г.", "uk": "р.", "pl": "r."}
_MONTHS = {"be": "мая", "ru": "мая", "uk": "травня", "pl": "maja"}


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(packaged_text(__package__, "laws.toml"))


def _is_act(record: Record, pool: Pool) -> bool:
    return record.get("type") in _ACTS and pool.language in _table()


def _day(language: str, rng: random.Random) -> str:
    facts = {"d": rng.randint(1, 28), "m": rng.randint(1, 12), "y": rng.randint(1992, 2023)}
    return rng.choice(_DAYS).format(r=_YEAR[language], w=_MONTHS[language], **facts)


def _number(shape: str, rng: random.Random) -> str:
    shape = shape.replace("/####", f"/{rng.randint(1992, 2023)}").replace("/##", f"/{rng.randint(10, 99)}")
    return re.sub("#", lambda _: str(rng.randint(1, 9)), shape.replace("R", rng.choice(_ROMAN)))


def _kind(kinds: list[list[str]], kind: str, pool: Pool, rng: random.Random) -> tuple[str, str]:
    """Draw a kind of act and its body from the table, or from another record."""
    drawn = (rng.choice(pool.others) for _ in range(16))
    donor = next((one for one in drawn if one.get("type") == kind and one.get("genre")), None)
    if donor and rng.random() < 0.45:
        return str(donor["genre"]), text_of(donor, "authority")
    genre, authority = rng.choice(kinds)
    return _fill(genre, pool, rng), _fill(authority, pool, rng)


def _fill(text: str, pool: Pool, rng: random.Random) -> str:
    """Fill the country of a turn: what follows the word for a law in another record's kind."""
    if "{land}" not in text:
        return text
    genres = (str(pool.borrow(rng, "genre", "legislation") or "") for _ in range(8))
    lands = (genre.partition(" ")[2] for genre in genres if genre.startswith("Закон "))
    return text.replace("{land}", next(lands, "")).strip()


def other_kind(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give an act or a judgment another kind and the body that gives such ones, and another number."""
    judgment = record.get("type") == "legal_case"
    if pool.language not in _table() or not record.get("genre") or not (judgment or _is_act(record, pool)):
        return {}
    words = _table()[pool.language]
    genre, authority = _kind(words["courts" if judgment else "kinds"], str(record["type"]), pool, rng)
    lowered = genre[:1].lower() + genre[1:] if rng.random() < 0.35 and pool.language != "pl" else genre
    changed: dict[str, Any] = {"genre": lowered, "authority": authority}
    if not judgment and (record.get("number") or pool.language == "ru"):
        changed["number"] = _number(rng.choice(words["numbers"]), rng)
    return changed


def other_gazette(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Print an act in another gazette, with its issue and article."""
    if not _is_act(record, pool):
        return {}
    issue = rng.randint(1, 250)
    changed = {
        "container-title": _fill(rng.choice(_table()[pool.language]["gazettes"]), pool, rng),
        "issue": rng.choice((str(issue), str(issue), f"{issue}-{issue + 1}", f"{issue}–{issue + 1}")),
        "section": str(rng.randint(2, 5999)) if rng.random() < 0.8 else "",
        "page": str(rng.randint(2, 400)) if rng.random() < 0.15 else "",
    }
    if pool.language == "be" or "еестр" in changed["container-title"]:
        changed["section"] = f"{rng.randint(1, 9)}/{rng.randint(1, 29999)}"
    return changed


def move_register(record: Record, pool: Pool, _rng: random.Random) -> Record:
    """Keep the number in a national register apart from articles: it is printed without a word, ``2/1517``."""
    section = text_of(record, "section")
    return {"register": section, "section": ""} if _is_act(record, pool) and "/" in section else {}


def date_gazette(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Give the day of the gazette, which no label has: ``№ 199. – 24 жовтня``."""
    year = year_of(record)
    if record.get("type") not in _ACTS or not record.get("container-title") or not year:
        return {}
    return {"gazette-day": {"date-parts": [[year, rng.randint(1, 12), rng.randint(1, 28)]]}}


def remark_act(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Remark on changes or on adoption, which no label has: ``(втратив чинність)``."""
    if not _is_act(record, pool):
        return {}
    place = rng.choices(("remark", "adoption", "late-remark"), (6, 2, 2))[0]
    turns = _table()[pool.language]["adoptions" if place == "adoption" else "remarks"]
    turn = re.sub(r"\{d\}", lambda _: _day(pool.language, rng), rng.choice(turns))
    turn = " " * turn.startswith(" ") + _fill(turn, pool, rng).strip() if "{land}" in turn else turn
    return {place: turn if place != "late-remark" or turn.startswith(" (") else ""}


def name_adopter(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Name who adopted an act: ``прийнята Верховною Радою УРСР``."""
    if not _is_act(record, pool) or pool.language == "pl":
        return {}
    words, bare = _table()[pool.language], {"genre": None, "authority": None}
    if rng.random() < 0.3:
        return {
            **bare,
            "session": rng.choice(words["sessions"]),
            "adopter": _fill(rng.choice(words["councils"]), pool, rng),
        }
    return {**bare, "adopter": _fill(rng.choice(words["adopters"]), pool, rng)}


def nest_title(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Name an act after another one, with its date and its title between quotation marks."""
    title = text_of(record, "title")
    if not _is_act(record, pool) or not title or "«" in title or "„" in title:
        return {}
    nest = str(rng.choice(_table()[pool.language]["nests"]))
    return {"title": nest.format(d=_day(pool.language, rng), t=title, n=rng.randint(2, 900))}


def print_act(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Print an act as a book: a place, a publisher and an extent, the date of the act left out or not."""
    if not _is_act(record, pool) or pool.language == "pl":
        return {}
    year = rng.randint(1920, 2022)
    printed = {
        "publisher-place": pool.borrow(rng, "publisher-place"),
        "publisher": pool.borrow(rng, "publisher") if rng.random() < 0.8 else "",
        "number-of-pages": str(rng.randint(16, 700)) if rng.random() < 0.75 else "",
        "page": str(rng.randint(2, 200)) if rng.random() < 0.2 else "",
        "container-title": None,
        "URL": None,
    }
    if rng.random() < 0.7:
        bare = {"genre": None, "authority": None, "number": None, "issued": {"date-parts": [[year]]}}
        edition = rng.choice(_table()[pool.language]["editions"]) if rng.random() < 0.15 else ""
        return {**printed, **bare, "edition": edition, "printed-as-book": "1"}
    return {**printed, "gazette-year": str(year), "printed-act": "1"}


def cite_database(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Take an act from a database of laws, with its owner, place and year, of which the place alone has a label."""
    if not _is_act(record, pool) or pool.language == "pl":
        return {}
    words = _table()[pool.language]
    return {
        "container-title": rng.choice(words["databases"]),
        "owner": _fill(rng.choice(words["owners"]), pool, rng) if rng.random() < 0.6 else "",
        "database-place": pool.borrow(rng, "publisher-place") if rng.random() < 0.6 else "",
        "gazette-year": str(rng.randint(2005, 2024)),
        "issue": "",
        "section": "",
    }


LAWS: tuple[tuple[Change, float], ...] = (
    (other_kind, 0.45),
    (nest_title, 0.1),
    (other_gazette, 0.25),
    (cite_database, 0.07),
    (name_adopter, 0.06),
    (print_act, 0.1),
    (date_gazette, 0.25),
    (remark_act, 0.22),
    (move_register, 1.0),
)
"""The changes of laws with their likelihoods."""
