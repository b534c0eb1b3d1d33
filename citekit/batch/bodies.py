"""Keep the records of a paper as bytes: lines of the tables, records for the merged bibliography.

A body is made in the process that read the paper, in the form in which it is wanted at the end: a line of JSON for each
row and each record. Whoever joins the papers copies and compares bytes, and parses hardly any.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter
from typing import Any

from citekit.formats import write_bibliography
from citekit.model import Bibliography, Date, Name, Text

Row = dict[str, Any]

_KEYS = ("id", "citation-key")
_encode = json.JSONEncoder(ensure_ascii=False).encode

_PEOPLE = ("author", "editor", "translator", "compiler")

REFERENCE_COLUMNS = {
    "paper": "string", "position": "integer", "citation_key": "string", "type": "string", "language": "string",
    "author": "string", "editor": "string", "translator": "string", "compiler": "string", "title": "string",
    "title_short": "string", "volume_title": "string", "container_title": "string", "collection_title": "string",
    "collection_number": "string", "edition": "string", "volume": "string", "issue": "string", "page": "string",
    "section": "string", "number": "string", "number_of_pages": "string", "genre": "string", "medium": "string",
    "authority": "string", "publisher": "string", "publisher_place": "string", "issued": "string", "year": "integer",
    "event_title": "string", "event_place": "string", "event_date": "string", "archive": "string",
    "archive_location": "string", "url": "string", "accessed": "string", "doi": "string", "isbn": "string",
    "issn": "string", "note": "string", "raw": "string", "diagnostics": "string",
}  # fmt: skip
"""The columns of the table of references, in order, and what they hold; those of fields bear the names of the model."""

LINK_COLUMNS = {
    "paper": "string", "position": "integer", "citation_key": "string", "url": "string", "printed": "string",
    "title": "string", "accessed": "string", "language": "string",
}  # fmt: skip
"""The columns of the table of links, in order, and what they hold."""

_MADE = frozenset({"paper", "position", *_PEOPLE, "year", "raw", "diagnostics"})
_TAKEN = tuple(name for name in REFERENCE_COLUMNS if name not in _MADE)
_taken = attrgetter(*_TAKEN)
_NO_VALUES: Row = dict.fromkeys(REFERENCE_COLUMNS)  # which gives the columns their order


def pack_body(paper: str, bibliography: Bibliography) -> bytes:
    """Make the body of a paper: three parts behind a line with their lengths, compressed together."""
    plain = (replace(one, source=None, sources=(), diagnostics=()) for one in bibliography.references)
    items = json.loads(write_bibliography(Bibliography(tuple(plain)), "csl-json") or "[]")
    lines = (
        map(_line, _reference_rows(paper, bibliography)),
        map(_line, _link_rows(paper, bibliography)),
        map(_record, items),
    )
    parts = [b"".join(found) for found in lines]
    return zlib.compress(b"".join([_line([len(part) for part in parts]), *parts]))


def table_lines(body: bytes) -> tuple[bytes, bytes]:
    """Return a line of JSON for each record of a body and for each link.

    They have the columns of ``REFERENCE_COLUMNS`` and of ``LINK_COLUMNS``.
    """
    references, links, _ = _parts(body)
    return references, links


def link_rows(body: bytes) -> list[Row]:
    """Return a row for each link of a body, with the columns of ``LINK_COLUMNS``."""
    return [json.loads(line) for line in _parts(body)[1].splitlines()]


def records(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield what each record of a body says, its keys apart, and the whole of it as a CSL-JSON item.

    Equal bytes say the same. The printed strings are left out.
    """
    for line in _parts(body)[2].splitlines():
        keys, said = line.split(b"\t")
        yield said, b"{" + keys + b", " + said + b"}"


def _parts(body: bytes) -> tuple[bytes, bytes, bytes]:
    """Return what `pack_body` packed: lines of references, lines of links, records."""
    if not body:
        return b"", b"", b""
    head, _, parts = zlib.decompress(body).partition(b"\n")
    references, links, _ = json.loads(head)
    return parts[:references], parts[references : references + links], parts[references + links :]


def _line(value: Any) -> bytes:
    # Of a lone surrogate, which no file of text can hold, a question mark is left.
    return _encode(value).encode("utf-8", "replace") + b"\n"


def _record(item: dict[str, Any]) -> bytes:
    keys = {name: item.pop(name) for name in _KEYS if name in item}
    return _line(keys)[1:-2] + b"\t" + _line(item)[1:-2] + b"\n"


def count_links(bibliography: Bibliography) -> int:
    """Count the records that have a link."""
    from citekit.links.cited import cited_links

    return len(cited_links(bibliography))


def _reference_rows(paper: str, bibliography: Bibliography) -> Iterator[Row]:
    for position, one in enumerate(bibliography.references, 1):
        yield {
            **_NO_VALUES,
            "paper": paper,
            "position": position,
            **{role: "; ".join(map(_name, getattr(one, role))) or None for role in _PEOPLE},
            **dict(zip(_TAKEN, map(_value, _taken(one)), strict=True)),
            "year": one.issued.year if one.issued else None,
            "raw": one.source.text if one.source else None,
            "diagnostics": " ".join(dict.fromkeys(found.code for found in one.diagnostics)) or None,
        }


def _value(value: Text | Date | str | None) -> str | None:
    if isinstance(value, Text):
        return value.value or None
    return date_text(value) if isinstance(value, Date) else value or None


def _link_rows(paper: str, bibliography: Bibliography) -> Iterator[Row]:
    from citekit.links.cited import cited_link

    for position, one in enumerate(bibliography.references, 1):
        link = cited_link(one)
        if link is not None:
            yield {
                "paper": paper, "position": position, "citation_key": link.citation_key or None,
                "url": link.url or None, "printed": link.printed or None, "title": link.title or None,
                "accessed": date_text(link.accessed), "language": link.language or None,
            }  # fmt: skip


def _name(name: Name) -> str:
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    return ", ".join(filter(None, (name.sort_name, given, name.suffix)))


def date_text(date: Date | None) -> str | None:
    """Write a date as ISO 8601, a range with a slash, and as printed when it has no parts.

    Example:
        >>> date_text(Date(((2013, 5), (2014, 6, 30))))
        '2013-05/2014-06-30'
    """
    if date is None:
        return None
    points = ("-".join(f"{part:0{4 if at == 0 else 2}}" for at, part in enumerate(point)) for point in date.parts)
    return "/".join(points) or date.literal or None


def read_date(text: str | None) -> Date | None:
    """Read what `date_text` wrote.

    Example:
        >>> read_date("2013-05/2014-06-30").parts
        ((2013, 5), (2014, 6, 30))
    """
    if text is None:
        return None
    try:
        return Date(tuple(tuple(int(part) for part in point.split("-")) for point in text.split("/")))
    except ValueError:
        return Date(literal=text)
