"""Floors for damaged documents: lists printed in other shapes keep their items, bodies without a list stay silent."""

from __future__ import annotations

import list_stress
import pytest

FLOORS = {
    "not wrapped": 0.99,
    "CRLF": 0.97,
    "wrapped at 60": 0.96,
    "followed by the author and an abstract": 0.96,
    "html p": 0.94,
    "html div": 0.94,
}
needs_shared = pytest.mark.skipif(
    not list_stress.SHARED.is_dir(), reason="the development set does not lie beside the checkout"
)


@pytest.fixture(scope="module")
def papers() -> dict[str, list[list_stress.Block]]:
    """Cut the development documents into blocks once."""
    return list_stress.read_papers()


@needs_shared
@pytest.mark.parametrize("shape", FLOORS)
def test_damage_costs_little(shape: str, papers: dict[str, list[list_stress.Block]]) -> None:
    """The mean F1 over the damaged development documents does not fall below its floor."""
    assert list_stress.score_shape(shape, papers)[1] >= FLOORS[shape], shape


@needs_shared
@pytest.mark.parametrize("shape", list_stress.SILENT)
def test_bodies_without_their_lists_are_silent(shape: str, papers: dict[str, list[list_stress.Block]]) -> None:
    """With its list cut out, no paper has one, however it is printed."""
    find = list_stress.SILENT[shape]
    assert {doc: found for doc, blocks in papers.items() if (found := list_stress.find_strings(find(blocks)))} == {}
