"""Hold a document and what is found in it: lines, reference sections, reference strings."""

from __future__ import annotations

from dataclasses import dataclass

from citekit.model.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Span:
    """Mark a half-open range of code points.

    Attributes:
        start: Offset of the first code point.
        end: Offset after the last one.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line of a document without its line end.

    Attributes:
        text: The line.
        span: Where it stands in ``Document.text``.
        page: Page number, from 1.
        kind: What the file says it is: ``text``, ``heading``, ``item`` (of a list, one line each), ``note`` (a foot- or
            endnote) or ``furniture`` (a running head, a page number); ``text`` where the file says nothing.
    """

    text: str
    span: Span
    page: int = 1
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Link:
    """Hold a hyperlink of a document.

    Attributes:
        span: The text that carries it, in ``Document.text``.
        url: Its target.
    """

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """Hold a footnote or an endnote.

    Attributes:
        label: Its mark as printed (``1``, ``*``), or None.
        span: Its text, in ``Document.text``, the mark left out.
        anchor: The place in ``Document.text`` that points to it, or None when the file does not say.
    """

    label: str | None
    span: Span
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """Hold references that a file brings along in a structured form; they are mapped to records, never searched for.

    Attributes:
        format: ``jats``, ``tei``, ``biblatex``, or ``strings`` where the file only says where each reference begins.
        text: The structure as text: an XML element with all references of one list, a ``.bib`` file, or the references
            as printed, one a line.
        span: Where the same list stands in ``Document.text``, or None when it stands only here.
    """

    format: str
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    r"""Hold the text of a paper, whatever file it came from.

    Attributes:
        name: The file as the caller named it, ``-`` for standard input.
        text: The whole text, line ends as ``\n``.
        lines: The same text cut into lines; of a long run of blank ones the first few.
        diagnostics: What the reader noticed (an encoding guessed, mojibake undone).
        links: Its hyperlinks; where the text of one is itself a URL, ``text`` holds the target.
        footnotes: Its notes, in order.
        attachments: Its structured references.
    """

    name: str
    text: str
    lines: tuple[Line, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    links: tuple[Link, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferenceSection:
    """Hold the lines of one reference list, page furniture left out.

    Attributes:
        heading: The heading as printed, or None when the list has none.
        lines: The lines of the list, in order.
        span: From the heading to the end of the list, in the document's text.
        has_whole_lines: True when each line is a paragraph of the document, as in a web page, and not a part of one.
    """

    heading: str | None
    lines: tuple[Line, ...]
    span: Span
    has_whole_lines: bool = False


@dataclass(frozen=True, slots=True)
class ReferenceString:
    """Hold one reference as printed, joined from its lines.

    Attributes:
        text: The reference in one line, list mark left out.
        label: The list mark as printed (``2.``, ``[5]``), or None.
        spans: The pieces of the document's text that it was joined from; empty when it came alone.
        links: Targets of hyperlinks in it that its text does not print.
    """

    text: str
    label: str | None = None
    spans: tuple[Span, ...] = ()
    links: tuple[str, ...] = ()
