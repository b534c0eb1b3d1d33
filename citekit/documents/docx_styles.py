"""Read what the paragraph styles of a Word document mean: headings, tables of contents, numbered lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from citekit.documents.office import child, children, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_CHAIN = 20
_TEXT_LEVEL = 9
_HEADINGS = ("heading ", "title", "subtitle")


@dataclass(frozen=True, slots=True)
class Style:
    """Hold what counts of a paragraph style, that of the styles it is based on included.

    Attributes:
        kind: What its lines are, one of the kinds of ``Line``.
        list: The list that its paragraphs are numbered in, or None.
        level: Their level in the list.
    """

    kind: str = "text"
    list: str | None = None
    level: int = 0


class Styles:
    """Look up paragraph styles by their ids.

    Args:
        root: The root of ``styles.xml``, or None when there is none.
    """

    def __init__(self, root: _Element | None) -> None:
        self._elements = {value(one, "styleId") or "": one for one in children(root, "style")}
        self._known: dict[str, Style] = {}

    def __getitem__(self, key: str) -> Style:
        if key not in self._known:
            self._known[key] = self._read(key)
        return self._known[key]

    def linked_lists(self) -> dict[str, str]:
        """Return the list that each style names."""
        found = {key: value(child(one, "pPr", "numPr", "numId")) for key, one in self._elements.items()}
        return {key: listed for key, listed in found.items() if listed is not None}

    def _read(self, key: str) -> Style:
        kind, listed, level = "", None, 0
        element = self._elements.get(key)
        for _ in range(_LONGEST_CHAIN):
            if element is None:
                break
            kind = kind or _kind_of(element)
            numbering = child(element, "pPr", "numPr")
            if listed is None and numbering is not None:
                level = level or number(child(numbering, "ilvl"))
                listed = value(child(numbering, "numId"))
            element = self._elements.get(value(child(element, "basedOn")) or "")
        return Style(kind or "text", listed, level)


def outline_kind(properties: _Element | None) -> str:
    """Return ``heading`` for paragraphs that the outline lists, ``text`` for those it leaves out, else nothing."""
    level = child(properties, "outlineLvl")
    if level is None:
        return ""
    return "heading" if number(level, default=_TEXT_LEVEL) < _TEXT_LEVEL else "text"


def _kind_of(style: _Element) -> str:
    name = (value(child(style, "name")) or "").lower()
    if name.startswith("toc ") and name != "toc heading":
        return "furniture"
    if name == "bibliography":
        return "item"
    return "heading" if name.startswith(_HEADINGS) else outline_kind(child(style, "pPr"))
