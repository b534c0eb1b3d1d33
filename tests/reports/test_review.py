"""The review lists the doubtful fields, the least sure first, each with its reasons and its place."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from citekit.formats.tables import read_table
from citekit.model import (
    Bibliography,
    Date,
    Diagnostic,
    FieldSource,
    Name,
    Reference,
    ReferenceString,
    Repair,
    Span,
    Text,
)
from citekit.pipeline import parse_references
from citekit.reports import find_doubtful_fields
from citekit.reports.forms import mark_excerpt
from citekit.reports.review import csl_name, value_text

TEXT = "Быкаў В. Знак бяды. – Мінск, 1984."
BYKAU = Reference(
    "book",
    "bykau1984",
    "be",
    author=(Name("Быкаў", "В."),),
    title=Text("Знак бяды"),
    publisher_place=Text("Мінск"),
    issued=Date(((1984,),)),
    source=ReferenceString(TEXT),
    sources=(
        FieldSource("author", Span(0, 8), 0.9),
        FieldSource("title", Span(9, 18), 0.5),
        FieldSource("publisher_place", Span(22, 27), 0.7),
        FieldSource("issued", Span(29, 33), 0.99),
    ),
)


def review(*references: Reference, below: float = 0.8) -> list[tuple[int, str, float | None]]:
    return [(d.number, d.field, d.confidence) for d in find_doubtful_fields(Bibliography(references), below)]


def test_fields_below_the_threshold_come_least_sure_first() -> None:
    """The order is by confidence over the whole list; the number is the place of the reference."""
    second = replace(BYKAU, sources=(FieldSource("title", Span(9, 18), 0.6),))
    assert review(BYKAU, second) == [(1, "title", 0.5), (2, "title", 0.6), (1, "publisher-place", 0.7)]


@pytest.mark.parametrize(("below", "count"), [(0.0, 0), (0.5, 0), (0.51, 1), (0.95, 3), (1.0, 4)])
def test_the_threshold_is_the_users(below: float, count: int) -> None:
    """A field is listed when it is less sure than the threshold, not when it is as sure."""
    assert len(review(BYKAU, below=below)) == count


def test_a_row_holds_all_that_a_person_needs() -> None:
    """Key, CSL name, value, confidence, reason, language, and the place in the string."""
    doubt = find_doubtful_fields(Bibliography((BYKAU,)))[1]
    assert (doubt.key, doubt.field, doubt.value, doubt.confidence) == ("bykau1984", "publisher-place", "Мінск", 0.7)
    assert (doubt.why, doubt.language) == (("low confidence",), "be")
    assert mark_excerpt(doubt.source) == "Быкаў В. Знак бяды. – ⟦Мінск⟧, 1984."


def test_the_least_sure_piece_counts_and_all_pieces_are_marked() -> None:
    """A field of two pieces is as sure as the worse one."""
    pieces = (FieldSource("author", Span(0, 5), 0.3), FieldSource("author", Span(6, 8), 0.9))
    (doubt,) = find_doubtful_fields(Bibliography((replace(BYKAU, sources=pieces),)))
    assert doubt.confidence == 0.3
    assert mark_excerpt(doubt.source).startswith("⟦Быкаў⟧ ⟦В.⟧ Знак")


def test_a_repaired_field_is_no_surer_than_its_repair() -> None:
    """The confidence of a proposal multiplies that of the reading; the reason says what was proposed."""
    repair = Repair("http: //x.by", "http://x.by", ("blanks",), 0.5)
    finding = Diagnostic("url-repaired", "printed … proposed …", "url", repair)
    sources = (FieldSource("url", Span(0, 5), 0.9),)
    (doubt,) = find_doubtful_fields(
        Bibliography((replace(BYKAU, url="http://x.by", sources=sources, diagnostics=(finding,)),))
    )
    assert (doubt.field, doubt.confidence) == ("URL", 0.45)
    assert doubt.why == ("url-repaired: printed … proposed …",)


def test_a_missed_field_is_listed_first_with_no_value() -> None:
    """What must be there and was not found has no confidence at all."""
    missing = Diagnostic("no-title", "no title was found", "title")
    record = replace(BYKAU, title=None, sources=BYKAU.sources[2:], diagnostics=(missing,))
    first = find_doubtful_fields(Bibliography((record,)))[0]
    assert (first.field, first.value, first.confidence, first.why) == (
        "title",
        "",
        0.0,
        ("no-title: no title was found",),
    )


def test_findings_about_a_whole_reference_come_last_with_what_no_field_took_marked() -> None:
    """They have no field and no confidence; of the string the words left over are marked."""
    left = Diagnostic("text-not-used", "no field took: Знак бяды")
    record = replace(BYKAU, sources=(*BYKAU.sources[:1], *BYKAU.sources[2:]), diagnostics=(left,))
    last = find_doubtful_fields(Bibliography((record,)))[-1]
    assert (last.field, last.value, last.confidence, last.why) == (
        "",
        "",
        None,
        ("text-not-used: no field took: Знак бяды",),
    )
    assert mark_excerpt(last.source) == "Быкаў В. ⟦Знак бяды⟧. – Мінск, 1984."


def test_nothing_is_doubtful_in_sure_records_blank_lines_and_records_without_a_source() -> None:
    """A record from a .bib file has no string to look at; a blank line has nothing to review."""
    sure = replace(BYKAU, sources=tuple(replace(source, confidence=0.95) for source in BYKAU.sources))
    blank = parse_references([""]).references[0]
    assert review(sure, blank, replace(BYKAU, source=None)) == []


def test_a_validator_brings_a_field_into_the_table() -> None:
    """From a string to a row: the reversed pages of a sure reading are listed with the reason."""
    parsed = parse_references(["Іваноў І. Назва // Полымя. – 1999. – № 3. – С. 45–12."])
    doubts = {doubt.field: doubt for doubt in find_doubtful_fields(parsed)}
    assert doubts["page"].why == ("pages-reversed: the range 45-12 ends before it begins",)
    assert "⟦45–12⟧" in mark_excerpt(doubts["page"].source)


def test_fields_have_their_csl_names() -> None:
    """The names are those of the CSL-JSON writer."""
    assert {row["variable"]: csl_name(row["variable"]) for row in read_table("csl/fields.tsv")} == {
        row["variable"]: row["name"] for row in read_table("csl/fields.tsv")
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        ("12-15", "12-15"),
        (Text("Назва"), "Назва"),
        ((Name("Быкаў", "В."), Name(literal="БелТА")), "Быкаў, В.; БелТА"),
        ((Name("Vries", "H.", non_dropping_particle="de"),), "de Vries, H."),
        (Date(((1999, 5, 2),)), "1999-05-02"),
        (Date(((1968,), (1971,))), "1968/1971"),
        (Date(literal="б. г."), "б. г."),
    ],
)
def test_values_in_one_line(value: object, expected: str) -> None:
    """Names by family name, dates as ISO 8601, what is only printed as printed."""
    assert value_text(value) == expected


def test_every_field_of_a_record_can_be_listed() -> None:
    """No field that a source may name breaks the table."""
    names = [field.name for field in fields(Reference)]
    record = replace(BYKAU, sources=tuple(FieldSource(name, Span(0, 3), 0.1) for name in (*names, "nothing")))
    assert {field for _, field, _ in review(record)} >= {"title", "author", "issued", "publisher-place"}
