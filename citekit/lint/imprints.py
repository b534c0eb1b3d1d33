"""Find places of publication that stand in the field of the publisher."""

from __future__ import annotations

from collections.abc import Iterator

from citekit.lint.reading import finding, shown
from citekit.model import Diagnostic, Reference, SourceEntry
from citekit.vocabulary import is_place


def find_places_in_publishers(reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield publishers that begin with a place, ``Мінск : Навука``, or are one; a house may be called after a town."""
    field = entry.field("publisher")
    if field:
        place, colon, rest = field.text.partition(":")
        if colon and rest.strip() and is_place(place):
            yield finding("place-in-publisher", f"{shown(field.text)}: {place.strip()} is the place", field)
        elif is_place(field.text) and not reference.publisher_place:
            yield finding("publisher-is-place", f"{shown(field.text)} is a place, not a publisher", field)
