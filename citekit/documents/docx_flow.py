"""Write the flow of a Word document into a builder: paragraphs, tables, notes, as they are printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from citekit.documents.builder import DocumentBuilder
from citekit.documents.docx_fields import Fields, link_target
from citekit.documents.docx_numbering import Numbering, print_style
from citekit.documents.docx_styles import Styles, outline_kind
from citekit.documents.numerals import print_number
from citekit.documents.office import child, children, is_on, number, value
from citekit.documents.office_flow import CELL_PARAGRAPHS, OfficeFlow, open_cell, open_row, open_table
from citekit.documents.xml import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset({"del", "moveFrom", "instrText", "rt", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr"})
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_NO_LETTERS = 0xD800
"""From here on are halves of pairs, and what symbol fonts draw for themselves."""


@dataclass(frozen=True, slots=True)
class Story:
    """Hold what the parts of a document other than its body say.

    Attributes:
        styles: The paragraph styles.
        numbering: The lists.
        links: Targets of the hyperlinks of the part that is read, by their ids.
        notes: The ``w:footnote`` and ``w:endnote`` elements with the links of their part, by kind and id.
        formats: How the marks of footnotes and endnotes are counted.
    """

    styles: Styles
    numbering: Numbering
    links: dict[str, str] = field(default_factory=dict)
    notes: dict[tuple[str, str], tuple[_Element, dict[str, str]]] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)


def write_docx(body: _Element, story: Story, builder: DocumentBuilder) -> None:
    """Write a body into a builder: footnotes below the paragraphs that point to them, endnotes at the end."""
    _Flow(builder, story).write_document(body)


class _Flow(OfficeFlow):
    """Follow a Word document through its paragraphs and runs."""

    def __init__(self, builder: DocumentBuilder, story: Story) -> None:
        super().__init__(builder)
        self.story = story
        self.links = story.links
        self.fields = Fields()
        self.hidden = self.merged = self.was_item = False
        self.notes: dict[str, list[tuple[str, str]]] = {"footnote": [], "endnote": []}
        self.counts = {"footnote": 0, "endnote": 0}

    def enter(self, element: _Element, *, is_root: bool) -> bool:
        """Open an element; text boxes are kept for the end of their paragraph."""
        name = local_name(element)
        if name == "instrText":
            self.fields.add_code(element.text or "")
        if name in _SKIPPED or _is_skipped(element, name):
            return False
        if name == "txbxContent" and not is_root:
            self.boxes.append(element)
            return False
        if opener := _OPENERS.get(name):
            opener(self, element)
        return True

    def leave(self, element: _Element) -> None:
        """Pass over what stands behind an element: it is never text."""

    def print(self, text: str) -> None:
        """Write text, unless it is hidden or the code of a field."""
        if not (self.hidden or self.fields.is_code):
            self.write_letters(text)

    def begin_paragraph(self, kind: str) -> None:
        """End the line before, with a gap where the paragraphs are no items, cells or notes."""
        if self.merged:
            return
        if self.joined:
            self.builder.write(" ")
        elif self.in_table or self.in_note or (kind == "item" and self.was_item):
            self.builder.end_line()
        else:
            self.builder.leave_gap()
        self.was_item = kind == "item"

    def end_paragraph(self, properties: _Element | None) -> None:
        """End the line, unless a tracked change joins it with the next; print what hangs on it."""
        self.merged = child(properties, "rPr", "del") is not None
        if self.merged or self.joined:
            return
        self.builder.end_line()
        self.write_boxes()
        if not self.in_note and not self.in_table:
            self.write_notes("footnote")

    def write_notes(self, kind: str) -> None:
        """Print the notes that have been pointed to and not yet printed."""
        notes, self.notes[kind] = self.notes[kind], []
        if not notes:
            return
        before = self.builder.kind, self.links, self.fields, self.was_item
        self.builder.leave_gap()
        self.builder.kind, self.in_note, self.fields = "note", True, Fields()
        for key, label in notes:
            element, self.links = self.story.notes[kind, key]
            self.builder.open_note(f"{kind} {key}")
            self.builder.print_mark(label)
            self.write(element)
            self.builder.close_note()
        self.in_note = False
        self.builder.kind, self.links, self.fields, self.was_item = before
        self.builder.leave_gap()


def _is_skipped(element: _Element, name: str) -> bool:
    """Say whether an element is a deleted row, a prompt, or another form of what has been printed already."""
    if name in {"Fallback", "Choice"}:
        return any(local_name(other) == "Choice" for other in element.itersiblings(preceding=True))
    if name == "tr":
        return child(element, "trPr", "del") is not None
    return name == "sdt" and is_on(child(element, "sdtPr", "showingPlcHdr"))


def _open_paragraph(flow: _Flow, element: _Element) -> None:
    properties = child(element, "pPr")
    style = flow.story.styles[value(child(properties, "pStyle")) or ""]
    kind = outline_kind(properties) or style.kind
    numbering = child(properties, "numPr")
    key = value(child(numbering, "numId")) or style.list or "0"
    level = number(child(numbering, "ilvl"), default=style.level)
    mark = flow.story.numbering.mark(key, flow.story.numbering.level_of(key, level))
    kind = "item" if mark and kind == "text" else kind
    flow.begin_paragraph(kind)
    if not flow.in_note:
        flow.builder.kind = kind
    if mark and not flow.merged:
        flow.builder.print_mark(mark)
    flow.later(lambda: flow.end_paragraph(properties))


def _open_run(flow: _Flow, element: _Element) -> None:
    properties = child(element, "rPr")
    if properties is None:
        return
    if is_on(child(properties, "vanish")):
        flow.change("hidden", True)
    if value(child(properties, "vertAlign")) == "superscript":
        flow.change("raised", True)


def _write_text(flow: _Flow, element: _Element) -> None:
    flow.print(element.text or "")


def _write_tab(flow: _Flow, _element: _Element) -> None:
    if not flow.fields.is_code:
        flow.builder.write_tab()


def _write_break(flow: _Flow, _element: _Element) -> None:
    if flow.joined or flow.builder.kind == "item":
        flow.print(" ")
    elif not flow.fields.is_code:
        flow.builder.end_line()


def _write_hyphen(flow: _Flow, _element: _Element) -> None:
    flow.print("-")


def _write_symbol(flow: _Flow, element: _Element) -> None:
    code = value(element, "char") or ""
    if (
        len(code) <= 5
        and all(digit in "0123456789abcdefABCDEF" for digit in code)
        and 31 < int(code or "0", 16) < _NO_LETTERS
    ):
        flow.print(chr(int(code, 16)))


def _open_field_mark(flow: _Flow, element: _Element) -> None:
    kind = value(element, "fldCharType")
    if kind == "begin":
        flow.fields.begin()
    elif kind == "separate":
        if target := flow.fields.separate():
            flow.builder.open_link(target)
    elif kind == "end" and flow.fields.end():
        flow.builder.close_link()


def _open_simple_field(flow: _Flow, element: _Element) -> None:
    if target := link_target(value(element, "instr") or ""):
        flow.builder.open_link(target)
        flow.later(flow.builder.close_link)


def _open_hyperlink(flow: _Flow, element: _Element) -> None:
    if target := flow.links.get(value(element, "id") or ""):
        anchor = value(element, "anchor")
        flow.builder.open_link(f"{target}#{anchor}" if anchor else target)
        flow.later(flow.builder.close_link)


def _refer_to_note(flow: _Flow, element: _Element) -> None:
    kind, key = _NOTES[local_name(element)], value(element, "id") or ""
    if (kind, key) not in flow.story.notes or flow.in_note:
        return
    label = ""
    if not _has_own_mark(element):
        flow.counts[kind] += 1
        label = print_number(flow.counts[kind], print_style(flow.story.formats.get(kind, "")))
    flow.builder.refer(f"{kind} {key}", label)
    flow.notes[kind].append((key, label))


def _has_own_mark(element: _Element) -> bool:
    """Say whether the author has typed the mark of a note."""
    return value(element, "customMarkFollows") in {"1", "true", "on"}


def _open_row(flow: _Flow, element: _Element) -> None:
    open_row(flow, list(children(element, "tc")), _is_phrase)


def _is_phrase(cell: _Element) -> bool:
    blocks = [local_name(block) for block in cell]
    return "tbl" not in blocks and blocks.count("p") <= CELL_PARAGRAPHS


_OPENERS: dict[str, Callable[[_Flow, _Element], None]] = {
    "p": _open_paragraph,
    "r": _open_run,
    "t": _write_text,
    "tab": _write_tab,
    "ptab": _write_tab,
    "br": _write_break,
    "cr": _write_break,
    "noBreakHyphen": _write_hyphen,
    "sym": _write_symbol,
    "fldChar": _open_field_mark,
    "fldSimple": _open_simple_field,
    "hyperlink": _open_hyperlink,
    "footnoteReference": _refer_to_note,
    "endnoteReference": _refer_to_note,
    "tbl": open_table,
    "tr": _open_row,
    "tc": open_cell,
}
