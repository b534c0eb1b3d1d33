"""Bibliography -> the same records in the order that readers of a list expect.

The orders are `citekit.model.ORDERS`; a new one is a line there. ``alphabets.toml`` holds the alphabets, which are read
when something is sorted.
"""

from __future__ import annotations

from citekit.sorting.orders import sort_bibliography, sort_languages

__all__ = ["sort_bibliography", "sort_languages"]
