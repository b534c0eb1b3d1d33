"""Long and senseless pieces take no more time than their length is worth, and break nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stopwatch import within

from citekit.model import LabelledField, LabelledReference, ReferenceString, Span
from citekit.normalization import normalize_reference

LABELS = (
    "author",
    "editor",
    "title",
    "container_title",
    "publisher",
    "issued",
    "issue",
    "page",
    "number",
    "archive_location",
)


@pytest.mark.parametrize(
    "text", [")" * 20_000, "(red" * 5_000, " ." * 10_000, "a.a" * 6_000, "у 2 т. " * 3_000, "I. " * 6_000]
)
@pytest.mark.parametrize("name", LABELS)
def test_no_piece_takes_long(name: str, text: str) -> None:
    """Twenty thousand signs of any kind under any label are done in a moment."""
    field = LabelledField(name, text, Span(0, len(text)))
    year = LabelledField("issued", "2001", Span(len(text) + 1, len(text) + 5))
    with within(2):
        normalize_reference(LabelledReference(ReferenceString(f"{text} 2001"), (field, year)))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(LABELS), st.text(max_size=40)), max_size=6))
def test_any_pieces_make_a_record(pieces: list[tuple[str, str]]) -> None:
    """Whatever the labeller gives, a record comes out."""
    text, fields = "", []
    for name, piece in pieces:
        fields.append(LabelledField(name, piece, Span(len(text), len(text) + len(piece))))
        text += piece + " "
    record = normalize_reference(LabelledReference(ReferenceString(text), tuple(fields)))
    assert record.source is not None
