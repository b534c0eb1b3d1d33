"""Vary a record before it is rendered: persons exchanged, parts dropped, accesses, editions and helpers added."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]

_DROPPED = {
    "publisher": 0.12,
    "number-of-pages": 0.25,
    "page": 0.08,
    "edition": 0.2,
    "volume": 0.05,
    "issue": 0.05,
    "collection-title": 0.3,
    "publisher-place": 0.04,
    "ISBN": 0.5,
    "ISSN": 0.6,
    "DOI": 0.3,
    "editor": 0.1,
    "issued": 0.02,
}


def vary(record: Record, others: Sequence[Record], rng: random.Random) -> Record:
    """Vary a record by recombining facts of records in its language.

    Args:
        record: A CSL-JSON item.
        others: Items to borrow from, of the same language.
        rng: The dice.

    Returns:
        A new item; what it says is what the labels of its rendering will say.
    """
    varied = {key: value for key, value in record.items() if rng.random() >= _DROPPED.get(key, 0.0)}
    for change in (_exchange_persons, _add_access, _add_cited_page):
        varied.update(change(varied, others, rng))
    return varied


def _exchange_persons(record: Record, others: Sequence[Record], rng: random.Random) -> Record:
    if "author" not in record or rng.random() < 0.4:
        return {}
    donors = [other["author"] for other in rng.sample(others, min(len(others), 8)) if other.get("author")]
    return {"author": rng.choice(donors)} if donors else {}


def _add_access(record: Record, _others: Sequence[Record], rng: random.Random) -> Record:
    if "URL" not in record or "accessed" in record or rng.random() < 0.25:
        return {}
    return {"accessed": {"date-parts": [[rng.randint(2005, 2025), rng.randint(1, 12), rng.randint(1, 28)]]}}


def _add_cited_page(record: Record, _others: Sequence[Record], rng: random.Random) -> Record:
    if record.get("type") != "book" or "page" in record or rng.random() < 0.88:
        return {}
    first = rng.randint(3, 400)
    return {"page": str(first) if rng.random() < 0.6 else f"{first}-{first + rng.randint(1, 40)}"}
