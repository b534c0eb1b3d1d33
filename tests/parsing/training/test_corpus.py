"""The corpus is balanced, deterministic, and made of lists that keep their habits."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from citekit.parsing.training.corpus import build_corpus, build_lists, load_records

FOLDER = Path(__file__).parent / "data"
RECORDS = load_records(FOLDER)


def test_records_of_a_folder_are_read(tmp_path: Path) -> None:
    """Every line of every file is one record."""
    (tmp_path / "a.jsonl").write_text('{"type": "book", "language": "uk", "title": "Їжак і ґава"}\n\n', "utf-8")
    (tmp_path / "b.jsonl").write_text('{"type": "book", "language": "pl", "title": "Dom"}\n', "utf-8")
    assert [record["language"] for record in load_records(tmp_path)] == ["uk", "pl"]


def test_a_line_that_is_no_json_is_refused(tmp_path: Path) -> None:
    """A broken file of records is the fault of whoever keeps them."""
    (tmp_path / "a.jsonl").write_text("{", "utf-8")
    with pytest.raises(json.JSONDecodeError):
        load_records(tmp_path)


def test_the_same_seed_gives_the_same_corpus_and_another_seed_another() -> None:
    """A training run can be repeated."""
    first, again, other = (list(build_corpus(RECORDS, 60, seed)) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_the_four_languages_are_about_equal_and_the_others_fewer() -> None:
    """Belarusian, Russian, Ukrainian and Polish each have about a fifth."""
    drawn = Counter(reference.language for reference in build_corpus(RECORDS, 1500, 3))
    total = sum(drawn.values())
    assert all(0.15 < drawn[language] / total < 0.3 for language in ("be", "ru", "uk", "pl"))
    assert all(0 < drawn[language] / total < 0.18 for language in ("en", "de", "lt"))


def test_most_styles_come_up() -> None:
    """No style of weight is forgotten."""
    drawn = {reference.style for reference in build_corpus(RECORDS, 2500, 4)}
    assert len(drawn) >= 26


def test_a_list_is_of_one_style_and_of_5_to_40_references() -> None:
    """One hand writes a list."""
    for references in build_lists(RECORDS, 6, 5):
        assert len({reference.style for reference in references}) == 1
        assert 1 <= len(references) <= 40


def test_lists_are_repeated_by_their_seed() -> None:
    """The same seed gives the same lists."""
    assert list(build_lists(RECORDS, 3, 6)) == list(build_lists(RECORDS, 3, 6))


def test_samples_are_printed_for_people() -> None:
    """The module shows samples with their labels."""
    command = [
        sys.executable,
        "-m",
        "citekit.parsing.training.corpus",
        "--show",
        "3",
        "--seed",
        "1",
        "--records",
        FOLDER,
    ]
    root = Path(__file__).parents[3]
    shown = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=root, check=True).stdout
    assert shown.count("⟦") >= 3
