"""Find in CSL-JSON items what the official schema does not allow although it is understood."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from citekit.model import Diagnostic, SourceEntry
from citekit.packaged import packaged_text

_WORDS = {str: "a text", int: "a number", float: "a number", list: "a list", dict: "an object", bool: "true or false"}
_KINDS = {"string": (str,), "number": (int, float), "array": (list,), "object": (dict,)}


def find_item_faults(text: str, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield values of a kind that the schema does not allow, and a missing ``id``.

    Args:
        text: The whole file.
        entry: One of its items; one whose text is broken has no faults but that.

    Example:
        >>> from citekit.formats.locating import locate_entries
        >>> file = '[{"id": "a", "type": "book", "issued": "2010"}]'
        >>> [one.message for one in find_item_faults(file, locate_entries(file, "csl-json")[0])]
        ['issued is a text; CSL-JSON has an object']
    """
    item = _item(text, entry)
    if item is None:
        return
    if item.get("id") in (None, ""):
        yield Diagnostic("missing-key", "an item without an id", "id", None, entry.line, entry.column)
    for name, value in item.items():
        if fault := _fault(name, value):
            place = next((field for field in entry.fields if field.name == name), entry)
            yield Diagnostic("wrong-value", fault, name, None, place.line, place.column)


def _item(text: str, entry: SourceEntry) -> dict[str, Any] | None:
    try:
        item = json.loads(text[entry.span.start : entry.span.end]) if entry.span else None
    except (ValueError, RecursionError):
        return None
    return item if isinstance(item, dict) else None


def _fault(name: str, value: Any) -> str:
    rule = _schema()["items"]["properties"].get(name, {})
    kinds = _kinds(rule)
    if kinds and type(value) not in kinds:
        return f"{name} is {_WORDS.get(type(value), 'nothing')}; CSL-JSON has {_WORDS[kinds[0]]}"
    if type(value) is not list:
        return ""
    return next((f"{name}: {fault}" for one in value if (fault := _name_fault(one, rule.get("items", {})))), "")


def _name_fault(value: Any, rule: Mapping[str, Any]) -> str:
    if "$ref" not in rule:
        return ""
    if type(value) is not dict:
        return f"a name is {_WORDS.get(type(value), 'nothing')}; CSL-JSON has an object"
    known = _schema()["definitions"]["name-variable"]["anyOf"][0]["properties"]
    strange = next((key for key in value if key not in known), None)
    return f"{strange[:40]} is no part of a name" if strange else ""


def _kinds(rule: Mapping[str, Any]) -> tuple[type, ...]:
    """Return the kinds of value that a rule allows; dates are objects."""
    named = rule.get("type", "object" if "$ref" in rule else ())
    return tuple(kind for name in ([named] if isinstance(named, str) else named) for kind in _KINDS[name])


@cache
def _schema() -> Mapping[str, Any]:
    schema: Mapping[str, Any] = json.loads(packaged_text("citekit.formats", "schema/csl-data.json"))
    return schema
