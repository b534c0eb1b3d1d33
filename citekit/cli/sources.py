"""Read what ``citekit check`` is given: papers, bibliographies, plain lists of URLs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from citekit.cli.files import read_input
from citekit.formats import read_bibliography
from citekit.model import Bibliography, CitedLink, Document
from citekit.pipeline import extract_references
from citekit.reports import Place

_BIB = re.compile(r"^\s*@\w+\s*[{(]", re.MULTILINE)
_JSON = re.compile(r"\s*\[\s*(?:\{|\])")
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

    document = read_input(name)
    listed = _listed(document.text)
    if listed:
        return Source(name, Bibliography(), listed, _places(name, document, listed))
    bibliography = _bibliography(document)
    links = cited_links(bibliography)
    return Source(name, bibliography, links, _places(name, document, links))


def _listed(text: str) -> tuple[CitedLink, ...]:
    """Return the links of a text whose lines are addresses and nothing else, comments behind ``#`` left out."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if not lines or not all(_URL_LINE.fullmatch(line) for line in lines):
        return ()
    return tuple(CitedLink(line.strip()) for line in lines)


def _bibliography(document: Document) -> Bibliography:
    if _JSON.match(document.text):
        return read_bibliography(document.text, "csl-json")
    if _BIB.search(document.text) and not document.attachments:
        return read_bibliography(document.text, "biblatex")
    return extract_references(document)


def _places(name: str, document: Document, links: Sequence[CitedLink]) -> dict[CitedLink, Place]:
    found = {}
    for link in links:
        at = document.text.find(link.printed or link.url)
        if at >= 0:
            found[link] = Place(name, document.text.count("\n", 0, at) + 1)
    return found
