"""The worked example: each stage turns the file before into the file after."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citekit.documents import read_document
from citekit.formats import read_bibliography, write_bibliography, write_labelled
from citekit.model import Bibliography
from citekit.parsing import label_references
from citekit.pipeline import extract_strings, records_of

EXAMPLE = Path(__file__).resolve().parents[1] / "bib" / "prokopiuk-2014"


@pytest.fixture(scope="module")
def bibliography() -> Bibliography:
    return records_of(label_references(extract_strings(read_document(EXAMPLE / "1-ocr.txt"))))


def test_the_printed_list_becomes_six_strings() -> None:
    """The running title and the list marks are gone, the item that the page break tore is whole."""
    strings = extract_strings(read_document(EXAMPLE / "1-ocr.txt"))
    assert "".join(string.text + "\n" for string in strings) == (EXAMPLE / "2-strings.txt").read_text("utf-8")


def test_the_strings_become_labelled_references() -> None:
    """Every field is labelled where it stands in its string."""
    labelled = label_references(extract_strings(read_document(EXAMPLE / "1-ocr.txt")))
    assert write_labelled(labelled) == (EXAMPLE / "3-labelled.json").read_text("utf-8")


def test_the_spans_point_at_the_printed_text() -> None:
    """A label's span cuts its own words out of the string as printed."""
    for item in json.loads((EXAMPLE / "3-labelled.json").read_text("utf-8")):
        for field in item["fields"]:
            assert item["string"][slice(*field["span"])].strip() == field["text"]


def test_the_labels_become_records(bibliography: Bibliography) -> None:
    """The records are the CSL-JSON of the example."""
    assert write_bibliography(bibliography, "csl-json") == (EXAMPLE / "4-references.json").read_text("utf-8")


def test_the_records_become_a_bib_file() -> None:
    """The CSL-JSON of the example, read back, is written as its .bib."""
    records = read_bibliography((EXAMPLE / "4-references.json").read_text("utf-8"), "csl-json")
    assert write_bibliography(records, "biblatex") == (EXAMPLE / "5-references.bib").read_text("utf-8")


def test_repairs_keep_the_printed_url_beside_the_proposal(bibliography: Bibliography) -> None:
    """Four URLs are proposals, each with what was printed, the rules and a confidence; two stand as printed."""
    repairs = [d.repair for reference in bibliography.references for d in reference.diagnostics if d.repair]
    assert len(repairs) == 4
    assert all(repair.printed != repair.repaired and repair.rules and 0 < repair.confidence < 1 for repair in repairs)
