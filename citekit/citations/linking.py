"""Link citations to the references that they mean, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from citekit.citations.index import Entry, ReferenceIndex
from citekit.citations.keys import alike, fold_word
from citekit.citations.matching import latin_suffix, rank, rank_note
from citekit.citations.raw import RawCitation, RawPointer
from citekit.model import Candidate, CitationPointer, Diagnostic, InTextCitation, Span

_WORD = re.compile(r"[^\W\d_]+(?:[-’'ʼ‑][^\W\d_]+)*\.?")
_ENOUGH = 0.5
_ENOUGH_WHEN_UNSURE = 0.6
_MARGIN = 0.025
_FULL_LENGTH = 4
_BY_ORDER = 0.8
_BY_LABEL = 0.98
_AMBIGUOUS = "citation-ambiguous"


@dataclass(slots=True)
class _Memory:
    """Remember what was cited before, for ``Ibid.`` and ``op. cit.``; local to one call.

    Attributes:
        last: The reference of the last pointer of the running text and of the notes.
        cited: References in the order of their last citation.
    """

    last: dict[bool, int | None] = field(default_factory=dict)
    cited: list[int] = field(default_factory=list)


def link_citations(text: str, found: Iterable[RawCitation], index: ReferenceIndex) -> tuple[InTextCitation, ...]:
    """Link what was found; what is a citation only if a reference fits, and none does, is left out.

    Args:
        text: The text of the document.
        found: The citations, in the order of the text.
        index: The bibliography.
    """
    memory = _Memory()
    citations = []
    for raw in found:
        pointers = tuple(filter(None, (_link(text, raw, pointer, index, memory) for pointer in raw.pointers)))
        if pointers:
            start = _start_of_name(text, raw, pointers[0], index)
            if start > raw.span.start:
                who = _one_line(text[start : raw.span.end].partition("(")[0].partition("[")[0])
                pointers = tuple(replace(pointer, who=who) for pointer in pointers)
            span = Span(start, raw.span.end)
            citations.append(InTextCitation(text[start : raw.span.end], span, raw.kind, pointers))
    return tuple(citations)


def _start_of_name(text: str, raw: RawCitation, pointer: CitationPointer, index: ReferenceIndex) -> int:
    """Leave out words with capitals before the author of a narrative citation: ``As Smith``, ``Так і Мележ``."""
    start = raw.span.start
    if raw.kind != "narrative" or pointer.reference is None:
        return start
    families = index.entries[pointer.reference].families[:1]
    before = [(match.start() + start, match[0]) for match in _WORD.finditer(text[start : pointer.span.start])]
    named = (place for place, (_, word) in enumerate(before) if any(alike(fold_word(word), one) for one in families))
    first = next(named, 0)
    while first and before[first - 1][1].endswith("."):
        first -= 1
    return before[first][0] if before else start


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _link(
    text: str, raw: RawCitation, pointer: RawPointer, index: ReferenceIndex, memory: _Memory
) -> CitationPointer | None:
    in_note = raw.kind == "note"
    blank = _blank(text, pointer)
    if pointer.again:
        linked = _link_again(blank, memory.last.get(in_note))
    elif pointer.number is not None:
        linked = _link_number(blank, pointer.number, index)
    elif pointer.repeated:
        linked = _link_repeated(blank, pointer, index, memory)
    else:
        whole = in_note and pointer.year is None and not pointer.undated and pointer.locator is None
        candidates = rank_note(pointer.who, index) if whole else rank(pointer, index, narrative=raw.kind == "narrative")
        poor = not candidates or candidates[0].score < _ENOUGH
        if poor and len(pointer.who.split()) >= _FULL_LENGTH:
            candidates = rank_note(pointer.who, index) or candidates
        linked = _link_named(blank, pointer, candidates, index)
    ambiguous = any(finding.code == _AMBIGUOUS for finding in linked.diagnostics)
    if linked.reference is None and not pointer.sure and not ambiguous:
        if in_note and any(map(str.isdigit, blank.text)):
            # A work outside the list: ``Ibid.`` behind it means that one, not what the list has.
            memory.last[in_note] = None
        return None
    memory.last[in_note] = linked.reference
    if linked.reference is not None:
        memory.cited.append(linked.reference)
    return linked


def _blank(text: str, pointer: RawPointer) -> CitationPointer:
    return CitationPointer(
        text[pointer.span.start : pointer.span.end],
        pointer.span,
        _one_line(pointer.who) or None,
        pointer.year + pointer.suffix if pointer.year else None,
        pointer.number,
        _one_line(pointer.locator) if pointer.locator else None,
        pointer.author_suppressed,
    )


def _link_again(blank: CitationPointer, last: int | None) -> CitationPointer:
    if last is None:
        return _unresolved(blank, (), "no citation before it is known")
    note = Diagnostic("same-as-before", "the work of the citation before")
    return replace(blank, reference=last, confidence=0.9, candidates=(Candidate(last, 0.9),), diagnostics=(note,))


def _link_number(blank: CitationPointer, number: int, index: ReferenceIndex) -> CitationPointer:
    places = index.numbers.get(number)
    if not places:
        return _unresolved(blank, (), f"the list has no number {number}")
    sure = _BY_LABEL if index.labelled else _BY_ORDER
    found = () if index.labelled else (Diagnostic("number-by-order", "the list has no numbers: its order counts"),)
    candidates = tuple(Candidate(place, sure) for place in places)
    return replace(blank, reference=places[0], confidence=sure, candidates=candidates, diagnostics=found)


def _link_repeated(
    blank: CitationPointer, pointer: RawPointer, index: ReferenceIndex, memory: _Memory
) -> CitationPointer:
    """Link ``Name, op. cit.`` to the work of that name that was cited last, else to the only one in the list."""
    candidates = rank(pointer, index, narrative=True)
    fitting = {one.reference: one for one in candidates if one.score >= _ENOUGH}
    before = next((place for place in reversed(memory.cited) if place in fitting), None)
    if before is not None:
        note = Diagnostic("same-as-before", "the work of this author cited before")
        return replace(blank, reference=before, confidence=0.85, candidates=candidates, diagnostics=(note,))
    return _link_named(blank, pointer, candidates, index)


def _link_named(
    blank: CitationPointer, pointer: RawPointer, candidates: tuple[Candidate, ...], index: ReferenceIndex
) -> CitationPointer:
    enough = _ENOUGH if pointer.sure else _ENOUGH_WHEN_UNSURE
    if not candidates or candidates[0].score < enough:
        return _unresolved(blank, candidates, "no reference fits")
    best = candidates[0]
    rivals = [
        one for one in candidates if one.score > best.score - _MARGIN and not index.twins(one.reference, best.reference)
    ]
    found: tuple[Diagnostic, ...] = ()
    if rivals:
        chosen = _by_suffix(pointer, [best, *rivals])
        if chosen is None:
            return _unresolved(blank, candidates, "several references fit alike", _AMBIGUOUS)
        best = replace(chosen, score=round(chosen.score * 0.9, 3))
        found = (Diagnostic("suffix-by-order", "the list prints no letter behind the year: its order counts"),)
    found += year_findings(pointer, index.entries[best.reference])
    return replace(blank, reference=best.reference, confidence=best.score, candidates=candidates, diagnostics=found)


def _by_suffix(pointer: RawPointer, rivals: Sequence[Candidate]) -> Candidate | None:
    ordered = sorted(rivals, key=lambda one: one.reference)
    place = ord(latin_suffix(pointer.suffix)) - ord("a") if pointer.suffix else -1
    return ordered[place] if 0 <= place < len(ordered) else None


def _unresolved(
    blank: CitationPointer, candidates: tuple[Candidate, ...], why: str, code: str = "citation-unresolved"
) -> CitationPointer:
    return replace(blank, candidates=candidates, diagnostics=(*blank.diagnostics, Diagnostic(code, why)))


def year_findings(pointer: RawPointer, entry: Entry) -> tuple[Diagnostic, ...]:
    """Say where the text dates a work that the list leaves undated, and where the two disagree.

    The year of the text is no date of the work: it is told, and nothing else is done with it.
    """
    if pointer.year is None:
        return ()
    if not entry.years:
        message = f"the list gives no year; the text says {pointer.year}"
        return (Diagnostic("year-from-text", message, "issued"),)
    if pointer.year not in entry.years:
        message = f"the text says {pointer.year}, the list {', '.join(sorted(entry.years))}"
        return (Diagnostic("year-differs", message, "issued"),)
    return ()
