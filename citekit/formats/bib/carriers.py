"""Write one value of a record into fields of a .bib entry, and read it back, by the kind of the value.

The fields of an entry are a dictionary from field name to LaTeX; a value takes one field, and data annotations of that
field when the field alone would not bring it back. A reader gets these annotations by their names, as ``notes``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from citekit.expressions import late
from citekit.formats.bib.annotations import (
    MARK,
    Item,
    can_name,
    field_name,
    name_items,
    read_items,
    read_name_items,
    write_items,
)
from citekit.formats.bib.latex_case import escape_title, unescape_title
from citekit.formats.bib.literal_lists import read_houses, read_places, write_list, write_whole
from citekit.formats.dates import is_open_date, iso_date, read_date, read_year_month
from citekit.formats.latex import clean, escape, escape_url, unescape, unescape_url
from citekit.formats.looks import NOTE, read_looks, show_looks
from citekit.formats.names import read_name, read_names, write_name, write_plain
from citekit.model import Date, Name, Text

Fields = Mapping[str, str]

_RESOLVER = late(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)(?=10\.)", re.IGNORECASE)


def write_string(field: str, value: str, _language: str | None = None) -> dict[str, str]:
    """Write a text that has no language."""
    latex = escape(value)
    return {field: latex} if latex else {}


def read_string(fields: Fields, field: str, _notes: Fields) -> str | None:
    """Read a text that has no language."""
    return unescape(fields[field]) or None


def write_url(field: str, value: str, _language: str | None = None) -> dict[str, str]:
    """Write an address verbatim."""
    return {field: escape_url(value)} if value.strip() else {}


def read_url(fields: Fields, field: str, _notes: Fields) -> str | None:
    """Read an address; of a DOI that stands as one, what follows the resolver.

    Example:
        >>> read_url({"doi": "https://doi.org/10.1000/abc"}, "doi", {})
        '10.1000/abc'
    """
    address = unescape_url(fields[field])
    return (_RESOLVER.sub("", address) if field == "doi" else address) or None


def write_text(field: str, value: Text, language: str | None) -> dict[str, str]:
    """Write a text and its variants; its language only where it is not the record's.

    Example:
        >>> write_text("title", Text("Слоўнік", "be", (Text("Sloŭnik", "be-Latn"),)), "be")
        {'title': 'Слоўнік', 'title+an:be-Latn': '="Sloŭnik"'}
    """
    return _write_noted(field, escape(value.value), value, language)


def _write_places(field: str, value: Text, language: str | None) -> dict[str, str]:
    return _write_noted(field, write_list(value.value, read_places), value, language)


def _write_houses(field: str, value: Text, language: str | None) -> dict[str, str]:
    return _write_noted(field, write_list(value.value, read_houses), value, language)


def _write_whole(field: str, value: Text, language: str | None) -> dict[str, str]:
    return _write_noted(field, write_whole(value.value), value, language)


def _read_places(fields: Fields, field: str, notes: Fields) -> Text | None:
    return _with_notes(Text(read_places(fields[field])), notes)


def _read_houses(fields: Fields, field: str, notes: Fields) -> Text | None:
    return _with_notes(Text(read_houses(fields[field])), notes)


def write_title(field: str, value: Text, language: str | None) -> dict[str, str]:
    """Write a text whose braces protect words from the styles.

    Example:
        >>> write_title("title", Text("The NATO problem", protected=("NATO",)), None)
        {'title': 'The {NATO} problem'}
    """
    latex, marked = show_looks(escape_title(value), value)
    fields = _write_noted(field, latex, value, language)
    return {field: latex, field_name(field, NOTE): write_items([(0, "", marked)]), **fields} if marked else fields


def _write_noted(field: str, latex: str, value: Text, language: str | None) -> dict[str, str]:
    if not latex:
        return {}
    fields = {field: latex}
    if value.language and value.language != language:
        fields[field_name(field, "lang")] = write_items([(0, "", value.language)])
    for variant in _distinct(value.variants):
        if clean(variant.value):
            fields[field_name(field, variant.language or "")] = write_items([(0, "", variant.value)])
    return fields


def _distinct(variants: tuple[Any, ...]) -> Iterator[Any]:
    """Yield the variants whose language can name an annotation, the first of each language."""
    seen = set()
    for variant in variants:
        if can_name(variant.language) and variant.language.lower() not in seen:
            seen.add(variant.language.lower())
            yield variant


def read_text(fields: Fields, field: str, notes: Fields) -> Text | None:
    """Read a text with its variants, and its language where that is not the record's."""
    return _with_notes(Text(unescape(fields[field])), notes)


def read_title(fields: Fields, field: str, notes: Fields) -> Text | None:
    """Read a text whose braces protect words from the styles.

    Example:
        >>> read_title({"title": "The {NATO} problem"}, "title", {}).protected
        ('NATO',)
    """
    text = unescape_title(fields[field])
    marked = _first(notes, NOTE) if NOTE in notes else None
    return _with_notes((read_looks(marked, text.value) if marked else None) or text, notes)


def _with_notes(text: Text, notes: Fields) -> Text | None:
    if not notes or not text.value:
        return text if text.value else None
    variants = (Text(items[0][2], tag) for tag, items in _variants(notes) if items[0][2])
    return replace(text, language=_first(notes, "lang"), variants=tuple(variants))


def _variants(notes: Fields) -> Iterator[tuple[str, tuple[Item, ...]]]:
    for tag, value in notes.items():
        if can_name(tag) and (items := read_items(value)):
            yield tag, items


def _first(notes: Fields, annotation: str) -> str | None:
    items = read_items(notes.get(annotation, ""))
    return items[0][2] if items else None


def read_annotation(fields: Fields, field: str, annotation: str) -> str | None:
    """Return the text of an annotation of a whole field, or None."""
    items = read_items(fields.get(field_name(field, annotation), ""))
    return items[0][2] if items else None


def gather_notes(fields: Fields) -> dict[str, dict[str, str]]:
    """Return the data annotations of an entry by their fields and names.

    Example:
        >>> gather_notes({"title": "Slovar", "title+an:en": '="Dictionary"'})
        {'title': {'en': '="Dictionary"'}}
    """
    notes: dict[str, dict[str, str]] = {}
    for name, value in fields.items():
        if MARK in name:
            field, _, annotation = name.partition(MARK)
            notes.setdefault(field, {})[annotation] = value
    return notes


def write_date(field: str, value: Date, _language: str | None = None) -> dict[str, str]:
    """Write a date as ISO 8601; the printed form of ``date`` goes into ``year``, where biblatex prints it.

    Example:
        >>> write_date("urldate", Date(((2014, 6, 30),)))
        {'urldate': '2014-06-30'}
    """
    iso = iso_date(value)
    if iso:
        return {field: iso}
    printed = clean(value.literal or "/".join("-".join(map(str, point)) for point in value.parts))
    if not printed:
        return {}
    if is_open_date(printed) and not value.circa:
        return {field: printed}
    fields = {"year": escape(printed)} if field == "date" else {}
    if field != "date" or read_date(printed).parts:
        fields[field_name(field, "literal")] = write_items([(0, "", printed)])
    if value.circa:
        fields[field_name(field, "circa")] = write_items([(0, "", "true")])
    return fields


def read_date_field(fields: Fields, field: str, notes: Fields) -> Date | None:
    """Read a date from its field, its annotations, or the year and month of older files."""
    circa = bool(notes) and _first(notes, "circa") == "true"
    literal = _first(notes, "literal") if notes else None
    if literal:
        return Date(literal=literal, circa=circa)
    text = fields.get(field, "")
    if not text and field == "date":
        text = read_year_month(fields.get("year", ""), unescape(fields.get("month", "")), fields.get("day", ""))
    if not text:
        return None
    value = read_date(text)
    if value.literal and not is_open_date(text):
        text = unescape(text)
        value = read_date(text)
    return replace(value, circa=True) if text and circa else value if text else None


def write_people(field: str, value: tuple[Name, ...], _language: str | None = None) -> dict[str, str]:
    """Write a list of names with their variants.

    Example:
        >>> write_people("author", (Name("Купала", "Янка", variants=(Name("Kupala", "Ianka", language="be-Latn"),)),))
        {'author': 'Купала, Янка', 'author+an:be-Latn': '1:family="Kupala"; 1:given="Ianka"'}
    """
    written: list[str] = []
    notes: dict[str, list[Item]] = {}
    for name in value:
        latex = write_name(name)
        if latex:
            written.append(latex)
            _note_name(len(written), name, latex, notes)
    if not written:
        return {}
    annotations = {field_name(field, key): write_items(items) for key, items in sorted(notes.items()) if items}
    return {field: " and ".join(written), **annotations}


def _note_name(number: int, name: Name, latex: str, notes: dict[str, list[Item]]) -> None:
    """Add what the written name does not say: parts that would be read otherwise, language, variants."""
    if not write_plain(name):
        parts = _bare(name)
        if read_name(latex) != parts:
            notes.setdefault("parts", []).extend(name_items(number, parts))
    if name.language:
        notes.setdefault("lang", []).append((number, "", name.language))
    for variant in _distinct(name.variants):
        notes.setdefault(variant.language, []).extend(name_items(number, _bare(variant)))


def _bare(name: Name) -> Name:
    """Return the name without language and variants, its parts as a .bib file can hold them."""
    parts = (name.family, name.given, name.non_dropping_particle, name.dropping_particle, name.suffix, name.literal)
    family, given, non_dropping, dropping, suffix, literal = (clean(part or "") or None for part in parts)
    return Name(family, given, non_dropping, dropping, suffix, literal)


def read_people(fields: Fields, field: str, notes: Fields) -> tuple[Name, ...]:
    """Read a list of names with their variants; parts that no longer fit the names are left aside."""
    names = read_names(fields[field])
    if not notes:
        return names
    exact = read_name_items(read_items(notes.get("parts", "")) or ())
    languages = {number: tag for number, _, tag in read_items(notes.get("lang", "")) or ()}
    variants = [(tag, read_name_items(items)) for tag, items in _variants(notes)]
    people = []
    for number, name in enumerate(names, start=1):
        told = exact.get(number, name)
        kept = told if told is name or read_name(write_name(told)) == name else name
        others = tuple(replace(versions[number], language=tag) for tag, versions in variants if number in versions)
        people.append(replace(kept, language=languages.get(number), variants=others))
    return tuple(people)


Writer = Callable[[str, Any, str | None], dict[str, str]]
Reader = Callable[[Fields, str, Fields], Any]

WRITE: dict[str, Writer] = {
    "names": write_people,
    "text": write_text,
    "title": write_title,
    "places": _write_places,
    "houses": _write_houses,
    "whole": _write_whole,
    "string": write_string,
    "url": write_url,
    "date": write_date,
}
READ: dict[str, Reader] = {
    "names": read_people,
    "text": read_text,
    "title": read_title,
    "places": _read_places,
    "houses": _read_houses,
    "string": read_string,
    "url": read_url,
    "date": read_date_field,
}
