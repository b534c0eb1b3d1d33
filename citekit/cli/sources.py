"""Read what ``citekit check`` is given: papers, bibliographies, plain lists of URLs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from citekit.cli.bibliographies import read_paper_or_bibliography
from citekit.cli.files import read_input_bytes
from citekit.documents import read_rows
from citekit.errors import UnreadableInputError
from citekit.formats.places import Places
from citekit.model import Bibliography, CitedLink
from citekit.reports import Place

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
    """Read the links of a paper, a bibliography or a list of URLs, one a line; the content tells which it is.

    Raises:
        UnreadableInputError: The file cannot be read as any of them.
    """
    from citekit.links.cited import cited_links

    data = read_input_bytes(name)
    listed = _listed(_rows(data, name))
    if listed:
        places = {link: Place(name, line) for link, line in reversed(listed)}
        return Source(name, Bibliography(), tuple(link for link, _ in listed), places)
    text, bibliography = read_paper_or_bibliography(name, data)
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


def _places(name: str, text: str, links: Sequence[CitedLink]) -> Iterator[tuple[CitedLink, Place]]:
    places, last = Places(text), 0
    for link in links:
        printed = link.printed or link.url
        # Links mostly stand in order, and one may be the beginning of another.
        at = text.find(printed, last)
        at = text.find(printed) if at < 0 else at
        if at >= 0:
            last = at + len(printed)
            yield link, Place(name, places.of(at)[0])
