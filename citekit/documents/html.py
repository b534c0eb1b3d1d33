"""Read web pages, in whatever encoding they claim or have."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from citekit.documents.builder import DocumentBuilder
from citekit.documents.encodings import decode_text, guess_utf16
from citekit.documents.html_flow import write_html
from citekit.documents.mojibake import undo_mojibake
from citekit.documents.signatures import find_signature
from citekit.documents.xml import check_size, parse_xml, peek_root
from citekit.errors import UnreadableInputError
from citekit.expressions import late
from citekit.model import Diagnostic, Document

if TYPE_CHECKING:
    from lxml.etree import _Element

DEPTH_LIMIT = 2048
"""Deepest nesting of elements: old pages never close a ``<font>``, and mean nothing by it."""

_XHTML = "{http://www.w3.org/1999/xhtml}html"
_BEGINNING = 4096
_PAGE = late(r"<(?:!doctype\s{1,20}html|html|head|body|meta|title)\b", re.IGNORECASE)
_FRAGMENT = late(r"<(?:div|p|h[1-6]|ul|ol|dl|table|center|font|style|script|main|blockquote)\b", re.IGNORECASE)
_CLAIM = late(rb"""<(?:meta|\?xml)[^>]{1,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_VAGUE = frozenset({"iso8859-1", "cp1252", "ascii", "latin_1"})


def recognizes(data: bytes) -> bool:
    """Say whether bytes are a web page, or a piece of one that begins and ends with a tag."""
    if find_signature(data) is not None:
        return False
    start = _skip_prolog(_decode_beginning(data))
    if _PAGE.match(start):
        return True
    return _FRAGMENT.match(start) is not None and data[-_BEGINNING:].replace(b"\0", b"").rstrip().endswith(b">")


def read_html(data: bytes, name: str) -> Document:
    """Read a web page into a document: its text without menus and scripts, lists with their numbers.

    Raises:
        UnreadableInputError: It goes beyond a limit.

    Example:
        >>> read_html(b"<html><ol start=4><li>Nowak J., Dzieje, 1999</ol>", "a.html").text
        '4. Nowak J., Dzieje, 1999'
    """
    root, diagnostics = parse_html(data, name)
    builder = DocumentBuilder(name)
    if root is not None:
        write_html(root, builder)
    return builder.finish(diagnostics)


def parse_html(data: bytes, name: str, part: str = "") -> tuple[_Element | None, tuple[Diagnostic, ...]]:
    """Parse a web page: as XML where it is sound XHTML, else as browsers do.

    Returns:
        The root element, None when there is nothing, and what was noticed.

    Raises:
        UnreadableInputError: It goes beyond a limit.
    """
    if peek_root(data) == _XHTML:
        try:
            return parse_xml(data, name, part), ()
        except UnreadableInputError:
            pass
    where = f"its part {part}" if part else "its HTML"
    text, diagnostics = decode_html(check_size(data, name, where))
    return _parse_leniently(text, name, where), diagnostics


def decode_html(data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    """Decode a web page by its mark, by what it claims, or by what its bytes look like; a false claim is seen through.

    Example:
        >>> decode_html('<meta charset="windows-1251"><p>Мінск'.encode("cp1251"))[0]
        '<meta charset="windows-1251"><p>Мінск'
    """
    claimed = None if data.startswith((codecs.BOM_UTF8, b"\xff\xfe", b"\xfe\xff")) else _claimed_encoding(data)
    text, diagnostics = decode_text(data) if claimed is None else (data.decode(claimed), ())
    text, repaired = undo_mojibake(text)
    if repaired:
        diagnostics += (Diagnostic("mojibake-undone", f"{repaired} lines had been decoded by a wrong table"),)
    return text, diagnostics


def _claimed_encoding(data: bytes) -> str | None:
    """Return the encoding that a page names, unless it is one that is named without thought or cannot be."""
    claim = _CLAIM.search(data[:_BEGINNING])
    if claim is None or guess_utf16(data):
        return None
    try:
        encoding = codecs.lookup(claim[1].decode("ascii", "replace"))
        is_table = len("".join(map(chr, range(32, 127))).encode(encoding.name)) == 95
    except (LookupError, UnicodeError):
        return None
    if encoding.name in _VAGUE or not is_table or _fits(data, "utf-8"):
        return None
    return encoding.name if _fits(data, encoding.name) else None


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    return True


def _parse_leniently(text: str, name: str, where: str) -> _Element | None:
    from lxml import etree

    # A page may be deeper than XML may: tags that were never closed nest, and mean nothing by it.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInputError(name, f"{where} is damaged: {error}") from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise UnreadableInputError(name, f"{where} nests elements deeper than the limit of {DEPTH_LIMIT}")
    return root


def _decode_beginning(data: bytes) -> str:
    start = data[:_BEGINNING]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start.decode("utf-16", "replace")
    return start.replace(b"\0", b"").removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _skip_prolog(text: str) -> str:
    """Return what follows the blanks, comments and XML declaration at the beginning."""
    while True:
        text = text.lstrip("\ufeff \t\r\n\f")
        for opening, closing in (("<!--", "-->"), ("<?", ">")):
            if text.startswith(opening):
                text = text.partition(closing)[2]
                break
        else:
            return text
