"""Tell what a paper's citations leave out."""

from __future__ import annotations

from collections.abc import Iterable

from citekit.citations.index import index_bibliography
from citekit.model import Bibliography, InTextCitation


def find_uncited(citations: Iterable[InTextCitation], bibliography: Bibliography) -> tuple[int, ...]:
    """Return the places of the references that no citation means.

    A list that stands twice, once romanised and numbered alike, is one list: a work cited is cited in both.

    Example:
        A list of three of which ``[1]`` and ``[3]`` are cited gives ``(1,)``.
    """
    cited = {pointer.reference for citation in citations for pointer in citation.pointers}
    index = index_bibliography(bibliography)
    twins = {twin for places in index.numbers.values() if cited & set(places) for twin in places}
    return tuple(place for place in range(len(bibliography.references)) if place not in cited | twins)
