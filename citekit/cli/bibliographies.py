"""Read the bibliographies that a command is given, alone or in papers, whatever their format and encoding.

Everywhere the content tells the format, and the suffix only where the content does not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path, PurePath
from typing import NamedTuple

from citekit.cli.files import read_input_bytes
from citekit.documents import read_document, read_document_bytes, read_rows
from citekit.documents.encodings import decode_text
from citekit.errors import UnreadableInputError
from citekit.formats import READ_SUFFIXES, READERS, UNSTRUCTURED, read_bibliography
from citekit.formats.recognition import recognize_format, recognize_start
from citekit.model import Bibliography, Diagnostic, Document, Reference

HARMLESS = frozenset(
    {"duplicate-field", "duplicate-key", "encoding-guessed", "look-left-out", "unknown-parent", "wrong-value"}
)
"""Codes of what is told of a file although all its values are kept."""

_BLANK = Diagnostic("no-entries", "no entry in this text", line=1)
"""What is told of a bibliography that has hardly begun; its records are all there."""

_ENTRY = re.compile(r"^\s*@\w+\s*[{(]", re.MULTILINE)


class BibliographyText(NamedTuple):
    """Hold a bibliography as text.

    Attributes:
        name: As the caller named it.
        text: The whole file.
        format: The name of its format, or None when nothing tells it.
        damage: What was noticed when it was decoded.
    """

    name: str
    text: str
    format: str | None
    damage: tuple[Diagnostic, ...] = ()


def read_bibliography_text(name: str) -> BibliographyText:
    """Read the text of a bibliography and tell its format.

    Args:
        name: Path of the file, or ``-`` for standard input.

    Raises:
        UnreadableInputError: The file is missing or no text.
    """
    data = read_input_bytes(name)
    text = "\n".join(read_rows(data, name))
    return BibliographyText(name, text, recognize_format(text) or _format_of_suffix(name), decode_text(data)[1])


def read_input_bibliography(name: str, format: str | None = None) -> Bibliography:  # noqa: A002
    """Read a bibliography; of broken entries diagnostics tell, with their lines, and the rest is kept.

    Args:
        name: Path of the file, or ``-`` for standard input.
        format: A name in ``READERS``, or None to find out.

    Raises:
        UnreadableInputError: The file is missing, no text, or of no known format.
    """
    found = read_bibliography_text(name)
    chosen = format or found.format
    if chosen is None:
        known = ", ".join(READERS)
        reason = f"is no bibliography of a known format; --from says which it is: {known}" if found.text else "is empty"
        raise UnreadableInputError(name, reason)
    return _read(found.text, chosen, found.damage)


def read_paper_or_bibliography(name: str, data: bytes) -> tuple[str, Bibliography]:
    """Read what may be a bibliography or a paper with references.

    Args:
        name: Path of the file, or ``-`` for standard input.
        data: Its bytes; a pipe is read once.

    Returns:
        The text, and the records in it.

    Raises:
        UnreadableInputError: The file cannot be read as either.
    """
    try:
        text = "\n".join(read_rows(data, name))
    except UnreadableInputError:
        text = ""
    format_ = recognize_start(text) or _format_of_suffix(name)
    if format_ and (text.strip() or not data.strip()):
        return text, _read(text, format_, decode_text(data)[1])
    # Beside a file there may be the bibliographies that it names.
    document = read_document(name) if Path(name).is_file() else read_document_bytes(data, name)
    return document.text, _references_of(document)


def _read(text: str, format: str, damage: tuple[Diagnostic, ...]) -> Bibliography:  # noqa: A002
    bibliography = read_bibliography(text, format)
    nothing = () if text.strip() else (_BLANK,)
    return replace(bibliography, diagnostics=(*damage, *bibliography.diagnostics, *nothing))


def _references_of(document: Document) -> Bibliography:
    from citekit.pipeline import extract_references

    if _ENTRY.search(document.text) and not document.attachments:
        return read_bibliography(document.text, "biblatex")
    return extract_references(document)


def _format_of_suffix(name: str) -> str | None:
    return READ_SUFFIXES.get(PurePath(name).suffix.lower())


def with_printed_read(bibliography: Bibliography) -> Bibliography:
    """Return a bibliography in which references that a file only prints, untagged, have been parsed.

    Example:
        A ``<mixed-citation>Быкаў В. Знак бяды. – Мінск, 1984.</mixed-citation>`` gets its author and its year.
    """
    if not any(map(_is_printed, bibliography.references)):
        return bibliography
    from citekit.pipeline import label_found, records_of

    return replace(bibliography, references=records_of(label_found(bibliography.references)).references)


def _is_printed(reference: Reference) -> bool:
    return any(finding.code == UNSTRUCTURED for finding in reference.diagnostics)


def has_losses(bibliography: Bibliography) -> bool:
    """Tell whether something that the file says is not in its records."""
    return any(finding.code not in HARMLESS and finding != _BLANK for finding in bibliography.diagnostics)
