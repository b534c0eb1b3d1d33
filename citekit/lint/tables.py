"""Read the tables that lie in this folder."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from citekit.packaged import packaged_text


class Code(NamedTuple):
    """Hold what is known of a code.

    Attributes:
        name: The code, such as ``doi-url``.
        severity: ``error``, ``warning`` or ``info``.
        mends: True when ``--fix`` mends what it can be sure of.
        meaning: One line for people.
    """

    name: str
    severity: str
    mends: bool
    meaning: str


@cache
def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a TSV table without its head; ``#`` starts a comment line."""
    text = packaged_text(__package__, name)
    rows = (tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(rows)[1:]


@cache
def codes() -> Mapping[str, Code]:
    """Return every code, in the order of the table.

    Example:
        >>> codes()["doi-url"].severity
        'warning'
    """
    rows = (Code(name, severity, mends == "yes", meaning) for name, severity, mends, meaning in read_table("codes.tsv"))
    return {code.name: code for code in rows}


@cache
def kinds() -> Mapping[str, str]:
    """Return the kind of value of each variable or field: text, names, date, address, identifier or number."""
    return {row[0]: row[1] for row in read_table("fields.tsv")}
