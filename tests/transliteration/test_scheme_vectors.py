"""Rows of published examples and of other programs' tests, one scheme and language per file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from citekit.transliteration import transliterate

DATA = Path(__file__).parent / "data"


def rows_of(path: Path) -> Iterator[tuple[str, str, str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        cells = line.split("\t")
        if path.stem == "edge_cases":
            yield cells[0].replace("_", "-"), cells[1], cells[2], cells[3]
        else:
            scheme, language = path.stem.split("_")
            yield scheme, language, cells[0], cells[1]


def key_of(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(unicodedata.normalize("NFC", cell) for cell in row[:3])


ROWS = [row for path in sorted((DATA / "vectors").glob("*.tsv")) for row in rows_of(path)]
DISAGREEMENTS = {
    key_of(tuple(line.split("\t")))
    for line in (DATA / "disagreements.tsv").read_text(encoding="utf-8").splitlines()[1:]
}


@pytest.mark.parametrize(("scheme", "language", "source", "expected"), ROWS)
def test_a_row_holds_unless_the_standard_contradicts_it(scheme, language, source, expected):
    """Code points are compared exactly; a listed row that begins to hold must leave the list."""
    holds = transliterate(source, scheme, language) == expected
    listed = key_of((scheme, language, source)) in DISAGREEMENTS
    assert holds != listed, f"{source!r}: {transliterate(source, scheme, language)!r}, row {expected!r}, {listed=}"


def test_every_listed_disagreement_is_a_row():
    """A row that left the files must leave the list too."""
    assert {key_of(row) for row in ROWS} >= DISAGREEMENTS
