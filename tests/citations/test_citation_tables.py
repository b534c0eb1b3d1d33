"""The word tables of citations are well-formed and hold all classes for all languages."""

from __future__ import annotations

from importlib.resources import files

import pytest

LANGUAGES = {"be", "ru", "uk", "pl", "en", "de"}
TABLES = {
    "words.tsv": {"cue", "undated", "and", "locator"},
    "mentions.tsv": {"work", "by", "no-work", "no-person", "title"},
}
TYPES = {"article", "book", "chapter", "document", "report", "thesis"}


@pytest.mark.parametrize("table", TABLES)
def test_each_class_speaks_every_language(table: str) -> None:
    """A row is a class, a language and a form in small letters, each once; a word for a work has a CSL type."""
    lines = files("citekit.citations").joinpath(table).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    assert lines[0].split("\t")[:3] == ["class", "language", "form"]
    assert {(row[0], row[1]) for row in rows} == {(one, other) for one in TABLES[table] for other in LANGUAGES}
    assert [row for row in rows if row[2] != " ".join(row[2].lower().split())] == []
    keys = [tuple(row[:3]) for row in rows]
    assert len(keys) == len(set(keys))
    assert all((row[3:] != []) == (row[0] == "work") and set(row[3:]) <= TYPES for row in rows)
