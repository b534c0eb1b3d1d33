"""Hold a rendered reference string: pieces of text, each with its label or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Piece = tuple[str, str | None]

LABELS = (
    "author",
    "editor",
    "translator",
    "compiler",
    "title",
    "volume_title",
    "container_title",
    "collection_title",
    "collection_number",
    "publisher",
    "publisher_place",
    "issued",
    "accessed",
    "url",
    "doi",
    "isbn",
    "issn",
    "page",
    "number_of_pages",
    "volume",
    "issue",
    "edition",
    "number",
    "genre",
    "authority",
    "section",
    "medium",
    "archive",
    "archive_location",
    "event_title",
    "event_place",
    "event_date",
    "note",
)
"""The labels, CSL variables in snake_case. A piece without one is punctuation or a word of the list."""

_FINALS = ".?!…,;"
_CLOSING = '”“"»’'


@dataclass(frozen=True, slots=True)
class Rendered:
    """Hold one training string.

    Attributes:
        pieces: Texts in reading order with their labels; joined they are the string.
        style: Name of the style.
        language: BCP 47 language of the record.
    """

    pieces: tuple[Piece, ...]
    style: str
    language: str

    @property
    def text(self) -> str:
        """Return the string itself."""
        return "".join(text for text, _ in self.pieces)


def tidy(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Join neighbours without one of `LABELS`, and drop doubled full stops, doubled spaces and the spaces at both ends.

    Example:
        >>> tidy([("2-е изд.", "edition"), (". – ", None), ("М.", "publisher_place"), (".", None)])
        (('2-е изд.', 'edition'), (' – ', None), ('М.', 'publisher_place'))
    """
    kept: list[Piece] = []
    before = " "
    for text, name in pieces:
        label = name if name in LABELS else None
        shown = _follow(before, text) if label is None else text
        if not shown:
            continue
        if label is None and kept and kept[-1][1] is None:
            kept[-1] = (kept[-1][0] + shown, None)
        else:
            kept.append((shown, label))
        before = shown
    return _trim(kept)


def _follow(before: str, text: str) -> str:
    if text.startswith(".") and before.rstrip(_CLOSING).endswith(tuple(_FINALS)):
        text = text[1:]
    if text.startswith(",") and before.rstrip(_CLOSING).endswith(","):
        text = text[1:]
    if before.endswith(" "):
        text = text.lstrip(" ")
    return text


def _trim(pieces: list[Piece]) -> tuple[Piece, ...]:
    if pieces and pieces[-1][1] is None:
        pieces[-1] = (pieces[-1][0].rstrip(), None)
    return tuple(piece for piece in pieces if piece[0])
