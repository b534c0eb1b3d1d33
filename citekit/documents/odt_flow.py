"""Write the flow of an OpenDocument text into a builder: paragraphs, lists, tables, notes, as they are printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from citekit.documents.builder import DocumentBuilder
from citekit.documents.odt_lists import ListCounter
from citekit.documents.odt_styles import Styles
from citekit.documents.office import child, children, number, value
from citekit.documents.office_flow import CELL_PARAGRAPHS, OfficeFlow, open_cell, open_row, open_table
from citekit.documents.xml import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset(
    {
        "annotation",
        "desc",
        "forms",
        "hidden-paragraph",
        "hidden-text",
        "ruby-text",
        "scripts",
        "settings",
        "title",
        "tracked-changes",
    }
)
_TITLED = frozenset({"frame", "rect", "custom-shape", "line", "path", "polygon", "g", "ellipse", "circle", "connector"})
_INDEXES = frozenset({"table-of-content", "illustration-index", "table-index", "object-index", "alphabetical-index"})
_MOST_BLANKS = 100


def write_odt(body: _Element, styles: Styles, lists: ListCounter, builder: DocumentBuilder) -> None:
    """Write a body into a builder: footnotes below the paragraphs that point to them, endnotes at the end."""
    _Flow(builder, styles, lists).write_document(body)


class _Flow(OfficeFlow):
    """Follow an OpenDocument text through its paragraphs and lists."""

    def __init__(self, builder: DocumentBuilder, styles: Styles, lists: ListCounter) -> None:
        super().__init__(builder)
        self.styles = styles
        self.lists = lists
        self.in_list = False
        self.in_paragraph = 0
        self.notes: dict[str, list[_Element]] = {"footnote": [], "endnote": []}

    def enter(self, element: _Element, *, is_root: bool) -> bool:
        """Open an element and write the text behind its tag; notes and boxes wait for the end of their paragraph."""
        if not is_root and (_is_skipped(element) or self._put_off(element)):
            return False
        if opener := _OPENERS.get(local_name(element)):
            opener(self, element)
        self.print(element.text)
        return True

    def leave(self, element: _Element) -> None:
        """Write the text behind an element."""
        self.print(element.tail)

    def print(self, text: str | None) -> None:
        """Write text of a paragraph; between paragraphs there are but the blanks of the XML."""
        if text and self.in_paragraph:
            self.write_letters(text)

    def end_block(self) -> None:
        """End a line, with a gap where it is a paragraph by itself."""
        if self.joined:
            self.builder.write(" ")
        elif self.in_list or self.in_table or self.in_note:
            self.builder.end_line()
        else:
            self.builder.leave_gap()

    def end_paragraph(self) -> None:
        """End the line of a paragraph, and print what hangs on it."""
        self.end_block()
        if not self.joined and not self.in_note:
            self.write_boxes()
        if not (self.joined or self.in_note or self.in_table or self.in_list):
            self.write_notes("footnote")

    def write_notes(self, kind: str) -> None:
        """Print the notes that have been pointed to and not yet printed."""
        notes, self.notes[kind] = self.notes[kind], []
        if not notes:
            return
        before = self.builder.kind
        self.builder.leave_gap()
        self.builder.kind, self.in_note = "note", True
        for note in notes:
            self.builder.open_note(_key(note))
            self.builder.print_mark(_label(note))
            self.write_apart(note)
            self.builder.close_note()
        self.builder.kind, self.in_note = before, False
        self.builder.leave_gap()

    def write_apart(self, element: _Element) -> None:
        """Write paragraphs that stand within another, and are none of its text."""
        before, self.in_paragraph = self.in_paragraph, 0
        self.write(element)
        self.in_paragraph = before

    def _put_off(self, element: _Element) -> bool:
        """Keep a note or a text box for the end of its paragraph, and print the mark of the note."""
        name = local_name(element)
        if name == "note-citation":
            return True
        if name == "text-box" and self.in_paragraph:
            self.boxes.append(element)
            return True
        if name != "note" or self.in_note:
            return name == "note"
        self.builder.refer(_key(element), _label(element))
        self.notes["endnote" if value(element, "note-class") == "endnote" else "footnote"].append(element)
        return True


def _is_skipped(element: _Element) -> bool:
    """Say whether an element is not printed: comments, templates of indexes, hidden sections, names of pictures."""
    name = local_name(element)
    if name in {"title", "desc"}:
        outer = element.getparent()
        return outer is not None and local_name(outer) in _TITLED
    if name == "section":
        return value(element, "display") == "none"
    return name in _SKIPPED or (name.endswith("-source") and name != "database-row-select-source")


def _key(note: _Element) -> str:
    return value(note, "id") or str(id(note))


def _label(note: _Element) -> str:
    citation = child(note, "note-citation")
    return "".join(map(str, citation.itertext())).strip() if citation is not None else ""


def _open_paragraph(flow: _Flow, element: _Element) -> None:
    kind = "heading" if local_name(element) == "h" else flow.styles.kind_of(value(element, "style-name") or "")
    if kind == "heading":
        flow.builder.leave_gap()
    elif not flow.builder.is_line_empty:
        flow.end_block()
    if kind != "text":
        flow.change_kind(kind)
    flow.change("in_paragraph", flow.in_paragraph + 1)
    flow.later(flow.end_paragraph)


def _open_list(flow: _Flow, element: _Element) -> None:
    flow.builder.end_line()
    flow.lists.open(element)
    if not flow.in_list:
        flow.later(flow.builder.leave_gap if not (flow.in_table or flow.in_note) else flow.builder.end_line)
        flow.later(lambda: flow.write_notes("footnote") if not (flow.in_note or flow.in_table) else None)
    flow.later(flow.lists.close)
    flow.change("in_list", True)


def _open_item(flow: _Flow, element: _Element) -> None:
    flow.builder.end_line()
    if local_name(element) != "list-header":
        flow.builder.print_mark(flow.lists.mark(element))
    if next(children(element, "h"), None) is None:
        flow.change_kind("item")


def _open_span(flow: _Flow, element: _Element) -> None:
    if flow.styles.is_raised(value(element, "style-name") or ""):
        flow.change("raised", True)


def _open_anchor(flow: _Flow, element: _Element) -> None:
    flow.builder.open_link(value(element, "href") or "")
    flow.later(flow.builder.close_link)


def _write_blanks(flow: _Flow, element: _Element) -> None:
    if number(element, "c", 1) <= _MOST_BLANKS:
        flow.print(" ")


def _write_tab(flow: _Flow, _element: _Element) -> None:
    flow.builder.write_tab()


def _write_break(flow: _Flow, _element: _Element) -> None:
    if flow.joined or flow.builder.kind == "item":
        flow.print(" ")
    else:
        flow.builder.end_line()


def _open_row(flow: _Flow, element: _Element) -> None:
    open_row(flow, list(children(element, "table-cell")), _is_phrase)


def _is_phrase(cell: _Element) -> bool:
    blocks = [local_name(block) for block in cell]
    return set(blocks) <= {"p", "h"} and len(blocks) <= CELL_PARAGRAPHS


def _open_index(flow: _Flow, _element: _Element) -> None:
    flow.change_kind("furniture")


_OPENERS: dict[str, Callable[[_Flow, _Element], None]] = {
    "p": _open_paragraph,
    "h": _open_paragraph,
    "list": _open_list,
    "list-item": _open_item,
    "list-header": _open_item,
    "span": _open_span,
    "a": _open_anchor,
    "s": _write_blanks,
    "tab": _write_tab,
    "line-break": _write_break,
    "table": open_table,
    "table-row": _open_row,
    "table-cell": open_cell,
    **dict.fromkeys(_INDEXES, _open_index),
}
