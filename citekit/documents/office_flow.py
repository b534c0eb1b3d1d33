"""Follow the text of a word processor: boxes and notes wait for the end of their paragraph, a row may be one line."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from citekit.documents.builder import DocumentBuilder
from citekit.documents.flow import Flow

if TYPE_CHECKING:
    from lxml.etree import _Element

CELL_PARAGRAPHS = 3
"""A cell with more paragraphs than these is no phrase of a line."""


class OfficeFlow(Flow):
    """Keep what hangs on a paragraph until it is over.

    Attributes:
        joined: True in a row whose cells make one line.
        raised: True in a superscript.
        in_table: True in a table.
        in_note: True in a note.
        boxes: The text boxes that wait.
    """

    def __init__(self, builder: DocumentBuilder) -> None:
        super().__init__(builder)
        self.joined = self.raised = self.in_table = self.in_note = False
        self.boxes: list[_Element] = []

    @abstractmethod
    def write_notes(self, kind: str) -> None:
        """Print the notes, of a kind, that have been pointed to and not yet printed."""

    def write_document(self, body: _Element) -> None:
        """Write a body: footnotes below the paragraphs that point to them, endnotes at the end."""
        self.write(body)
        self.write_boxes()
        self.write_notes("footnote")
        self.write_notes("endnote")

    def write_apart(self, element: _Element) -> None:
        """Write paragraphs that stand within another."""
        self.write(element)

    def write_boxes(self) -> None:
        """Print the text boxes that hang on what has been written."""
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.write_apart(box)

    def write_letters(self, text: str) -> None:
        """Write text, raised where the flow is."""
        if self.raised:
            self.builder.write_raised(text)
        else:
            self.builder.write(text)


def open_table(flow: OfficeFlow, _element: _Element) -> None:
    """Set a table apart; what its notes say stands below it."""
    if not flow.in_table:
        flow.builder.leave_gap()
        flow.later(lambda: flow.write_notes("footnote") if not flow.in_note else None)
        flow.later(flow.builder.leave_gap)
    flow.change("in_table", True)


def open_row(flow: OfficeFlow, cells: Sequence[_Element], is_phrase: Callable[[_Element], bool]) -> None:
    """Begin a row: one line where its cells are phrases."""
    flow.builder.end_line()
    flow.later(flow.write_boxes)
    flow.later(flow.builder.end_line)
    flow.change("joined", len(cells) > 1 and all(map(is_phrase, cells)))


def open_cell(flow: OfficeFlow, _element: _Element) -> None:
    """Keep a cell from the one before in the same line."""
    if flow.joined:
        flow.builder.write_tab()
