"""Turn a record into an entry of Hayagriva and back, by one table read in both directions (``fields.tsv``).

Fields without a variable are kept in ``extra`` under their path, ``parent.runtime``, as text or JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from citekit.formats.hayagriva.language_tags import unicode_language
from citekit.formats.hayagriva.values import CARRIERS
from citekit.formats.keys import fallback_key
from citekit.formats.tables import read_table
from citekit.model import Diagnostic, Reference, Text

Entry = dict[str, Any]
Path = tuple[str, ...]
Pairs = tuple[tuple[str, str], ...]

_NONE = "-"
_EXTRA = "extra."
_TRANSLATION = "translation."
_UNTOLD = "translation"
"""What stands for the language of a translation that nobody tells."""
_DEEPEST = 4
_PARENT: Path = ("parent",)
_SERIES = "anthology"
_ARXIV = "arxiv"
_NEEDED = (("title", "value"), ("url", "value"))
"""Fields with parts that Typst refuses when the second named here is not among them."""


class Row(NamedTuple):
    """Hold one row of the table: a variable, the kind of its value, its place, and all places it is read from."""

    variable: str
    kind: str
    place: str
    places: tuple[str, ...]


class Frame(NamedTuple):
    """Say what the first words of places mean in one entry: paths of the container, the host and the series."""

    container: Path | None
    host: Path
    series: Path

    def path(self, place: str) -> Path | None:
        """Return the path of a place, or None when the entry has no such place."""
        first, *rest = place.split(".")
        named = {"container": self.container, "host": self.host, "series": self.series}
        base = named.get(first, (first,))
        return None if base is None else (*base, *rest)


def to_entry(reference: Reference) -> Entry:
    """Turn a record into an entry.

    Example:
        >>> from citekit.model import Text
        >>> to_entry(Reference("article-journal", title=Text("Верш"), container_title=Text("Полымя"), issue="7"))
        {'type': 'article', 'title': '{Верш}', 'parent': {'type': 'periodical', 'title': '{Полымя}', 'issue': '7'}}
    """
    kind, container = _written_types().get(reference.type, _written_types()["document"])
    inside = reference.container_title is not None and bool(reference.container_title.value.strip())
    telling = not inside and _needs_parent(kind, container, reference.type)
    frame = _frame(container, inside=inside or telling)
    entry: Entry = {"type": kind} | ({"parent": {"type": container}} if telling else {})
    for row, path, _ in _placed(frame):
        value = _value_of(reference, row.variable)
        written = CARRIERS[row.kind][0](value) if value and path else None
        if written and path:
            _put(entry, path, written, frame, container)
    language = unicode_language(reference.language)
    return _complete(entry) | ({"language": language} if language else {})


@cache
def _needs_parent(kind: str, container: str, csl_type: str) -> bool:
    """Tell whether the type of the container alone says of which type the work is."""
    return container != _NONE and _read_type(kind, "") != csl_type == _read_type(kind, container)


@cache
def _frame(container: str, *, inside: bool) -> Frame:
    if container == _NONE:
        return Frame(None, (), _PARENT)
    return Frame(_PARENT, _PARENT if inside else (), _PARENT * 2)


@cache
def _placed(frame: Frame) -> tuple[tuple[Row, Path | None, tuple[Path, ...]], ...]:
    """List the rows with the path where each is written and the paths where it is read in entries of one frame."""
    return tuple((row, frame.path(row.place), tuple(filter(None, map(frame.path, row.places)))) for row in _rows())


def _value_of(reference: Reference, variable: str) -> Any:
    if variable.startswith(_TRANSLATION):
        text = getattr(reference, variable.removeprefix(_TRANSLATION))
        return next((one.value for one in text.variants if _is_translation(one.language)), None) if text else None
    if variable.startswith(_EXTRA):
        return next((value for name, value in _shown_extra(reference) if name == variable.removeprefix(_EXTRA)), None)
    return getattr(reference, variable)


def _is_translation(tag: str | None) -> bool:
    """Tell whether a variant says a text in another language, not in another script."""
    return bool(tag) and len((tag or "").split("-")) == 1


def _shown_extra(reference: Reference) -> Pairs:
    """Return extra fields with the number of a preprint called by its archive, as Hayagriva has it."""
    told = dict(reference.extra)
    if told.get("eprinttype", told.get("archiveprefix", "")).lower() != _ARXIV:
        return reference.extra
    return tuple((_ARXIV if name == "eprint" else name, value) for name, value in reference.extra)


def _kept_extra(extra: Iterable[tuple[str, str]]) -> Pairs:
    """Return extra fields with the number of a preprint as .bib files have it."""
    kept: list[tuple[str, str]] = []
    for name, value in extra:
        kept += [("eprint", value), ("eprinttype", _ARXIV)] if name == _ARXIV else [(name, value)]
    return tuple(kept)


def _put(entry: Entry, path: Path, value: Any, frame: Frame, container: str) -> None:
    """Put a value into its place; parents on the way get their type, a text on the way becomes the value of a part."""
    if path[0] == "affiliated":
        entry.setdefault("affiliated", []).append({"role": path[1], "names": value})
        return
    for depth, name in enumerate(path[:-1], start=1):
        inner = entry.get(name)
        if inner is None and name == "parent":
            inner = {"type": _SERIES if path[:depth] == frame.series else container}
        entry[name] = inner if isinstance(inner, dict) else {"value": inner} if inner else {}
        entry = entry[name]
    entry[path[-1]] = value


def _complete(entry: Entry) -> Entry:
    """Leave out what Typst would refuse for a missing part."""
    return {name: value for name, value in entry.items() if not _lacks_part(name, value)}


def _lacks_part(name: str, value: Any) -> bool:
    return any(name == field and isinstance(value, dict) and part not in value for field, part in _NEEDED)


def from_entry(key: str, data: Entry, line: int, position: int) -> tuple[Reference, list[Diagnostic]]:
    """Turn an entry into a record, and tell what in it could not be read; the inverse of `to_entry`.

    Args:
        key: The key of the entry.
        data: What stands under it.
        line: Its line in the file.
        position: Its place in the file, from 1, by which a key given for want of one is known again.
    """
    told: list[Diagnostic] = []
    own_key = None if key in ("", fallback_key(position)) else key
    lines, several = getattr(data, "lines", {}), data.get("parent")
    if isinstance(several, list) and len(several) > 1:
        place = lines.get("parent", line)
        told.append(_finding("parents-left-out", f"{key[:80]}: only the first parent is read", place, "parent"))
    data = _usual(data)
    kind, parent = _type_of(data), _type_of(data.get("parent"))
    values: dict[str, Any] = {"type": _read_type(kind, parent), "citation_key": own_key}
    used: set[Path] = {("type",), ("parent", "type"), ("parent", "parent", "type")} if kind in _read_types() else set()
    language = unicode_language(data.get("language"))
    if language:
        values["language"] = language
        used.add(("language",))
    extra = _read_rows(data, values, used, _frame(_container_of(kind), inside="parent" in data))
    for path, left in _leaves(data, used):
        told += _wrong(key, path, lines.get(path[0], line))
        extra.append((".".join(path), _as_text(left)))
    return Reference(**values, extra=_kept_extra(extra)), told


def _as_text(left: Any) -> str:
    """Return a value without a variable as text: a list of texts with commas between them, anything else as JSON."""
    if isinstance(left, list) and left and all(isinstance(one, str) for one in left):
        return ", ".join(left)
    return left if isinstance(left, str) else json.dumps(left, ensure_ascii=False)


def _read_rows(data: Entry, values: dict[str, Any], used: set[Path], frame: Frame) -> list[tuple[str, str]]:
    """Read the variables of all rows, note the paths that they used, and return the extra fields among them."""
    extra = []
    for row, _, paths in _placed(frame):
        for path in paths:
            # An entry has a few of the fifty fields.
            if path[0] in data and (value := CARRIERS[row.kind][1](_get(data, path))):
                used.add(path)
                if row.variable.startswith(_TRANSLATION):
                    _add_translation(values, row.variable.removeprefix(_TRANSLATION), str(value))
                elif row.variable.startswith(_EXTRA):
                    extra.append((row.variable.removeprefix(_EXTRA), value))
                else:
                    values[row.variable] = value
                break
    return extra


def _add_translation(values: dict[str, Any], variable: str, value: str) -> None:
    text = values.get(variable) or Text("")
    values[variable] = replace(text, variants=(*text.variants, Text(value, _UNTOLD)))


def _usual(data: Entry) -> Entry:
    """Bring the shapes that Hayagriva allows to the usual one: first of several parents, affiliated people by role."""
    usual = dict(data)
    parent = data.get("parent")
    if isinstance(parent, list):
        usual["parent"] = parent[0] if parent else None
    if isinstance(usual.get("parent"), dict):
        usual["parent"] = _usual(usual["parent"])
    roles: dict[str, Any] = {}
    people = data.get("affiliated")
    for group in people if isinstance(people, list) else []:
        if isinstance(group, dict) and isinstance(group.get("role"), str):
            names = group.get("names")
            roles.setdefault(group["role"].lower(), []).extend(names if isinstance(names, list) else [names])
    return usual | ({"affiliated": roles} if roles else {})


def _get(data: Any, path: Path) -> Any:
    for name in path:
        data = data.get(name) if isinstance(data, dict) else None
    return data


def _leaves(data: Entry, used: set[Path], path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield what no variable took, each with its path."""
    for name, value in data.items():
        here = (*path, name)
        left = _without_text(value) if here in used else value
        if isinstance(left, dict) and len(here) < _DEEPEST:
            yield from _leaves(left, used, here)
        elif left not in (None, {}, []):
            yield here, left


def _without_text(value: Any) -> Any:
    """Return the parts of a text that has some, but the text itself."""
    if not isinstance(value, dict) or "value" not in value:
        return None
    return {part: item for part, item in value.items() if part not in ("value", "verbatim", "sentence-case")}


def _wrong(key: str, path: Path, line: int) -> list[Diagnostic]:
    """Tell of a value that stands in the place of a variable and is none."""
    if path not in _plain_places():
        return []
    return [_finding("wrong-value", f"{key[:80]}: {'.'.join(path)} is not as Hayagriva has it", line, path[0])]


def _finding(code: str, message: str, line: int, field: str | None = None) -> Diagnostic:
    return Diagnostic(code, f"line {line}: {message}", field, line=line)


@cache
def _rows() -> tuple[Row, ...]:
    return tuple(
        Row(row["variable"], row["kind"], row["place"], (row["place"], *filter(None, row["also"].split(","))))
        for row in read_table("hayagriva/fields.tsv")
    )


@cache
def _plain_places() -> frozenset[Path]:
    return frozenset(tuple(row.place.split(".")) for row in _rows()) | {("type",), ("language",)}


def _type_of(data: Any) -> str:
    kind = data.get("type") if isinstance(data, dict) else None
    return kind.lower() if isinstance(kind, str) else ""


@cache
def _written_types() -> Mapping[str, tuple[str, str]]:
    rows = reversed(read_table("hayagriva/types.tsv"))
    return MappingProxyType({row["csl"]: (row["entry"], row["container"]) for row in rows})


@cache
def _read_types() -> Mapping[str, Mapping[str, str]]:
    """Return the CSL type for each type of an entry and of its container."""
    types: dict[str, dict[str, str]] = {}
    for row in read_table("hayagriva/types.tsv"):
        types.setdefault(row["entry"], {}).setdefault(row["container"], row["csl"])
    return MappingProxyType(types)


def _read_type(kind: str, parent: str) -> str:
    known = _read_types().get(kind)
    return known.get(parent, next(iter(known.values()))) if known else "document"


@cache
def _container_of(kind: str) -> str:
    return next(iter(_read_types().get(kind, _read_types()["misc"])))
