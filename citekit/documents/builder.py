"""Collect the text of a document piece by piece: lines, what kind they are, links and notes, each in its place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from citekit.documents.hyperlinks import is_external, print_link
from citekit.expressions import late
from citekit.model import Diagnostic, Document, Footnote, Line, Link, Span

_BLANKS = late("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
# Invisible joints say where a line may break, and so do soft hyphens; one at a line's end says where a line was broken.
_INVISIBLE = {ord(one): None for one in "\u200b\u2060\ufeff\0"}
_SOFT_HYPHEN = late(r"\xad(?=\w)")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED_LETTERS = str.maketrans("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_LONGEST_RAISED = 4
_MARK_ENDS = frozenset(".)")


@dataclass(slots=True)
class _OpenLink:
    url: str
    start: int
    pieces: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Note:
    key: str
    label: str | None = None
    start: int | None = None
    end: int = 0


class DocumentBuilder:
    """Take the pieces of a document in their order, and make a ``Document`` of them.

    Blanks are collapsed as a browser does. A line ends where the reader says so; an empty one is never written,
    but ``leave_gap`` puts one blank line before the next text.

    Attributes:
        kind: What the lines that begin from now on are, one of the kinds of ``Line``.
    """

    def __init__(self, name: str) -> None:
        self.kind = "text"
        self._name = name
        self._lines: list[Line] = []
        self._links: list[Link] = []
        self._notes: list[_Note] = []
        self._anchors: dict[str, tuple[int, str]] = {}
        self._open_link: _OpenLink | None = None
        self._open_notes: list[_Note] = []
        self._pieces: list[str] = []
        self._start = self._size = 0
        self._line_kind = self.kind
        self._mark = ""
        self._has_gap = self._has_blank = False

    @property
    def position(self) -> int:
        """Return the offset at which the next character will stand."""
        return self._start + self._size

    @property
    def is_line_empty(self) -> bool:
        """Say whether nothing has been written into the current line."""
        return self._size == 0

    def write(self, text: str) -> None:
        """Write running text; line ends in it are blanks."""
        text = _BLANKS.sub(" ", _SOFT_HYPHEN.sub("", text.translate(_INVISIBLE)))
        inner = text.strip(" ")
        self._has_blank |= text.startswith(" ")
        if self._mark and self._size == 0 and inner[:1] in _MARK_ENDS:
            self._mark, inner = self._mark + inner[:1], inner[1:].lstrip(" ")
        if inner:
            self._put(inner)
            self._has_blank = text.endswith(" ")

    def write_tab(self) -> None:
        """Write a tabulator, as between a list mark and its text."""
        if self._size:
            self._has_blank = False
            self._put("\t")

    def write_raised(self, text: str) -> None:
        """Write a superscript; digits keep their height, so that a note mark is not read as part of a number.

        Example:
            ``2014`` and the raised ``3`` become ``2014³``.
        """
        mark = text.strip()
        short = mark.isascii() and mark.isdigit() and len(mark) <= _LONGEST_RAISED
        self.write(mark.translate(_RAISED) if short else text)

    def print_mark(self, mark: str) -> None:
        """Print a list mark before the next text, which labels a note that begins with it; an empty item has none."""
        self._mark = mark
        for note in self._open_notes:
            if mark and note.start is None and note.label is None:
                note.label = mark.strip("[](). ")

    def end_line(self) -> None:
        """End the current line, unless it is empty."""
        if self._open_link:
            self._close_link(self._open_link, is_whole=False)
            self._open_link = _OpenLink(self._open_link.url, self.position)
        self._finish_line()

    def leave_gap(self) -> None:
        """End the line and leave a blank one before the next text."""
        self.end_line()
        self._has_gap = True

    def open_link(self, url: str) -> None:
        """Begin the text of a link; a link in a link ends the outer one."""
        self.close_link()
        self._open_link = _OpenLink(url, self.position)

    def close_link(self) -> None:
        """End the text of a link; an address that it abridges gives way to the target."""
        if self._open_link:
            self._close_link(self._open_link, is_whole=True)
            self._open_link = None

    def refer(self, key: str, mark: str) -> None:
        """Write the mark of a note, without blanks around it; the first one is the note's anchor."""
        self.write_raised(mark if len(mark) > _LONGEST_RAISED else mark.translate(_RAISED_LETTERS))
        self._anchors.setdefault(key, (self.position - len(mark), mark.strip("[]() ")))

    def open_note(self, key: str) -> None:
        """Begin a note; the first mark that is printed in it is its label, else that of its anchor."""
        self._open_notes.append(_Note(key))

    def close_note(self) -> None:
        """End the text of the note that was opened last."""
        self.end_line()
        note = self._open_notes.pop()
        if note.start is not None:
            self._notes.append(replace(note, end=self._lines[-1].span.end))

    def finish(self, diagnostics: tuple[Diagnostic, ...] = ()) -> Document:
        """Return the document."""
        self.close_link()
        self.end_line()
        text = "\n".join(line.text for line in self._lines)
        notes = tuple(sorted(map(self._anchor, self._notes), key=lambda note: note.span.start))
        return Document(self._name, text, tuple(self._lines), diagnostics, tuple(self._links), notes)

    def _put(self, text: str) -> None:
        if self._size == 0:
            self._begin_line()
        elif self._has_blank and self._pieces[-1][-1] != "\t":
            text = self._put_blank() + text
        for note in self._open_notes:
            if note.start is None:
                note.start = self.position
        if self._open_link:
            if not self._open_link.pieces:
                self._open_link.start = self.position
            self._open_link.pieces.append(text)
        self._pieces.append(text)
        self._size += len(text)

    def _put_blank(self) -> str:
        """Return the blank that stands within a link, or write it before the link."""
        if self._open_link and self._open_link.pieces:
            return " "
        self._pieces.append(" ")
        self._size += 1
        return ""

    def _begin_line(self) -> None:
        if self._has_gap and self._lines:
            self._lines.append(Line("", Span(self._start, self._start)))
            self._start += 1
        self._has_gap = False
        self._line_kind = self.kind
        if self._mark:
            self._pieces.append(self._mark + " ")
            self._size = len(self._mark) + 1
            self._mark = ""

    def _finish_line(self) -> None:
        text = "".join(self._pieces).rstrip("\t")
        if text:
            self._lines.append(Line(text, Span(self._start, self._start + len(text)), 1, self._line_kind))
            self._start += len(text) + 1
        self._pieces, self._size, self._has_blank = [], 0, False

    def _anchor(self, note: _Note) -> Footnote:
        place, mark = self._anchors.get(note.key, (None, ""))
        return Footnote(note.label or mark or None, Span(note.start or 0, note.end), place)

    def _close_link(self, link: _OpenLink, *, is_whole: bool) -> None:
        printed = "".join(link.pieces)
        if not printed.strip() or not is_external(link.url):
            return
        shown = print_link(printed, link.url) if is_whole else printed
        if shown != printed:
            self._pieces[-len(link.pieces) :] = [shown]
            self._size += len(shown) - len(printed)
        self._links.append(Link(Span(link.start, link.start + len(shown)), link.url))
