"""Miss what a work of its type must say, and find fields that say nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from citekit.lint.reading import about_entry, finding
from citekit.lint.tables import read_table
from citekit.model import Diagnostic, Reference, SourceEntry


def find_missing(reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield the fields that a record lacks for its type (``required.tsv``).

    Example:
        An article without a journal, a book without a year; a book without a place is only told.
    """
    if entry.line and entry.span is None:
        return  # a broken entry may have what it seems to lack
    needed, wanted = _required().get(reference.type, ((), ()))
    for code, groups in (("missing-field", needed), ("missing-detail", wanted)):
        for group in groups:
            if not any(getattr(reference, variable) for variable in group) and not _is_given(entry, group):
                named = " or ".join(variable.replace("_", " ") for variable in group)
                yield about_entry(code, f"{entry.type or reference.type} without {named}", entry, group[0])


def _is_given(entry: SourceEntry, group: tuple[str, ...]) -> bool:
    """Tell whether the file has a field for it that no reader understood; other rules tell of that."""
    return bool(entry.field("crossref")) or any(
        field.name in ("crossref", "xdata") or (field.variable in group and field.text.strip())
        for field in entry.fields
    )


def find_empty(_reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield fields without a value."""
    for field in entry.fields:
        if field.span is not None and not field.text.strip("{} \t\r\n~"):
            yield finding("empty-field", f"{field.name} is empty", field)


@cache
def _required() -> dict[str, tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]]:
    return {kind: (_groups(needed), _groups(wanted)) for kind, needed, wanted in read_table("required.tsv")}


def _groups(cell: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group.split("|")) for group in cell.split())
