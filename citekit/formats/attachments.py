"""Turn the structured references that a document brings along into records, each with its place in the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from citekit.model import Attachment, Bibliography, Document, Line, Reference, ReferenceString, Span


def read_attachment(
    attachment: Attachment, document: Document, read: Callable[[str], Bibliography]
) -> tuple[Reference, ...]:
    """Return the records of an attachment in their order; the first one carries what was noticed about all.

    Args:
        attachment: One of the document's.
        document: The document, whose lines of kind ``item`` print the same references.
        read: The reader of the attachment's format.
    """
    bibliography = read(attachment.text)
    records = list(bibliography.references)
    lines = _items_within(document, attachment.span)
    if len(lines) == len(records):
        records = [_place(record, line) for record, line in zip(records, lines, strict=True)]
    if records and bibliography.diagnostics:
        records[0] = replace(records[0], diagnostics=bibliography.diagnostics + records[0].diagnostics)
    return tuple(records)


def _items_within(document: Document, span: Span | None) -> list[Line]:
    if span is None:
        return []
    return [
        line
        for line in document.lines
        if line.kind == "item" and span.start <= line.span.start < span.end and line.text
    ]


def _place(record: Reference, line: Line) -> Reference:
    """Say where a record is printed: where the line ends with its text, else the whole line."""
    printed = record.source or ReferenceString(line.text)
    start = line.span.end - len(printed.text) if line.text.endswith(printed.text) else line.span.start
    return replace(record, source=replace(printed, spans=(Span(start, line.span.end),)))
