"""Read the bibliographies that a command is given, whatever their format and encoding."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from citekit.cli.files import STDIO, read_stdin
from citekit.documents import read_rows
from citekit.documents.encodings import decode_text
from citekit.documents.files import read_bytes
from citekit.errors import UnreadableInputError
from citekit.formats import READERS, SUFFIXES, UNSTRUCTURED, read_bibliography
from citekit.formats.recognition import recognize_format
from citekit.model import Bibliography, Reference

HARMLESS = frozenset({"duplicate-field", "duplicate-key", "encoding-guessed", "unknown-parent", "wrong-value"})
"""Codes of what is told of a file although all its values are kept."""


def read_input_bibliography(name: str, format: str | None = None) -> Bibliography:  # noqa: A002
    """Read a bibliography; its content tells the format, else its suffix.

    Of broken entries diagnostics tell, with their lines; the rest is kept.

    Args:
        name: Path of the file, or ``-`` for standard input.
        format: A name in ``READERS``, or None to find out.

    Raises:
        UnreadableInputError: The file is missing, no text, or of no known format.
    """
    data = read_stdin() if name == STDIO else read_bytes(name, name)
    text = "\n".join(read_rows(data, name))
    chosen = format or recognize_format(text) or SUFFIXES.get(PurePath(name).suffix.lower())
    if chosen is None:
        known = ", ".join(READERS)
        reason = f"is no bibliography of a known format; --from says which it is: {known}" if data else "is empty"
        raise UnreadableInputError(name, reason)
    bibliography = read_bibliography(text, chosen)
    _, damage = decode_text(data)
    return replace(bibliography, diagnostics=(*damage, *bibliography.diagnostics))


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
    return any(finding.code not in HARMLESS for finding in bibliography.diagnostics)
