"""The values that flow between the stages: frozen, slotted, holding tuples; no other room is imported here.

Citations, links, orders and the places of a file are imported when they are first used: most commands have none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.late_names import late_names
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
from citekit.model.reference import (
    DATE_FIELDS,
    NAME_FIELDS,
    PLACE_FIELDS,
    TEXT_FIELDS,
    Bibliography,
    FieldSource,
    LabelledField,
    LabelledReference,
    Reference,
)
from citekit.model.text import NAME_PARTS, Date, Name, Text

if TYPE_CHECKING:
    from citekit.model.citation import Candidate, CitationKind, CitationPointer, InTextCitation
    from citekit.model.link import DEAD, Archived, CitedLink, Evidence, LinkCheck, Memento, Verdict
    from citekit.model.order import CITED, ORDERS, Order
    from citekit.model.source import SourceEntry, SourceField
else:
    __getattr__, __dir__ = late_names(
        __name__,
        citation="Candidate CitationKind CitationPointer InTextCitation",
        link="DEAD Archived CitedLink Evidence LinkCheck Memento Verdict",
        order="CITED ORDERS Order",
        source="SourceEntry SourceField",
    )

__all__ = [
    "CITED",
    "DATE_FIELDS",
    "DEAD",
    "MORE_NAMES",
    "NAME_FIELDS",
    "NAME_PARTS",
    "ORDERS",
    "PLACE_FIELDS",
    "TEXT_FIELDS",
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
    "Order",
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
