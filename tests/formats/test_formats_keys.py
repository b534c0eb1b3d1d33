"""Keys of the records of one file."""

from __future__ import annotations

import pytest

from citekit.formats.keys import unique_keys
from citekit.model import Reference


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["kupala1910", "kupala1910", "kupala1910"], ["kupala1910", "kupala1910-2", "kupala1910-3"]),
        (["A", "a"], ["A", "a-2"]),
        ([None, "", None], ["reference-1", "reference-2", "reference-3"]),
        ([None, "reference-1"], ["reference-1-2", "reference-1"]),
        (["a", "a", "a-2"], ["a", "a-3", "a-2"]),
        (["Купала, {1910}%", "\\x y"], ["Купала1910", "xy"]),
    ],
)
def test_every_record_has_a_key_of_its_own(keys: list[str | None], expected: list[str]) -> None:
    """The first keeps its key, later ones get a number that nobody else has."""
    assert list(unique_keys([Reference(citation_key=key) for key in keys], tex=True)) == expected


def test_json_bears_any_character() -> None:
    """Outside TeX a key keeps all its characters."""
    assert unique_keys([Reference(citation_key="а {б}")], tex=False) == ("а {б}",)


def test_ten_thousand_equal_keys_are_told_apart() -> None:
    """Equal keys cost no more than others."""
    assert len(set(unique_keys([Reference(citation_key="x")] * 10_000, tex=True))) == 10_000
