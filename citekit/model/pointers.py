"""Let a record that names others by their keys, as the ``crossref`` of a chapter does, name them by other keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from citekit.model.reference import Reference

POINTERS = frozenset({"crossref", "entryset", "related", "xdata", "xref"})
"""Names in ``extra`` of the fields of biblatex that hold the keys of other records, with commas between them."""

_SERVING = frozenset({"xdata", "set"})
_SERVED = frozenset({"entryset", "xdata"})
_KEY = re.compile(r"[^\s,]+")


def is_work(reference: Reference) -> bool:
    """Tell whether a record is a work, not an entry of biblatex that only serves others (``@xdata``, ``@set``).

    Example:
        >>> is_work(Reference("document", extra=(("entrytype", "set"),)))
        False
    """
    return not any(name == "entrytype" and value.lower() in _SERVING for name, value in reference.extra)


def works_alone(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Return the works of a list, without the entries that only serve others and without pointers to them.

    Example:
        >>> data = Reference("document", "x", extra=(("entrytype", "xdata"),))
        >>> works_alone([data, Reference("book", "a", extra=(("xdata", "x"), ("related", "b")))])[0].extra
        (('related', 'b'),)
    """
    given = tuple(references)
    works = tuple(filter(is_work, given))
    if len(works) == len(given):
        return given
    return tuple(
        replace(one, extra=tuple(pair for pair in one.extra if pair[0] not in _SERVED))
        if any(name in _SERVED for name, _ in one.extra)
        else one
        for one in works
    )


def redirect_pointers(reference: Reference, keys: Mapping[str, str]) -> Reference:
    """Return a record with other keys in its pointers, each once in a field, or the record itself.

    Args:
        reference: The record.
        keys: The key that each of some keys is replaced by.

    Example:
        >>> chapter = Reference("chapter", "c", extra=(("related", "book1, book2, c"),))
        >>> redirect_pointers(chapter, {"book2": "book1"}).extra
        (('related', 'book1, c'),)
    """
    if not any(name in POINTERS for name, _ in reference.extra):
        return reference
    pairs = ((name, redirect_keys(value, keys) if name in POINTERS else value) for name, value in reference.extra)
    extra = tuple((name, value) for name, value in pairs if value)
    return reference if extra == reference.extra else replace(reference, extra=extra)


def redirect_keys(value: str, keys: Mapping[str, str]) -> str:
    """Return the value of a field that holds keys with others in their places, the text itself where none is replaced.

    Example:
        >>> redirect_keys("book1,book2", {"book2": "book3"}), redirect_keys("book1,book2", {"book2": "book1"})
        ('book1,book3', 'book1')
    """
    old = _KEY.findall(value)
    if not any(key in keys for key in old):
        return value
    new = dict.fromkeys(keys.get(key, key) for key in old)
    return ", ".join(new) if len(new) < len(old) else _KEY.sub(lambda match: keys.get(match[0], match[0]), value)
