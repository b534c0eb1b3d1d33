"""Stage 8. Bibliography <-> biblatex, bibtex, csl-json, ris, hayagriva; others are only read.

A new format is one module with a writer and a reader, in the room of its kin, and one line in each table. The modules
are imported when they are first used; formats of different rooms never know each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from os import PathLike, fspath
from pathlib import PurePath
from typing import TYPE_CHECKING

from citekit.errors import UnknownFormatError
from citekit.late_names import late_function, late_names
from citekit.model import Attachment, Bibliography, Document, Reference
from citekit.model.pointers import works_alone

if TYPE_CHECKING:
    from citekit.formats.labelled import write_labelled
    from citekit.formats.losses import find_losses
    from citekit.formats.markup import UNSTRUCTURED
    from citekit.formats.rendering import render_reference
else:
    __getattr__, __dir__ = late_names(
        __name__,
        labelled="write_labelled",
        losses="find_losses",
        markup="UNSTRUCTURED",
        rendering="render_reference",
    )

__all__ = [
    "PROFILES",
    "READERS",
    "READ_SUFFIXES",
    "SUFFIXES",
    "UNSTRUCTURED",
    "WRITERS",
    "find_losses",
    "format_of",
    "read_attached",
    "read_bibliography",
    "render_reference",
    "write_bibliography",
    "write_labelled",
]


WRITERS: dict[str, Callable[..., str]] = {
    "biblatex": late_function("citekit.formats.bib.biblatex", "write_biblatex"),
    "bibtex": late_function("citekit.formats.bib.bibtex", "write_bibtex"),
    "csl-json": late_function("citekit.formats.csl.csl_json", "write_csl_json"),
    "ris": late_function("citekit.formats.ris.ris", "write_ris"),
    "hayagriva": late_function("citekit.formats.hayagriva.hayagriva", "write_hayagriva"),
}

READERS: dict[str, Callable[[str], Bibliography]] = {
    "biblatex": late_function("citekit.formats.bib.biblatex", "read_biblatex"),
    "bibtex": late_function("citekit.formats.bib.bibtex", "read_bibtex"),
    "csl-json": late_function("citekit.formats.csl.csl_json", "read_csl_json"),
    "ris": late_function("citekit.formats.ris.ris", "read_ris"),
    "hayagriva": late_function("citekit.formats.hayagriva.hayagriva", "read_hayagriva"),
    "csl-yaml": late_function("citekit.formats.csl.csl_yaml", "read_csl_yaml"),
    "nbib": late_function("citekit.formats.ris.nbib", "read_nbib"),
    "endnote-xml": late_function("citekit.formats.ris.endnote", "read_endnote"),
    "jats": late_function("citekit.formats.markup.jats", "read_jats"),
    "tei": late_function("citekit.formats.markup.tei", "read_tei"),
}

SUFFIXES = {
    ".bib": "biblatex",
    ".json": "csl-json",
    ".ris": "ris",
    ".yml": "hayagriva",
    ".yaml": "hayagriva",
}
"""Suffixes of the files that are written."""

READ_SUFFIXES = {**SUFFIXES, ".nbib": "nbib"}
"""Suffixes that tell the format of a file whose content does not."""


PROFILES = {"csl-json": ("csl", "zotero", "apa", "chicago", "harvard", "mla")}
"""Whom a format can be written for, the first when nothing is said; the other formats have one form alone."""


def write_bibliography(bibliography: Bibliography, format: str, *, profile: str | None = None) -> str:  # noqa: A002
    """Write a bibliography as text of a format; the same bibliography always gives the same text.

    Args:
        bibliography: The records, written in their order; equal citation keys are told apart, no record is lost.
            What is no work (``@xdata``, ``@set``) stays out of all formats but biblatex.
        format: A name in ``WRITERS``.
        profile: Whom it is written for, a name in ``PROFILES``; the usual form when None.

    Returns:
        The whole file, which encodes to UTF-8 and ends with a line end unless it is empty.

    Raises:
        UnknownFormatError: No writer has this name, or the format has no such profile.

    Example:
        >>> from citekit.model import Bibliography, Reference, Text
        >>> psalter = Reference("book", "skaryna1517", title=Text("Псалтыр"))
        >>> print(write_bibliography(Bibliography((psalter,)), "biblatex"))
        @book{skaryna1517,
            title = {Псалтыр}
        }
        <BLANKLINE>
    """
    if format not in WRITERS:
        raise UnknownFormatError(format, WRITERS)
    if format != "biblatex":
        bibliography = replace(bibliography, references=works_alone(bibliography.references))
    if profile is None:
        return WRITERS[format](bibliography)
    if profile not in PROFILES.get(format, ()):
        raise UnknownFormatError(f"{format} for {profile}", PROFILES.get(format, ()))
    return WRITERS[format](bibliography, profile=profile)


def read_bibliography(text: str, format: str) -> Bibliography:  # noqa: A002
    """Read a bibliography back; the inverse of `write_bibliography` on every field that the format can carry.

    Broken input raises nothing: what cannot be read is told in diagnostics with its line, the rest is kept.

    Raises:
        UnknownFormatError: No reader has this name.

    Example:
        >>> read_bibliography("@book{skaryna1517, title = {Псалтыр}}", "biblatex").references[0].title.value
        'Псалтыр'
    """
    if format not in READERS:
        raise UnknownFormatError(format, READERS)
    return READERS[format](text)


def read_attached(attachment: Attachment, document: Document) -> tuple[Reference, ...]:
    """Read the references that a document brings along in a structured form, each with its place in the document.

    Raises:
        UnknownFormatError: No reader has the name of the attachment's format.
    """
    from citekit.formats.attachments import read_attachment
    from citekit.formats.markup.structured import read_strings

    readers = {**READERS, "strings": read_strings}
    if attachment.format not in readers:
        raise UnknownFormatError(attachment.format, readers)
    return read_attachment(attachment, document, readers[attachment.format])


def format_of(path: str | PathLike[str]) -> str:
    """Tell the format of a bibliography file by its suffix.

    Raises:
        UnknownFormatError: No format is written to files with this suffix.

    Example:
        >>> format_of("refs.bib")
        'biblatex'
    """
    suffix = PurePath(fspath(path)).suffix.lower()
    if suffix not in SUFFIXES:
        raise UnknownFormatError(suffix or str(path), SUFFIXES)
    return SUFFIXES[suffix]
