"""The worked example is an example: no word of its references stands in the package, so no rule can be made for them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STRINGS = ROOT / "bib" / "prokopiuk-2014" / "2-strings.txt"
TABLES = sorted(path for path in (ROOT / "citekit").rglob("*") if path.suffix in {".py", ".tsv", ".toml"})

_WORD = re.compile(r"[^\W\d_]{4,}")
# Months, kinds of law, markers, and words of programs and addresses, which any paper may have.
GENERAL = frozenset(
    {
        "беларусь", "ноября", "указ", "consulted", "http", "aspx", "default", "files", "index", "main", "sites", "start",
        "training",
    }
)  # fmt: skip
"""Months, kinds of laws, a country among countries, and the words of which addresses and English are made."""


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


@pytest.fixture(scope="module")
def special() -> frozenset[str]:
    """Collect the words of the references that are no general vocabulary."""
    if not STRINGS.exists():
        pytest.skip(f"{STRINGS.relative_to(ROOT)} is not in this checkout")
    return _words(STRINGS.read_text("utf-8"))


def test_the_words_are_there_to_be_guarded(special: frozenset[str]) -> None:
    """The guard reads the strings, and every word allowed is one of them."""
    assert len(special) > 50
    assert special >= GENERAL


@pytest.mark.parametrize("path", TABLES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_word_of_the_worked_example_stands_in_the_package(path: Path, special: frozenset[str]) -> None:
    """No name, title word or host of those references occurs in code, tables or docstrings."""
    assert sorted((special - GENERAL) & _words(path.read_text("utf-8"))) == []
