"""Entry types and fields by CSL type."""

from __future__ import annotations

import pytest
from reference_strategies import CSL_TYPES

from citekit.formats.bib.entry_tables import csl_type_of, entry_type_of, fields_of, is_csl_type, value_kinds
from citekit.model import Reference


@pytest.mark.parametrize(
    ("csl_type", "flavour", "alone", "expected"),
    [
        ("article-journal", "biblatex", False, "article"),
        ("article-journal", "biblatex", True, "online"),
        ("article-journal", "bibtex", True, "misc"),
        ("webpage", "biblatex", True, "online"),
        ("webpage", "bibtex", True, "misc"),
        ("legislation", "biblatex", True, "legislation"),
        ("thesis", "bibtex", True, "phdthesis"),
        ("paper-conference", "biblatex", False, "inproceedings"),
        ("no such type", "biblatex", True, "misc"),
    ],
)
def test_entry_types_follow_the_csl_type(csl_type: str, flavour: str, alone: bool, expected: str) -> None:
    """An article without a journal is no article for any style."""
    assert entry_type_of(csl_type, flavour, alone=alone) == expected


@pytest.mark.parametrize("csl_type", CSL_TYPES)
def test_every_csl_type_has_an_entry_type_that_is_read(csl_type: str) -> None:
    """No type is missing from the tables, and each entry type leads back to some CSL type."""
    assert is_csl_type(csl_type)
    for flavour in ("biblatex", "bibtex"):
        entry_type = entry_type_of(csl_type, flavour, alone=False)
        assert csl_type_of(entry_type) == "document" if entry_type == "misc" else csl_type_of(entry_type) != "document"


@pytest.mark.parametrize("csl_type", CSL_TYPES)
def test_no_two_values_share_a_field(csl_type: str) -> None:
    """In every entry type each variable has a field of its own."""
    fields = fields_of(entry_type_of(csl_type, "biblatex", alone=False))
    assert len(set(fields.values())) == len(fields)


def test_the_tables_know_every_field_of_a_record() -> None:
    """A new field of the model cannot be forgotten here."""
    told = {"type", "citation_key", "language", "extra", "source", "sources", "diagnostics"}
    assert set(value_kinds()) | told == set(Reference.__slots__)
