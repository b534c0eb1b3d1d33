"""Read what ``citekit check`` is given: papers, bibliographies, plain lists of URLs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from citekit.cli.files import STDIO, read_stdin
from citekit.documents import read_document, read_document_bytes, read_rows
from citekit.documents.files import read_bytes
from citekit.errors import UnreadableInputError
from citekit.formats import READERS, read_bibliography
from citekit.formats.recognition import recognize_format
from citekit.model import Bibliography, CitedLink, Document
from citekit.pipeline import extract_references
from citekit.reports import Place

_BIB = re.compile(r"^\s*@\w+\s*[{(]", re.MULTILINE)
_BIB_START = re.compile(r"\s*@\w+\s*[{(]")
_DATA = frozenset({"csl-json", "ris"}) & READERS.keys()
_BIB_FILES = ("biblatex", "bibtex")
_URL_LINE = re.compile(r"\s*(?:https?://|www\.)\S+\s*", re.IGNORECASE)


class Source(NamedTuple):
    """Hold the links of one input.

    Attributes:
        name: As the caller named it.
        bibliography: Its records; empty for a plain list.
        links: Its links, in order.
        places: Where each stands in the text, when it is printed there as it is cited.
    """

    name: str
    bibliography: Bibliography
    links: tuple[CitedLink, ...]
    places: dict[CitedLink, Place]


def read_source(name: str) -> Source:
    """Read the links of a paper, a ``.bib``, a CSL-JSON or a list of URLs, one a line; the content tells which it is.

    Raises:
        UnreadableInputError: The file cannot be read as any of them.
    """
    from citekit.links.cited import cited_links

    data = read_stdin() if name == STDIO else read_bytes(name, name)
    rows = _rows(data, name)
    listed = _listed(rows)
    if listed:
        places = {link: Place(name, line) for link, line in reversed(listed)}
        return Source(name, Bibliography(), tuple(link for link, _ in listed), places)
    text = "\n".join(rows)
    bibliography = _read_records(text)
    if bibliography is None:
        # A pipe is read once; beside a file there may be the bibliographies that it names.
        document = read_document(name) if Path(name).is_file() else read_document_bytes(data, name)
        text, bibliography = document.text, _bibliography(document)
    links = cited_links(bibliography)
    return Source(name, bibliography, links, dict(_places(name, text, links)))


def _rows(data: bytes, name: str) -> tuple[str, ...]:
    try:
        return read_rows(data, name)
    except UnreadableInputError:
        return ()


def _listed(rows: Sequence[str]) -> list[tuple[CitedLink, int]]:
    """Return the links of rows that are addresses and nothing else, with their lines; ``#`` begins a comment."""
    lines = [(row, line) for line, row in enumerate(rows, 1) if row.strip() and not row.lstrip().startswith("#")]
    if not all(_URL_LINE.fullmatch(row) for row, _ in lines):
        return []
    return [(CitedLink(row.strip()), line) for row, line in lines]


def _read_records(text: str) -> Bibliography | None:
    """Read what begins as a bibliography does; the readers of papers would take marks out of it."""
    found = recognize_format(text)
    if found in _DATA or (found in _BIB_FILES and _BIB_START.match(text)):
        return read_bibliography(text, str(found))
    return None


def _bibliography(document: Document) -> Bibliography:
    if _BIB.search(document.text) and not document.attachments:
        return read_bibliography(document.text, "biblatex")
    return extract_references(document)


def _places(name: str, text: str, links: Sequence[CitedLink]) -> Iterator[tuple[CitedLink, Place]]:
    breaks = [found.start() for found in re.finditer("\n", text)]
    last = 0
    for link in links:
        printed = link.printed or link.url
        # Links mostly stand in order, and one may be the beginning of another.
        at = text.find(printed, last)
        at = text.find(printed) if at < 0 else at
        if at >= 0:
            last = at + len(printed)
            yield link, Place(name, bisect_right(breaks, at) + 1)
