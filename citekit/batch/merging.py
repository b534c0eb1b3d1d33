"""Join the records of all papers in one bibliography, in which a work stands once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from citekit.batch.bodies import items
from citekit.duplicates import merge_duplicates
from citekit.formats import read_bibliography
from citekit.model import Bibliography, Reference

_KEYS = ("id", "citation-key")


def merge_bodies(bodies: Iterable[bytes]) -> Bibliography:
    """Return one bibliography of all records, in the order of the papers, with one record for each work.

    Records that say the same to the letter are joined before they are read, so that memory grows with the number of
    different records alone.
    """
    return merge_duplicates(Bibliography(tuple(_read_different(bodies))))


def _read_different(bodies: Iterable[bytes]) -> Iterator[Reference]:
    known: set[bytes] = set()
    for body in bodies:
        fresh = []
        for item in items(body):
            mark = _mark(item)
            if mark not in known:
                known.add(mark)
                fresh.append(item)
        if fresh:
            yield from read_bibliography(json.dumps(fresh), "csl-json").references


def _mark(item: dict[str, Any]) -> bytes:
    """Return a short digest of what a record says, its key apart."""
    said = {name: value for name, value in item.items() if name not in _KEYS}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).digest()[:16]
