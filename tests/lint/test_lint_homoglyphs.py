"""Letters of another script that look alike."""

from __future__ import annotations

import pytest
from rule_runner import findings, run, run_json

from citekit.lint.homoglyphs import find_homoglyphs

LATIN_I, LATIN_O, CYRILLIC_A = "i", "o", "а"

CASES = [
    (f"title = {{Аршанск{LATIN_I} раён}}", [("homoglyph", "Аршанскі раён")]),
    (f"title = {{К{LATIN_O}сл{LATIN_O} і кол{LATIN_O}}}", [("homoglyph", "Косло і коло")] * 2),
    (f"title = {{Histori{CYRILLIC_A} Polski}}", [("homoglyph", "Historia Polski")]),
    (f"author = {{Горiшна, {'I'}ванна}}", [("homoglyph", "Горішна, Іванна")] * 2),
    ("title = {антолоrия}", [("mixed-script", None)]),
    ("title = {Iстория}, langid = {russian}", [("homoglyph", None)]),
    ("title = {Iсторыя}, langid = {belarusian}", [("homoglyph", "Історыя")]),
    ("title = {Web-сайт, XXв., iPhone’ом}", []),
    (r"title = {\emph{Слова} і $x$ і \url{http://x.by/слова}}", []),
    ("url = {http://x.by/сlоvа}", []),
    ("title = {Polska " + CYRILLIC_A + " Litwa}", [("lone-homoglyph", None)]),
    ("title = {Навука i тэхніка}, langid = {belarusian}", [("homoglyph", "Навука і тэхніка")]),
    ("title = {Навука i тэхнiка}", [("homoglyph", "Навука і тэхніка")] * 2),
    ("title = {Число i больше}, langid = {russian}", []),
    ("title = {слова " + LATIN_O + " мове}", [("lone-homoglyph", None)]),
    (f"doi = {{10.1000/{CYRILLIC_A}bc}}", [("homoglyph", "10.1000/abc")]),
    ("doi = {10.1000/кніга}", [("homoglyph", None)]),
    ("isbn = {985-485-082-Х}", [("homoglyph", "985-485-082-X")]),
    ("isbn = {5-02-026807-0 (Навука)}", []),
    ("keywords = {Аршанскi}", []),
]


@pytest.mark.parametrize(("fields", "expected"), CASES)
def test_homoglyphs(fields: str, expected: list[tuple[str, str | None]]) -> None:
    """A word in two scripts is put into one when every stranger is a look-alike; formulas and addresses are no words."""
    assert run(find_homoglyphs, fields) == expected


def test_names_of_csl_json_are_read_part_by_part() -> None:
    """Each part is a literal of its own and is mended there."""
    item = '{"id": "a", "type": "book", "author": [{"family": "Горiшна", "given": "Ганна"}], "title": "А"}'
    assert run_json(find_homoglyphs, item) == [("homoglyph", "Горішна")]


def test_the_place_is_that_of_the_letter() -> None:
    """The finding points to the letter itself."""
    (found,) = findings(find_homoglyphs, "@book{a, title = {Аршанскi}}")
    assert found.column == len("@book{a, title = {Аршанскi")
