"""Turn a record into a .bib entry and back: which entry type it has, and which field holds which value.

The tables say it: ``types.tsv`` (CSL type to entry type), ``entries.tsv`` (what the fields of an entry type mean),
``fields.tsv`` (CSL variable to field).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from citekit.formats.annotations import field_name, read_items, write_items
from citekit.formats.braces import is_balanced
from citekit.formats.carriers import READ, UNKNOWN_LANGUAGE, WRITE, Fields, read_annotation
from citekit.formats.keys import fallback_key
from citekit.formats.languages import babel_name, language_tag
from citekit.formats.latex import clean, escape, escape_url, unescape
from citekit.formats.legal import describe_act
from citekit.formats.names import write_name
from citekit.formats.tables import read_table
from citekit.model import Reference, Text

_VERBATIM = frozenset({"file", "pdf", "eprint", "verba", "verbb", "verbc"})
_EXTRA_NAME = re.compile(r"[a-z][a-z0-9_.:+-]*(?i:an:[a-z0-9-]+)?")
_OWN_FIELDS = ("container_title", "publisher", "authority", "genre")
_DATE_FIELDS = frozenset({"year", "month", "day"})


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold an entry of a .bib file.

    Attributes:
        type: The entry type in small letters, such as ``article``.
        key: The citation key as it stands in the file.
        fields: LaTeX by field name, in order.
    """

    type: str
    key: str
    fields: Fields


def to_entry(reference: Reference, key: str, flavour: str) -> Entry:
    """Turn a record into an entry with the fields of biblatex.

    Args:
        reference: The record.
        key: Its key in the file.
        flavour: ``biblatex`` or ``bibtex``, whose entry types differ.

    Example:
        >>> from citekit.model import Name
        >>> to_entry(Reference("book", author=(Name("Колас", "Якуб"),), title=Text("Новая зямля")), "kolas", "biblatex")
        ... # doctest: +ELLIPSIS
        Entry(type='book', key='kolas', fields=mappingproxy({'author': 'Колас, Якуб', 'title': 'Новая зямля'}))
    """
    entry_type = _entry_type(reference, flavour)
    expected = _text_language(reference)
    fields: dict[str, str] = {}
    for variable, kind, field in _places(reference, entry_type):
        value = getattr(reference, variable)
        if value:
            fields |= WRITE[kind](field, value, expected)
    fields |= _language_fields(reference, expected)
    if reference.type in _types() and reference.type != _read_type(entry_type, {}):
        fields["entrysubtype"] = reference.type
    fields |= _derived_fields(reference)
    fields |= _extra_fields(reference, taken=fields.keys() | _known_fields())
    return Entry(entry_type, key, MappingProxyType(fields))


def _entry_type(reference: Reference, flavour: str) -> str:
    row = _types().get(reference.type, _types()["document"])
    alone = flavour == "biblatex" and not (reference.container_title and clean(reference.container_title.value))
    return row["alone" if alone else flavour]


def _places(reference: Reference, entry_type: str) -> Iterator[tuple[str, str, str]]:
    """Yield variable, kind and field; the title of a volume pushes that of the whole work into ``maintitle``."""
    fields = dict(_fields_of(entry_type))
    if _has_text(reference.volume_title):
        if _has_text(reference.title) and not _has_text(reference.container_title):
            fields |= {"title": "maintitle", "volume_title": "title"}
        elif _has_text(reference.container_title) and fields["container_title"] == "booktitle":
            fields |= {"container_title": "maintitle", "volume_title": "booktitle"}
    return ((variable, _kinds()[variable], field) for variable, field in fields.items())


def _has_text(text: Text | None) -> bool:
    return bool(text and clean(text.value))


def _text_language(reference: Reference) -> str | None:
    """Return the language that goes without saying for the texts: that of the record, unless no text has any."""
    values = (getattr(reference, name) for name in _kinds())
    texts = [value for value in values if isinstance(value, Text) and _has_text(value)]
    said = not texts or any(text.language == reference.language for text in texts)
    return reference.language if said else None


def _language_fields(reference: Reference, expected: str | None) -> dict[str, str]:
    tag = reference.language
    if not tag:
        return {}
    babel = babel_name(tag)
    fields = {"langid": babel} if babel else {}
    if not babel or language_tag(babel) != tag:
        fields[field_name("langid", "tag")] = write_items([(0, "", tag)])
    if expected != tag:
        fields[field_name("langid", "lang")] = write_items([(0, "", UNKNOWN_LANGUAGE)])
    return fields


def _derived_fields(reference: Reference) -> dict[str, str]:
    """Return the fields that only say other values again, for styles that print nothing else; reading drops them."""
    fields = {}
    act, place = escape(describe_act(reference)), reference.archive_location or ""
    if act:
        fields["titleaddon"] = act
    if re.match(r"https?://", place):
        fields["addendum"] = f"Archived: {_link(place)}"
    if any(write_name(name) for name in reference.compiler):
        fields["editoratype"] = "compiler"
    return fields


def _link(url: str) -> str:
    r"""Return an address as a link, or as plain text when TeX would spoil it before ``\url`` sees it."""
    return escape(url) if re.search("[%#]", escape_url(url)) else rf"\url{{{escape_url(url)}}}"


def _extra_fields(reference: Reference, taken: set[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, value in reference.extra:
        if _EXTRA_NAME.fullmatch(name) and name not in taken and name not in fields and clean(value):
            fields[name] = _write_extra(name, value)
    return fields


def _write_extra(name: str, value: str) -> str:
    if _is_verbatim(name):
        return clean(value) if is_balanced(value) else escape_url(value)
    return escape(value)


def _is_verbatim(name: str) -> bool:
    return name in _VERBATIM or "+an" in name


def from_entry(entry: Entry, position: int) -> Reference:
    """Turn an entry with the fields of biblatex into a record; fields without a variable go to ``extra``.

    Args:
        entry: The entry.
        position: Its place in the file, from 1, by which a key given for want of one is known again.
    """
    fields = entry.fields
    language = _read_language(fields)
    texts_say_nothing = read_annotation(fields, "langid", "lang") == UNKNOWN_LANGUAGE
    expected = None if texts_say_nothing else language
    places = _read_places(entry)
    values = {
        variable: value
        for variable, kind, field in places
        if (value := _read_value(fields, variable, kind, field, expected))
    }
    reference = Reference(_read_type(entry.type, fields), _read_key(entry.key, position), language, **values)
    return _with_extra(reference, fields, {field for _, _, field in places})


def _read_value(fields: Fields, variable: str, kind: str, field: str, language: str | None) -> Any:
    if variable == "compiler" and fields.get("editoratype") != "compiler":
        return None
    return READ[kind](fields, field, language) if field in fields or kind == "date" else None


def _read_places(entry: Entry) -> list[tuple[str, str, str]]:
    fields = dict(_fields_of(entry.type))
    if "maintitle" in entry.fields:
        inside = "booktitle" in entry.fields and fields["container_title"] == "booktitle"
        fields |= (
            {"container_title": "maintitle", "volume_title": "booktitle"}
            if inside
            else {"title": "maintitle", "volume_title": "title"}
        )
    places = ((variable, _present(variable, field, entry.fields, fields)) for variable, field in fields.items())
    return [(variable, _kinds()[variable], field) for variable, field in places]


def _present(variable: str, field: str, present: Fields, claimed: Fields) -> str:
    """Return the field of a variable, or the one that other entry types have for it when only that is there."""
    other = _default_fields()[variable]
    return other if field not in present and other in present and other not in claimed.values() else field


def _read_key(key: str, position: int) -> str | None:
    return None if key in ("", fallback_key(position)) else key


def _read_language(fields: Fields) -> str | None:
    babel = unescape(fields.get("langid") or fields.get("language") or "")
    exact = read_annotation(fields, "langid", "tag")
    if exact and babel_name(exact) in (babel, None):
        return exact
    return language_tag(babel) if babel else None


def _read_type(entry_type: str, fields: Fields) -> str:
    told = unescape(fields.get("entrysubtype", ""))
    return told if told in _types() else _entries().get(entry_type, _entries()["misc"])["csl"]


def _with_extra(reference: Reference, fields: Fields, read: set[str]) -> Reference:
    """Keep what no variable took and no other value says again."""
    derived = _derived_fields(reference)
    extra = tuple(
        (name, clean(value) if _is_verbatim(name) else unescape(value))
        for name, value in fields.items()
        if not _is_read(name, value, reference, read) and derived.get(name) != value
    )
    return replace(reference, extra=tuple((name, value) for name, value in extra if value))


def _is_read(name: str, value: str, reference: Reference, read: set[str]) -> bool:
    base, mark, _ = name.partition("+an:")
    if mark:
        return base in read | {"langid"} and read_items(value) is not None
    if name in ("langid", "language"):
        return reference.language is not None and language_tag(unescape(value)) is not None
    if name == "entrysubtype":
        return unescape(value) == reference.type
    if name == "editora":
        return bool(reference.compiler)
    return name in read or (name in _DATE_FIELDS and reference.issued is not None)


@cache
def _types() -> dict[str, dict[str, str]]:
    return {row["csl"]: row for row in read_table("types.tsv")}


@cache
def _entries() -> dict[str, dict[str, str]]:
    return {row["entry"]: row for row in read_table("entries.tsv")}


@cache
def _kinds() -> dict[str, str]:
    return {row["variable"]: row["kind"] for row in read_table("fields.tsv")}


@cache
def _fields_of(entry_type: str) -> MappingProxyType[str, str]:
    """Return the field of each variable in entries of a type."""
    row = _entries().get(entry_type, _entries()["misc"])
    own = {name: row[name] for name in _OWN_FIELDS} | {row["number"]: "number"}
    return MappingProxyType({**_default_fields(), **own})


@cache
def _default_fields() -> dict[str, str]:
    return {row["variable"]: row["field"] for row in read_table("fields.tsv")}


@cache
def _known_fields() -> frozenset[str]:
    """Return every field name that has a meaning of its own, so that no extra field may take it."""
    named = {field for entry_type in _entries() for field in _fields_of(entry_type).values()}
    return frozenset(named | _DATE_FIELDS | {"langid", "language", "entrysubtype", "maintitle"})
