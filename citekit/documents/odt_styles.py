"""Read what the styles of an OpenDocument text mean: headings and superscripts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from citekit.documents.office import child, children, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_CHAIN = 20
_HEADING = re.compile(r"(?:Heading|Title|Subtitle)(?:_20_\d{1,2})?")


class Styles:
    """Look up styles by their names.

    Args:
        roots: The elements that hold the document's ``style:style``s.
    """

    def __init__(self, roots: Iterable[_Element | None]) -> None:
        self._styles = {value(one, "name") or "": one for root in roots for one in children(root, "style")}

    def is_heading(self, name: str) -> bool:
        """Say whether a paragraph style is a heading, or is made from one."""
        for _ in range(_LONGEST_CHAIN):
            if _HEADING.fullmatch(name):
                return True
            style = self._styles.get(name)
            if style is None:
                return False
            if number(style, "default-outline-level") > 0:
                return True
            name = value(style, "parent-style-name") or ""
        return False

    def is_raised(self, name: str) -> bool:
        """Say whether a text style raises its letters."""
        place = value(child(self._styles.get(name), "text-properties"), "text-position") or ""
        raised = place.split(" ")[0]
        return raised == "super" or (raised.endswith("%") and raised[:-1].isdigit() and int(raised[:4].strip("%")) > 0)
