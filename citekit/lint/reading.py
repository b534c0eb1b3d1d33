"""What the rules have in common: which fields hold what, which parts of LaTeX are no prose, how a finding is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from citekit.lint.tables import kinds
from citekit.model import Diagnostic, Repair, SourceEntry, SourceField

_APART = re.compile(
    r"""\\(?:url|nolinkurl|path|href)\s*+\{[^{}]*+\}   # addresses
    | \\[A-Za-z]++\*?+ | \\.                           # commands, which are English
    | (?:https?://|www\.)[^\s{}]++
    | (?<!\\)\$[^$]*+\$                                # formulas
    """,
    re.VERBOSE | re.DOTALL,
)
_SHOWN = 60

MOST_IN_A_FIELD = 50
"""How many findings of one kind are told of one field; the repair is of them all."""


def fields_of(entry: SourceEntry, *wanted: str) -> Iterator[SourceField]:
    """Yield the fields of some kinds (``text``, ``names``, ``date``, ``address`` …) that have a value."""
    for field in entry.fields:
        if field.text.strip() and kind_of(field) in wanted:
            yield field


def kind_of(field: SourceField) -> str:
    """Return the kind of value of a field, empty for one that is not printed."""
    list_of_names, part, _ = field.name.partition(".")
    return kinds().get(list_of_names if part else field.variable or field.name, "")


def prose_of(text: str) -> str:
    r"""Blank out commands, addresses and formulas; what is left keeps its place.

    Example:
        >>> prose_of(r"см. \url{a_b}, 5 \% и $x_1$").replace("\0", ".")
        'см. ........., 5 .. и .....'
    """
    if "\\" not in text and "$" not in text and "://" not in text and "www." not in text:
        return text
    return _APART.sub(lambda match: "\0" * len(match[0]), text)


def finding(code: str, message: str, field: SourceField, at: int = 0, repaired: str | None = None) -> Diagnostic:
    """Make a finding about a place in a field.

    Args:
        code: Its code.
        message: One line for people.
        field: The field.
        at: Where in the field's text.
        repaired: The whole text of the field as it ought to be, when that is sure.
    """
    mendable = repaired is not None and repaired != field.text and repaired.strip() and field.span is not None
    repair = Repair(field.text, repaired, (code,), 1.0) if repaired and mendable else None
    before = field.text[:at]
    breaks = before.count("\n")
    column = at - before.rfind("\n") if breaks else field.column + at
    return Diagnostic(code, message, field.name, repair, field.line + breaks, column)


def about_entry(code: str, message: str, entry: SourceEntry, field: str | None = None) -> Diagnostic:
    """Make a finding about a whole entry, or about a field that it has not."""
    return Diagnostic(code, message, field, None, entry.line or None, entry.column or None)


def shown(text: str) -> str:
    """Shorten a text for a message."""
    # A whole book in one value must not be taken apart for its first words.
    text = " ".join(text[: 10 * _SHOWN].split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def replaced(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with others in places of it.

    Args:
        text: The text.
        edits: Start, end and new text of each place, in order.

    Example:
        >>> replaced("a b c", [(0, 1, "A"), (4, 5, "C")])
        'A b C'
    """
    pieces, at = [], 0
    for start, end, other in edits:
        pieces += [text[at:start], other]
        at = end
    return "".join([*pieces, text[at:]])
