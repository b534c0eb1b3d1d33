"""Write and read .bib files for biblatex and biber, the default flavour.

A .bib file carries every field of a record but these: the source string, the places of its fields and the diagnostics.
Of texts it carries one line without control characters, of addresses the percent-encoded form where braces, spaces or
backslashes stand in them, of keys what TeX bears, and of extra fields those whose names are ASCII and not its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from citekit.formats.bib_files import EntryScanner
from citekit.formats.bib_text import render_entries
from citekit.formats.entries import Entry, to_entry
from citekit.formats.entry_reading import from_entry
from citekit.formats.entry_tables import OLDER_NAMES
from citekit.formats.keys import unique_keys
from citekit.model import Bibliography

_SUBTITLES = {
    "title": "subtitle",
    "maintitle": "mainsubtitle",
    "booktitle": "booksubtitle",
    "issuetitle": "issuesubtitle",
    "journaltitle": "journalsubtitle",
}
_OLDER = OLDER_NAMES.keys() | _SUBTITLES.values()


def write_biblatex(bibliography: Bibliography) -> str:
    """Write a bibliography for biblatex.

    Example:
        >>> from citekit.model import Date, Reference, Text
        >>> print(write_biblatex(Bibliography((Reference("webpage", "radio2014", "be", title=Text("Радыё", "be"),
        ...     url="http://example.by/a_b?p={1}", accessed=Date(((2014, 6, 30),))),))))
        @online{radio2014,
            title = {Радыё},
            url = {http://example.by/a_b?p=%7B1%7D},
            urldate = {2014-06-30},
            langid = {belarusian}
        }
        <BLANKLINE>
    """
    keys = unique_keys(bibliography.references, tex=True)
    pairs = zip(bibliography.references, keys, strict=True)
    return render_entries(to_entry(reference, key, "biblatex") for reference, key in pairs)


def read_biblatex(text: str) -> Bibliography:
    """Read a .bib file for biblatex; names of older fields are understood too.

    Example:
        >>> read_biblatex("@online{a, title = {Радыё}, langid = {belarusian}}").references[0].language
        'be'
    """
    return read_entries(EntryScanner(text), modern_names)


def read_entries(scanner: EntryScanner, translate: Callable[[Entry], Entry]) -> Bibliography:
    """Turn the entries of a file into a bibliography, telling of keys that stand twice.

    Args:
        scanner: The file.
        translate: Gives an entry the names of fields that biblatex has.
    """
    references, repeated, seen = [], [], set()
    for position, entry in enumerate(scanner, start=1):
        if entry.key and entry.key in seen:
            repeated.append(scanner.places.tell("duplicate-key", f"{entry.key}: the key stands twice", entry.start))
        seen.add(entry.key)
        references.append(from_entry(translate(entry), position, scanner.places))
    return Bibliography(tuple(references), (*scanner.diagnostics, *repeated))


def modern_names(entry: Entry) -> Entry:
    """Return the entry with the field names of biblatex, subtitles joined to their titles.

    Example:
        >>> dict(modern_names(Entry("article", "a", {"title": "A", "subtitle": "B", "journal": "C"})).fields)
        {'title': 'A: B', 'journaltitle': 'C'}
    """
    if not _OLDER & entry.fields.keys():
        return entry
    fields: dict[str, str] = {}
    for name, value in entry.fields.items():
        base, mark, annotation = name.partition("+")
        known = OLDER_NAMES.get(base, base)
        fields.setdefault(f"{base if known in entry.fields else known}{mark}{annotation}", value)
    for whole, subtitle in _SUBTITLES.items():
        if whole in fields and subtitle in fields:
            fields[whole] = f"{fields[whole]}: {fields.pop(subtitle)}"
    return replace(entry, fields=fields)
