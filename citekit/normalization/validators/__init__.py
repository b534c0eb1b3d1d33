"""The last rule of normalisation: doubt what cannot be right, and say why.

Each validator reads one record and yields diagnostics about its fields; ``doubts.tsv`` holds, for each code, the factor
by which the confidence of the field is multiplied. Every factor is small enough that a doubted field stands below any
sensible threshold, however sure the labeller was. Nothing is changed: a field that looks wrong stays as it was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from math import prod

from citekit.model import Diagnostic, FieldSource, LabelledReference, Reference, Span
from citekit.normalization.records import change
from citekit.normalization.validators.dates import find_wrong_dates
from citekit.normalization.validators.gaps import find_wrong_edges
from citekit.normalization.validators.identifiers import find_wrong_identifiers
from citekit.normalization.validators.names import find_wrong_names
from citekit.normalization.validators.numbers import find_wrong_numbers
from citekit.normalization.validators.relations import find_contradictions
from citekit.normalization.validators.texts import find_wrong_texts
from citekit.packaged import packaged_text

__all__ = ["VALIDATORS", "doubt_factors", "find_doubts", "validate_fields"]

_NO_REFERENCE = 0.3

VALIDATORS: tuple[Callable[[Reference], Iterator[Diagnostic]], ...] = (
    find_wrong_dates,
    find_wrong_numbers,
    find_wrong_identifiers,
    find_wrong_names,
    find_wrong_texts,
    find_contradictions,
    find_wrong_edges,
)


def validate_fields(labelled: LabelledReference, reference: Reference) -> Reference:
    """Give each field its place and confidence, lowered where a validator doubts it; keep the doubts as diagnostics.

    What is no reference at all (type ``document``) is not doubted field by field: its title is the whole string.

    Example:
        A page ``45-12`` that the labeller was sure of by 0.95 comes out with 0.285 and ``pages-reversed``.
    """
    if reference.type == "document":
        whole = FieldSource("title", Span(0, len(labelled.string.text)), _NO_REFERENCE)
        return change(reference, source=labelled.string, sources=(whole,) if reference.title else ())
    sources = tuple(FieldSource(piece.label, piece.span, piece.confidence) for piece in labelled.fields)
    placed = change(reference, source=labelled.string, sources=sources)
    doubts = find_doubts(placed)
    if not doubts:
        return placed
    lowered = tuple(_lower(source, doubts) for source in sources)
    return change(placed, sources=lowered, diagnostics=reference.diagnostics + doubts)


def find_doubts(reference: Reference) -> tuple[Diagnostic, ...]:
    """Run every validator over a record, whatever it was read from.

    Returns:
        One diagnostic for each doubt, with the field it is about.

    Example:
        >>> [(doubt.code, doubt.field) for doubt in find_doubts(Reference(doi="10.1000"))]
        [('doi-shape', 'doi')]
    """
    return tuple(dict.fromkeys(doubt for validator in VALIDATORS for doubt in validator(reference)))


def _lower(source: FieldSource, doubts: Iterable[Diagnostic]) -> FieldSource:
    factors = [doubt_factors()[doubt.code] for doubt in doubts if doubt.field == source.field]
    return replace(source, confidence=round(source.confidence * prod(factors), 3)) if factors else source


@cache
def doubt_factors() -> dict[str, float]:
    """Return, for each code, the factor by which it lowers the confidence of its field: 0 to 1."""
    rows = packaged_text(__package__, "doubts.tsv").splitlines()[1:]
    return {code: float(factor) for code, factor, _ in (row.split("\t") for row in rows)}
