"""Bibliography -> the same records in the order that readers of a list expect.

``ORDERS`` are the orders; a new one is a line there. ``alphabets.toml`` holds the alphabets, which are read when
something is sorted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.late_names import late_names
from citekit.sorting.order_table import ORDERS

if TYPE_CHECKING:
    from citekit.sorting.orders import sort_bibliography, sort_languages
else:
    __getattr__, __dir__ = late_names(__name__, orders="sort_bibliography sort_languages")

__all__ = ["ORDERS", "sort_bibliography", "sort_languages"]
