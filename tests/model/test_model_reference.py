"""The fields of a reference, by what they hold."""

from __future__ import annotations

from dataclasses import fields

import pytest

from citekit.model import DATE_FIELDS, NAME_FIELDS, PLACE_FIELDS, TEXT_FIELDS, Reference


@pytest.mark.parametrize(
    ("named", "kind"),
    [(NAME_FIELDS, "tuple[Name, ...]"), (DATE_FIELDS, "Date | None"), (TEXT_FIELDS, "Text | None")],
)
def test_fields_of_a_kind_are_named_once_and_whole(named: tuple[str, ...], kind: str) -> None:
    """The fields of names, dates and texts are those that a reference declares so, in its order."""
    assert tuple(field.name for field in fields(Reference) if field.type == kind) == named


def test_places_are_texts() -> None:
    """A place is a text, so that whoever asks for texts gets it too."""
    assert set(PLACE_FIELDS) < set(TEXT_FIELDS)
