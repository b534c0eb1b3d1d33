"""Print a record as one plain line, for references that no file prints."""

from __future__ import annotations

from collections.abc import Iterator

from citekit.formats.dates import iso_date
from citekit.model import Date, Name, Reference

_PLAIN = ("genre", "medium", "container_title", "collection_title", "edition", "volume", "issue", "number")
_END = ".?!…"


def render_reference(reference: Reference) -> str:
    """Print a record: names, title, where it appeared, who published it, when, pages, address.

    Example:
        >>> from citekit.model import Text
        >>> render_reference(Reference(author=(Name("Колас", "Я."),), title=Text("Дрыгва"), page="12"))
        'Колас, Я. Дрыгва. 12.'
    """
    parts = [" ".join(part.split()) for part in _parts(reference)]
    return " ".join(part if part.endswith(tuple(_END)) else f"{part}." for part in parts if part)


def _parts(reference: Reference) -> Iterator[str]:
    yield "; ".join(map(_name, reference.author or reference.editor or reference.compiler))
    yield str(reference.title or "")
    for variable in _PLAIN:
        yield str(getattr(reference, variable) or "")
    imprint = (reference.publisher_place, reference.publisher or reference.authority)
    yield ": ".join(str(part) for part in imprint if part)
    yield _date(reference.issued)
    yield reference.page or ""
    yield f"DOI {reference.doi}" if reference.doi else ""
    yield reference.url or ""
    yield _date(reference.accessed) if reference.url else ""


def _name(name: Name) -> str:
    return ", ".join(filter(None, (name.sort_name, name.given if name.family else None)))


def _date(date: Date | None) -> str:
    return (iso_date(date) or date.literal or "") if date else ""
