"""Read electronic books (EPUB 2 and 3): their chapters in the order of the spine.

Source: W3C EPUB 3.3, Open Container Format and package documents.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from citekit.documents.archive import Archive, holds_part
from citekit.documents.builder import DocumentBuilder
from citekit.documents.html import parse_html
from citekit.documents.html_flow import write_html
from citekit.documents.office import child, children, value
from citekit.documents.xml import local_name
from citekit.errors import UnreadableInputError
from citekit.model import Diagnostic, Document

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})


def recognizes(data: bytes) -> bool:
    """Say whether bytes are an archive that names the package of a book."""
    return holds_part(data, _CONTAINER)


def read_epub(data: bytes, name: str) -> Document:
    """Read a book: the text of its chapters, a blank line between them, tables of contents left out.

    Raises:
        UnreadableInputError: It is damaged, protected, or goes beyond a limit.
    """
    archive = Archive(data, name)
    locked = _locked_parts(archive)
    builder = DocumentBuilder(name)
    found: list[Diagnostic] = []
    for part in _spine(archive):
        if part in locked:
            raise UnreadableInputError(name, "is encrypted; remove its protection or take another edition")
        if part not in archive:
            found.append(Diagnostic("part-missing", f"the book lacks its part {part}"))
            continue
        root, diagnostics = parse_html(archive.read(part), name, part)
        found += diagnostics
        if root is not None:
            write_html(root, builder, part)
    return builder.finish(tuple(dict.fromkeys(found)))


def _spine(archive: Archive) -> tuple[str, ...]:
    """Return the parts of the book in the order of reading, each once."""
    package = _package_of(archive)
    root = archive.parse(package)
    items = {value(item, "id"): item for item in children(child(root, "manifest"), "item")}
    chosen = (items.get(value(entry, "idref")) for entry in children(child(root, "spine"), "itemref"))
    targets = (unquote(value(item, "href") or "") for item in chosen if item is not None and _is_page(item))
    folder = posixpath.dirname(package)
    return tuple(dict.fromkeys(posixpath.normpath(posixpath.join(folder, target)) for target in targets))


def _package_of(archive: Archive) -> str:
    for element in archive.parse(_CONTAINER).iter():
        if local_name(element) == "rootfile" and (path := value(element, "full-path")):
            return path
    raise UnreadableInputError(archive.name, f"its part {_CONTAINER} names no book")


def _is_page(item: _Element) -> bool:
    is_contents = "nav" in (value(item, "properties") or "").split()
    return not is_contents and (value(item, "media-type") or "") in _PAGES


def _locked_parts(archive: Archive) -> frozenset[str]:
    """Return the parts that are encrypted; books whose fonts alone are can be read."""
    if _ENCRYPTION not in archive:
        return frozenset()
    references = (e for e in archive.parse(_ENCRYPTION).iter() if local_name(e) == "CipherReference")
    return frozenset(unquote(value(reference, "URI") or "") for reference in references)
