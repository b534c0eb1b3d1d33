"""Vary the addresses of a record and the dates on which they were seen."""

from __future__ import annotations

import random

from citekit.parsing.training.addresses import invent_address
from citekit.parsing.training.pool import Change, Pool, Record, additions, text_of

_ONLINE = frozenset(
    {
        "article-journal",
        "book",
        "article-newspaper",
        "legislation",
        "thesis",
        "report",
        "article-magazine",
        "entry-encyclopedia",
    }
)


def add_address(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Add a web address to a printed work, or invent another one for a page."""
    if record.get("type") not in _ONLINE or not record.get("title"):
        return {}
    texts = [text_of(record, "title"), text_of(record, "container-title")]
    return {"URL": invent_address(texts, additions(pool.language)["tld"], rng)}


def change_address(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Invent another address for a record that has one."""
    if not record.get("URL"):
        return {}
    texts = [text_of(record, "title"), text_of(record, "container-title")]
    return {"URL": invent_address(texts, additions(pool.language)["tld"], rng)}


def add_access(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Add a date of access to a record with an address."""
    if not record.get("URL") or record.get("accessed"):
        return {}
    return {"accessed": {"date-parts": [[rng.randint(2004, 2025), rng.randint(1, 12), rng.randint(1, 28)]]}}


ADDRESSES: tuple[tuple[Change, float], ...] = (
    (add_address, 0.1),
    (change_address, 0.7),
    (add_access, 0.7),
)
"""The changes of addresses with their likelihoods."""
