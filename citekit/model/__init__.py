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
from citekit.model.link import DEAD, Archived, CitedLink, Evidence, LinkCheck, Memento, Verdict
from citekit.model.reference import Bibliography, FieldSource, LabelledField, LabelledReference, Reference
from citekit.model.source import SourceEntry, SourceField
from citekit.model.text import Date, Name, Text

__all__ = [
    "DEAD",
    "MORE_NAMES",
    "Archived",
    "Attachment",
    "Bibliography",
    "Candidate",
    "CitationKind",
    "CitationPointer",
    "CitedLink",
    "Date",
    "Diagnostic",
    "Document",
    "Evidence",
    "FieldSource",
    "Footnote",
    "InTextCitation",
    "LabelledField",
    "LabelledReference",
    "Line",
    "Link",
    "LinkCheck",
    "Memento",
    "Name",
    "Reference",
    "ReferenceSection",
    "ReferenceString",
    "Repair",
    "SourceEntry",
    "SourceField",
    "Span",
    "Text",
    "Verdict",
]
