"""Make labelled references by hand: a string, and which stretches of it bear which label."""

from __future__ import annotations

from citekit.model import LabelledField, LabelledReference, ReferenceString, Span


def label(text: str, *pieces: tuple[str, str], confidence: float = 0.9) -> LabelledReference:
    """Label stretches of a text, in the order in which they stand in it."""
    fields, at = [], 0
    for name, piece in pieces:
        start = text.index(piece, at)
        at = start + len(piece)
        fields.append(LabelledField(name, piece, Span(start, at), confidence))
    return LabelledReference(ReferenceString(text), tuple(fields))
