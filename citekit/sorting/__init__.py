"""Bibliography -> the same records in the order that readers of a list expect.

``ORDERS`` are the orders; a new one is a line there. ``alphabets.toml`` holds the alphabets.
"""

from citekit.sorting.orders import ORDERS, sort_bibliography, sort_languages

__all__ = ["ORDERS", "sort_bibliography", "sort_languages"]
