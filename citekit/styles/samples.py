"""Read the samples of a style: records, and the lines that it is to print of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from citekit.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Date, Name, Reference, Text
from citekit.packaged import packaged_text
from citekit.styles.rich import Rich

_MARKS = {"": "", "italic": "*", "bold": "**"}
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


@cache
def sample_records() -> Mapping[str, Reference]:
    """Return the records that every style can show, by name.

    Example:
        >>> sample_records()["book-be"].author[0].family
        'Караткевіч'
    """
    tables = tomllib.loads(packaged_text(__package__, "samples.toml"))
    return {name: read_sample(fields) for name, fields in tables.items()}


def read_sample(fields: Mapping[str, Any]) -> Reference:
    """Make a record from plain values: names as ``Family, Given``, dates as ISO 8601, texts with their forms.

    Example:
        >>> read_sample({"type": "book", "title": "Дрыгва", "issued": "1934-05"}).issued.parts
        ((1934, 5),)
    """
    values = {name: _reader(name)(value) for name, value in fields.items()}
    return Reference(**values)


def mark_emphasis(runs: Rich) -> str:
    """Write runs with the marks of the templates, to compare them with a sample."""
    return "".join(f"{_MARKS[run.emphasis]}{run.text}{_MARKS[run.emphasis]}" for run in runs)


def _reader(name: str) -> Callable[[Any], Any]:
    if name in NAME_FIELDS:
        return lambda names: tuple(map(_name, names))
    if name in DATE_FIELDS:
        return _date
    return _text if name in TEXT_FIELDS else str


def _name(printed: str) -> Name:
    family, comma, given = printed.partition(", ")
    return Name(family, given) if comma else Name(literal=printed)


def _date(printed: str) -> Date:
    if not _DATE.fullmatch(printed):
        return Date(literal=printed)
    return Date((tuple(map(int, printed.split("-"))),))


def _text(value: str | Mapping[str, str]) -> Text:
    if isinstance(value, str):
        return Text(value)
    return Text(value["value"], None, tuple(Text(form, tag) for tag, form in value.items() if tag != "value"))
