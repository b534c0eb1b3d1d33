"""Find places of publication that stand in the field of the publisher."""

from __future__ import annotations

from collections.abc import Iterator

from citekit.lint.reading import finding, shown
from citekit.model import Diagnostic, Reference, SourceEntry
from citekit.vocabulary import is_place


def find_places_in_publishers(_reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield publishers that begin with a place: ``Мінск : Навука``."""
    field = entry.field("publisher")
    if field:
        place, colon, rest = field.text.partition(":")
        if colon and rest.strip() and is_place(place):
            yield finding("place-in-publisher", f"{shown(field.text)}: {place.strip()} is the place", field)
