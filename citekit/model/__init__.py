"""The values that flow between the stages: frozen, slotted, holding tuples; nothing of citekit is imported here."""

from citekit.model.citation import Candidate, CitationKind, CitationPointer, InTextCitation
from citekit.model.diagnostic import MORE_NAMES, Diagnostic, Repair
from citekit.model.document import (
    Attachment,
    Document,
    Footnote,
    Line,
    Link,
    ReferenceSection,
    ReferenceString,
    Span,
)
from citekit.model.reference import Bibliography, FieldSource, LabelledField, LabelledReference, Reference
from citekit.model.text import Date, Name, Text

__all__ = [
    "MORE_NAMES",
    "Attachment",
    "Bibliography",
    "Candidate",
    "CitationKind",
    "CitationPointer",
    "Date",
    "Diagnostic",
    "Document",
    "FieldSource",
    "Footnote",
    "InTextCitation",
    "LabelledField",
    "LabelledReference",
    "Line",
    "Link",
    "Name",
    "Reference",
    "ReferenceSection",
    "ReferenceString",
    "Repair",
    "Span",
    "Text",
]
