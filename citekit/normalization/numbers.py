"""Type pages, volumes, issues and identifiers: one hyphen, no stray blanks."""

from __future__ import annotations

import re
from dataclasses import replace

from citekit.model import LabelledReference, Reference

PLAIN = (
    "volume",
    "issue",
    "number",
    "collection_number",
    "edition",
    "section",
    "medium",
    "archive_location",
    "number_of_pages",
)

_DASH = re.compile(r"\s?[-–—‒−]\s?")


def normalize_numbers(labelled: LabelledReference, reference: Reference) -> Reference:
    """Type the numbers of a record: the first of each, and the piece in brackets that belongs to it.

    Example:
        The pieces ``7`` and ``(312)`` of an issue become ``7 (312)``; ``С. 36 – 5 6`` becomes the page ``36-56``.
    """
    values: dict[str, str | None] = {field: _join(labelled.texts(field)) for field in PLAIN}
    values["page"] = normalize_pages(", ".join(labelled.texts("page")))
    values["isbn"] = labelled.first("isbn")
    values["issn"] = labelled.first("issn")
    values["doi"] = labelled.first("doi")
    return replace(reference, **values)  # type: ignore[arg-type]


def _join(pieces: tuple[str, ...]) -> str | None:
    found = pieces[0] if pieces else ""
    for piece in pieces[1:]:
        if piece.startswith("("):
            found += f" {piece}"
    if found.count("(") > found.count(")"):
        found += ")"
    return found.strip(" ,;") or None


def normalize_pages(printed: str | None) -> str | None:
    """Write a page range with one hyphen and without the blanks that typesetting put between figures.

    Example:
        >>> normalize_pages("14–61, 196 – 44 7")
        '14-61, 196-447'
    """
    if not printed:
        return None
    text = _DASH.sub("-", printed.strip(" .,;"))
    return re.sub(r"(?<=\d)\s(?=\d)", "", text)
