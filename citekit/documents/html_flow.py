"""Write the flow of a web page into a builder: what a reader of the page sees, line by line."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from citekit.documents.builder import DocumentBuilder
from citekit.documents.flow import Flow
from citekit.documents.html_lists import ListCounter
from citekit.documents.html_notes import is_backlink, is_note_mark, is_note_reference, note_id, same_note
from citekit.documents.html_tags import (
    BLOCKS,
    HEADINGS,
    LISTS,
    SPACED,
    is_dropped,
    is_entry,
    is_furniture,
    is_joined_item,
    is_joined_row,
    is_raised,
    printed_text,
)
from citekit.documents.xml import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARK_SIZE = 8


def write_html(root: _Element, builder: DocumentBuilder, place: str = "") -> None:
    """Write a page into a builder.

    Args:
        root: The page.
        builder: Where its text goes.
        place: The part of a book that the page is, by which the book's other parts link to it.
    """
    _Flow(builder, place, _base_of(root)).write(root)
    builder.leave_gap()


class _Flow(Flow):
    """Follow a page through its tags."""

    def __init__(self, builder: DocumentBuilder, place: str, base: str) -> None:
        super().__init__(builder)
        self.place = place
        self.base = base
        self.lists: list[ListCounter] = []
        self.joined = self.raised = self.preformatted = False
        self.notes = 0

    def enter(self, element: _Element, *, is_root: bool) -> bool:  # noqa: ARG002
        """Open a tag and write the text behind it; what is hidden, or written already, is passed over."""
        if is_dropped(element) or self._write_mark(element):
            return False
        self._open(element)
        self._write_text(element.text)
        return True

    def leave(self, element: _Element) -> None:
        """Write the text behind a closed tag."""
        self._write_text(element.tail)

    def end_block(self, *, spaced: bool = False) -> None:
        """End a line, or a phrase of one where the page is read row by row."""
        if self.joined:
            self.builder.write(" ")
        elif spaced and not self.lists:
            self.builder.leave_gap()
        else:
            self.builder.end_line()

    def _open(self, element: _Element) -> None:
        tag = local_name(element)
        if tag in BLOCKS:
            self.end_block(spaced=tag in SPACED)
            self.later(lambda: self.end_block(spaced=tag in SPACED))
        if is_furniture(element):
            self.change_kind("furniture")
        if not self.notes and (key := note_id(element)):
            self._open_note(key)
        if is_raised(element):
            self.change("raised", True)
        if is_entry(element):
            self.change_kind("item")
            self.change("joined", True)
        if opener := _OPENERS.get(tag):
            opener(self, element)

    def _open_note(self, key: str) -> None:
        self.change("joined", False)
        self.builder.end_line()
        self.change_kind("note")
        self.change("notes", self.notes + 1)
        self.builder.open_note(f"{self.place}#{key}")
        self.later(self.builder.close_note)

    def _write_mark(self, element: _Element) -> bool:
        """Write an element that is nothing but a mark: of a note, of an entry, or the way back from a note."""
        tag = local_name(element)
        if tag == "dt" and is_note_mark(printed_text(element, _MARK_SIZE).rstrip(".")):
            self.builder.end_line()
            self.builder.print_mark(printed_text(element, _MARK_SIZE))
            return True
        target, _, name = element.get("href", "").partition("#") if tag == "a" else ("", "", "")
        if not name:
            return False
        if self.notes and is_backlink(element):
            return True
        if self.notes and self.builder.is_line_empty and is_note_mark(printed_text(element, _MARK_SIZE)):
            self.builder.print_mark(printed_text(element, _MARK_SIZE))
            return True
        if not is_note_reference(element, name, raised=self.raised):
            return False
        self.builder.refer(self._note_key(target, name), printed_text(element, _MARK_SIZE))
        return True

    def _note_key(self, target: str, name: str) -> str:
        place = self.place
        if place and target:
            place = posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(target)))
        return f"{place}#{same_note(unquote(name))}"

    def _write_text(self, text: str | None) -> None:
        if not text:
            return
        if self.raised:
            self.builder.write_raised(text)
        elif self.preformatted:
            self._write_lines(text)
        else:
            self.builder.write(text)

    def _write_lines(self, text: str) -> None:
        first, *others = text.split("\n")
        self.builder.write(first)
        for line in others:
            _open_break(self)
            self.builder.write(line)


def _open_break(flow: _Flow, _element: _Element | None = None) -> None:
    flow.end_block(spaced=flow.builder.is_line_empty)


def _open_heading(flow: _Flow, _element: _Element) -> None:
    flow.change_kind("heading")


def _open_list(flow: _Flow, element: _Element) -> None:
    flow.change("joined", False)
    flow.end_block(spaced=True)
    flow.later(lambda: flow.end_block(spaced=True))
    flow.change("lists", [*flow.lists[-1:], ListCounter(element)])


def _open_item(flow: _Flow, element: _Element) -> None:
    flow.change("joined", False)
    flow.builder.end_line()
    flow.later(flow.builder.end_line)
    flow.builder.print_mark(flow.lists[-1].mark(element) if flow.lists else "")
    if is_joined_item(element):
        flow.change_kind("item")
        flow.joined = True


def _open_row(flow: _Flow, element: _Element) -> None:
    flow.end_block()
    flow.later(flow.end_block)
    if is_joined_row(element):
        flow.change("joined", True)


def _open_cell(flow: _Flow, _element: _Element) -> None:
    if flow.joined:
        flow.builder.write_tab()
    else:
        flow.builder.end_line()
        flow.later(flow.builder.end_line)


def _open_anchor(flow: _Flow, element: _Element) -> None:
    href = element.get("href", "").strip()
    if href and not href.startswith("#"):
        flow.builder.open_link(_resolve(flow.base, href))
        flow.later(flow.builder.close_link)


def _open_quotation(flow: _Flow, _element: _Element) -> None:
    flow.builder.write("“")
    flow.later(lambda: flow.builder.write("”"))


def _open_preformatted(flow: _Flow, _element: _Element) -> None:
    flow.change("preformatted", True)


def _base_of(root: _Element) -> str:
    for element in root.iter("base", "{http://www.w3.org/1999/xhtml}base"):
        return element.get("href", "")
    return ""


def _resolve(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return href


_OPENERS: dict[str, Callable[[_Flow, _Element], None]] = {
    **dict.fromkeys(HEADINGS, _open_heading),
    **dict.fromkeys(LISTS, _open_list),
    "li": _open_item,
    "tr": _open_row,
    "td": _open_cell,
    "th": _open_cell,
    "br": _open_break,
    "a": _open_anchor,
    "q": _open_quotation,
    "pre": _open_preformatted,
}
