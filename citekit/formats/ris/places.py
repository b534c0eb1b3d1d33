"""Find the places of records and their tags in a RIS file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.formats.places import Places
from citekit.model import SourceEntry, SourceField, Span

_TAG = re.compile(r"^([A-Z][A-Z0-9])  ?- ?(.*)$", re.MULTILINE)
_VARIABLES = {
    "A1": "author", "AU": "author", "A2": "editor", "ED": "editor", "TI": "title", "T1": "title",
    "BT": "container_title", "JA": "container_title", "JF": "container_title", "JO": "container_title",
    "T2": "container_title", "T3": "collection_title", "VL": "volume", "IS": "issue", "SP": "page", "ET": "edition",
    "PB": "publisher", "CY": "publisher_place", "PP": "publisher_place", "PY": "issued", "Y1": "issued", "DA": "issued",
    "Y2": "accessed", "UR": "url", "L2": "url", "DO": "doi", "N1": "note", "LA": "language",
}  # fmt: skip
"""Tags of the specification, as far as all programs agree about them."""


_SERIALS = frozenset({"EJOUR", "JFULL", "JOUR", "MGZN", "NEWS"})


def locate_ris_records(text: str) -> Iterator[SourceEntry]:
    """Find the records of a RIS file, each from its ``TY`` to its ``ER`` or to the next ``TY``."""
    places = Places(text)
    tags: list[re.Match[str]] = []
    for tag in _TAG.finditer(text):
        if tag[1] == "TY" and tags:
            yield _entry(tags, tags[-1].end(), places)
            tags = []
        if tag[1] == "ER" and tags:
            yield _entry(tags, tag.end(), places)
            tags = []
        elif tags or tag[1] == "TY":
            tags.append(tag)
    if tags:
        yield _entry(tags, tags[-1].end(), places)


def _entry(tags: list[re.Match[str]], end: int, places: Places) -> SourceEntry:
    kind = tags[0][2].strip()
    fields = tuple(_field(tag, kind, places) for tag in tags[1:])
    key = next((field.text for field in fields if field.name == "ID"), "")
    start = tags[0].start()
    return SourceEntry(kind.lower(), key, *places.of(start), fields, Span(start, end))


def _field(tag: re.Match[str], kind: str, places: Places) -> SourceField:
    text = tag[2].rstrip()
    span = Span(tag.start(2), tag.start(2) + len(text))
    return SourceField(tag[1], text, *places.of(span.start), _variable(tag[1], kind), span)


def _variable(tag: str, kind: str) -> str | None:
    if tag == "SN":
        return "issn" if kind in _SERIALS else "isbn"
    return _VARIABLES.get(tag)
