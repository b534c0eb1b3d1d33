"""Hold what a record may borrow when it is varied: other records, and the additions of its language."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from citekit.packaged import packaged_text

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pool:
    """Hold what a record may borrow: its language and the other records in that language."""

    language: str
    others: Sequence[Record]

    def borrow(self, rng: random.Random, name: str, kind: str = "") -> Any:
        """Return a variable of another record, of a type if one is given, or None."""
        for _ in range(12):
            other = rng.choice(self.others)
            if name in other and kind in {"", other.get("type")}:
                return other[name]
        return None


Change = Callable[[Record, Pool, random.Random], Record]
"""A change looks at a record and gives the variables that it changes; an empty value takes one away."""


@cache
def additions(language: str) -> Mapping[str, Any]:
    """Return what ``additions.toml`` has for a language, else for English."""
    table = tomllib.loads(packaged_text(__package__, "additions.toml"))
    found: Mapping[str, Any] = table.get(language, table["en"])
    return found


def language_of(record: Record) -> str:
    """Return the language of a record, by its first two letters."""
    return str(record["language"])[:2]


def text_of(record: Record, name: str) -> str:
    """Return a variable as text, empty when the record lacks it."""
    return str(record.get(name) or "")


def year_of(record: Record) -> int | None:
    """Return the first year of a record's date, or None."""
    parts = (record.get("issued") or {}).get("date-parts")
    return int(parts[0][0]) if parts else None
