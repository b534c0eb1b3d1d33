"""Read plain text in any of the encodings of eastern and central Europe."""

from __future__ import annotations

from citekit.documents.encodings import decode_text, guess_utf16
from citekit.documents.mojibake import undo_mojibake
from citekit.documents.signatures import find_signature, is_binary
from citekit.expressions import late
from citekit.model import Diagnostic, Document, Line, Span

_LINE_ENDS = late("\r\n|[\r\v\x85\u2028\u2029]")
_LINE = late("[\n\f]")
_MOST_BLANK = 8
"""Blank lines that are kept of a run: more say nothing more, and millions of them would take a gigabyte."""


def recognizes(data: bytes) -> bool:
    """Say whether the bytes can be read as text."""
    if find_signature(data) is not None:
        return False
    # In UTF-16 every Cyrillic letter has a byte that looks like a control character.
    return data[:2] in {b"\xff\xfe", b"\xfe\xff"} or guess_utf16(data) is not None or not is_binary(data)


def read_plain_text(data: bytes, name: str) -> Document:
    """Read bytes of plain text into a document.

    Args:
        data: The whole file.
        name: What diagnostics call it.

    Returns:
        The document; its diagnostics say which encoding was guessed and what was repaired.

    Example:
        >>> read_plain_text("Літаратура".encode("cp1251"), "a.txt").text
        'Літаратура'
    """
    text, diagnostics = _decode(data)
    text = _LINE_ENDS.sub("\n", text)
    return Document(name, text, cut_lines(text), diagnostics)


def read_rows(data: bytes) -> tuple[str, ...]:
    r"""Read a list, one item a line, where only line feeds (with or without carriage returns) end an item.

    Example:
        >>> read_rows("а\u2028б\r\n\nв\n".encode())
        ('а\u2028б', '', 'в')
    """
    text = _decode(data)[0].replace("\r\n", "\n")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    return tuple(text.removesuffix("\n").split("\n")) if text else ()


def _decode(data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    text, diagnostics = decode_text(data)
    if nuls := text.count("\0"):
        text = text.replace("\0", "")
        diagnostics += (Diagnostic("nul-dropped", f"{nuls} NUL characters were dropped"),)
    text, repaired = undo_mojibake(text)
    if repaired:
        diagnostics += (Diagnostic("mojibake-undone", f"{repaired} lines had been decoded by a wrong table"),)
    return text, diagnostics


def cut_lines(text: str) -> tuple[Line, ...]:
    r"""Cut a text at ``\n``, and at ``\f``, where a new page begins; of a long run of blank lines the first few stay.

    Example:
        >>> [(line.text, line.page) for line in cut_lines("a\fb")]
        [('a', 1), ('b', 2)]
    """
    lines, start, page, blank = [], 0, 1, 0
    for end in _LINE.finditer(text):
        line = text[start : end.start()]
        blank = 0 if line and not line.isspace() else blank + 1
        if blank <= _MOST_BLANK:
            lines.append(Line(line, Span(start, end.start()), page))
        start = end.end()
        page += end.group() == "\f"
    if start < len(text):
        lines.append(Line(text[start:], Span(start, len(text)), page))
    return tuple(lines)
