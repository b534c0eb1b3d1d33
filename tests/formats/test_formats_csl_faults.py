"""Hostile CSL-JSON: wrong types, broken files, JSON Lines; every fault has its line."""

from __future__ import annotations

import pytest

from citekit.formats import read_bibliography


@pytest.mark.parametrize(
    ("text", "keys", "told"),
    [
        ('[{"id": "a"},\n {"id": "b",\n  "title": {"x": 1}}]', ["a", "b"], [("wrong-value", "type", 1), ("wrong-value", "title", 3), ("wrong-value", "type", 2)]),
        ('[\n{"type": "book", "id": "a", "author": 5,\n"issued": []}]', ["a"], [("wrong-value", "author", 2), ("wrong-value", "issued", 3)]),
        ('[{"type": "book", "id": "a",\n"language": 5}]', ["a"], [("wrong-value", "language", 2)]),
        ('[{"type": "book", "id": "a"},\n5,\n{"type": "book", "id": "a"}]', ["a", "a"], [("broken-entry", None, 2), ("duplicate-key", "id", 3)]),
        ('{"id": "a", "type": "book"}\n\n{"id": "b", "type": "book"}\n{"id":', ["a", "b"], [("broken-entry", None, 4)]),
        ('{"config": 1, "items": [\n{"id": "a", "type": "book", "issued": 5}]}', ["a"], [("wrong-value", "issued", 2)]),
        ('[{"id": "a", "type": ], "author": [{"family": "x"}]},\n{"id": "b", "type": "book"}]', ["b"], [("broken-entry", None, 1)]),
        ('[{"id": ' + "[" * 100_000 + ']},\n{"id": "b", "type": "book"}]', ["b"], [("broken-entry", None, 1)]),
        ('[{"id": "a", "volume": ' + "1" * 5000 + '},\n{"id": "b", "type": "book"}]', ["b"], [("broken-entry", None, 1)]),
    ],
)  # fmt: skip
def test_faults_are_told_with_their_lines(text: str, keys: list[str], told: list[tuple[str, str | None, int]]) -> None:
    """Each finding names its field and line, and the rest of the file is kept."""
    read = read_bibliography(text, "csl-json")
    assert [reference.citation_key for reference in read.references] == keys
    assert sorted((d.code, d.field or "", d.line) for d in read.diagnostics) == sorted(
        (code, field or "", line) for code, field, line in told
    )


def test_a_fault_in_each_of_many_items_is_told_in_one_walk() -> None:
    """Ten thousand faults cost one more reading of the file, not one each."""
    text = "[" + ",\n".join(f'{{"id": "k{n}", "type": "book", "author": 5}}' for n in range(10_000)) + "]"
    read = read_bibliography(text, "csl-json")
    assert [finding.line for finding in read.diagnostics] == list(range(1, 10_001))
