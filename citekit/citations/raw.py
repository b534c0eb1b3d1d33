"""Hold citations as they were found, before anything is linked."""

from __future__ import annotations

from dataclasses import dataclass

from citekit.model import CitationKind, Span


@dataclass(frozen=True, slots=True)
class RawPointer:
    """Hold what one pointer says.

    Attributes:
        span: Where it stands in the text.
        who: Name, institution or beginning of a title; empty when none is given.
        year: The year, without its letter, or None.
        suffix: The letter of the year, or nothing.
        number: The number in the list, or None.
        locator: The place within the work, or None.
        undated: True when the text says that the work has no date.
        again: True for ``Ibid.``, the work of the pointer before.
        repeated: True for ``op. cit.``, a work cited before by its name.
        sure: False when it is a citation only if a reference fits.
        author_suppressed: True when the name stands outside the bracket.
    """

    span: Span
    who: str = ""
    year: str | None = None
    suffix: str = ""
    number: int | None = None
    locator: str | None = None
    undated: bool = False
    again: bool = False
    repeated: bool = False
    sure: bool = True
    author_suppressed: bool = False


@dataclass(frozen=True, slots=True)
class RawCitation:
    """Hold one citation found and the pointers in it."""

    span: Span
    kind: CitationKind
    pointers: tuple[RawPointer, ...]
