"""Read what ``citekit format`` is given: bibliographies in any format, and papers."""

from __future__ import annotations

import re
from pathlib import Path, PurePath

from citekit.cli.files import STDIO, read_stdin
from citekit.documents import read_document, read_document_bytes, read_rows
from citekit.documents.files import read_bytes
from citekit.errors import UnreadableInputError
from citekit.formats import SUFFIXES, read_bibliography
from citekit.model import Bibliography
from citekit.pipeline import extract_references

_STARTS = {"biblatex": re.compile(r"\s*@\w+\s*[{(]"), "csl-json": re.compile(r"\s*\[\s*(?:\{|\])")}


def read_records(name: str) -> Bibliography:
    """Read the records of a bibliography, known by its suffix or its first signs, or of the list of a paper.

    Raises:
        UnreadableInputError: The file cannot be read as either.
    """
    data = read_stdin() if name == STDIO else read_bytes(name, name)
    try:
        text = "\n".join(read_rows(data, name))
    except UnreadableInputError:
        text = ""
    told = SUFFIXES.get(PurePath(name).suffix.lower())
    known = told or next((format_ for format_, start in _STARTS.items() if start.match(text)), None)
    if known and text.strip():
        return read_bibliography(text, known)
    # A pipe is read once; beside a file there may be the bibliographies that it names.
    document = read_document(name) if Path(name).is_file() else read_document_bytes(data, name)
    return extract_references(document)
