"""Give the stages what a document says beside its text: attachments are not searched, hyperlinks meet their strings."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from citekit.model import Document, LabelledField, LabelledReference, Link, ReferenceString, Span

_WEB = ("http://", "https://", "ftp://")


def without_attachments(document: Document) -> Document:
    """Return a document without the lines that its attachments hold in a better form."""
    spans = sorted((found.span.start, found.span.end) for found in document.attachments if found.span)
    outside = (line for line in document.lines if not _is_within(spans, line.span.start))
    return replace(document, lines=tuple(outside)) if spans else document


def _is_within(spans: Sequence[tuple[int, int]], place: int) -> bool:
    before = bisect_right(spans, (place, sys.maxsize)) - 1
    return before >= 0 and place < spans[before][1]


def add_links(strings: Sequence[ReferenceString], links: Sequence[Link]) -> Iterator[ReferenceString]:
    """Yield reference strings with the targets of the hyperlinks that stand in them and that they do not print."""
    ordered = sorted((link for link in links if link.url.startswith(_WEB)), key=lambda link: link.span.start)
    starts = [link.span.start for link in ordered]
    for string in strings:
        inside = [
            link.url
            for span in string.spans
            for link in ordered[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        ]
        hidden = tuple(dict.fromkeys(url for url in inside if url not in string.text))
        yield replace(string, links=hidden) if hidden else string


def label_links(labelled: LabelledReference) -> LabelledReference:
    """Take the first hidden hyperlink for the address of a reference that prints none."""
    string = labelled.string
    if not string.links or not string.text or labelled.first("url") or labelled.first("doi"):
        return labelled
    field = LabelledField("url", string.links[0], Span(0, len(string.text)))
    return replace(labelled, fields=(*labelled.fields, field))
