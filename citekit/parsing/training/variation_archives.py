"""Vary archive records: other archives, other ways to number fonds, inventories, files and leaves, cases of courts."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from citekit.packaged import packaged_text
from citekit.parsing.training.pool import Change, Pool, Record


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(packaged_text(__package__, "archives.toml"))


def _applies(record: Record, pool: Pool) -> bool:
    return record.get("type") == "manuscript" and pool.language in _table()


def _leaves(words: Mapping[str, Any], rng: random.Random) -> str:
    first = rng.randint(1, 400)
    back = rng.choice(words["leaves"]) if rng.random() < 0.3 else ""
    if rng.random() < 0.5:
        return f"{first}{back}"
    return f"{first}{rng.choice('–-–')}{first + rng.randint(1, 20)}{back}"


def other_shelf(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Keep a record in another archive, under other numbers."""
    if not _applies(record, pool):
        return {}
    words = _table()[pool.language]
    place = re.sub("#", lambda _: str(rng.randint(1, 10 ** rng.randint(1, 4))), rng.choice(words["places"]))
    return {
        "archive": rng.choice(words["names"]),
        "archive_location": place.replace("%", _leaves(words, rng)),
        "title": rng.choice((record.get("title"), rng.choice(words["titles"]))),
    }


def keep_in_court(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Make a record the case of a court: ``Справа № 1–78/2011 // Архів … суду за 2011 рік``."""
    if not _applies(record, pool) or not _table()[pool.language]["of_year"]:
        return {}
    words, year = _table()[pool.language], rng.randint(1995, 2022)
    suffix = rng.choice(("", f"/{year}", f"/{year % 100:02}"))
    number = f"{rng.randint(1, 4)}{rng.choice('-–-')}{rng.randint(2, 900)}{suffix}"
    return {
        "title": None,
        "archive": rng.choice(words["courts"]),
        "archive_location": words["court"][0].replace("#", number),
        "of-year": words["of_year"].format(year),
    }


def name_archive_alone(record: Record, pool: Pool, _rng: random.Random) -> Record:
    """List an archive or a museum alone, without any number."""
    return {"title": None, "archive_location": None} if _applies(record, pool) else {}


ARCHIVES: tuple[tuple[Change, float], ...] = (
    (other_shelf, 0.7),
    (keep_in_court, 0.14),
    (name_archive_alone, 0.03),
)
"""The changes of archive records with their likelihoods."""
