"""Join the records of all papers in one bibliography, in which a work stands once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from citekit.batch.bodies import records
from citekit.duplicates import merge_duplicates
from citekit.formats import read_bibliography
from citekit.model import Bibliography, Reference


def merge_bodies(bodies: Iterable[bytes]) -> Bibliography:
    """Return one bibliography of all records, in the order of the papers, with one record for each work.

    Records that say the same to the letter are joined before they are read, so that time and memory grow with the
    number of different records alone.
    """
    return merge_duplicates(Bibliography(tuple(_read_different(bodies))))


def _read_different(bodies: Iterable[bytes]) -> Iterator[Reference]:
    known: set[bytes] = set()
    for body in bodies:
        fresh = []
        for said, item in records(body):
            mark = hashlib.sha256(said).digest()[:16]
            if mark not in known:
                known.add(mark)
                fresh.append(item)
        if fresh:
            text = b"[" + b", ".join(fresh) + b"]"
            yield from read_bibliography(text.decode(), "csl-json").references
