"""Find the people of a record by role, also those whom only the fields of its file name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress

from citekit.model import NAME_FIELDS, Name, Reference

_OF_OTHERS = {"container_author": ("bookauthor", "container-author"), "reviewed_author": ("reviewed-author",)}

ROLES = (*NAME_FIELDS, *_OF_OTHERS)
"""The roles whose names a template can print; the last are the authors of the work in which another stands, and of
that which it reviews."""

_MOST = 100
_HEADS = ("author", "editor", "compiler")


def people_of(reference: Reference, role: str) -> tuple[Name, ...]:
    """Return the names of a role; the authors of another work where they are not those of the work itself.

    A work without people has the organization for its author that its file names beside the publisher.

    Example:
        >>> book = Reference("chapter", author=(Name("Петров", "Пётр"),), extra=(("bookauthor", "Колас, Якуб"),))
        >>> people_of(book, "container_author")[0].family
        'Колас'
    """
    if role in _OF_OTHERS:
        found = tuple(_authors_of_other(reference, _OF_OTHERS[role]))
        return () if _spellings(found) == _spellings(reference.author) else found
    names: tuple[Name, ...] = getattr(reference, role)
    if role == "author" and not names and (body := _author_body(reference)):
        return (Name(literal=body),)
    return names


def _author_body(reference: Reference) -> str:
    return "" if any(getattr(reference, head) for head in _HEADS) else _body(reference)


def _body(reference: Reference) -> str:
    return next((value.strip("{} ") for key, value in reference.extra if key == "organization"), "")


def body_beside(reference: Reference) -> str:
    """Return the organization that stands behind a work of people: that of a conference, beside the editors.

    Example:
        >>> papers = Reference("book", editor=(Name("Колас"),), extra=(("organization", "Інбелкульт"),))
        >>> body_beside(papers), people_of(papers, "author")
        ('Інбелкульт', ())
    """
    return "" if _author_body(reference) else _body(reference)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _spellings(names: tuple[Name, ...]) -> list[tuple[str, str]]:
    return [(name.sort_name, (name.given or "")[:1]) for name in names]


def _authors_of_other(reference: Reference, fields: tuple[str, ...]) -> Iterator[Name]:
    """Read names as BibTeX joins them, or as CSL-JSON lists them."""
    printed = next((value for key, value in reference.extra if key in fields), "")
    with suppress(ValueError, RecursionError):
        listed = json.loads(printed)
        for one in listed[:_MOST] if isinstance(listed, list) else ():
            if isinstance(one, dict):
                family, given, literal = (_text(one.get(part)) for part in ("family", "given", "literal"))
                yield Name(family, given, literal=literal)
        return
    for one in printed.split(" and ")[:_MOST]:
        family, comma, given = one.strip().partition(", ")
        if family and family != "others":
            yield Name(family, given) if comma else Name(literal=family.strip("{}"))
