"""Write and read .bib files for biblatex and biber, the default flavour.

A .bib file carries every field of a record but these: the source string, the places of its fields and the diagnostics.
Of texts it carries one line without control characters, of addresses the percent-encoded form where braces, spaces or
backslashes stand in them, of keys what TeX bears, and of extra fields those whose names are ASCII and not its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from citekit.expressions import late
from citekit.formats.bib.entries import Entry, to_entry
from citekit.formats.bib.entry_reading import from_entry
from citekit.formats.bib.entry_tables import OLDER_NAMES
from citekit.formats.bib.layout import render_entries
from citekit.formats.bib.parents import disinherit, inherit
from citekit.formats.keys import unique_keys
from citekit.formats.latex import unescape_url
from citekit.model import Bibliography, Diagnostic, Reference

if TYPE_CHECKING:
    from citekit.formats.bib.scanning import EntryScanner

_SUBTITLES = {
    "title": "subtitle",
    "maintitle": "mainsubtitle",
    "booktitle": "booksubtitle",
    "issuetitle": "issuesubtitle",
    "journaltitle": "journalsubtitle",
}
_SENTENCE_ENDS = (".", "?", "!", "…", ":", "\\dots")
_OLDER = OLDER_NAMES.keys() | _SUBTITLES.values() | {"howpublished", "note"}
_NEXT_URL = late(r"[\s,;]\s*(?=https?://)")
_URL = late(r"\\url\s*\{([^{}]*)\}")


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
    return render_entries(disinherit(to_entry(reference, key, "biblatex") for reference, key in pairs))


def read_biblatex(text: str) -> Bibliography:
    """Read a .bib file for biblatex; names of older fields are understood too.

    Example:
        >>> read_biblatex("@online{a, title = {Радыё}, langid = {belarusian}}").references[0].language
        'be'
    """
    from citekit.formats.bib.scanning import EntryScanner  # whoever only writes needs no scanner

    return read_entries(EntryScanner(text), modern_names)


def read_entries(scanner: EntryScanner, translate: Callable[[Entry], Entry]) -> Bibliography:
    """Turn the entries of a file into a bibliography, telling of keys that stand twice and of parents that are missing.

    Args:
        scanner: The file.
        translate: Gives an entry the names of fields that biblatex has.
    """
    references: list[Reference] = []
    told: list[Diagnostic] = []
    seen: set[str] = set()
    entries: Iterable[Entry] = map(translate, scanner)
    if scanner.has_parents:
        entries, told = inherit(entries, scanner.places)
    for position, entry in enumerate(entries, start=1):
        if entry.key and entry.key in seen:
            told.append(scanner.places.tell("duplicate-key", f"{entry.key}: the key stands twice", entry.start))
        seen.add(entry.key)
        references.append(from_entry(entry, position, scanner.places))
    return Bibliography(tuple(references), (*scanner.diagnostics, *told, *scanner.tell_looks()))


def modern_names(entry: Entry) -> Entry:
    """Return the entry with the field names of biblatex, subtitles joined to their titles.

    Example:
        >>> dict(modern_names(Entry("article", "a", {"title": "A", "subtitle": "B", "journal": "C"})).fields)
        {'title': 'A: B', 'journaltitle': 'C'}
    """
    if not _OLDER & entry.fields.keys() and entry.fields.get("url", "").count("://") < 2:
        return entry
    fields: dict[str, str] = {}
    for name, value in entry.fields.items():
        base, mark, annotation = name.partition("+")
        known = OLDER_NAMES.get(base, base)
        fields.setdefault(f"{base if known in entry.fields else known}{mark}{annotation}", value)
    if "address" in fields and "location" in fields and "venue" not in fields:
        # ACM gives the place of the publisher and that of the conference.
        fields["venue"], fields["location"] = fields["location"], fields.pop("address")
    for whole, subtitle in _SUBTITLES.items():
        if whole in fields and subtitle in fields:
            fields[whole] = _with_subtitle(fields[whole], fields.pop(subtitle))
    _find_link(fields)
    _part_links(fields)
    return replace(entry, fields=fields)


def _with_subtitle(title: str, subtitle: str) -> str:
    """Join a title and what follows it with a colon, unless the title ends in a sign of its own."""
    ends = title.rstrip("} ").endswith(_SENTENCE_ENDS)
    return f"{title}{' ' if ends or not title.strip() or not subtitle.strip() else ': '}{subtitle}".strip()


def _find_link(fields: dict[str, str]) -> None:
    r"""Take the address of an entry without ``url`` out of the ``\url`` of another field.

    What ``howpublished`` says beside it stays there; a note that says more stays whole: its words may speak of it.
    """
    printed = fields.pop("howpublished", "")
    rest = take_link(printed, fields)
    if rest:
        fields["howpublished"] = rest
    if fields.get("note") and not take_link(fields["note"], fields):
        del fields["note"]


def _part_links(fields: dict[str, str]) -> None:
    """Keep of several addresses in one field, as Mendeley writes them, the first there and the others beside it."""
    first, *others = _NEXT_URL.split(fields.get("url", "").strip(), maxsplit=9)
    if others:
        fields["url"] = first
        for number, url in enumerate(others, start=2):
            fields.setdefault(f"url-{number}", url)


def take_link(printed: str, fields: dict[str, str]) -> str:
    r"""Copy the address of a ``\url`` to the field of addresses when that is free; return the other words.

    Example:
        >>> fields: dict[str, str] = {}
        >>> take_link(r"Блог, \url{http://example.by/a\_b}", fields), fields
        ('Блог', {'url': 'http://example.by/a_b'})
    """
    found = None if "url" in fields else _URL.search(printed)
    if found is None:
        return printed
    fields["url"] = unescape_url(found[1])
    return (printed[: found.start()] + printed[found.end() :]).strip(" ,.")
