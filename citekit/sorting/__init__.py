"""Bibliography -> the same records in the order that readers of a list expect.

``ORDERS`` are the orders; a new one is a line there. ``alphabets.toml`` holds the alphabets, which are read when
something is sorted.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from citekit.sorting.order_table import ORDERS

if TYPE_CHECKING:
    from citekit.sorting.orders import sort_bibliography, sort_languages

__all__ = ["ORDERS", "sort_bibliography", "sort_languages"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("citekit.sorting.orders"), name)
