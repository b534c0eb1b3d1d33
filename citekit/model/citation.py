"""Hold the places of a text where it cites, and the references that they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from citekit.model.diagnostic import Diagnostic
from citekit.model.document import Span

CitationKind = Literal["author-date", "numeric", "note", "narrative"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Name a reference that may be meant.

    Attributes:
        reference: Its place in the bibliography, from 0.
        score: How well it fits, from 0 to 1.
    """

    reference: int
    score: float


@dataclass(frozen=True, slots=True)
class CitationPointer:
    """Hold one work that an in-text citation points to; a bracket may hold several.

    Attributes:
        text: The words that point, as printed: ``Іваноў 2001а, с. 12`` or ``7–9``.
        span: Where they stand in ``Document.text``.
        who: The name, institution or beginning of a title that is given, or None.
        year: The year as printed, with its letter (``2001а``), or None.
        number: The number in the list that is given, or None.
        locator: The place within the work (``с. 12``), or None.
        author_suppressed: True when the name stands outside the bracket or is left out.
        reference: The work meant: its place in the bibliography, from 0; None when none fits or several fit alike.
        confidence: How sure the link is, from 0 to 1; 0 without a link.
        candidates: The nearest references, the best first.
        diagnostics: What was noticed: ``year-from-text``, ``year-differs``, ``citation-unresolved`` …
    """

    text: str
    span: Span
    who: str | None = None
    year: str | None = None
    number: int | None = None
    locator: str | None = None
    author_suppressed: bool = False
    reference: int | None = None
    confidence: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class InTextCitation:
    """Hold one in-text citation: a bracket, a raised number, a note, or a name with its year in brackets.

    Attributes:
        text: The whole of it as printed.
        span: Where it stands in ``Document.text``.
        kind: ``author-date``, ``numeric``, ``note`` or ``narrative`` (the name is part of the sentence).
        pointers: The works pointed to, in order.
    """

    text: str
    span: Span
    kind: CitationKind
    pointers: tuple[CitationPointer, ...]
