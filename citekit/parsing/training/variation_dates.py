"""Vary the dates of a record: years, days of newspapers, dates and numbers of laws, years of gazettes."""

from __future__ import annotations

import random
import re
from typing import Any

from citekit.parsing.training.pool import Change, Pool, Record

_LAST_YEAR = 2025
_NUMBER_YEAR = re.compile(r"/\d{4}$")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def shift_year(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Move the year of a record by up to twelve years."""
    parts = (record.get("issued") or {}).get("date-parts")
    if not parts or not isinstance(parts[0][0], int):
        return {}
    shift = rng.randint(-12, 12)
    moved = [[min(int(part[0]) + shift, _LAST_YEAR), *part[1:]] for part in parts]
    return {"issued": {"date-parts": moved}}


def other_law(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Give a law or judgment another date and other digits in its number."""
    if record.get("type") not in {"legislation", "legal_case"}:
        return {}
    day = [rng.randint(1991, 2023), rng.randint(1, 12), rng.randint(1, 28)]
    changed: dict[str, Any] = {"issued": {"date-parts": [day]}}
    for name in ("number", "section"):
        if record.get(name):
            digits = re.sub(r"\d", lambda _: str(rng.randint(1, 9)), str(record[name]))
            changed[name] = _NUMBER_YEAR.sub(f"/{day[0]}", digits)
    return changed


def add_gazette_year(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Give the year of the gazette, which no label has: ``Dz.U. z 2021 r.``."""
    parts = (record.get("issued") or {}).get("date-parts")
    if record.get("type") not in {"legislation", "legal_case"} or not record.get("container-title") or not parts:
        return {}
    return {"gazette-year": str(min(int(parts[0][0]) + rng.choice((0, 0, 0, 1, 2, 9)), _LAST_YEAR))}


def complete_date(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Give an issue of a journal its month, a newspaper or a page its day."""
    parts = (record.get("issued") or {}).get("date-parts")
    if not parts or len(parts) > 1 or len(parts[0]) > 1:
        return {}
    if record.get("type") == "article-journal":
        return {"issued": {"date-parts": [[parts[0][0], rng.randint(1, 12)]]}} if rng.random() < 0.25 else {}
    if record.get("type") in {"article-newspaper", "webpage", "post-weblog"}:
        return {"issued": {"date-parts": [[parts[0][0], rng.randint(1, 12), rng.randint(1, 28)]]}}
    return {}


def span_years(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Let a book of several volumes appear over years: ``t. I–X, 1839–1846``."""
    parts = (record.get("issued") or {}).get("date-parts")
    if record.get("type") != "book" or not parts or len(parts) > 1:
        return {}
    span = {"date-parts": [[parts[0][0]], [int(parts[0][0]) + rng.randint(1, 15)]]}
    if rng.random() < 0.3:
        return {"issued": span}
    last = rng.randint(2, 9)
    return {
        "issued": span,
        "volume": rng.choice((f"1-{last}", f"1–{last}", f"I–{_ROMAN[last]}")),
        "number-of-pages": None,
    }


DATES: tuple[tuple[Change, float], ...] = (
    (other_law, 0.6),
    (shift_year, 0.4),
    (add_gazette_year, 1.0),
    (complete_date, 0.3),
    (span_years, 0.06),
)
"""The changes of dates with their likelihoods."""
