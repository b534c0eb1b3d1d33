"""Find the fields of a bibliography that a person should look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

from citekit.model import MORE_NAMES, Bibliography, Date, Diagnostic, Name, Reference, Span, Text
from citekit.reports.excerpts import Piece, cut_excerpt
from citekit.reports.limits import REVIEW_BELOW

_ACRONYMS = frozenset({"url", "doi", "isbn", "issn"})
_SAYING = re.compile(r"\w{2,}(?:.*\w)?", re.DOTALL)
_LOW = "low confidence"
_NOTHING_TO_READ = "empty-line"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Hold one doubtful field, or a reference that is doubtful as a whole.

    Attributes:
        number: Place of the reference in the list, from 1.
        key: Its citation key.
        field: The CSL name, such as ``container-title``; empty for a reference as a whole.
        value: The value as text, names as ``Family, Given; …``, dates as ISO 8601.
        confidence: From 0 to 1; None for a reference as a whole.
        why: The reasons.
        source: A window of the source string, the place of the field marked; for a reference as a whole what no field
            took.
        language: BCP 47 tag of the record, or None.
    """

    number: int
    key: str
    field: str
    value: str
    confidence: float | None
    why: tuple[str, ...]
    source: tuple[Piece, ...]
    language: str | None = None


def find_doubtful_fields(bibliography: Bibliography, below: float = REVIEW_BELOW) -> tuple[Doubt, ...]:
    """List the doubtful fields of a bibliography, the least sure first, references that are doubtful as a whole last.

    A field is as sure as the least sure of its pieces, and no surer than the repairs that were done in it. A field that
    was missed though it must be there has no piece and no confidence at all.

    Args:
        bibliography: Records with their sources; a record without any has nothing to look up and is passed over.
        below: The confidence under which a field is doubtful, 0 to 1.

    Example:
        A page ``45-12`` of confidence 0.285 is listed with ``pages-reversed: the range 45-12 ends before it begins``.
    """
    found = [
        doubt
        for number, reference in enumerate(bibliography.references, start=1)
        for doubt in _doubts(number, reference, below)
    ]
    return tuple(sorted(found, key=lambda doubt: (doubt.confidence is None, doubt.confidence)))


def _doubts(number: int, reference: Reference, below: float) -> Iterator[Doubt]:
    if not reference.source:
        return
    fields = dict.fromkeys([source.field for source in reference.sources])
    missed = {found.field for found in reference.diagnostics if found.field and not _has(reference, found.field)}
    for field in (*fields, *sorted(missed - fields.keys())):
        confidence = _confidence(reference, field) if field in fields else 0.0
        if confidence < below and (_has(reference, field) or field in missed):
            reasons = [found for found in reference.diagnostics if found.field == field and found.code != MORE_NAMES]
            yield _doubt(number, reference, field, confidence, reasons)
    whole = [found for found in reference.diagnostics if not found.field and found.code != _NOTHING_TO_READ]
    if whole:
        yield _doubt(number, reference, None, None, whole)


def _has(reference: Reference, field: str) -> bool:
    return getattr(reference, field, None) not in (None, ())


def _confidence(reference: Reference, field: str) -> float:
    pieces = min(source.confidence for source in reference.sources if source.field == field)
    repairs = {found.repair for found in reference.diagnostics if found.field == field and found.repair}
    return round(pieces * prod(repair.confidence for repair in repairs), 3)


def _doubt(
    number: int, reference: Reference, field: str | None, confidence: float | None, reasons: list[Diagnostic]
) -> Doubt:
    spans = [source.span for source in reference.sources if source.field == field] if field else _unread(reference)
    value = getattr(reference, field, None) if field else None
    return Doubt(
        number,
        reference.citation_key or "",
        csl_name(field) if field else "",
        value_text(value),
        confidence,
        tuple(f"{reason.code}: {reason.message}" for reason in reasons) or (_LOW,),
        cut_excerpt(reference.source.text if reference.source else "", spans),
        reference.language,
    )


def _unread(reference: Reference) -> list[Span]:
    """Return the stretches of a source string that no field took, punctuation and single letters left aside."""
    text = reference.source.text if reference.source else ""
    found, at = [], 0
    for source in sorted(reference.sources, key=lambda source: source.span.start):
        found += [
            Span(at + match.start(), at + match.end()) for match in _SAYING.finditer(text[at : source.span.start])
        ]
        at = max(at, source.span.end)
    found += [Span(at + match.start(), at + match.end()) for match in _SAYING.finditer(text[at:])]
    return found if reference.sources else []


def csl_name(field: str) -> str:
    """Return the CSL-JSON name of a field.

    Example:
        >>> csl_name("container_title"), csl_name("url"), csl_name("archive_location")
        ('container-title', 'URL', 'archive_location')
    """
    if field in _ACRONYMS:
        return field.upper()
    return field if field == "archive_location" else field.replace("_", "-")


def value_text(value: object) -> str:
    """Write a value of a record in one line.

    Example:
        >>> value_text((Name("Караткевіч", "У. С."),)), value_text(Date(((1999, 5, 12),)))
        ('Караткевіч, У. С.', '1999-05-12')
    """
    if isinstance(value, tuple):
        return "; ".join(map(value_text, value))
    if isinstance(value, Name):
        return value.literal or ", ".join(filter(None, (value.sort_name, value.given)))
    if isinstance(value, Date):
        points = ("-".join(f"{part:02}" for part in point) for point in value.parts)
        return "/".join(points) or value.literal or ""
    return value.value if isinstance(value, Text) else str(value or "")
