"""Keep the records of a paper as bytes: rows for the tables, items for the merged bibliography.

A body is compressed JSON, made in the process that read the paper, so that what comes after has little left to do.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from citekit.formats import write_bibliography
from citekit.model import Bibliography, Date, Name, Reference, Text

Row = dict[str, Any]

REFERENCE_COLUMNS = {
    "paper": "string", "number": "integer", "citation_key": "string", "type": "string", "language": "string",
    "author": "string", "editor": "string", "title": "string", "container_title": "string",
    "collection_title": "string", "publisher": "string", "publisher_place": "string", "issued": "string",
    "year": "integer", "volume": "string", "issue": "string", "page": "string", "url": "string",
    "accessed": "string", "doi": "string", "isbn": "string", "issn": "string", "raw": "string",
    "diagnostics": "string",
}  # fmt: skip
"""The columns of the table of references, in order, and what they hold."""

LINK_COLUMNS = {
    "paper": "string", "number": "integer", "citation_key": "string", "url": "string", "printed": "string",
    "title": "string", "accessed": "string", "language": "string",
}  # fmt: skip
"""The columns of the table of links, in order, and what they hold."""


def pack_body(paper: str, bibliography: Bibliography) -> bytes:
    """Make the body of a paper: three lines of JSON, so that whoever needs one part parses that alone."""
    plain = (replace(one, source=None, sources=(), diagnostics=()) for one in bibliography.references)
    parts = (
        list(_reference_rows(paper, bibliography)),
        list(_link_rows(paper, bibliography)),
        json.loads(write_bibliography(Bibliography(tuple(plain)), "csl-json") or "[]"),
    )
    lines = (json.dumps(part, separators=(",", ":")) for part in parts)
    return zlib.compress("\n".join(lines).encode("ascii"), 6)


def reference_rows(body: bytes) -> list[Row]:
    """Return a row for each record of a body, with the columns of ``REFERENCE_COLUMNS``."""
    return _part(body, 0)


def link_rows(body: bytes) -> list[Row]:
    """Return a row for each link of a body, with the columns of ``LINK_COLUMNS``."""
    return _part(body, 1)


def items(body: bytes) -> list[Row]:
    """Return the records of a body as CSL-JSON items, without the printed strings they were read from."""
    return _part(body, 2)


def _part(body: bytes, place: int) -> list[Row]:
    rows: list[Row] = json.loads(zlib.decompress(body).split(b"\n")[place]) if body else []
    return rows


def count_links(bibliography: Bibliography) -> int:
    """Count the records that have a link."""
    from citekit.links.cited import cited_links

    return len(cited_links(bibliography))


def _reference_rows(paper: str, bibliography: Bibliography) -> Iterator[Row]:
    for number, one in enumerate(bibliography.references, 1):
        given = {
            "paper": paper,
            "number": number,
            "author": "; ".join(map(_name, one.author)) or None,
            "editor": "; ".join(map(_name, one.editor)) or None,
            "year": one.issued.year if one.issued else None,
            "raw": one.source.text if one.source else None,
            "diagnostics": " ".join(dict.fromkeys(found.code for found in one.diagnostics)) or None,
        }
        yield {name: given[name] if name in given else _value(one, name) for name in REFERENCE_COLUMNS}


def _value(reference: Reference, column: str) -> str | None:
    value = getattr(reference, column)
    if isinstance(value, Text):
        return _clean(value.value)
    return date_text(value) if isinstance(value, Date) else _clean(value)


def _link_rows(paper: str, bibliography: Bibliography) -> Iterator[Row]:
    from citekit.links.cited import cited_link

    for number, one in enumerate(bibliography.references, 1):
        link = cited_link(one)
        if link is not None:
            yield {
                "paper": paper, "number": number, "citation_key": _clean(link.citation_key), "url": _clean(link.url),
                "printed": _clean(link.printed), "title": _clean(link.title), "accessed": date_text(link.accessed),
                "language": _clean(link.language),
            }  # fmt: skip


def _name(name: Name) -> str:
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    return _clean(", ".join(filter(None, (name.sort_name, given, name.suffix)))) or ""


def date_text(date: Date | None) -> str | None:
    """Write a date as ISO 8601, a range with a slash, and as printed when it has no parts.

    Example:
        >>> date_text(Date(((2013, 5), (2014, 6, 30))))
        '2013-05/2014-06-30'
    """
    if date is None:
        return None
    points = ("-".join(f"{part:0{4 if at == 0 else 2}}" for at, part in enumerate(point)) for point in date.parts)
    return "/".join(points) or _clean(date.literal)


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


def _clean(text: str | None) -> str | None:
    """Replace lone surrogates, which no file of text can hold."""
    return text.encode("utf-8", "replace").decode("utf-8") if text else None
