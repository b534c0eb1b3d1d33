"""Accuracy floors: lists found and split in the development documents, and silence where there is none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from citekit.documents import read_document
from citekit.segmentation import find_reference_sections, split_references

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
MACRO_F1_FLOOR = 0.995
DOCUMENT_F1_FLOOR = 0.95

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the development set does not lie beside the checkout")


def _strings(path: Path) -> list[str]:
    sections = find_reference_sections(read_document(path))
    return [string.text for section in sections for string in split_references(section)]


@needs_shared
def test_lists_are_found_and_split(tmp_path: Path) -> None:
    """The scorer's macro F1 over the development documents does not fall below its floor, nor any document's F1."""
    for path in (SHARED / "gold" / "docs").glob("*.txt"):
        (tmp_path / path.name).write_text("\n".join(_strings(path)), "utf-8")
    command = [sys.executable, SHARED / "tools" / "score.py", "strings", SHARED / "gold" / "strings.jsonl", tmp_path]
    scored = subprocess.run([*map(str, command), "--json"], capture_output=True, text=True, check=True)
    result = json.loads(scored.stdout)
    assert {name: doc["f1"] for name, doc in result["docs"].items() if doc["f1"] < DOCUMENT_F1_FLOOR} == {}
    assert result["macro"]["f1"] >= MACRO_F1_FLOOR


@needs_shared
def test_texts_without_a_list_stay_silent() -> None:
    """News, interviews, boards and bodies of articles give no section."""
    paths = [*(SHARED / "gold" / "none").glob("*.txt"), SHARED / "papers" / "belarus-security-blog-2013.txt"]
    assert len(paths) == 8
    assert {path.name: strings for path in paths if (strings := _strings(path))} == {}


@needs_shared
def test_the_paper_with_the_torn_list_is_split_to_the_letter() -> None:
    """The strings of the paper whose first item a page break tore apart are the gold strings, character for character."""
    gold = [json.loads(line) for line in (SHARED / "gold" / "strings.jsonl").read_text("utf-8").splitlines()]
    torn = next(row["doc"] for row in gold if row["doc"].startswith("be_kangres"))
    expected = [row["raw"] for row in gold if row["doc"] == torn]
    assert _strings(SHARED / "gold" / "docs" / f"{torn}.txt") == expected
