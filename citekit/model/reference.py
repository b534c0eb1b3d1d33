"""Hold references: labelled fields of a string, one typed record, a list of records."""

from __future__ import annotations

from dataclasses import dataclass

from citekit.model.diagnostic import Diagnostic
from citekit.model.document import ReferenceString, Span
from citekit.model.text import Date, Name, Text

NAME_FIELDS = ("author", "editor", "translator", "compiler")
"""The fields of a `Reference` that hold names."""
DATE_FIELDS = ("issued", "event_date", "accessed")
"""Those that hold a `Date`."""
PLACE_FIELDS = ("publisher_place", "event_place")
"""Those that hold the `Text` of a place."""
TEXT_FIELDS = (
    "title",
    "title_short",
    "volume_title",
    "container_title",
    "collection_title",
    "genre",
    "authority",
    "publisher",
    "publisher_place",
    "event_title",
    "event_place",
    "archive",
)
"""Those that hold a `Text`, of a place or anything else."""


@dataclass(frozen=True, slots=True)
class LabelledField:
    """Hold one labelled piece of a reference string; a label may have several pieces.

    Attributes:
        label: A CSL variable in snake_case, such as ``container_title``.
        text: The piece, its characters repaired.
        span: Where the piece stands in the reference string as printed.
        confidence: How sure the labeller is, from 0 to 1.
    """

    label: str
    text: str
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class LabelledReference:
    """Hold a reference string with its pieces labelled, in order of their places.

    Attributes:
        string: The string that was labelled.
        fields: The pieces.
        diagnostics: What the labeller noticed.
        record: The record that the file itself brings along, when the string needed no labelling.
    """

    string: ReferenceString
    fields: tuple[LabelledField, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    record: Reference | None = None

    def texts(self, label: str) -> tuple[str, ...]:
        """Return the pieces under a label, in order."""
        return tuple(field.text for field in self.fields if field.label == label)

    def first(self, label: str) -> str | None:
        """Return the first piece under a label, or None."""
        return next((field.text for field in self.fields if field.label == label), None)


@dataclass(frozen=True, slots=True)
class FieldSource:
    """Say where a field of a record was printed and how sure its reading is.

    Attributes:
        field: The CSL variable in snake_case.
        span: Where it stands in the reference string.
        confidence: From 0 to 1.
    """

    field: str
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Reference:
    """Hold one cited work; fields are CSL 1.0.2 variables in snake_case.

    A value that cannot be typed stays as printed. ``type`` is a CSL type, ``document`` when nothing is known.
    ``extra`` keeps fields of a file format that have no variable here, ``source`` the string the record was read
    from, ``sources`` the places of its fields.
    """

    type: str = "document"
    citation_key: str | None = None
    language: str | None = None
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    compiler: tuple[Name, ...] = ()
    title: Text | None = None
    title_short: Text | None = None
    volume_title: Text | None = None
    container_title: Text | None = None
    collection_title: Text | None = None
    collection_number: str | None = None
    edition: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    section: str | None = None
    number: str | None = None
    number_of_pages: str | None = None
    genre: Text | None = None
    medium: str | None = None
    authority: Text | None = None
    publisher: Text | None = None
    publisher_place: Text | None = None
    issued: Date | None = None
    event_title: Text | None = None
    event_place: Text | None = None
    event_date: Date | None = None
    archive: Text | None = None
    archive_location: str | None = None
    url: str | None = None
    accessed: Date | None = None
    doi: str | None = None
    isbn: str | None = None
    issn: str | None = None
    note: str | None = None
    extra: tuple[tuple[str, str], ...] = ()
    source: ReferenceString | None = None
    sources: tuple[FieldSource, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Hold an ordered list of references.

    Attributes:
        references: The records, in the order of the paper or file.
        diagnostics: What was noticed about the list as a whole.
    """

    references: tuple[Reference, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
