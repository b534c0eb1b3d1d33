"""Match records with the entries of their file, and findings about records with places in it."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from citekit.model import MORE_NAMES, Diagnostic, Reference, SourceEntry, SourceField, Span

ADOPTED = frozenset({
    "accessed-before-issued", "author-is-title", "date-not-read", "doi-shape", "no-such-day", "pages-implausible",
    "pages-not-numbers", "pages-reversed", "title-is-container", "unbalanced-brackets", "unbalanced-quotes",
    "url-characters", "url-host", "year-out-of-range",
})  # fmt: skip
"""Codes of validators that hold for records of files as well as for parsed ones; the rules here have the others."""
_TOLD_BETTER = frozenset({
    "duplicate-key", "duplicate-field", "look-left-out", "names-mended", "parents-left-out", "preamble-left-out",
    MORE_NAMES,
})  # fmt: skip
"""Codes of readers about what the rules find themselves, or what is right in the file and only lost on reading."""
_OTHER_SCHEME = re.compile(r"(?!https?:|ftp:)[A-Za-z][A-Za-z0-9+.-]*:")
_LINE = re.compile(r"line (\d{1,9})(?:: )?")


def match_entries(references: Iterable[Reference], entries: Iterable[SourceEntry]) -> tuple[SourceEntry, ...]:
    """Return the entry of each record, in order: the next one with its key, for records without a key the next without.

    A record whose entry is not found gets one without a place.
    """
    waiting: defaultdict[str, deque[SourceEntry]] = defaultdict(deque)
    for entry in entries:
        waiting[entry.key].append(entry)
    return tuple(_next(reference, waiting) for reference in references)


def _next(reference: Reference, waiting: dict[str, deque[SourceEntry]]) -> SourceEntry:
    key = reference.citation_key or ""
    found = waiting[key]
    return found.popleft() if found else SourceEntry("", key, 0, 0)


def place_doubts(
    doubts: Iterable[Diagnostic], entry: SourceEntry, found: Sequence[Diagnostic] = ()
) -> Iterator[Diagnostic]:
    """Give doubts about the variables of a record their places in its entry.

    Args:
        doubts: What validators say; what is told of parsed references alone is left out.
        entry: The entry of the record.
        found: Findings of the rules: what they say of a field in their own words is not doubted again.
    """
    told = {(one.field, one.code.partition("-")[0]) for one in found}
    # What concerns two fields is doubted at both; one finding is enough.
    for doubt in {(doubt.code, doubt.message): doubt for doubt in reversed(tuple(doubts))}.values():
        field = _field_of(entry, doubt.field or "")
        name = field.name if field else doubt.field
        if field and doubt.code == "url-host" and _OTHER_SCHEME.match(field.text):
            continue
        if doubt.code in ADOPTED and (name, doubt.code.partition("-")[0]) not in told:
            line, column = (field.line, field.column) if field else (entry.line, entry.column)
            yield replace(doubt, field=name, line=line or None, column=column or None)


def _field_of(entry: SourceEntry, variable: str) -> SourceField | None:
    """Return the field that says a variable; beside ``maintitle`` it is ``title`` that names the volume."""
    names = {field.name: field for field in entry.fields}
    if "maintitle" in names and "booktitle" not in names and variable in ("title", "volume_title"):
        return names.get("maintitle" if variable == "title" else "title")
    return entry.field(variable)


def place_notices(notices: Iterable[Diagnostic], entries: Sequence[SourceEntry]) -> Iterator[Diagnostic]:
    """Give what a reader noticed its line; what the rules find themselves, with better places, is left out.

    Notices name their entry before a colon (``key: second title left out``) or their line (``line 7: …``).
    """
    by_key = {entry.key: entry for entry in reversed(entries)}
    for notice in notices:
        if notice.code in _TOLD_BETTER:
            continue
        line = _LINE.match(notice.message)
        entry = by_key.get(notice.message.partition(": ")[0])
        if notice.line is not None:
            message = notice.message[line.end() :] if line else notice.message
            yield replace(notice, message=message, column=notice.column or 1)
        elif line:
            yield replace(notice, message=notice.message[line.end() :], line=int(line[1]), column=1)
        else:
            yield _placed(notice, entry) if entry else notice


def _placed(notice: Diagnostic, entry: SourceEntry) -> Diagnostic:
    field = next((one for one in entry.fields if notice.field in (one.name, one.variable)), None)
    line, column = (field.line, field.column) if field else (entry.line, entry.column)
    return replace(notice, line=line, column=column)


def choose_repairs(
    found: Iterable[Diagnostic], entry: SourceEntry, wanted: Container[str]
) -> tuple[tuple[str, Span, str], ...]:
    """Choose the first repair of each field.

    Args:
        found: Findings about the entry.
        entry: The entry as it stands in the text that is mended.
        wanted: The codes that are mended.

    Returns:
        Code, the place of the field's value, its new text.
    """
    chosen: dict[Span, tuple[str, Span, str]] = {}
    for one in found:
        if one.repair and one.code in wanted:
            printed = one.repair.printed
            spans = (field.span for field in entry.fields if field.name == one.field and field.text == printed)
            span = next((span for span in spans if span), None)
            if span:
                chosen.setdefault(span, (one.code, span, one.repair.repaired))
    return tuple(chosen.values())
