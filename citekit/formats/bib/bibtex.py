"""Write and read .bib files for classic BibTeX, which knows fewer entry types and fields.

Its styles print years and months, ``howpublished`` and ``note`` alone, so these say what biblatex keeps in ``date``,
``url``, ``titleaddon`` and ``urldate``. They make small letters of titles, so these stand in a second pair of braces,
unless the record itself says which of their words are to be kept. Where all titles of a file stand in a second pair, by
habit that is, it says nothing; in other files it says that the title is to stay as it is.

Styles that shorten given names (abbrv, alpha) cut Cyrillic letters in half under the classic ``bibtex`` program, which
counts bytes: use plain or unsrt there, or the ``bibtexu`` program.
"""

from __future__ import annotations

import re
from dataclasses import replace

from citekit.formats.bib.annotations import field_name, write_items
from citekit.formats.bib.biblatex import modern_names, read_entries, take_link
from citekit.formats.bib.carriers import Fields, read_annotation
from citekit.formats.bib.entries import Entry, to_entry
from citekit.formats.bib.latex_case import has_bare_title, protects_a_part
from citekit.formats.bib.layout import render_entries
from citekit.formats.braces import is_wrapped
from citekit.formats.dates import MONTHS
from citekit.formats.keys import unique_keys
from citekit.model import Bibliography

_TITLES = frozenset({"title", "booktitle", "maintitle"})
_CLASSIC = {"journaltitle": "journal", "location": "address", "howpublished": "medium"}
_PRINT_HOWPUBLISHED = frozenset({"misc", "booklet"})
"""Types of which the classic styles print ``howpublished``; elsewhere an address belongs into the note."""


def write_bibtex(bibliography: Bibliography) -> str:
    r"""Write a bibliography for classic BibTeX.

    Example:
        >>> from citekit.model import Date, Reference, Text
        >>> print(write_bibtex(Bibliography((Reference("webpage", "radio2014", title=Text("Радыё"),
        ...     issued=Date(((2014, 6),)), url="http://example.by"),))))
        @misc{radio2014,
            title = {{Радыё}},
            year = {2014},
            month = {June},
            url = {http://example.by},
            entrysubtype = {webpage},
            howpublished = {\url{http://example.by}},
            key = {Радыё}
        }
        <BLANKLINE>
    """
    keys = unique_keys(bibliography.references, tex=True)
    pairs = zip(bibliography.references, keys, strict=True)
    return render_entries(_to_classic(to_entry(reference, key, "bibtex")) for reference, key in pairs)


def read_bibtex(text: str) -> Bibliography:
    """Read a .bib file for classic BibTeX.

    Example:
        >>> read_bibtex("@article{a, journal = {Полымя}, year = 1922, month = dec}").references[0].issued
        Date(parts=((1922, 12),), circa=False, literal=None)
    """
    from citekit.formats.bib.scanning import EntryScanner  # whoever only writes needs no scanner

    is_habit = not has_bare_title(text)
    return read_entries(EntryScanner(text), lambda entry: modern_names(_from_classic(entry, is_habit)))


def _to_classic(entry: Entry) -> Entry:
    fields: dict[str, str] = {}
    for name, value in entry.fields.items():
        if name == "date":
            fields |= _year_and_month(value)
        else:
            fields[_classic_name(name, entry.type)] = _kept_whole(value) if name in _TITLES else value
    fields |= _said_again(entry.fields, entry.type)
    if "title" in entry.fields and not {"author", "editor"} & entry.fields.keys():
        fields.setdefault("key", entry.fields["title"])
    return Entry(entry.type, entry.key, fields)


def _kept_whole(title: str) -> str:
    """Put a title in braces, unless those inside say already what is to be kept."""
    return title if protects_a_part(title) else f"{{{title}}}"


def _classic_name(name: str, entry_type: str) -> str:
    base, mark, annotation = name.partition("+")
    if base == "institution" and entry_type.endswith("thesis"):
        return f"school{mark}{annotation}"
    return f"{_CLASSIC.get(base, base)}{mark}{annotation}"


def _year_and_month(date: str) -> dict[str, str]:
    """Return what classic styles print of an ISO date, with the whole date beside it when that is more."""
    match = re.fullmatch(r"(-?[0-9]{4})(?:-(0[1-9]|1[0-2]))?(-[0-9]{2})?", date)
    if match is None:
        years = [point[: 5 if point.startswith("-") else 4] for point in date.split("/") if point.strip(".")]
        fields = {"year": "--".join(dict.fromkeys(years))}
    else:
        fields = {"year": match[1]} | ({"month": MONTHS[int(match[2]) - 1]} if match[2] else {})
    exact = match is not None and match[3] is None
    return fields if exact else fields | {field_name("year", "iso"): write_items([(0, "", date)])}


def _said_again(fields: Fields, entry_type: str) -> dict[str, str]:
    """Return the fields that say other fields again, for styles that print nothing else."""
    again = {}
    places = [fields.get("titleaddon", ""), _link(fields) if entry_type in _PRINT_HOWPUBLISHED else ""]
    if any(places):
        again["howpublished"] = ", ".join(filter(None, places))
    tail = _note_tail(fields, entry_type)
    if tail:
        again["note"] = f"{fields['note']}{_stop(fields['note'])}{tail}" if "note" in fields else tail
    return again


def _note_tail(fields: Fields, entry_type: str) -> str:
    link = "" if entry_type in _PRINT_HOWPUBLISHED else _link(fields)
    accessed = f"Accessed {fields['urldate']}" if "urldate" in fields else ""
    return ". ".join(filter(None, (link, accessed, fields.get("addendum", ""))))


def _link(fields: Fields) -> str:
    return rf"\url{{{fields['url']}}}" if "url" in fields else ""


def _stop(note: str) -> str:
    """Return what stands between a note and its tail: a full stop, or empty braces where the note has one."""
    return "{} " if note.endswith(".") else ". "


def _without_tail(note: str, tail: str) -> str:
    """Return the note alone, whichever stop it was joined with."""
    if note == tail:
        return ""
    for stop in (". ", "{} "):
        if tail and note.endswith(stop + tail):
            return note.removesuffix(stop + tail)
    return note


def _from_classic(entry: Entry, is_habit: bool) -> Entry:
    """Undo `_to_classic`, and take the address out of ``howpublished`` in other people's files."""
    fields = dict(entry.fields)
    if "key" in fields and fields.get("title") == _kept_whole(fields["key"]):
        del fields["key"]
    if is_habit:
        wrapped = {name: fields[name] for name in _TITLES & fields.keys() if is_wrapped(fields[name])}
        fields |= {name: title[1:-1] for name, title in wrapped.items()}
    medium, printed = fields.pop("medium", ""), fields.pop("howpublished", "")
    if printed and printed != _said_again(fields, entry.type).get("howpublished"):
        medium = medium or take_link(printed, fields)
    if medium:
        fields["howpublished"] = medium
    if "note" in fields:
        fields["note"] = _without_tail(fields["note"], _note_tail(fields, entry.type))
    return replace(entry, fields=_with_whole_date(fields))


def _with_whole_date(fields: dict[str, str]) -> dict[str, str]:
    """Put the whole date in place of the year, unless somebody has changed the year since."""
    iso = read_annotation(fields, "year", "iso")
    fields.pop(field_name("year", "iso"), None)
    year = fields.get("year", "")
    if iso and _year_and_month(iso)["year"] == year:
        fields = {name: value for name, value in fields.items() if name not in ("year", "month")} | {"date": iso}
    return fields
