"""Walk the XML of word processors: names without namespaces, since each format has several of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from citekit.documents.xml import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element


def child(element: _Element | None, *path: str) -> _Element | None:
    """Return the first child of a name, or what lies at the end of a path of such children; None when it is missing."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def children(element: _Element | None, name: str) -> Iterator[_Element]:
    """Yield the children of a name."""
    if element is not None:
        yield from (inner for inner in element if local_name(inner) == name)


def value(element: _Element | None, name: str = "val") -> str | None:
    """Return an attribute by its name in any namespace."""
    if element is None:
        return None
    own = str(element.tag).rpartition("}")[0]
    found = element.get(f"{own}}}{name}") if own else None
    if found is not None:
        return found
    return next((str(text) for key, text in element.items() if str(key).rpartition("}")[2] == name), None)


def number(element: _Element | None, name: str = "val", default: int = 0) -> int:
    """Return a whole number that an attribute holds, or the default when it holds none of a sane size."""
    text = value(element, name) or ""
    return int(text) if len(text) <= 9 and text.isascii() and text.removeprefix("-").isdigit() else default


def is_on(element: _Element | None) -> bool:
    """Say whether a property is there and not switched off."""
    return element is not None and value(element) not in {"0", "false", "off", "none"}
