"""Tell by which template a record is printed: CSL has 45 types, reference lists know thirteen kinds of line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from citekit.model import Reference, Text
from citekit.packaged import packaged_text

KINDS = (
    "article",
    "newspaper",
    "book",
    "chapter",
    "conference",
    "thesis",
    "web",
    "law",
    "archive",
    "standard",
    "patent",
    "report",
    "magazine",
)
"""The kinds of line; a style has a template for each, or says which other one it takes."""

_MARKS = {"web": ("url",), "archive": ("archive", "archive_location"), "law": ("genre", "number", "url")}


def kind_of(reference: Reference) -> str:
    """Return the kind of a record; one that stands in nothing larger is printed as a work of its own.

    A paper read at a conference stands in it where no proceedings are named.
    What has a publisher or a place and lacks what makes its kind (a page of the web its address, an archival collection
    its archive, a law its name and number) is printed as a book: an edited volume, a map, a code in print.

    Example:
        >>> kind_of(Reference("article-magazine")), kind_of(Reference("regulation"))
        ('web', 'law')
    """
    row = _rows().get(reference.type, ("web", "web"))
    if _says(reference.container_title) or (row[0] == "conference" and _says(reference.event_title)):
        return row[0]
    published = _says(reference.publisher) or _says(reference.publisher_place)
    return "book" if published and not any(getattr(reference, one) for one in _MARKS.get(row[1], ("type",))) else row[1]


def _says(text: Text | None) -> bool:
    return text is not None and bool(text.value.strip())


def types_of(kind: str) -> frozenset[str]:
    """Return the CSL types that are printed as a kind.

    Example:
        >>> sorted(types_of("law"))[:2]
        ['bill', 'hearing']
    """
    return frozenset(csl for csl, (within, _) in _rows().items() if within == kind)


def all_types() -> frozenset[str]:
    """Return the CSL types that are known."""
    return frozenset(_rows())


@cache
def _rows() -> Mapping[str, tuple[str, str]]:
    lines = packaged_text(__package__, "kinds.tsv").splitlines()[1:]
    return {csl: (kind, alone) for csl, kind, alone in (line.split("\t") for line in lines)}
