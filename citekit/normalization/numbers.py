"""Type pages, volumes, issues and identifiers: one hyphen, no stray blanks."""

from __future__ import annotations

import re

from citekit.model import LabelledReference, Reference
from citekit.normalization.records import change

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
    """Type the numbers of a record; torn pieces of one number join with a blank.

    Example:
        The pieces ``7`` and ``(312)`` of an issue become ``7 (312)``; ``С. 36 – 5 6`` becomes the page ``36-56``.
    """
    present = {field.label for field in labelled.fields}
    values: dict[str, str | None] = {
        field: " ".join(labelled.texts(field)).strip(" ,;") or None for field in PLAIN if field in present
    }
    values["page"] = normalize_pages(labelled.first("page"))
    values["isbn"] = labelled.first("isbn")
    values["issn"] = labelled.first("issn")
    values["doi"] = labelled.first("doi")
    return change(reference, **values)


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
