"""What a reference costs before and after labelling: run with ``pytest tests/benchmarks --benchmark-enable``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from citekit.formats import write_bibliography
from citekit.model import Bibliography, LabelledReference, ReferenceString
from citekit.normalization import assign_citation_keys, normalize_reference
from citekit.parsing import label_references
from citekit.parsing.characters import repair_characters
from citekit.parsing.draft import Draft
from citekit.parsing.lexing import lex_exact
from citekit.parsing.reading_order import restore_reading_order

DATA = Path(__file__).resolve().parents[1] / "data" / "check_fields.jsonl"
STRINGS = [json.loads(line)["raw"] for line in DATA.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def labelled() -> tuple[LabelledReference, ...]:
    return label_references(map(ReferenceString, STRINGS))


def repair_and_lex() -> list[Draft]:
    """Do to each string what precedes the labelling."""
    drafts = []
    for string in STRINGS:
        text = restore_reading_order(repair_characters(string))
        drafts.append(Draft(text, text.text))
        lex_exact(drafts[-1])
    return drafts


def test_repair_and_lex(benchmark: Any) -> None:
    """300 strings: characters repaired, reading order restored, exact forms taken."""
    assert len(benchmark(repair_and_lex)) == len(STRINGS)


def test_normalize_and_key(benchmark: Any, labelled: tuple[LabelledReference, ...]) -> None:
    """300 labelled references: typed and keyed."""
    records = benchmark(lambda: assign_citation_keys(map(normalize_reference, labelled)))
    assert len({record.citation_key for record in records}) == len(STRINGS)


@pytest.mark.parametrize("format_name", ["csl-json", "biblatex"])
def test_write(benchmark: Any, labelled: tuple[LabelledReference, ...], format_name: str) -> None:
    """300 records written."""
    bibliography = Bibliography(assign_citation_keys(map(normalize_reference, labelled)))
    assert benchmark(write_bibliography, bibliography, format_name)
