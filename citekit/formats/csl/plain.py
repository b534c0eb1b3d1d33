"""Turn values of the model into plain JSON data and back, leaving out what has its default."""

from __future__ import annotations

from collections.abc import Callable
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
    kind: Any = type(value)
    if kind in _SCALARS:
        return value
    if kind is tuple:
        return [dump(item) for item in value]
    known = _fields(kind)
    if not known:
        return value
    found = {}
    for name, default in known:
        item = getattr(value, name)
        if item is not default and item != default:
            found[name] = item if type(item) in _SCALARS else dump(item)
    return found


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
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
    return _loader(hint)(data)


Loader = Callable[[Any], Any]


@cache
def _loader(hint: Any) -> Loader:
    """Return the function that loads values of a type."""
    if get_origin(hint) in (Union, UnionType):
        return _union_loader(get_args(hint))
    if get_origin(hint) is tuple:
        return _tuple_loader(get_args(hint))
    return _dataclass_loader(hint) if is_dataclass(hint) else _scalar_loader(hint)


def _scalar_loader(hint: Any) -> Loader:
    def load_scalar(data: Any) -> Any:
        if type(data) is hint:
            return data
        if hint is float and type(data) is int:
            return float(data)
        raise ValueError(f"expected {hint.__name__}, found {type(data).__name__}")

    return load_scalar


def _union_loader(hints: tuple[Any, ...]) -> Loader:
    (hint,) = (hint for hint in hints if hint is not NoneType)
    inner, empty = _loader(hint), NoneType in hints

    def load_union(data: Any) -> Any:
        return None if data is None and empty else inner(data)

    return load_union


def _tuple_loader(hints: tuple[Any, ...]) -> Loader:
    loaders = tuple(map(_loader, (hint for hint in hints if hint is not Ellipsis)))
    repeated = hints[-1] is Ellipsis

    def load_tuple(data: Any) -> Any:
        if type(data) is not list:
            raise ValueError(f"expected a list, found {type(data).__name__}")
        if repeated:
            return tuple(map(loaders[0], data))
        if len(loaders) != len(data):
            raise ValueError(f"expected {len(loaders)} items, found {len(data)}")
        return tuple(inner(item) for inner, item in zip(loaders, data, strict=True))

    return load_tuple


def _dataclass_loader(hint: Any) -> Loader:
    hints = get_type_hints(hint)
    needed = frozenset(field.name for field in fields(hint) if field.default is MISSING)

    @cache
    def loader_of(name: str) -> Loader:
        return _loader(hints[name])  # not before it is wanted: a type may hold itself

    def load_dataclass(data: Any) -> Any:
        if type(data) is not dict or not data.keys() <= hints.keys():
            raise ValueError(f"expected the fields of {hint.__name__}")
        if not needed <= data.keys():
            raise ValueError(f"{hint.__name__} lacks {', '.join(sorted(needed - data.keys()))}")
        return hint(**{name: loader_of(name)(item) for name, item in data.items()})

    return load_dataclass
