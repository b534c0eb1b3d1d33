"""Write and read .bib files for biblatex and biber, the default flavour.

A .bib file carries every field of a record but these: the source string, the places of its fields and the diagnostics.
Of texts it carries one line without control characters, of addresses the percent-encoded form where braces, spaces or
backslashes stand in them, of keys what TeX bears, and of extra fields those whose names are ASCII and not its own.
"""

from __future__ import annotations

from citekit.formats.bib_text import render_entries
from citekit.formats.entries import Entry, to_entry
from citekit.formats.entry_reading import from_entry
from citekit.formats.keys import unique_keys
from citekit.model import Bibliography, Diagnostic

_ALIASES = {
    "address": "location",
    "annote": "annotation",
    "hyphenation": "langid",
    "journal": "journaltitle",
    "pdf": "file",
    "school": "institution",
}
_SUBTITLES = ("title", "maintitle", "booktitle", "issuetitle", "journal")


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
    from citekit.formats.bib_files import parse_entries  # whoever only writes need not wait for pybtex

    entries, diagnostics = parse_entries(text)
    return read_entries(tuple(modern_names(entry) for entry in entries), diagnostics)


def read_entries(entries: tuple[Entry, ...], diagnostics: tuple[Diagnostic, ...]) -> Bibliography:
    """Turn entries with the fields of biblatex into a bibliography, telling of keys that stand twice."""
    references = tuple(from_entry(entry, position) for position, entry in enumerate(entries, start=1))
    return Bibliography(references, diagnostics + _repeated_keys(entries))


def _repeated_keys(entries: tuple[Entry, ...]) -> tuple[Diagnostic, ...]:
    seen: set[str] = set()
    repeated = []
    for entry in entries:
        if entry.key in seen:
            repeated.append(Diagnostic("duplicate-key", f"{entry.key}: the key stands more than once"))
        seen.add(entry.key)
    return tuple(repeated)


def modern_names(entry: Entry) -> Entry:
    """Return the entry with the field names of biblatex, subtitles joined to their titles.

    Example:
        >>> dict(modern_names(Entry("article", "a", {"title": "A", "subtitle": "B", "journal": "C"})).fields)
        {'title': 'A: B', 'journaltitle': 'C'}
    """
    fields: dict[str, str] = {}
    for name, value in entry.fields.items():
        base, mark, annotation = name.partition("+")
        known = _ALIASES.get(base, base)
        fields.setdefault(f"{base if known in entry.fields else known}{mark}{annotation}", value)
    for title in _SUBTITLES:
        whole = "journaltitle" if title == "journal" else title
        subtitle = f"{title.removesuffix('title')}subtitle"
        if whole in fields and subtitle in fields:
            fields[whole] = f"{fields[whole]}: {fields.pop(subtitle)}"
    return Entry(entry.type, entry.key, fields)
