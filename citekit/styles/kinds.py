"""Tell by which template a record is printed: CSL has 45 types, reference lists know thirteen kinds of line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from citekit.model import Reference

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

    What has a publisher or a place and lacks what makes its kind (a page of the web its address, an archival collection
    its archive, a law its name and number) is printed as a book: an edited volume, a map, a code in print.

    Example:
        >>> kind_of(Reference("article-magazine")), kind_of(Reference("regulation"))
        ('web', 'law')
    """
    row = _rows().get(reference.type, ("web", "web"))
    if reference.container_title and reference.container_title.value.strip():
        return row[0]
    published = any(text and text.value.strip() for text in (reference.publisher, reference.publisher_place))
    return "book" if published and not any(getattr(reference, one) for one in _MARKS.get(row[1], ("type",))) else row[1]


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
    lines = files(__package__).joinpath("kinds.tsv").read_text("utf-8").splitlines()[1:]
    return {csl: (kind, alone) for csl, kind, alone in (line.split("\t") for line in lines)}
