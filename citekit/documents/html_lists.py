"""Count the items of a web page's lists, and print the marks that a browser draws."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.documents.html_tags import printed_text
from citekit.documents.numerals import print_number
from citekit.documents.xml import local_name
from citekit.expressions import late

if TYPE_CHECKING:
    from lxml.etree import _Element

BULLET = "•"

_STYLES = {
    "decimal": "1",
    "decimal-leading-zero": "01",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_STYLE = late(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_OWN_MARK = late(r"[\[(]?(\d{1,5})\s?[.)\]]|(\d{1,5})\s")
_INTEGER = late(r"\s*([+-]?\d{1,6})")


class ListCounter:
    """Give the items of one list their marks.

    Args:
        element: The ``ol`` or ``ul``.
    """

    def __init__(self, element: _Element) -> None:
        self._is_ordered = local_name(element) == "ol"
        self._step = -1 if element.get("reversed") is not None else 1
        self._style = _style_of(element) or element.get("type", "1")
        first = sum(local_name(item) == "li" for item in element) if self._step < 0 else 1
        self._number = _integer(element.get("start"), first)

    def mark(self, item: _Element) -> str:
        """Return the mark of the next item; nothing when the list shows none or the item prints its own."""
        self._number = _integer(item.get("value"), self._number)
        number, self._number = self._number, self._number + self._step
        style = _style_of(item) or self._style
        if style == "none":
            return ""
        if not self._is_ordered:
            return BULLET
        own = _OWN_MARK.match(printed_text(item, 8))
        if own and int(own[1] or own[2]) == number:
            return ""
        return print_number(number, style if style in {"1", "01", "a", "A", "i", "I"} else "1") + "."


def _style_of(element: _Element) -> str:
    found = _STYLE.search(element.get("style", "")[:1000])
    style = found[1].lower() if found else ""
    return "none" if style == "none" else _STYLES.get(style, "")


def _integer(text: str | None, default: int) -> int:
    found = _INTEGER.match(text or "")
    return int(found[1]) if found else default
