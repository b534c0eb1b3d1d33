"""Give the fields without a variable the properties that CSL-JSON has for them, and find them there again.

A record names them as .bib files do (``volumes``, ``bookauthor``); ``extra.tsv`` has the other names of CSL. Their
values are texts: names as a .bib file lists them, dates in ISO 8601. What the schema has no property for rides in
``custom``, with the texts that a property does not give back letter by letter, and the order of them all where that
would get lost.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from citekit.formats.csl.values import read_csl_date, read_csl_names, to_csl
from citekit.formats.dates import iso_date, read_date
from citekit.formats.json_text import is_json
from citekit.formats.names import read_names, spell_names
from citekit.formats.tables import read_table

Pairs = tuple[tuple[str, str], ...]

_COMMA = ", "


def show_extra(extra: Pairs, known: Mapping[str, str]) -> tuple[dict[str, Any], Pairs, list[str]]:
    """Part extra fields into the properties of an item and those that ride in ``custom``.

    Args:
        extra: Names and texts of the fields.
        known: The properties that hold no variable, with the kinds of their values: text, names, date or list.

    Returns:
        The properties, the other fields and inexact texts, and the names of all in their order unless these two give
        it back.

    Example:
        >>> show_extra((("volumes", "3"), ("file", "a.pdf")), {"number-of-volumes": "text"})
        ({'number-of-volumes': '3'}, (('file', 'a.pdf'),), [])
        >>> show_extra((("director", "Корш, Юрый"),), {"director": "names"})
        ({'director': [{'family': 'Корш', 'given': 'Юрый'}]}, (), [])
    """
    shown: dict[str, Any] = {}
    hidden, straight, last = [], [], []
    for name, value in extra:
        property_name = _properties().get(name, name)
        kind = known.get(property_name) if name not in _names() and property_name not in shown else None
        data = _SHOW[kind](value) if kind else None
        if kind and data is not None:
            shown[property_name] = data
            straight.append(name)
        else:
            last.append(name)
        if not kind or data is None or _read(kind, data) != value:
            hidden.append((name, value))
    names = [name for name, _ in extra]
    return shown, tuple(hidden), [] if names == straight + last else names


def read_extra_value(property_name: str, data: Any, known: Mapping[str, str]) -> str:
    """Return the text of a property without a variable; what no text can say stays JSON.

    Example:
        >>> read_extra_value("original-date", {"date-parts": [[1517]]}, {"original-date": "date"})
        '1517'
    """
    return _read(known.get(property_name, "text"), data)


def keep_exact(shown: Pairs, hidden: Pairs, item: Mapping[str, Any], known: Mapping[str, str]) -> tuple[Pairs, Pairs]:
    """Put the exact texts of ``custom`` in the places of what properties say, if these still say the same.

    Example:
        >>> item = {"director": [{"family": "Корш", "given": "Юрый"}]}
        >>> keep_exact((("director", "Корш, Юрый"),), (("director", "Юрый Корш"),), item, {"director": "names"})
        ((('director', 'Юрый Корш'),), ())
    """
    exact, others = dict[str, str](), []
    for name, value in hidden:
        property_name = _properties().get(name, name)
        kind = known.get(property_name)
        data = _SHOW[kind](value) if kind else None
        if not kind or data is None or _read(kind, data) == value:
            others.append((name, value))
        elif item.get(property_name) == data:
            exact[name] = value
    return tuple((name, exact.get(name, value)) for name, value in shown), tuple(others)


def extra_name(property_name: str) -> str:
    """Return the name that a record has for a property without a variable.

    Example:
        >>> extra_name("number-of-volumes"), extra_name("abstract")
        ('volumes', 'abstract')
    """
    return _names().get(property_name, property_name)


def join_extra(shown: Pairs, hidden: Pairs, order: Any) -> Pairs:
    """Join extra fields that an item shows with those in ``custom``, in the order told there.

    Example:
        >>> join_extra((("abstract", "A"),), (("file", "a.pdf"),), ["file", "abstract"])
        (('file', 'a.pdf'), ('abstract', 'A'))
    """
    pairs = (*shown, *hidden)
    if not isinstance(order, list):
        return pairs
    waiting: dict[str, list[str]] = {}
    for name, value in reversed(pairs):
        waiting.setdefault(name, []).append(value)
    ordered = [(name, waiting[name].pop()) for name in _texts(order) if waiting.get(name)]
    return (*ordered, *((name, value) for name, values in waiting.items() for value in reversed(values)))


def _texts(order: Iterable[Any]) -> list[str]:
    return [name for name in order if isinstance(name, str)]


def _read(kind: str, data: Any) -> str:
    try:
        return _READ[kind](data)
    except (ValueError, OverflowError):
        return _plain(data)


def _plain(value: Any) -> str:
    """Return a value as text: a text or a list of one text as it stands, anything else as JSON."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return value[0]
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _show_names(text: str) -> Any:
    names = () if is_json(text) else read_names(text)
    return to_csl(names) if names else None


def _show_date(text: str) -> Any:
    return to_csl(read_date(text)) if text.strip() and not is_json(text) else None


def _read_date_text(data: Any) -> str:
    date = read_csl_date(data)
    text = iso_date(date) or date.literal or "/".join("-".join(map(str, point)) for point in date.parts)
    if not text.strip():
        raise ValueError("expected a date")
    return text


def _read_list(data: Any) -> str:
    if not isinstance(data, list) or not all(isinstance(one, str) and _COMMA not in one for one in data):
        raise ValueError("expected a list of texts without commas")
    return _COMMA.join(data)


def _read_people(data: Any) -> str:
    text = spell_names(read_csl_names(data))
    if not text:
        raise ValueError("expected names")
    return text


_SHOW: Mapping[str, Callable[[str], Any]] = {
    "text": lambda text: text,
    "names": _show_names,
    "date": _show_date,
    "list": lambda text: json.loads(text) if is_json(text) else text.split(_COMMA) if text else None,
}
_READ: Mapping[str, Callable[[Any], str]] = {
    "text": _plain,
    "names": _read_people,
    "date": _read_date_text,
    "list": _read_list,
}


@cache
def _properties() -> dict[str, str]:
    return {row["extra"]: row["property"] for row in read_table("csl/extra.tsv")}


@cache
def _names() -> dict[str, str]:
    return {property_name: name for name, property_name in _properties().items()}
