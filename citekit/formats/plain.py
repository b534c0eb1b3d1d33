"""Turn values of the model into plain JSON data and back, leaving out what has its default."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

_SCALARS = frozenset({str, int, float, bool, NoneType})


def dump(value: Any) -> Any:
    """Return dataclasses as dictionaries and tuples as lists; fields that have their default are left out.

    Example:
        >>> from citekit.model import Text
        >>> dump(Text("Знания", "ru", (Text("Znaniia", "ru-Latn"),)))
        {'value': 'Знания', 'language': 'ru', 'variants': [{'value': 'Znaniia', 'language': 'ru-Latn'}]}
    """
    if type(value) in _SCALARS:
        return value
    if isinstance(value, tuple):
        return [dump(item) for item in value]
    defaults = _defaults(value.__class__)
    if not defaults:
        return value
    found = {}
    for name, default in defaults:
        item = getattr(value, name)
        if default is MISSING or item != default:
            found[name] = item if type(item) in _SCALARS else dump(item)
    return found


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    """List the fields of a dataclass with their defaults; any other type has none."""
    return tuple((field.name, field.default) for field in fields(kind)) if is_dataclass(kind) else ()


def load(hint: Any, data: Any) -> Any:
    """Return the value of a type that plain data describe; the inverse of `dump`.

    Args:
        hint: A dataclass, ``str``, ``int``, ``float``, ``bool``, ``None``, a tuple of these, or a union.
        data: What `dump` gave, or anything else.

    Raises:
        ValueError: The data do not describe such a value.

    Example:
        >>> from citekit.model import Date
        >>> load(Date, {"parts": [[2014, 6, 30]]}).year
        2014
    """
    if get_origin(hint) in (Union, UnionType):
        return _load_union(get_args(hint), data)
    if get_origin(hint) is tuple:
        return _load_tuple(get_args(hint), data)
    if is_dataclass(hint):
        return _load_dataclass(hint, data)
    if hint is float and type(data) is int:
        return float(data)
    if type(data) is not hint:
        raise ValueError(f"expected {hint.__name__}, found {type(data).__name__}")
    return data


def _load_union(hints: tuple[Any, ...], data: Any) -> Any:
    if data is None and NoneType in hints:
        return None
    (hint,) = (hint for hint in hints if hint is not NoneType)
    return load(hint, data)


def _load_tuple(hints: tuple[Any, ...], data: Any) -> Any:
    if not isinstance(data, list):
        raise ValueError(f"expected a list, found {type(data).__name__}")
    if hints[-1] is Ellipsis:
        return tuple(load(hints[0], item) for item in data)
    if len(hints) != len(data):
        raise ValueError(f"expected {len(hints)} items, found {len(data)}")
    return tuple(load(hint, item) for hint, item in zip(hints, data, strict=True))


def _load_dataclass(hint: Any, data: Any) -> Any:
    hints = _hints(hint)
    if not isinstance(data, dict) or not data.keys() <= hints.keys():
        raise ValueError(f"expected the fields of {hint.__name__}")
    needed = {field.name for field in fields(hint) if field.default is MISSING}
    if not needed <= data.keys():
        raise ValueError(f"{hint.__name__} lacks {', '.join(sorted(needed - data.keys()))}")
    return hint(**{name: load(hints[name], item) for name, item in data.items()})


@cache
def _hints(hint: Any) -> dict[str, Any]:
    return get_type_hints(hint)
