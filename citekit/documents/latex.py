"""Read LaTeX: papers with their own list (``thebibliography``), and the lists that BibTeX and biber write."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from citekit.documents import plain_text
from citekit.expressions import late
from citekit.model import Attachment, Document, Span

_SAMPLE = 1024 * 1024
_LATEX = late(
    rb"^[ \t]{0,40}\\(?:documentclass|documentstyle|begin\s?\{(?:document|thebibliography)\}|bibitem|entry\{"
    rb"|refsection\{|(?:sub)?section\*?\s?\{|chapter\*?\s?\{)",
    re.MULTILINE,
)
_BIBER = late(r"^[ \t]{0,40}\\entry\{", re.MULTILINE)


def recognizes(data: bytes) -> bool:
    """Say whether bytes are a LaTeX file or a part of one: a line begins with a command that no other text has."""
    return _LATEX.search(data[:_SAMPLE].replace(b"\0", b"")) is not None and plain_text.recognizes(data)


def read_latex(data: bytes, name: str) -> Document:
    r"""Read LaTeX into a document; nothing is executed, no other file is read.

    Example:
        >>> read_latex(rb"\begin{thebibliography}{9}\bibitem{a} \emph{\'Oda}, 1822.\end{thebibliography}", "a").text
        'References\n\n[1] Óda, 1822.'
    """
    # Whether a file is LaTeX is asked of every file that has a backslash; few of them are.
    from citekit.documents.bbl import read_entries
    from citekit.documents.builder import DocumentBuilder
    from citekit.documents.latex_writer import LatexWriter

    plain = plain_text.read_plain_text(data, name)
    if _BIBER.search(plain.text):
        entries = Attachment("biblatex", read_entries(plain.text))
        return Document(name, "", (), plain.diagnostics, attachments=(entries,))
    builder = DocumentBuilder(name)
    writer = LatexWriter(plain.text, builder)
    writer.write()
    document = builder.finish(plain.diagnostics)
    lists = (_attach(document, start, end) for start, end in writer.lists)
    return replace(document, attachments=tuple(filter(None, lists)))


def _attach(document: Document, start: int, end: int) -> Attachment | None:
    """Return a list of references as an attachment: where each of them begins and ends is known."""
    first = bisect_left(document.lines, start, key=lambda line: line.span.start)
    last = bisect_left(document.lines, end, key=lambda line: line.span.start)
    lines = [line for line in document.lines[first:last] if line.text]
    items = [line.text for line in lines if line.kind == "item"]
    return Attachment("strings", "\n".join(items), Span(lines[0].span.start, lines[-1].span.end)) if items else None
