"""Let what points to a record that is joined into another one point to that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citekit.model import Reference
from citekit.model.pointers import redirect_pointers


def point_to_kept(references: Sequence[Reference], groups: Iterable[Sequence[int]]) -> tuple[Reference, ...]:
    """Return the records with pointers, such as ``crossref``, to the records that stay when groups of them are joined.

    Of equal keys the first record is meant.

    Args:
        references: The records before any is joined.
        groups: The places of records that are joined, as `find_duplicates` returns them.

    Example:
        >>> books = Reference("book", "a"), Reference("book", "b")
        >>> chapter = Reference("chapter", "c", extra=(("crossref", "b"),))
        >>> point_to_kept((*books, chapter), [(0, 1)])[2].extra
        (('crossref', 'a'),)
    """
    kept: dict[int, str] = {}
    for group in groups:
        keys = (references[place].citation_key for place in group)
        if key := next(filter(None, keys), None):
            kept |= dict.fromkeys(group, key)
    new: dict[str, str] = {}
    for place, one in enumerate(references):
        if one.citation_key:
            new.setdefault(one.citation_key, kept.get(place, one.citation_key))
    changed = {old: key for old, key in new.items() if old != key}
    return tuple(redirect_pointers(one, changed) for one in references) if changed else tuple(references)
