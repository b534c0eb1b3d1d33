"""Pages and numbers in forms that styles print wrongly."""

from __future__ import annotations

import pytest
from rule_runner import run, run_json

from citekit.lint.pages import find_labelled_numbers, find_wrong_pages
from citekit.pipeline import lint_text

CASES = [
    ("pages = {С. 5--10}", [("pages-label", "5--10")]),
    ("pages = {pp. 5--10}", [("pages-label", "5--10")]),
    ("pages = {стр. 5}", [("pages-label", "5")]),
    ("pages = {s. 12–15}", [("pages-label", "12–15")]),
    ("pages = {S12--S15}", []),
    ("pages = {S12--15}", []),
    ("pages = {P3}", []),
    ("pages = {p1234}", []),
    ("pages = {С.12}", [("pages-label", "12")]),
    ("pages = {pp12--15}", [("pages-label", "12--15")]),
    ("pages = {5-10}", []),
    ("year = 1999, pages = {5-10}", [("pages-hyphen", "5--10")]),
    ("year = 1999, pages = {5 - 10}", [("pages-hyphen", "5--10")]),
    ("year = 1999, pages = {A-12}", []),
    ("year = 1999, pages = {12-1--12-9}", []),
    ("pages = {123--5}", [("pages-shortened", "123--125")]),
    ("pages = {123–35}", [("pages-shortened", "123–135")]),
    ("pages = {128--19}", []),
    ("pages = {123--125, 130}", []),
    ("pages = {xii--xv}", []),
    ("year = 1999, pages = {5-3}", []),
    ("pages = {}", []),
]


@pytest.mark.parametrize(("fields", "expected"), CASES)
def test_pages(fields: str, expected: list[tuple[str, str | None]]) -> None:
    """Words go, shortened ranges are whole, and classic BibTeX gets its two hyphens."""
    assert run(find_wrong_pages, fields, "article") == expected


def test_a_hyphen_is_the_range_of_csl_json() -> None:
    """There a single hyphen is right."""
    assert run_json(find_wrong_pages, '{"id": "a", "type": "article-journal", "page": "5-10"}') == []


NUMBERS = [
    ("volume = {Т. 5}", ["number-label"]),
    ("volume = {5}", []),
    ("number = {№ 3}", ["number-label"]),
    ("number = {99 (1075)}", []),
]


@pytest.mark.parametrize(("fields", "expected"), NUMBERS)
def test_numbers(fields: str, expected: list[str]) -> None:
    """A volume or an issue does not say what it is."""
    assert [code for code, _ in run(find_labelled_numbers, fields, "article")] == expected


@pytest.mark.parametrize(
    ("first", "last", "whole"), [("125", "8", "128"), ("125", "130", None), ("128", "5", None), ("A1", "8", None)]
)
def test_the_last_page_of_ris_may_be_shortened(first: str, last: str, whole: str | None) -> None:
    """It stands in a tag of its own, and is mended there."""
    text = f"TY  - JOUR\nSP  - {first}\nEP  - {last}\nER  - \n"
    found = [one for one in lint_text(text, "ris") if one.code == "pages-shortened"]
    assert [(one.line, one.field, one.repair and one.repair.repaired) for one in found] == (
        [(3, "EP", whole)] if whole else []
    )


def test_a_reversed_range_is_told_and_not_mended() -> None:
    """Two hyphens would make nothing better."""
    text = "@article{a, title = {T}, journal = {J}, author = {B, C.}, year = 1999, pages = {5-3}}"
    assert [one.code for one in lint_text(text, "biblatex")] == ["pages-reversed"]
