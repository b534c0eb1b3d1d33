"""The values that flow between the stages: frozen, slotted, holding tuples; nothing of citekit is imported here.

Citations, links and the places of a file are imported when they are first used: most commands have none.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from citekit.model.citation import Candidate, CitationKind, CitationPointer, InTextCitation
    from citekit.model.link import DEAD, Archived, CitedLink, Evidence, LinkCheck, Memento, Verdict
    from citekit.model.source import SourceEntry, SourceField

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

_HOMES = {
    "DEAD": "link",
    "Archived": "link",
    "Candidate": "citation",
    "CitationKind": "citation",
    "CitationPointer": "citation",
    "CitedLink": "link",
    "Evidence": "link",
    "InTextCitation": "citation",
    "LinkCheck": "link",
    "Memento": "link",
    "SourceEntry": "source",
    "SourceField": "source",
    "Verdict": "link",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
