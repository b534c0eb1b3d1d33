"""Give the fields without a variable the properties that CSL-JSON has for them, and find them there again.

A record names them as .bib files do (``volumes``, ``keywords``); ``csl_extra.tsv`` has the other names of CSL. What the
schema knows no text for rides in ``custom``, with the order of them all where that would get lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from citekit.formats.tables import read_table

Pairs = tuple[tuple[str, str], ...]


def show_extra(extra: Pairs, known: Collection[str]) -> tuple[dict[str, str], Pairs, list[str]]:
    """Part extra fields into the properties of an item and those that ride in ``custom``.

    Args:
        extra: Names and texts of the fields.
        known: The properties that hold text and no variable.

    Returns:
        The properties, the other fields, and the names of all in their order unless these two give it back.

    Example:
        >>> show_extra((("volumes", "3"), ("file", "a.pdf")), {"number-of-volumes"})
        ({'number-of-volumes': '3'}, (('file', 'a.pdf'),), [])
    """
    shown: dict[str, str] = {}
    hidden = []
    for name, value in extra:
        property_name = _properties().get(name, name)
        if property_name in known and name not in _names() and property_name not in shown:
            shown[property_name] = value
        else:
            hidden.append((name, value))
    names = [name for name, _ in extra]
    straight = [*map(extra_name, shown), *(name for name, _ in hidden)]
    return shown, tuple(hidden), [] if names == straight else names


def extra_name(property_name: str) -> str:
    """Return the name that a record has for a property without a variable.

    Example:
        >>> extra_name("number-of-volumes"), extra_name("abstract")
        ('volumes', 'abstract')
    """
    return _names().get(property_name, property_name)


def join_extra(shown: Pairs, hidden: Pairs, order: Any) -> Pairs:
    """Join extra fields that an item shows with those in ``custom``, in the order told there.

    Example:
        >>> join_extra((("abstract", "A"),), (("file", "a.pdf"),), ["file", "abstract"])
        (('file', 'a.pdf'), ('abstract', 'A'))
    """
    pairs = (*shown, *hidden)
    if not isinstance(order, list):
        return pairs
    waiting: dict[str, list[str]] = {}
    for name, value in reversed(pairs):
        waiting.setdefault(name, []).append(value)
    ordered = [(name, waiting[name].pop()) for name in _texts(order) if waiting.get(name)]
    return (*ordered, *((name, value) for name, values in waiting.items() for value in reversed(values)))


def _texts(order: Iterable[Any]) -> list[str]:
    return [name for name in order if isinstance(name, str)]


@cache
def _properties() -> dict[str, str]:
    return {row["extra"]: row["property"] for row in read_table("csl_extra.tsv")}


@cache
def _names() -> dict[str, str]:
    return {property_name: name for name, property_name in _properties().items()}
