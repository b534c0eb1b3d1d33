"""Read what the styles of an OpenDocument text mean: headings, entries of bibliographies, superscripts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from citekit.documents.office import child, children, number, value
from citekit.expressions import late

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_CHAIN = 20
_ENTRY = late(r"Bibliography(?:_20_\d{1,2})?")
_HEADING = late(r"(?:Heading|Title|Subtitle)(?:_20_\d{1,2})?")


class Styles:
    """Look up styles by their names.

    Args:
        roots: The elements that hold the document's ``style:style``s.
    """

    def __init__(self, roots: Iterable[_Element | None]) -> None:
        self._styles = {value(one, "name") or "": one for root in roots for one in children(root, "style")}

    def kind_of(self, name: str) -> str:
        """Return what the lines of a paragraph style, or of one that is made from it, are: a kind of ``Line``."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if _HEADING.fullmatch(name) or number(style, "default-outline-level") > 0:
                return "heading"
            if _ENTRY.fullmatch(name):
                return "item"
            if style is None:
                break
            name = value(style, "parent-style-name") or ""
        return "text"

    def is_raised(self, name: str) -> bool:
        """Say whether a text style raises its letters."""
        place = value(child(self._styles.get(name), "text-properties"), "text-position") or ""
        raised = place.split(" ")[0]
        return raised == "super" or (raised.endswith("%") and raised[:-1].isdigit() and int(raised[:4].strip("%")) > 0)
