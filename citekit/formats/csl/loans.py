"""Say in properties of CSL what .bib files have fields of their own for, where these properties are free.

The ``organization`` of a standard is its publisher to CSL, and a preprint that has nothing but its number has an
address, as pandoc has it when it reads such files. What a property got so is no variable of the record.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

_RESOLVERS = MappingProxyType(
    {
        "arxiv": "https://arxiv.org/abs/",
        "hdl": "https://hdl.handle.net/",
        "jstor": "https://www.jstor.org/stable/",
        "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
    }
)
"""Where the numbers of ``eprint`` lead to, by the archives that biblatex knows."""


def lend(extra: tuple[tuple[str, str], ...], taken: Mapping[str, Any]) -> dict[str, str]:
    """Return the properties that say what extra fields say.

    Args:
        extra: Names and texts of the fields.
        taken: The properties that an item has.

    Example:
        >>> lend((("organization", "IEEE"), ("eprint", "1906.04511"), ("eprinttype", "arxiv")), {"DOI": "10.1/x"})
        {'publisher': 'IEEE'}
    """
    told = dict(extra)
    resolver = _RESOLVERS.get((told.get("eprinttype") or told.get("archiveprefix") or "").lower())
    address = f"{resolver}{told['eprint']}" if resolver and told.get("eprint") and "DOI" not in taken else ""
    loans = {"publisher": told.get("organization", ""), "URL": address}
    return {name: text for name, text in loans.items() if text and name not in taken}


def take_back(item: Mapping[str, Any], names: Any, extra: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """Return the properties of an item that say only what extra fields say, unless somebody has changed them.

    Args:
        item: The item.
        names: The properties that were lent, as ``custom`` has them.
        extra: The extra fields of the record.
    """
    if not isinstance(names, list):
        return frozenset()
    lent = [name for name in names if isinstance(name, str)]
    loans = lend(extra, {name: item[name] for name in item if name not in lent})
    return frozenset(name for name in lent if loans.get(name) == item.get(name))
