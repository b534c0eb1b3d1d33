"""Find the places of items and their properties in a CSL-JSON file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from citekit.formats.places import Places
from citekit.formats.tables import read_table
from citekit.model import SourceEntry, SourceField, Span

# Possessive, and a string may end with the file: each sign is looked at once, whatever is broken.
_SIGN = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[{}\[\],:]|[^\s{}\[\],:"]++', re.DOTALL)
_INDENTED = re.compile(r"\{[ \t]*+\n([ \t]*+)")
_DEEPEST = 80
_NAME_PARTS = frozenset({"family", "given", "literal"})
_OPEN, _CLOSE = frozenset("{["), frozenset("}]")


class _Property(NamedTuple):
    """Hold a property of an item: its name, where its value begins, and the sign that this is."""

    name: str
    start: int
    sign: str
    end: int


def locate_json_items(text: str) -> Iterator[SourceEntry]:
    """Find the items of a CSL-JSON file: those of an array, of ``items`` in an object, or the one object.

    The parts of names are fields too: ``author.family``.
    """
    places = Places(text)
    depth_of_items = _depth_of_items(text)
    depth, start, properties = 0, 0, list[_Property]()
    for sign, at, name in _signs(text):
        if sign in _OPEN:
            depth += 1
        if sign == "{" and depth == depth_of_items:
            start, properties = at, []
        elif name is not None and depth == depth_of_items + (sign in _OPEN):
            properties.append(_Property(name, at, sign, at + len(sign)))
        elif name in _NAME_PARTS and depth == depth_of_items + 2 and properties[-1:] and sign not in _OPEN:
            properties.append(_Property(f"{properties[-1].name.partition('.')[0]}.{name}", at, sign, at + len(sign)))
        elif sign in _CLOSE:
            if sign == "}" and depth == depth_of_items:
                yield _entry(Span(start, at + 1), properties, places)
                properties = []
            depth -= 1


def _signs(text: str) -> Iterator[tuple[str, int, str | None]]:
    """Yield each sign with its place, and of one that begins a value the name of the property."""
    last, name = "", None
    for match in _SIGN.finditer(text):
        sign = match[0]
        if sign == ":":
            name = last
        elif sign != ",":
            yield sign, match.start(), _decode(name) if name and name[0] == '"' else None
            name = None
        last = sign


def _depth_of_items(text: str) -> int:
    start = re.match(r"\ufeff?\s*(.)", text)
    if start and start[1] == "[":
        return 2
    return 3 if re.match(r'\ufeff?\s*\{\s*"items"\s*:\s*\[', text) else 1


def _entry(span: Span, properties: list[_Property], places: Places) -> SourceEntry:
    fields = tuple(_field(one, places) for one in properties)
    values = {field.name: field.text for field in reversed(fields)}
    key = values.get("citation-key") or values.get("id") or ""
    return SourceEntry(values.get("type", "").lower(), key, *places.of(span.start), fields, span)


def _field(one: _Property, places: Places) -> SourceField:
    is_string = len(one.sign) > 1 and one.sign[0] == one.sign[-1] == '"'
    span = Span(one.start + 1, one.end - 1) if is_string else None
    value = _decode(one.sign) if is_string else "" if one.sign in _OPEN else one.sign
    return SourceField(one.name, value, *places.of(one.start + is_string), _variables().get(one.name), span)


def _decode(literal: str) -> str:
    if "\\" not in literal:
        return literal[1:-1]
    try:
        return str(json.loads(literal, strict=False))
    except ValueError:
        return literal[1:-1]


def encode_string(value: str) -> str:
    r"""Write a text as it stands between the quotation marks of JSON.

    Example:
        >>> encode_string('Назва "А"')
        'Назва \\"А\\"'
    """
    return json.dumps(value, ensure_ascii=False)[1:-1]


@cache
def _variables() -> Mapping[str, str]:
    return {row["name"]: row["variable"] for row in read_table("csl/fields.tsv")} | {"language": "language"}


def lay_out(item: str, text: str, span: Span) -> str:
    r"""Indent an item as the one is whose place it takes.

    Args:
        item: The item, indented by two blanks.
        text: The whole file.
        span: The place of the item that it replaces.

    Example:
        >>> lay_out('{\n  "id": "b"\n}', '[\n\t{\n\t\t"id": "a"\n\t}\n]', Span(3, 17))
        '{\n\t\t"id": "b"\n\t}'
        >>> lay_out('{\n  "id": "b"\n}', '[{"id": "a"}]', Span(1, 12))
        '{"id": "b"}'
    """
    # Strings of JSON have no line ends, so every line end is one of the layout.
    lines = [(line.strip(), len(line) - len(line.lstrip())) for line in item.split("\n")]
    inside = _INDENTED.match(text, span.start, span.end)
    if not inside:
        return "".join(line + " " * (line[-1:] == ",") for line, _ in lines)
    line_start = max(text.rfind("\n", 0, span.start) + 1, span.start - _DEEPEST)
    outer = text[line_start : span.start] if text[line_start : span.start].isspace() else ""
    unit = inside[1].removeprefix(outer) or "  "
    return "\n".join((outer * (place > 0)) + unit * (depth // 2) + line for place, (line, depth) in enumerate(lines))
