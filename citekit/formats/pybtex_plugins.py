"""Give pybtex what it lacks: CSL-JSON in and out, and a writer of .bib files that escapes nothing twice.

pybtex finds the classes by the entry points of this package, so ``pybtex-convert refs.bib refs.json`` and
``pybtex-convert -t citekit-biblatex refs.json refs.bib`` work wherever both are installed. Fields of pybtex are LaTeX.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from pybtex.bibtex.utils import split_name_list
from pybtex.database import BibliographyData, Person
from pybtex.database import Entry as PybtexEntry
from pybtex.database.input import BaseParser
from pybtex.database.output import BaseWriter
from pybtex.database.output.bibtex import Writer
from pybtex.exceptions import PybtexError

from citekit.formats.bib.annotations import MARK
from citekit.formats.bib.biblatex import modern_names
from citekit.formats.bib.entries import Entry, to_entry
from citekit.formats.bib.entry_reading import from_entry
from citekit.formats.csl.csl_json import read_csl_json, write_csl_json
from citekit.formats.keys import unique_keys
from citekit.model import Bibliography

_ROLES = ("author", "editor")
_CASES: dict[int, Callable[[str], str]] = {2: str.upper, 4: str.title}
"""How parts of a language tag are written, by their length: regions and scripts (RFC 5646, 2.1.1)."""


class CslJsonReader(BaseParser):  # type: ignore[misc]
    """Read CSL-JSON as entries with the fields of biblatex."""

    default_suffix = ".json"
    unicode_io = True

    def parse_stream(self, stream: TextIO) -> BibliographyData:
        """Add the items of a file to the data.

        Raises:
            PybtexError: The file holds no item that can be read.
        """
        bibliography = read_csl_json(stream.read())
        if bibliography.diagnostics and not bibliography.references:
            raise PybtexError(bibliography.diagnostics[0].message, filename=self.filename)
        keys = unique_keys(bibliography.references, tex=True)
        for reference, key in zip(bibliography.references, keys, strict=True):
            self.data.add_entry(key, _to_pybtex(to_entry(reference, key, "biblatex")))
        return self.data


class CslJsonWriter(BaseWriter):  # type: ignore[misc]
    """Write entries as CSL-JSON."""

    unicode_io = True

    def write_stream(self, bib_data: BibliographyData, stream: TextIO) -> None:
        """Write all entries; what pybtex took for one is one item."""
        entries = (_from_pybtex(key, entry) for key, entry in bib_data.entries.items())
        records = (from_entry(modern_names(entry), position) for position, entry in enumerate(entries, start=1))
        stream.write(write_csl_json(Bibliography(tuple(records))))


class VerbatimWriter(Writer):  # type: ignore[misc]
    """Write .bib files in the layout of pybtex, values as they are between braces.

    pybtex's own writer escapes ``& % # _`` in every field, addresses and what is escaped already among them.
    """

    def quote(self, s: str) -> str:
        """Put a value in braces.

        Raises:
            BibTeXError: Its own braces are not in pairs.
        """
        self.check_braces(s)
        return f"{{{s}}}"

    def _encode(self, text: str) -> str:
        return text


def _to_pybtex(entry: Entry) -> PybtexEntry:
    fields = {name: value for name, value in entry.fields.items() if name not in _ROLES}
    persons = {
        role: [Person(name) for name in split_name_list(entry.fields[role])] for role in _ROLES if role in entry.fields
    }
    return PybtexEntry(entry.type, fields=fields, persons=persons)


def _from_pybtex(key: str, entry: PybtexEntry) -> Entry:
    persons = {role: " and ".join(map(str, people)) for role, people in entry.persons.items()}
    fields = {_with_tag(name): value for name, value in entry.fields.items()}
    return Entry(entry.type.lower(), key, persons | fields)


def _with_tag(name: str) -> str:
    """Write the name of a field in small letters, and the language tag in it as tags are written.

    ``pybtex-convert`` makes small letters of all names, unless it is told to leave them.
    """
    field, mark, tag = name.lower().partition(MARK)
    first, *others = tag.split("-")
    return field + mark + "-".join([first, *(_CASES.get(len(part), str)(part) for part in others)])
