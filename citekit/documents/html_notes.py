"""Tell the notes of a web page, and what points to them: by role, ``epub:type`` or the names that programs give."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.documents.html_tags import printed_text
from citekit.documents.xml import local_name
from citekit.expressions import late

if TYPE_CHECKING:
    from lxml.etree import _Element

_CARRIERS = frozenset({"li", "div", "p", "aside", "dd", "td", "section"})
_NOTE_TYPES = frozenset({"doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote"})
_REFERENCE_TYPES = frozenset({"doc-noteref", "noteref", "footnote-ref", "footnote-reference", "sdfootnoteanc"})
_TYPES = ("role", "epub:type", "{http://www.idpf.org/2007/ops}type", "class")
_NAME = late(r"(?:sd)?(?:ftn|edn|fn|footnote|endnote|note)[-_:.]{0,2}\d{1,5}", re.IGNORECASE)
_PREFIX = late(r"^(?:_|user-content-)")
_MARK = late(r"[\[(]?(?:\d{1,4}|[*†‡§]{1,4}|[a-zа-я]|[ivxlc]{1,6})[\])]?")
_ARROWS = late("[↩↑^⏎⇑⤴\ufe0e\ufe0f\\s]+")
_MARK_SIZE = 8


def note_id(element: _Element) -> str | None:
    """Return the name of the note that an element holds, or None when it is no note."""
    if local_name(element) not in _CARRIERS:
        return None
    own = _own_name(element)
    if own and (not _types(element).isdisjoint(_NOTE_TYPES) or _NAME.fullmatch(own)):
        return own
    first = next(iter(element), None)
    if first is None or local_name(first) != "a" or (element.text or "").strip():
        return None
    inner = _own_name(first)
    return inner if inner and _NAME.fullmatch(inner) else None


def same_note(name: str) -> str:
    """Return a name without what programs put around it to tell a note from the place of its mark.

    Example:
        >>> same_note("_ftn3"), same_note("sdfootnote3sym")
        ('ftn3', 'sdfootnote3')
    """
    return _PREFIX.sub("", name).removesuffix("sym")


def is_note_reference(anchor: _Element, name: str, *, raised: bool) -> bool:
    """Say whether a link within the file is the mark of a note."""
    if not is_note_mark(printed_text(anchor, _MARK_SIZE)):
        return False
    if raised or not _types(anchor).isdisjoint(_REFERENCE_TYPES) or _NAME.fullmatch(same_note(name)):
        return True
    return any(local_name(inner) == "sup" for inner in anchor)


def is_note_mark(text: str) -> bool:
    """Say whether a text is a number, a letter or asterisks, with or without brackets."""
    return _MARK.fullmatch(text) is not None


def is_backlink(anchor: _Element) -> bool:
    """Say whether a link leads from a note back to its mark by an arrow."""
    if not _types(anchor).isdisjoint({"doc-backlink", "backlink", "reversefootnote"}):
        return True
    return _ARROWS.fullmatch(printed_text(anchor, _MARK_SIZE)) is not None


def _own_name(element: _Element) -> str:
    return same_note(element.get("id") or element.get("name") or "")


def _types(element: _Element) -> set[str]:
    return {word for key in _TYPES for word in element.get(key, "")[:1000].lower().split()}
