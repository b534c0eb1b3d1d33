"""Turn a record into the tags of a RIS record and back, by one table read in both directions (``fields.tsv``).

Tags without a variable are kept in ``extra`` under names such as ``ris-c7`` and written back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from citekit.formats.keys import fallback_key
from citekit.formats.languages import language_tag
from citekit.formats.latex import clean
from citekit.formats.ris.lines import Fields
from citekit.formats.ris.values import CARRIERS, Pairs, write_lines
from citekit.formats.tables import read_table
from citekit.model import Reference

_OTHER = re.compile(r"ris-([a-z][a-z0-9])")
_TYPE = re.compile("[A-Z]{1,9}")
_EXTRA = "extra."
_NONE = "-"
_GENERIC = "GEN"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_SHARED = frozenset({"SN"})
"""Tags that two variables are written to, told apart by their shape."""


class Row(NamedTuple):
    """Hold one row of the table.

    Attributes:
        variable: Name of the field of a record, or ``extra.`` with the name of an extra one.
        kind: Kind of its value, one of `CARRIERS`.
        tag: The tag that it is written to.
        tags: The tags that it is read from, the best first.
    """

    variable: str
    kind: str
    tag: str
    tags: tuple[str, ...]


def to_fields(reference: Reference, key: str) -> Fields:
    """Turn a record into the tags of RIS.

    Args:
        reference: The record.
        key: Its identifier in the file.

    Example:
        >>> from citekit.model import Text
        >>> to_fields(Reference("book", "kolas", "be", title=Text("Дрыгва")), "kolas")
        (('TY', 'BOOK'), ('ID', 'kolas'), ('TI', 'Дрыгва'), ('LA', 'be'))
    """
    extra = dict(reversed(reference.extra))
    kind = _written_types().get(reference.type, _GENERIC)
    pairs: Pairs = [("TY", _unknown_type(reference, extra) or kind), ("ID", clean(key))]
    taken: set[str] = set()
    for row in _rows(kind):
        value = _value_of(reference, row.variable, extra)
        if value and row.tag not in taken:
            written = CARRIERS[row.kind][0](row.tag, value)
            pairs += written
            taken |= {tag for tag, _ in written} - _SHARED
    if clean(reference.language or ""):
        pairs.append(("LA", clean(reference.language or "")))
    return (*pairs, *_other_pairs(reference))


def _unknown_type(reference: Reference, extra: Mapping[str, str]) -> str | None:
    """Return the type that an earlier reading did not know."""
    told = extra.get("ris-ty", "")
    return told if reference.type == "document" and _TYPE.fullmatch(told) and told not in _read_types() else None


def _value_of(reference: Reference, variable: str, extra: Mapping[str, str]) -> Any:
    if variable.startswith(_EXTRA):
        return extra.get(variable.removeprefix(_EXTRA))
    return getattr(reference, variable)


def _other_pairs(reference: Reference) -> Pairs:
    """Return the tags that an earlier reading kept."""
    pairs: Pairs = []
    for name, value in reference.extra:
        match = _OTHER.fullmatch(name)
        if match and match[1] not in ("er", "ty"):
            pairs += write_lines(match[1].upper(), value)
    return pairs


def from_fields(fields: Fields, position: int) -> Reference:
    """Turn the tags of a RIS record into a record; the inverse of `to_fields`.

    Args:
        fields: The tags with their values.
        position: Its place in the file, from 1, by which a key given for want of one is known again.
    """
    found: dict[str, list[str]] = {}
    for tag, value in fields:
        found.setdefault(tag, []).append(value)
    kind = _kind_of(found)
    used: set[tuple[str, str]] = set()
    values: dict[str, Any] = {"type": _read_types().get(kind, "document")}
    values |= {"citation_key": _read_key(found, position), "language": _read_language(found)}
    extra: Pairs = []
    for row in _rows(kind):
        value, taken = CARRIERS[row.kind][1](found, row.tags)
        used.update(taken)
        if value and row.variable.startswith(_EXTRA):
            extra.append((row.variable.removeprefix(_EXTRA), value))
        elif value:
            values[row.variable] = value
    used |= _used_by_head(found, kind, values)
    extra += [(f"ris-{tag.lower()}", value) for tag, value in fields if value and (tag, value) not in used]
    return Reference(**values, extra=tuple(extra))


def _kind_of(found: Mapping[str, list[str]]) -> str:
    return next(iter(found.get("TY", ())), "").upper() or _GENERIC


def _read_key(found: Mapping[str, list[str]], position: int) -> str | None:
    key = next(iter(found.get("ID", ())), "")
    return None if key in ("", fallback_key(position)) else clean(key)


def _read_language(found: Mapping[str, list[str]]) -> str | None:
    said = next(iter(found.get("LA", ())), "")
    return language_tag(said) or (said if _LANGUAGE.fullmatch(said) else None)


def _used_by_head(found: Mapping[str, list[str]], kind: str, values: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Return the tags of type, key and language, as far as they were understood."""
    tags = [tag for tag, understood in (("TY", kind in _read_types()), ("LA", values["language"])) if understood]
    return {(tag, found[tag][0]) for tag in (*tags, "ID") if tag in found}


@cache
def _rows(kind: str) -> tuple[Row, ...]:
    """List the rows that hold for a RIS type: of each variable the first."""
    rows: dict[str, Row] = {}
    for row in read_table("ris/fields.tsv"):
        if row["types"] == "*" or kind in row["types"].split(","):
            tags = (row["tag"], *filter(None, row["also"].split(",")))
            rows.setdefault(row["variable"], Row(row["variable"], row["kind"], row["tag"], tags))
    return tuple(row for row in rows.values() if row.tag != _NONE)


@cache
def _written_types() -> Mapping[str, str]:
    return MappingProxyType({row["csl"]: row["ris"] for row in reversed(read_table("ris/types.tsv"))})


@cache
def _read_types() -> Mapping[str, str]:
    return MappingProxyType({row["ris"]: row["csl"] for row in reversed(read_table("ris/types.tsv"))})
