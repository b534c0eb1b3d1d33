"""Let a record that names others by their keys, as the ``crossref`` of a chapter does, name them by other keys."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from citekit.model.reference import Bibliography, Reference

POINTERS = frozenset({"crossref", "entryset", "related", "xdata", "xref"})
"""Names in ``extra`` of the fields of biblatex that hold the keys of other records, with commas between them."""

_SERVING = frozenset({"xdata", "set"})
_KEY = re.compile(r"[^\s,]+")


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


def is_work(reference: Reference) -> bool:
    """Tell whether a record is a work, not an entry that only serves others (``@xdata``, ``@set``).

    Example:
        >>> is_work(Reference("document", extra=(("entrytype", "set"),)))
        False
    """
    return not any(key == "entrytype" and value.lower() in _SERVING for key, value in reference.extra)


def only_works(bibliography: Bibliography) -> Bibliography:
    """Return a bibliography without the entries that only serve others, whose values these have already.

    Example:
        >>> one, other = Reference(extra=(("entrytype", "xdata"),)), Reference("book", extra=(("xdata", "common"),))
        >>> only_works(Bibliography((one, other))).references == (Reference("book"),)
        True
    """
    if all(map(is_work, bibliography.references)):
        return bibliography
    works = tuple(_without_xdata(one) for one in bibliography.references if is_work(one))
    return replace(bibliography, references=works)


def _without_xdata(reference: Reference) -> Reference:
    extra = tuple(pair for pair in reference.extra if pair[0] != "xdata")
    return reference if extra == reference.extra else replace(reference, extra=extra)
