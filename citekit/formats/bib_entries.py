"""Collect the fields of one entry while a .bib file is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.formats.entries import Entry
from citekit.formats.places import Places
from citekit.model import Diagnostic

_SPACE = re.compile(r"\s+")


class Draft:
    """Hold an entry that is being read.

    A field that stands twice loses nothing: the second becomes ``title-2``, a field of its own, unless both are equal.
    """

    def __init__(self, entry_type: str, start: int) -> None:
        self.type = entry_type
        self.start = start
        self.key = ""
        self.faults = 0
        self.source = ""
        self.last = start
        self._fields: dict[str, str] = {}
        self._places: dict[str, int] = {}
        self._again: list[tuple[str, str, int]] = []
        self._copies: dict[str, int] = {}

    def add(self, name: str, value: str, place: int) -> None:
        """Keep a field."""
        field = name if name.isascii() and name.islower() else _fold(name)
        self.last = place
        if field in self._fields:
            self._again.append((field, value, place))
        else:
            self._fields[field] = value
            self._places[field] = place

    def clear(self) -> None:
        """Forget the fields, to read them in another way."""
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
