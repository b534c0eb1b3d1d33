"""Import names when they are first used: most commands need few of them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

__all__ = ["late_function", "late_names"]


def late_names(package: str, **homes: str) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return the ``__getattr__`` and the ``__dir__`` of a package some of whose names are imported when they are used.

    It stands where type checkers do not look, beside the imports that they see: they know every name, and no other.

    Args:
        package: Its name, as ``__name__`` has it; its ``__all__`` is what ``dir`` shows.
        homes: The late names, with spaces between them, by the module of the package that holds them.
    """
    home_of = {name: module for module, names in homes.items() for name in names.split()}

    def get(name: str) -> object:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{home_of[name]}"), name)

    def names() -> list[str]:
        return sorted(sys.modules[package].__all__)

    return get, names


def late_function(module: str, name: str) -> Callable[..., Any]:
    """Return what calls a function, and imports its module for that: a table names many, and few are called.

    Example:
        >>> late_function("json", "dumps")("Псалтыр", ensure_ascii=False)
        '"Псалтыр"'
    """
    return partial(_call, module, name)


def _call(module: str, name: str, /, *values: object, **options: object) -> object:
    return getattr(import_module(module), name)(*values, **options)
