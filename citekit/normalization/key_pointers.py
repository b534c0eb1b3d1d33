"""Let records that name other records by their keys name them by their new ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citekit.model import Reference
from citekit.model.pointers import redirect_pointers


def follow_keys(before: Sequence[Reference], after: Sequence[Reference]) -> Iterator[Reference]:
    """Yield the records with the fields of ``extra`` that hold keys, such as ``crossref``, as the keys are now.

    Args:
        before: The records with their old keys; of equal ones the first is meant.
        after: The same records, in the same order, with their new keys.

    Example:
        A chapter with the ``crossref`` ``book1`` gets ``kolas1923`` when that is the new key of ``book1``.
    """
    new: dict[str, str] = {}
    for old, record in zip(before, after, strict=True):
        if old.citation_key and record.citation_key:
            new.setdefault(old.citation_key, record.citation_key)
    for record in after:
        yield redirect_pointers(record, new)
