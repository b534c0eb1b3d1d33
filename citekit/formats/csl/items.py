"""Turn a record into an item of CSL-JSON and back.

What the official schema has no place for rides in ``custom``, the slot that it leaves free, under the one key
``citekit``: ``values`` (texts, names and dates with languages and variants), ``extra`` (and its ``order``), ``source``,
``sources``, ``diagnostics``. A value in ``custom`` counts only while the item still says the same, so edits made
elsewhere win.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any, get_type_hints

from citekit.formats.csl.extra import extra_name, join_extra, keep_exact, read_extra_value, show_extra
from citekit.formats.csl.loans import lend, take_back
from citekit.formats.csl.plain import dump, load
from citekit.formats.csl.values import (
    OTHERS,
    is_said,
    read_csl_date,
    read_csl_names,
    read_csl_string,
    read_csl_text,
    to_csl,
)
from citekit.formats.json_text import is_json
from citekit.formats.keys import fallback_key
from citekit.formats.languages import language_tag
from citekit.formats.tables import read_table
from citekit.model import MORE_NAMES, NAME_FIELDS, Diagnostic, Reference
from citekit.packaged import packaged_text

Item = dict[str, Any]

_OWN = "citekit"
_UNKNOWN_LANGUAGE = "und"
_WHOLE = ("source", "sources", "diagnostics")
_CROSSREF = {
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "edited-book": "book",
    "journal": "periodical",
    "journal-article": "article-journal",
    "monograph": "book",
    "posted-content": "article",
    "proceedings": "book",
    "proceedings-article": "paper-conference",
    "reference-book": "book",
    "reference-entry": "entry",
}
"""What Crossref, whose answers are CSL-JSON in all else, calls the types of CSL."""

_OLDER = {"journalAbbreviation": "container-title-short", "shortTitle": "title-short"}
"""Properties that Mendeley and older files have, and their names in CSL."""

_READ: Mapping[str, Callable[[Any], Any]] = {
    "text": read_csl_text,
    "string": read_csl_string,
    "names": read_csl_names,
    "date": read_csl_date,
}


def to_item(reference: Reference, key: str, *, own: bool = True) -> Item:
    """Turn a record into an item that is valid by the official schema.

    Args:
        reference: The record.
        key: Its identifier in the file.
        own: False to leave out what rides in ``custom``.

    Example:
        >>> from citekit.model import Text
        >>> to_item(Reference("book", "kolas", "be", title=Text("Дрыгва")), "kolas")
        {'id': 'kolas', 'citation-key': 'kolas', 'type': 'book', 'language': 'be', 'title': 'Дрыгва'}
    """
    item: Item = {"id": key}
    if reference.citation_key is not None:
        item["citation-key"] = reference.citation_key
    item["type"] = reference.type if reference.type in _types() else "document"
    item["language"] = reference.language or _UNKNOWN_LANGUAGE
    hidden: Item = {}
    # Who counts the names of an item would count this one; ``custom`` says it to citekit.
    unnamed = () if own else [found.field for found in reference.diagnostics if found.code == MORE_NAMES]
    for (variable, name, kind), value in zip(_rows(), _values()(reference), strict=True):
        if value is not None and (value or kind != "names"):
            item[name] = value if kind == "string" else to_csl((*value, OTHERS) if variable in unnamed else value)
            if not is_said(value):
                hidden[variable] = value
    visible, left, order = show_extra(reference.extra, _other_properties()) if reference.extra else ({}, (), [])
    item |= visible
    loans = lend(reference.extra, item) if reference.extra else {}
    item |= loans
    if not own:
        return item
    foreign, left = _foreign_custom(left)
    custom = _custom(reference, item, hidden, left) | ({"order": order} if order else {})
    custom |= {"lent": list(loans)} if loans else {}
    whole = foreign | ({_OWN: custom} if custom else {})
    return item | {"custom": whole} if whole else item


def _foreign_custom(left: tuple[tuple[str, str], ...]) -> tuple[Item, tuple[tuple[str, str], ...]]:
    """Take out of extra fields what another program keeps in ``custom``."""
    text = dict(left).get("custom", "")
    foreign = json.loads(text) if is_json(text) else None
    if not isinstance(foreign, dict) or _OWN in foreign:
        return {}, left
    return foreign, tuple(pair for pair in left if pair != ("custom", text))


def _custom(reference: Reference, item: Item, hidden: Item, left: tuple[tuple[str, str], ...]) -> Item:
    """Return what the plain properties of an item do not say."""
    custom: Item = {}
    if reference.type != item["type"]:
        hidden = {"type": reference.type, **hidden}
    if reference.language != _read_language(item["language"]):
        hidden = {"language": reference.language, **hidden}
    if hidden:
        custom["values"] = {name: dump(value) for name, value in hidden.items()}
    if left:
        custom["extra"] = dump(left)
    for name in _WHOLE:
        value = getattr(reference, name)
        if value:
            custom[name] = dump(value)
    return custom


def from_item(item: Item, position: int) -> tuple[Reference, tuple[Diagnostic, ...]]:
    """Turn an item into a record, and tell what in it could not be read.

    Args:
        item: An item of CSL-JSON, perhaps from another program.
        position: Its place in the file, from 1, by which an identifier given for want of a key is known again.
    """
    item = _usual_names(item)
    values, wrong = _read_properties(item)
    custom, noticed = _read_custom(item, values)
    values |= custom
    values |= _read_others(values, custom)
    key = _read_key(item, position)
    shown, hidden = keep_exact(_read_extra(item, wrong), custom.pop("extra", ()), item, _other_properties())
    values["extra"] = join_extra(shown, hidden, _own(item, "order"))
    for name in take_back(item, _own(item, "lent"), values["extra"]):
        values.pop(_readers()[name][0], None)
    told = (*noticed, *(_wrong_value(key, name) for name in wrong))
    return Reference(citation_key=key, **values), told


def _read_others(values: Item, exact: Item) -> Item:
    """Take "others" off the ends of lists of names, and tell that the source has more names."""
    found = {}
    told = values.get("diagnostics", ())
    for role in NAME_FIELDS:
        names = values.get(role, ())
        if role not in exact and len(names) > 1 and names[-1] == OTHERS:
            found[role] = names[:-1]
            if all((one.code, one.field) != (MORE_NAMES, role) for one in told):
                message = f"the source has more names of this role ({role}) than it prints"
                told = (*told, Diagnostic(MORE_NAMES, message, role))
    return found | ({"diagnostics": told} if told else {})


def _own(item: Item, name: str) -> Any:
    """Return what ``custom`` says under a name of its own, if it says anything."""
    custom = item.get("custom")
    own = custom.get(_OWN) if isinstance(custom, dict) else None
    return own.get(name) if isinstance(own, dict) else None


def _usual_names(item: Item) -> Item:
    """Return an item with the names that CSL has for properties of older programs."""
    if not _OLDER.keys() & item.keys():
        return item
    renamed = {name: _OLDER[name] for name in item if name in _OLDER and _OLDER[name] not in item}
    return {renamed.get(name, name): value for name, value in item.items()}


def _wrong_value(key: str | None, name: str) -> Diagnostic:
    return Diagnostic("wrong-value", f"{key or 'item without key'}: {name} is not as CSL-JSON has it", name)


def _read_key(item: Item, position: int) -> str | None:
    for name in ("citation-key", "id"):
        key = item.get(name)
        if isinstance(key, str | int) and not (name == "id" and key in ("", fallback_key(position))):
            return str(key)
    return None


def _read_properties(item: Item) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the values that the properties of an item hold, and the names of those that hold something else."""
    values: dict[str, Any] = {}
    wrong = []
    readers = _readers()
    for name, data in item.items():
        if name in readers and data is not None:
            variable, read = readers[name]
            try:
                values[variable] = read(data)
            except (ValueError, OverflowError):
                wrong.append(name)
    kind, language = item.get("type"), item.get("language")
    kind = _CROSSREF.get(kind, kind) if isinstance(kind, str) else kind
    values["type"] = kind if isinstance(kind, str) and kind in _types() else "document"
    values["language"] = _read_language(language)
    wrong += ["type"] if kind != values["type"] else []
    wrong += ["language"] if not isinstance(language, str | None) else []
    return values, tuple(wrong)


def _read_language(said: Any) -> str | None:
    """Return a language; what is no tag stays as it stands."""
    return (language_tag(said) or said) if isinstance(said, str) and said != _UNKNOWN_LANGUAGE else None


def _read_custom(item: Item, plain: dict[str, Any]) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    custom = item.get("custom")
    if custom is None:
        return {}, ()
    own = custom.get(_OWN, {}) if isinstance(custom, dict) else {}
    if not isinstance(own, dict):
        return {}, (_bad_custom("the whole of it"),)
    parts: dict[str, Any] = {name: own[name] for name in ("extra", *_WHOLE) if name in own}
    exact = own.get("values", {})
    parts |= exact if isinstance(exact, dict) else {}
    read: dict[str, Any] = {}
    told = []
    for name, data in parts.items():
        try:
            value = load(_hints()[name], data)
        except (ValueError, KeyError):
            told.append(_bad_custom(name))
            continue
        if name in own or _still_said(name, value, plain):
            read[name] = value
    return read, tuple(told)


def _bad_custom(name: str) -> Diagnostic:
    return Diagnostic("wrong-value", f"custom.{_OWN}: {name} cannot be understood", "custom")


def _still_said(name: str, exact: Any, plain: dict[str, Any]) -> bool:
    """Tell whether the item still says of a field what the exact value says."""
    if name == "type":
        return bool(plain["type"] == "document")
    if name == "language":
        return bool(plain["language"] == (_read_language(exact) or None))
    said = plain.get(name)
    same = bool(to_csl(exact) == (None if said is None else to_csl(said)))
    return same or (isinstance(said, tuple) and said[-1:] == (OTHERS,) and to_csl(exact) == to_csl(said[:-1]))


def _read_extra(item: Item, wrong: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return what has no variable in a record, and what has but holds something else, as text or JSON."""
    known, custom = _known(), item.get("custom", {})
    if not wrong and item.keys() <= known and isinstance(custom, dict) and custom.keys() <= {_OWN}:
        return ()
    left = {name: value for name, value in item.items() if name not in known or name in wrong}
    foreign = {name: value for name, value in custom.items() if name != _OWN} if isinstance(custom, dict) else custom
    if foreign:
        left["custom"] = foreign
    kinds = _other_properties()
    return tuple((extra_name(name), read_extra_value(name, value, kinds)) for name, value in left.items())


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    """List the variables of a record with the properties that hold them and the kinds of their values."""
    return tuple((row["variable"], row["name"], row["kind"]) for row in read_table("csl/fields.tsv"))


@cache
def _values() -> attrgetter[tuple[Any, ...]]:
    """Return what takes the values of the variables out of a record at once."""
    return attrgetter(*(variable for variable, _, _ in _rows()))


@cache
def _readers() -> Mapping[str, tuple[str, Callable[[Any], Any]]]:
    return {name: (variable, _READ[kind]) for variable, name, kind in _rows()}


@cache
def _known() -> frozenset[str]:
    """Return the properties that a record has a place for."""
    return frozenset(name for _, name, _ in _rows()) | {"id", "citation-key", "type", "language", "custom"}


@cache
def _hints() -> dict[str, Any]:
    return get_type_hints(Reference)


@cache
def _schema() -> dict[str, Any]:
    text = packaged_text("citekit.formats", "schema/csl-data.json")
    properties: dict[str, Any] = json.loads(text)["items"]["properties"]
    return properties


@cache
def _types() -> frozenset[str]:
    return frozenset(_schema()["type"]["enum"])


@cache
def _other_properties() -> Mapping[str, str]:
    """Return the properties of the schema that hold no variable of a record, with the kinds of their values."""
    own = {name for _, name, _ in _rows()} | {"id", "citation-key", "type", "language", "custom"}
    return MappingProxyType({name: _kind_of(rule) for name, rule in _schema().items() if name not in own})


def _kind_of(rule: Mapping[str, Any]) -> str:
    """Return the kind of a property: a list of texts or of names, a date, or a text."""
    if rule.get("type") == "array":
        return "list" if rule["items"].get("type") == "string" else "names"
    return "date" if "$ref" in rule else "text"
