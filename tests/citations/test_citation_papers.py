"""Real papers beside the checkout: every citation is found and linked, nothing else is taken."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from citekit.citations import find_citations, find_mentions, find_uncited
from citekit.documents import read_document
from citekit.pipeline import extract_references

SHARED = Path(__file__).resolve().parents[3] / "shared"
EXPECTED = {
    "docs/be_kangres2014_prokopiuk": (7, 6),
    "docs/ru_bsu2017_ageing": (32, 25),
    "docs/ru_egir2016_freedom": (29, 20),
    "docs/ru_egir2019_simbirsk": (4, 4),
    "docs/ru_egir2021_selfstudy": (17, 16),
    "docs/ru_egir2021_show": (23, 17),
    "docs/uk_napu2009_rudenko": (4, 4),
    "docs/uk_napu2016_cherniienko": (18, 18),
    "docs/uk_napu2016_shevchenko": (25, 20),
}
"""Pointers and different works cited, counted by hand; other documents cite nothing from their lists."""


def documents() -> list[str]:
    return sorted(f"{path.parent.name}/{path.stem}" for path in SHARED.glob("gold/docs/*.txt"))


@pytest.mark.skipif(not SHARED.exists(), reason="the shared papers are not beside this checkout")
@pytest.mark.parametrize("name", documents() or [""])
def test_real_papers_are_linked_as_counted_by_hand(name: str) -> None:
    """Every pointer has its reference, and there are as many as a reader counts."""
    paper = read_document(SHARED / "gold" / f"{name}.txt")
    found = find_citations(paper, extract_references(paper))
    linked = Counter(pointer.reference for one in found for pointer in one.pointers)
    assert None not in linked
    assert (sum(linked.values()), len(linked)) == EXPECTED.get(name, (0, 0))


@pytest.mark.skipif(not SHARED.exists(), reason="the shared papers are not beside this checkout")
def test_the_worked_example_dates_its_undated_pages_from_the_text() -> None:
    """The years that only the text gives are told, and stay out of the records."""
    paper = read_document(SHARED / "papers" / "prokopiuk-2014.txt")
    bibliography = extract_references(paper)
    found = find_citations(paper, bibliography)
    told = {pointer.reference for one in found for pointer in one.pointers if pointer.diagnostics}
    assert told == {place for place, record in enumerate(bibliography.references) if record.issued is None}
    assert len(told) == 2
    assert find_uncited(found, bibliography) == ()


@pytest.mark.skipif(not SHARED.exists(), reason="the shared papers are not beside this checkout")
def test_real_texts_name_no_other_works() -> None:
    """One work is named in all of them, by a review that says whose article it answers."""
    papers = sorted((*SHARED.glob("papers/*.txt"), *SHARED.glob("gold/*/*.txt")))
    named = [(path.stem, work.author[0].family) for path in papers for work in find_mentions(read_document(path))]
    assert named == [("belarus-security-blog-2013", "Marin")]
