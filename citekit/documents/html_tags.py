"""Say what the tags of a web page do to its text: which make lines, which hide, which surround the text."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from citekit.documents.xml import local_name
from citekit.expressions import late
from citekit.packaged import packaged_text

if TYPE_CHECKING:
    from lxml.etree import _Element


@cache
def _table() -> dict[tuple[str, str], frozenset[str]]:
    """Return the names of each sort (``tag``, ``role``, ``class``) and effect."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in packaged_text(__package__, "html_tags.tsv").splitlines()[1:]:
        sort, name, effect = row.split("\t")
        found.setdefault((sort, effect), set()).add(name)
    return {key: frozenset(names) for key, names in found.items()}


HEADINGS = _table()["tag", "heading"]
LISTS = _table()["tag", "list"]
SPACED = HEADINGS | _table()["tag", "spaced"]
"""Tags with a margin above and below."""
BLOCKS = SPACED | _table()["tag", "block"]
"""Tags that begin a line and end one."""

_CONTENT = frozenset({"article", "main", "section", "li"})
_HIDDEN = late(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RAISED = late(r"vertical-align\s*:\s*super", re.IGNORECASE)
_NO_ITEM = HEADINGS | LISTS | {"table", "article", "section", "dl", "pre", "form"}
_NO_CELL = _NO_ITEM | {"hr"}
_LOOK_AHEAD = 200
_NEAR = 20
_CELL_BREAKS = 3
_WORD = late(r"[\w-]+")


def is_dropped(element: _Element) -> bool:
    """Say whether an element is not part of the text: code, forms, menus, what is hidden or struck out."""
    if local_name(element) in _table()["tag", "dropped"] or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" or element.get("role") in _table()["role", "dropped"]:
        return True
    return _HIDDEN.search(element.get("style", "")) is not None or not _table()["class", "dropped"].isdisjoint(
        _classes(element)
    )


def is_furniture(element: _Element) -> bool:
    """Say whether an element surrounds the text: the header and footer of the page, side bars, menus."""
    tag = local_name(element)
    if tag in {"header", "footer"}:
        if any(local_name(inner) == "h1" for inner in _look_into(element)):
            return False
        return not any(local_name(outer) in _CONTENT for outer in islice(element.iterancestors(), _LOOK_AHEAD))
    if tag not in BLOCKS and tag not in LISTS:
        return False
    if element.get("role") in _table()["role", "furniture"]:
        return True
    return tag not in {"body", "main", "article"} and not _table()["class", "furniture"].isdisjoint(
        {*_classes(element), element.get("id", "").lower()}
    )


def is_entry(element: _Element) -> bool:
    """Say whether a block is an entry of a bibliography that a citation program has printed."""
    if local_name(element) not in {"div", "p"}:
        return False
    return element.get("role") == "doc-biblioentry" or not _table()["class", "entry"].isdisjoint(_classes(element))


def is_raised(element: _Element) -> bool:
    """Say whether an element is a superscript."""
    return local_name(element) == "sup" or _RAISED.search(element.get("style", "")) is not None


def is_joined_item(item: _Element) -> bool:
    """Say whether a list item is one reference or the like, printed as one line, and no part of the page's layout."""
    return not any(local_name(inner) in _NO_ITEM - LISTS for inner in _look_into(item))


def is_joined_row(row: _Element) -> bool:
    """Say whether a table row is printed as one line: cells of a phrase each, and no layout."""
    cells = [cell for cell in islice(row, _LOOK_AHEAD) if local_name(cell) in {"td", "th"}]
    return len(cells) > 1 and all(map(_is_phrase, cells))


def printed_text(element: _Element, limit: int) -> str:
    """Return the beginning of an element's text, at least so many characters of it if they stand near its tag."""
    from lxml import etree

    text = ""
    for event, inner in islice(etree.iterwalk(element, events=("start", "end")), _NEAR):
        piece = inner.text if event == "start" else inner.tail if inner is not element else ""
        text = f"{text}{(piece or '')[: 10 * limit]}"
        if len(text.strip()) >= limit:
            break
    return text.strip()


def _is_phrase(cell: _Element) -> bool:
    breaks = 0
    for inner in _look_into(cell):
        tag = local_name(inner)
        breaks += tag in {"br", "p", "div"}
        if tag in _NO_CELL or breaks > _CELL_BREAKS:
            return False
    return True


def _look_into(element: _Element) -> list[_Element]:
    return list(islice(element.iterdescendants(), _LOOK_AHEAD))


def _classes(element: _Element) -> set[str]:
    return set(_WORD.findall(element.get("class", "")[:1000].lower()))
