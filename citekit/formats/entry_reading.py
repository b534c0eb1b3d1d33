"""Turn an entry of a .bib file into a record; the inverse of `citekit.formats.entries`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from citekit.formats.annotations import read_items
from citekit.formats.carriers import READ, Fields, read_annotation
from citekit.formats.entries import Entry, derived_fields, is_verbatim
from citekit.formats.entry_tables import DATE_FIELDS, csl_type_of, default_fields, fields_of, is_csl_type, value_kinds
from citekit.formats.keys import fallback_key
from citekit.formats.languages import babel_name, language_tag
from citekit.formats.latex import clean, unescape
from citekit.model import Reference


def from_entry(entry: Entry, position: int) -> Reference:
    """Turn an entry with the fields of biblatex into a record; fields without a variable go to ``extra``.

    Args:
        entry: The entry.
        position: Its place in the file, from 1, by which a key given for want of one is known again.
    """
    fields = entry.fields
    language = _read_language(fields)
    places = _read_places(entry)
    values = {
        variable: value
        for variable, kind, field in places
        if (value := _read_value(fields, variable, kind, field))
    }
    reference = Reference(_read_type(entry.type, fields), _read_key(entry.key, position), language, **values)
    return _with_extra(reference, fields, {field for _, _, field in places})


def _read_value(fields: Fields, variable: str, kind: str, field: str) -> Any:
    if variable == "compiler" and fields.get("editoratype") != "compiler":
        return None
    return READ[kind](fields, field) if field in fields or kind == "date" else None


def _read_places(entry: Entry) -> list[tuple[str, str, str]]:
    fields = dict(fields_of(entry.type))
    if "maintitle" in entry.fields:
        inside = "booktitle" in entry.fields and fields["container_title"] == "booktitle"
        fields |= (
            {"container_title": "maintitle", "volume_title": "booktitle"}
            if inside
            else {"title": "maintitle", "volume_title": "title"}
        )
    places = ((variable, _present(variable, field, entry.fields, fields)) for variable, field in fields.items())
    return [(variable, value_kinds()[variable], field) for variable, field in places]


def _present(variable: str, field: str, present: Fields, claimed: Fields) -> str:
    """Return the field of a variable, or the one that other entry types have for it when only that is there."""
    other = default_fields()[variable]
    return other if field not in present and other in present and other not in claimed.values() else field


def _read_key(key: str, position: int) -> str | None:
    return None if key in ("", fallback_key(position)) else key


def _read_language(fields: Fields) -> str | None:
    babel = unescape(fields.get("langid") or fields.get("language") or "")
    exact = read_annotation(fields, "langid", "tag")
    if exact and babel_name(exact) in (babel, None):
        return exact
    return language_tag(babel) if babel else None


def _with_extra(reference: Reference, fields: Fields, read: set[str]) -> Reference:
    """Keep what no variable took and no other value says again."""
    derived = derived_fields(reference)
    extra = tuple(
        (name, clean(value) if is_verbatim(name) else unescape(value))
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
    return name in read or (name in DATE_FIELDS and reference.issued is not None)


def _read_type(entry_type: str, fields: Fields) -> str:
    told = unescape(fields.get("entrysubtype", ""))
    return told if is_csl_type(told) else csl_type_of(entry_type)
