"""Hold the orders of a list: what sorts, what prints and what asks for one know them by the same names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

CITED = "cited"
"""The order that leaves a list as it is."""


class Order(NamedTuple):
    """Say how a list is sorted.

    Attributes:
        scripts: The scripts in the order of their parts of the list; without any the list is one.
        editors: True when works without author stand under their editors.
        romanised: True when everything is compared by its Latin form.
        first: What goes before the names: ``key``, ``year`` or nothing.
        by_year: True when the year comes before the title, not behind it.
    """

    scripts: tuple[str, ...] = ()
    editors: bool = False
    romanised: bool = False
    first: str = ""
    by_year: bool = False


ORDERS: Mapping[str, Order] = {
    CITED: Order(),
    "cyrillic-first": Order(("Cyrl", "Latn")),
    "latin-first": Order(("Latn", "Cyrl"), editors=True, by_year=True),
    "romanised": Order(editors=True, romanised=True),
    "key": Order(first="key"),
    "year": Order(("Cyrl", "Latn"), first="year"),
}
"""GOST and DSTU put Cyrillic first; APA Latin, and the year before the title; MLA sorts by the romanised form."""
