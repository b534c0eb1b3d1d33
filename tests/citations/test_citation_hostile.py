"""Any text is read without an error and in linear time, whatever brackets it opens and never closes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stopwatch import within

from citekit.citations import find_citations, find_mentions, find_uncited
from citekit.documents.plain_text import cut_lines
from citekit.model import Bibliography, Document
from citekit.pipeline import parse_references

LIST = parse_references(
    ["Быкаў В. Знак бяды. – Мінск, 1984.", "Kowalski J., Nowak A. Historia regionu. Warszawa 2010."]
)
PIECES = (
    "(", ")", "[", "]", "((", "[[", ";", ",", ":", " ", "\n", "\n\n", "\f", "Быкаў", "Быкава", "Kowalski", "Nowak", " i ", "2010", "1984", "2010a", "1", "12", "–", "-",
    "с. 5", "s. 3", "там жа", "tamże", "op. cit.", "і інш.", "et al.", "гл.:", "...", "…", "¹", "²³", "«", "»", "book by Jan Nowak ", "*", "_", "\x00", "\ud800", "б. г.",
)  # fmt: skip


def document(text: str) -> Document:
    return Document("paper.txt", text, cut_lines(text))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=60).map("".join))
def test_every_text_gives_places_that_hold_what_is_told(text: str) -> None:
    """Nothing raises, spans lie in the text, links in the list, and citations come in order."""
    found = find_citations(document(text), LIST)
    assert [one.span.start for one in found] == sorted(one.span.start for one in found)
    for citation in found:
        assert text[citation.span.start : citation.span.end] == citation.text
        assert citation.pointers
        for pointer in citation.pointers:
            assert text[pointer.span.start : pointer.span.end] == pointer.text
            assert pointer.reference is None or 0 <= pointer.reference < len(LIST.references)
            assert (pointer.reference is None) == (pointer.confidence == 0)
    assert set(find_uncited(found, LIST)) <= {0, 1}
    for mention in find_mentions(document(text), LIST):
        assert mention.title
        assert mention.source


@pytest.mark.parametrize("bibliography", [Bibliography(), LIST])
def test_an_empty_paper_cites_nothing(bibliography: Bibliography) -> None:
    """No text, no citation; no list, everything uncited."""
    assert find_citations(document(""), bibliography) == ()
    assert find_mentions(document(""), bibliography) == ()


MEGABYTES = (
    "(", "[", "([", "(a 2010", "(2010", "[1, ", "[1; ", "(Kowalski 2010, ", "А. ", "and ", "«А б", "*А б", "book by Jan Nowak «", "\n¹ ", "1 там жа\n", "там жа ", " ", "\n ",
    "(Аб 2010a; ", "a-", "Аб, op. cit. ", "1–1–",
)  # fmt: skip


@pytest.mark.parametrize("piece", MEGABYTES)
def test_a_megabyte_of_one_thing_takes_little_time(piece: str) -> None:
    """Brackets that never close and lines that never end cost no more than their length."""
    paper = document(piece * (1_000_000 // len(piece)))
    with within(20):
        find_citations(paper, LIST)
        find_mentions(paper, LIST)


def test_brackets_in_brackets_give_the_inner_one() -> None:
    """What is nested is read from inside."""
    found = find_citations(document("Тэкст (гл. таксама (Быкаў, 1984) і [1]) далей."), LIST)
    assert [citation.text for citation in found] == ["(Быкаў, 1984)", "[1]"]
