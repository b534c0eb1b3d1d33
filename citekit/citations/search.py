"""Find the citations of a document, each place once, and link them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from citekit.citations.author_date import find_author_date
from citekit.citations.body import running_text
from citekit.citations.index import ReferenceIndex, index_bibliography
from citekit.citations.linking import link_citations
from citekit.citations.narrative import find_narrative
from citekit.citations.notes import find_note_spans, find_notes
from citekit.citations.numeric import find_numeric
from citekit.citations.raised import find_raised
from citekit.citations.raw import RawCitation
from citekit.model import Bibliography, Document, InTextCitation

FORMS: tuple[tuple[str, Callable[[str, ReferenceIndex], Iterator[RawCitation]]], ...] = (
    ("numbers in square brackets", find_numeric),
    ("a name in the sentence, its year in brackets", find_narrative),
    ("names, titles and years in brackets", find_author_date),
)
_FEWEST_WITHOUT_LIST = 3
_FITS = 0.6


def find_citations(document: Document, bibliography: Bibliography) -> tuple[InTextCitation, ...]:
    """Find where a document cites and which references of its bibliography it means.

    Citations by number are linked by the labels of the list, or by its order when it has none; others by name and
    year, by the beginning of a title, or by an abbreviation, across scripts and inflections. Nothing is ever changed
    in the bibliography: a year that only the text gives is a diagnostic of the pointer.

    Args:
        document: The paper.
        bibliography: Its references, as ``extract_references`` gives them; the places of their strings in the document
            are not searched.

    Returns:
        The citations in the order of the text; a pointer that fits no reference has ``reference`` None, its nearest
        candidates, and a diagnostic.

    Example:
        >>> from citekit.documents import read_document_bytes
        >>> from citekit.pipeline import parse_references
        >>> paper = read_document_bytes("Так лічыць і Мележ (гл.: Быкаў 1984, с. 5).".encode(), "paper.txt")
        >>> [found] = find_citations(paper, parse_references(["Быкаў В. Знак бяды. – Мінск, 1984."]))
        >>> found.pointers[0].reference, found.pointers[0].locator
        (0, 'с. 5')
    """
    text = running_text(document, bibliography)
    index = index_bibliography(bibliography)
    notes = find_note_spans(document, text)
    found = list(_claim(find(text, index) for _, find in FORMS))
    # A paper with notes has its raised numbers for them, one with numbers in brackets needs no others.
    if not notes and not any(raw.kind == "numeric" for raw in found):
        found += find_raised(text, index)
    found += _whole_notes(found, find_notes(text, notes))
    ordered = sorted(found, key=lambda raw: (raw.span.start, raw.span.end))
    return _believed(link_citations(document.text, ordered, index), bool(index.entries))


def _claim(forms: Iterable[Iterator[RawCitation]]) -> Iterator[RawCitation]:
    """Give each bracket to the first form that reads it."""
    ends: set[int] = set()
    for form in forms:
        for raw in form:
            if raw.span.end not in ends:
                ends.add(raw.span.end)
                yield raw


def _whole_notes(found: list[RawCitation], notes: Iterator[RawCitation]) -> list[RawCitation]:
    """Leave out notes that hold a bracket that cites: they are prose."""
    starts = sorted(raw.span.start for raw in found)
    return [note for note in notes if bisect_left(starts, note.span.start) == bisect_left(starts, note.span.end)]


def _believed(citations: tuple[InTextCitation, ...], has_list: bool) -> tuple[InTextCitation, ...]:
    """Drop names with years that fit no reference in papers that do not cite so: ``(Belarus, 2013)``."""
    named = [citation for citation in citations if citation.kind in {"author-date", "narrative"}]
    linked = any(
        pointer.candidates and pointer.candidates[0].score >= _FITS
        for citation in named
        for pointer in citation.pointers
    )
    if linked or (not has_list and len(named) >= _FEWEST_WITHOUT_LIST):
        return citations
    return tuple(citation for citation in citations if citation.kind not in {"author-date", "narrative"})
