"""Collect the fields of one entry while a .bib file is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.formats.bib.entries import Entry
from citekit.formats.places import Places
from citekit.model import Diagnostic

_SPACE = re.compile(r"\s+")

Printed = tuple[str, str, int, bool]
"""A field as it stands in the file: its name in small letters, its value with abbreviations written out, where this
begins, and whether it is one literal, so that its text stands there."""


class Draft:
    """Hold an entry that is being read.

    A field that stands twice loses nothing: the second becomes ``title-2``, a field of its own, unless both are equal.

    Attributes:
        start: Where the entry begins.
        end: Where it ends.
        is_whole: False when something between is lost or guessed.
        printed: Its fields in the order of the file, also those that stand twice.
    """

    def __init__(self, entry_type: str, start: int) -> None:
        self.type = entry_type
        self.start = self.end = start
        self.key = ""
        self.faults = 0
        self.is_whole = True
        self.source = ""
        self.last = start
        self.printed: list[Printed] = []
        self._fields: dict[str, str] = {}
        self._places: dict[str, int] = {}
        self._again: list[tuple[str, str, int]] = []
        self._copies: dict[str, int] = {}

    def add(self, name: str, value: str, place: int, start: int, *, is_literal: bool = False) -> None:
        """Keep a field: its name and value, where each begins, and whether the value is one literal."""
        field = name if name.isascii() and name.islower() else _fold(name)
        self.last = place
        self.printed.append((field, value, start, is_literal))
        if field in self._fields:
            self._again.append((field, value, place))
        else:
            self._fields[field] = value
            self._places[field] = place

    def clear(self) -> None:
        """Forget the fields, to read them in another way."""
        self.printed.clear()
        self._fields.clear()
        self._places.clear()
        self._again.clear()

    def tell_duplicates(self, places: Places) -> Iterator[Diagnostic]:
        """Give the fields that stand twice names of their own, and tell so."""
        for field, value, place in self._again:
            if _SPACE.sub(" ", value).strip() == _SPACE.sub(" ", self._fields[field]).strip():
                yield places.tell("duplicate-field", f"{self.key}: {field} stands twice and says the same", place)
                continue
            free = self._free_name(field)
            self._fields[free] = value
            self._places[free] = place
            yield places.tell(
                "duplicate-field", f"{self.key}: {field} stands twice, the second is kept as {free}", place
            )

    def _free_name(self, field: str) -> str:
        base, mark, annotation = field.partition("+")
        free = field
        while free in self._fields:
            self._copies[field] = self._copies.get(field, 1) + 1
            free = f"{base}-{self._copies[field]}{mark}{annotation}"
        return free

    def entry(self) -> Entry:
        """Return what was read."""
        return Entry(self.type, self.key, self._fields, self.start, self._places, self.source)


def _fold(name: str) -> str:
    """Write a name in small letters, but the name of an annotation as it stands: it may be a language tag."""
    base, mark, annotation = name.partition("+")
    return f"{base.lower()}{mark}{annotation}"
