"""Doubt fields that contradict each other: one text under two names, a work without a title."""

from __future__ import annotations

from collections.abc import Iterator

from citekit.expressions import late
from citekit.model import Diagnostic, Name, Reference, Text
from citekit.vocabulary import is_place

_ENOUGH = 10_000
"""Texts that agree in so many characters say the same."""
_SIGNS = late(r"[\W_]+")


def find_contradictions(reference: Reference) -> Iterator[Diagnostic]:
    """Yield doubts about fields that say the same, or that are missing where others stand.

    Example:
        A record whose publisher and place are both ``Мінск`` has one of them wrong.
    """
    title, container = _bare(reference.title), _bare(reference.container_title)
    if not reference.title and not reference.archive_location and _is_a_work(reference):
        yield Diagnostic("no-title", "no title was found", "title")
    if title and title in map(_bare_name, reference.author):
        yield from _both("author-is-title", "author and title are the same words", "author", "title")
    if title and title == container:
        yield from _both("title-is-container", "title and container are the same words", "title", "container_title")
    publisher, place = _bare(reference.publisher), _bare(reference.publisher_place)
    if publisher and publisher == place:
        yield from _both("place-is-publisher", "place and publisher are the same", "publisher", "publisher_place")
    elif reference.publisher and is_place(reference.publisher.value):
        yield Diagnostic("place-is-publisher", f"the publisher is a place: {reference.publisher}", "publisher")


def _is_a_work(reference: Reference) -> bool:
    return bool(reference.author or reference.editor or reference.publisher or reference.page)


def _both(code: str, message: str, *fields: str) -> Iterator[Diagnostic]:
    return (Diagnostic(code, message, field) for field in fields)


def _bare(text: Text | None) -> str:
    return _SIGNS.sub("", text.value[:_ENOUGH]).casefold() if text else ""


def _bare_name(name: Name) -> str:
    whole = name.literal or f"{name.family or ''}{name.given or ''}"
    return _SIGNS.sub("", whole).casefold()
