"""Write the elements of an XML document into a builder, each by the rule of its name."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from citekit.documents.builder import DocumentBuilder
from citekit.documents.hyperlinks import print_link
from citekit.documents.xml import local_name
from citekit.expressions import late
from citekit.model import Attachment, Document, Line, Span
from citekit.vocabulary.markup import LOOKS

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLANKS = late(r"\s+")


class _List(NamedTuple):
    """Hold a list of references whose lines have been written between two positions."""

    text: str
    start: int
    end: int


class XmlFlow:
    """Follow a document from element to element; one without a rule is running text.

    Args:
        name: What errors call the file.
        format: The format of the reference lists, for their attachments.
        rules: What writes the elements, by their names.
    """

    def __init__(self, name: str, format: str, rules: Mapping[str, Callable[[XmlFlow, _Element], None]]) -> None:  # noqa: A002
        self.builder = DocumentBuilder(name)
        self.notes: deque[_Element] = deque()
        self._format = format
        self._rules = rules
        self._lists: list[_List] = []

    def write(self, element: _Element) -> None:
        """Write an element by the rule of its name."""
        self._rules.get(local_name(element), XmlFlow.write_content)(self, element)

    def write_content(self, element: _Element) -> None:
        """Write the text within an element, and the elements in it by their rules."""
        self.builder.write(element.text or "")
        for child in element:
            self.write(child)
            self.builder.write(child.tail or "")

    @contextmanager
    def block(self, kind: str, *, gap: bool = True) -> Iterator[None]:
        """Give what is written meanwhile lines of its own; within an item or a note a paragraph keeps their kind."""
        leave = self.builder.leave_gap if gap else self.builder.end_line
        before = self.builder.kind
        self.builder.end_line() if before in ("item", "note") and kind == "text" else leave()
        self.builder.kind = before if kind == "text" else kind
        yield
        self.builder.end_line() if before in ("item", "note") and kind == "text" else leave()
        self.builder.kind = before

    def write_reference(self, label: str, text: str) -> None:
        """Write one reference of a list as a line of its own."""
        with self.block("item", gap=False):
            self.builder.print_mark(label)
            self.builder.write(text)

    @contextmanager
    def attach(self, element: _Element) -> Iterator[None]:
        """Attach a list of references; what is written meanwhile is the same list as text."""
        from lxml import etree

        self.builder.leave_gap()
        start = self.builder.position
        yield
        self.builder.end_line()
        text = etree.tostring(element, encoding="unicode", with_tail=False)
        self._lists.append(_List(text, start, self.builder.position))
        self.builder.leave_gap()

    def finish(self) -> Document:
        """Return the document with its attachments."""
        document = self.builder.finish()
        found = (Attachment(self._format, one.text, _span_of(document, one)) for one in self._lists)
        return replace(document, attachments=tuple(found))


def _span_of(document: Document, found: _List) -> Span | None:
    first, behind = (bisect_left(document.lines, place, key=_start_of) for place in (found.start, found.end))
    lines = [line.span for line in document.lines[first:behind] if line.text]
    return Span(lines[0].start, lines[-1].end) if lines else None


def _start_of(line: Line) -> int:
    return line.span.start


def skip(_flow: XmlFlow, _element: _Element) -> None:
    """Leave an element out."""


def write_raised(flow: XmlFlow, element: _Element) -> None:
    """Write a superscript."""
    flow.builder.write_raised(printed_text(element))


def write_row(flow: XmlFlow, row: _Element) -> None:
    """Write a row of a table as one line."""
    with flow.block("text", gap=False):
        flow.builder.write(" | ".join(filter(None, map(printed_text, row))))


def printed_text(element: _Element) -> str:
    """Return the text within an element in one line; data that touch without a blank get one, addresses are whole.

    Example:
        ``<name><surname>Колас</surname><given-names>Якуб</given-names></name>`` is printed as ``Колас Якуб``.
    """
    return _BLANKS.sub(" ", "".join(_texts(element))).strip()


def _texts(element: _Element) -> Iterator[str]:
    target = element.get("{http://www.w3.org/1999/xlink}href") or element.get("target")
    if target:
        yield print_link(_BLANKS.sub(" ", "".join(map(str, element.itertext()))), target)
        return
    yield element.text or ""
    for position, child in enumerate(element, start=1):
        yield from _texts(child)
        yield child.tail or ("" if local_name(child) in LOOKS or position == len(element) else " ")


def data_text(element: _Element) -> str:
    """Return the texts of a reference that has no punctuation of its own, with full stops between its elements."""
    return ". ".join(filter(None, (printed_text(child).rstrip(".") for child in element)))
