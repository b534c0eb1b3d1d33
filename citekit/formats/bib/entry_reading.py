"""Turn an entry of a .bib file into a record; the inverse of `citekit.formats.bib.entries`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from citekit.expressions import late
from citekit.formats.bib.annotations import MARK, is_known, read_items
from citekit.formats.bib.carriers import READ, Fields, gather_notes, read_annotation
from citekit.formats.bib.entries import DERIVED, ENTRY_TYPE, Entry, derived_fields, read_extra
from citekit.formats.bib.entry_tables import (
    DATE_FIELDS,
    csl_type_of,
    fields_of,
    is_csl_type,
    is_part,
    is_usual_entry,
    read_instead,
    value_kinds,
)
from citekit.formats.bib.genres import read_genre
from citekit.formats.bib.html_reading import read_html
from citekit.formats.bib.roles import from_editors, is_role
from citekit.formats.dates import read_month
from citekit.formats.keys import fallback_key
from citekit.formats.languages import babel_name, language_tag
from citekit.formats.latex import unescape
from citekit.formats.name_lists import mend_names
from citekit.formats.places import Places
from citekit.model import MORE_NAMES, Date, Diagnostic, Reference, ReferenceString

_PEOPLE = {"author": "author", "editor": "editor", "translator": "translator", "editora": "compiler"}
_ARCHIVED = late(r"Archived: \\url\{(https?://[^{}\s]+)\}")
"""How an archived copy is printed, by hand or beside the field that holds its address."""
_NO_NOTES: Mapping[str, str] = {}


def from_entry(entry: Entry, position: int, places: Places | None = None) -> Reference:
    """Turn an entry with the fields of biblatex into a record; fields without a variable go to ``extra``.

    Args:
        entry: The entry.
        position: Its place in the file, from 1, by which a key given for want of one is known again.
        places: The lines of the file, to be told in diagnostics.
    """
    if (plain := read_html(entry.fields)) is not entry.fields:
        entry = replace(entry, fields=plain)
    fields, diagnostics = _mend_people(entry, places or Places(""))
    if (genre := read_genre(fields, entry.type)) != fields.get("type"):
        fields = {name: value for name, value in {**fields, "type": genre}.items() if value is not None}
    if link := _ARCHIVED.fullmatch(fields.get("addendum", "")):
        fields = {"usera": link[1], **fields}
    notes = gather_notes(fields)
    values: dict[str, Any] = {
        "type": _read_type(entry.type, fields),
        "citation_key": _read_key(entry.key, position),
        "language": _read_language(fields),
    }
    read, has_role = set(), is_role(fields.get("editortype"))
    for variable, kind, field in _read_places(entry.type, fields):
        if (field == "editora" and fields.get("editoratype") != "compiler") or (field == "editor" and has_role):
            continue
        read.add(field)
        value = READ[kind](fields, field, notes.get(field, _NO_NOTES))
        if value:
            values[variable] = value
    if entry.source:
        values["source"] = ReferenceString(entry.source)
    extra = _read_extra(entry.type, fields, values, read)
    told = (*diagnostics, *_tell_other_dates(entry, extra, places or Places("")))
    return Reference(**values, extra=extra, diagnostics=told)


def _tell_other_dates(entry: Entry, extra: tuple[tuple[str, str], ...], places: Places) -> Iterator[Diagnostic]:
    """Tell of a year, month or day that says something else than the date beside it, which is the one that counts."""
    for name, value in extra:
        if name in DATE_FIELDS and "date" in entry.fields and (name == "year" or read_month(value)[0]):
            message = f"the date {entry.fields['date']} is read, not the {name} {value}"[:200]
            yield places.tell("date-contradicted", message, entry.places.get(name, entry.start), "issued")


def _mend_people(entry: Entry, places: Places) -> tuple[Fields, tuple[Diagnostic, ...]]:
    """Return the fields with lists of names as BibTeX wants them, and tell what was changed."""
    fields, told = dict(entry.fields), []
    for field, role in _PEOPLE.items():
        if field not in fields:
            continue
        mended, has_more = mend_names(fields[field])
        place = entry.places.get(field, entry.start)
        if has_more:
            message = f"the source has more names of this role ({role}) than it prints"
            told.append(places.tell(MORE_NAMES, message, place, role))
        elif mended != fields[field]:
            message = " ".join(f"{fields[field]} is read as {mended}".split())
            told.append(places.tell("names-mended", message[:200], place, role))
        fields[field] = mended
    return fields, tuple(told)


@cache
def _layout(entry_type: str, moved: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str, str, str | None], ...]:
    """Return variable, kind, field and the field that other entry types have for it.

    Args:
        entry_type: The type of the entry.
        moved: The variables that a ``maintitle`` moves to other fields, with these.
    """
    fields = dict(fields_of(entry_type)) | dict(moved)
    kinds, others, claimed = value_kinds(), read_instead(entry_type), set(fields.values())
    free = {variable: other for variable, other in others.items() if other not in claimed}
    return tuple((variable, kinds[variable], field, free.get(variable)) for variable, field in fields.items())


def _read_places(entry_type: str, fields: Fields) -> Iterator[tuple[str, str, str]]:
    """Yield variable, kind and field for what the entry has; a field of another entry type stands in for its own."""
    are_compilers = _are_compilers(fields)
    for usual, kind, field, other in _layout(entry_type, _moved_titles(entry_type, fields)):
        variable = "compiler" if are_compilers and usual == "editor" else usual
        if field in fields or kind == "date":
            yield variable, kind, field
        elif other and other in fields:
            yield variable, kind, other


_NOTHING_MOVED = ()
_AROUND_A_BOOK = (("container_title", "maintitle"), ("volume_title", "booktitle"))
_AROUND_A_PART = (("container_title", "maintitle"),)
_AROUND_A_VOLUME = (("title", "maintitle"), ("volume_title", "title"))


def _moved_titles(entry_type: str, fields: Fields) -> tuple[tuple[str, str], ...]:
    """Say what the title of a work in volumes moves: it stands around a book, a part without book, or a volume."""
    if "maintitle" not in fields or not unescape(fields["maintitle"]):
        return _NOTHING_MOVED
    if unescape(fields.get("booktitle", "")) and fields_of(entry_type)["container_title"] == "booktitle":
        return _AROUND_A_BOOK
    return _AROUND_A_PART if is_part(entry_type) else _AROUND_A_VOLUME


def _are_compilers(fields: Fields) -> bool:
    """Tell whether the editors of an entry are called compilers, and no others are."""
    return fields.get("editortype") == "compiler" and fields.get("editoratype") != "compiler"


def _read_key(key: str, position: int) -> str | None:
    return None if not key or key == fallback_key(position) else key


def _read_language(fields: Fields) -> str | None:
    babel = unescape(fields.get("langid") or fields.get("language") or "")
    exact = read_annotation(fields, "langid", "tag")
    if exact and babel_name(exact) in (babel, None):
        return exact
    return language_tag(babel) if babel else None


_SUBTYPES = {
    ("article-journal", "newspaper"): "article-newspaper",
    ("article-journal", "magazine"): "article-magazine",
}
"""What biblatex-apa and biblatex-chicago call articles outside of journals."""


def _read_type(entry_type: str, fields: Fields) -> str:
    told = unescape(fields["entrysubtype"]) if "entrysubtype" in fields else ""
    kind = csl_type_of(entry_type)
    told = _SUBTYPES.get((kind, told.lower()), told)
    return told if is_csl_type(told) else kind


def _read_extra(
    entry_type: str, fields: Fields, values: Mapping[str, Any], read: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """Keep what no variable took and no other value says again, and an entry type that CSL does not know."""
    read = read if "date" in fields else {*read, "year"}
    left = {
        name: value for name, value in fields.items() if name not in read and not _is_read(name, value, values, read)
    }
    if DERIVED & left.keys():
        derived = derived_fields(Reference(**values))
        left = {name: value for name, value in left.items() if derived.get(name) != value}
    is_told = is_usual_entry(entry_type) and not _is_lone_article(entry_type, values)
    kind = {} if is_told else {ENTRY_TYPE: entry_type}
    texts = ((name, read_extra(name, value)) for name, value in left.items())
    return from_editors((*kind.items(), *((name, value) for name, value in texts if value)))


def _is_lone_article(entry_type: str, values: Mapping[str, Any]) -> bool:
    """Tell whether an entry would be written as another one: an article of no journal, with an address."""
    return entry_type == "article" and "url" in values and "container_title" not in values


def _is_read(name: str, value: str, values: Mapping[str, Any], read: Collection[str]) -> bool:
    base, mark, annotation = name.partition(MARK)
    if mark:
        return (base in read or base == "langid") and is_known(annotation) and read_items(value) is not None
    if name in ("langid", "language"):
        return values["language"] is not None and language_tag(unescape(value)) is not None
    if name == "entrysubtype":
        told = unescape(value)
        return values["type"] in (told, _SUBTYPES.get(("article-journal", told.lower())))
    return name in DATE_FIELDS and "issued" in values and _is_of_date(name, value, values["issued"])


def _is_of_date(name: str, value: str, issued: Date) -> bool:
    """Tell whether a date says what the year, month or day of an entry says."""
    text = unescape(value)
    number = read_month(text)[0] if name == "month" else int(text) if re.fullmatch("-?[0-9]{1,4}", text) else 0
    place = DATE_FIELDS.index(name)
    return bool(number) and any(point[place : place + 1] == (number,) for point in issued.parts[:1])
