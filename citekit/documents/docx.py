"""Read Word documents (DOCX, the transitional and the strict form).

Source: ECMA-376 parts 1 (WordprocessingML) and 2 (packages and their relationships).
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from citekit.documents.archive import Archive, is_archive
from citekit.documents.builder import DocumentBuilder
from citekit.documents.docx_flow import Story, write_docx
from citekit.documents.docx_numbering import Numbering
from citekit.documents.docx_styles import Styles
from citekit.documents.office import child, children, value
from citekit.errors import UnreadableInputError
from citekit.model import Document

if TYPE_CHECKING:
    from lxml.etree import _Element

_USUAL_MAIN = "word/document.xml"
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_NOTES = ("footnote", "endnote")


def recognizes(data: bytes) -> bool:
    """Say whether bytes are a ZIP archive whose main part is a text of Word's."""
    if not is_archive(data):
        return False
    try:
        archive = Archive(data, "")
        return any(name.startswith("word/") for name in archive.names) and _find_main(archive) is not None
    except UnreadableInputError:
        return False


def read_docx(data: bytes, name: str) -> Document:
    """Read a Word document: what it prints, with the numbers of its lists and notes, all tracked changes accepted.

    Raises:
        UnreadableInputError: It is damaged, encrypted, or goes beyond a limit.
    """
    archive = Archive(data, name)
    main = _find_main(archive) or _USUAL_MAIN
    root = archive.parse(main)
    body = child(root, "body")
    builder = DocumentBuilder(name)
    if body is not None:
        write_docx(body, _read_story(archive, main), builder)
    return builder.finish()


def _find_main(archive: Archive) -> str | None:
    main = _relationships(archive, "").get("officeDocument", _USUAL_MAIN)
    return main if main in archive else _USUAL_MAIN if _USUAL_MAIN in archive else None


def _read_story(archive: Archive, main: str) -> Story:
    parts = _relationships(archive, main)
    roots = {kind: archive.parse(part) for kind, part in parts.items() if kind in _READ and part in archive}
    styles = Styles(roots.get("styles"))
    notes = {}
    for kind in _NOTES:
        links = _links(archive, parts.get(f"{kind}s", ""))
        for note in children(roots.get(f"{kind}s"), kind):
            if value(note, "type") not in _SEPARATORS:
                notes[kind, value(note, "id") or ""] = (note, links)
    return Story(
        styles,
        Numbering(roots.get("numbering"), styles.linked_lists()),
        _links(archive, main),
        notes,
        {kind: _note_format(roots.get("settings"), kind) for kind in _NOTES},
    )


_READ = frozenset({"styles", "numbering", "footnotes", "endnotes", "settings"})


def _note_format(settings: _Element | None, kind: str) -> str:
    default = "decimal" if kind == "footnote" else "lowerRoman"
    return value(child(settings, f"{kind}Pr", "numFmt")) or default


def _relationships(archive: Archive, part: str) -> dict[str, str]:
    """Return the parts that a part names, by the last word of their relation's type."""
    found: dict[str, str] = {}
    for relation in _read_relations(archive, part):
        if value(relation, "TargetMode") != "External":
            kind = (value(relation, "Type") or "").rpartition("/")[2]
            target = posixpath.join("/", posixpath.dirname(part), value(relation, "Target") or "")
            found.setdefault(kind, posixpath.normpath(target).lstrip("/"))
    return found


def _links(archive: Archive, part: str) -> dict[str, str]:
    """Return the targets outside of the file that a part names, by their ids."""
    return {
        value(relation, "Id") or "": value(relation, "Target") or ""
        for relation in _read_relations(archive, part)
        if value(relation, "TargetMode") == "External"
    }


def _read_relations(archive: Archive, part: str) -> list[_Element]:
    folder, _, base = part.rpartition("/")
    relations = posixpath.join(folder, "_rels", f"{base}.rels")
    return list(children(archive.parse(relations), "Relationship")) if relations in archive else []
