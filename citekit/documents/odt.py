"""Read OpenDocument texts: packed (ODT, OTT) and flat (FODT).

Source: OASIS OpenDocument 1.3 parts 2 (packages) and 3 (schema).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.documents.archive import Archive, is_archive
from citekit.documents.builder import DocumentBuilder
from citekit.documents.odt_flow import write_odt
from citekit.documents.odt_lists import ListCounter
from citekit.documents.odt_styles import Styles
from citekit.documents.office import child
from citekit.documents.xml import local_name, parse_xml, peek_root
from citekit.errors import UnreadableInputError
from citekit.model import Document

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_FLAT = frozenset({f"{_OFFICE}document", f"{_OFFICE}document-content"})
_TEXTS = (b"application/vnd.oasis.opendocument.text", b"application/vnd.sun.xml.writer")
_OTHERS = b"application/"
_MANIFEST = "META-INF/manifest.xml"


def recognizes(data: bytes) -> bool:
    """Say whether bytes are an OpenDocument text, packed or flat."""
    if not is_archive(data):
        return peek_root(data) in _FLAT
    try:
        archive = Archive(data, "")
        if "content.xml" not in archive:
            return False
        kind = archive.read("mimetype") if "mimetype" in archive else b""
    except UnreadableInputError:
        return False
    return kind.startswith(_TEXTS) or not kind.startswith(_OTHERS)


def read_odt(data: bytes, name: str) -> Document:
    """Read an OpenDocument text: what it prints, with the numbers of its lists and notes, all changes accepted.

    Raises:
        UnreadableInputError: It is damaged, encrypted, holds no text, or goes beyond a limit.
    """
    if is_archive(data):
        archive = Archive(data, name)
        _check_encryption(archive)
        content = archive.parse("content.xml")
        common = archive.parse("styles.xml") if "styles.xml" in archive else None
    else:
        content, common = parse_xml(data, name), None
    body = child(content, "body", "text")
    if body is None:
        body = child(content, "body")
        if body is None or any(local_name(part) in {"spreadsheet", "presentation", "drawing"} for part in body):
            raise UnreadableInputError(name, "is an OpenDocument file without a text; save its text as plain text")
    roots = [child(root, styles) for root in (common, content) for styles in ("styles", "automatic-styles")]
    builder = DocumentBuilder(name)
    write_odt(body, Styles(roots), ListCounter(roots), builder)
    return builder.finish()


def _check_encryption(archive: Archive) -> None:
    if _MANIFEST in archive and _is_encrypted(archive.parse(_MANIFEST)):
        raise UnreadableInputError(archive.name, "is encrypted; save it without a password")


def _is_encrypted(manifest: _Element) -> bool:
    return any(local_name(element) == "encryption-data" for element in manifest.iter())
