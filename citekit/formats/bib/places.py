"""Find the places of entries and fields in a .bib file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from citekit.formats.bib.entry_tables import DATE_FIELDS, OLDER_NAMES, default_fields, entry_types, fields_of
from citekit.formats.bib.scanning import EntryScanner
from citekit.model import SourceEntry, SourceField, Span

if TYPE_CHECKING:
    from citekit.formats.bib.drafts import Draft
    from citekit.formats.places import Places


def locate_bib_entries(text: str) -> Iterator[SourceEntry]:
    """Find the entries of a .bib file, as its reader sees them; one that is broken has no span."""
    scanner = EntryScanner(text)
    return (_locate(draft, scanner.places) for draft in scanner.drafts())


def _locate(draft: Draft, places: Places) -> SourceEntry:
    span = Span(draft.start, draft.end) if draft.is_whole else None
    return SourceEntry(
        draft.type, draft.key, *places.of(draft.start), tuple(_fields(draft, places)), span,
        is_latex=True, is_known=draft.type in entry_types(),
    )  # fmt: skip


def _fields(draft: Draft, places: Places) -> Iterator[SourceField]:
    names = frozenset(name for name, *_ in draft.printed)
    for name, value, start, is_literal in draft.printed:
        span = Span(start, start + len(value)) if is_literal else None
        yield SourceField(name.lower(), value, *places.of(start), variable_of(draft.type, name, names), span)


def variable_of(entry_type: str, name: str, names: frozenset[str] = frozenset()) -> str | None:
    """Return the CSL variable that a field of an entry is read as, or None.

    Args:
        entry_type: The type of the entry.
        name: The name of the field, in small letters.
        names: The names of all fields of the entry.

    Example:
        >>> variable_of("article", "journal"), variable_of("book", "year"), variable_of("book", "keywords")
        ('container_title', 'issued', None)
    """
    name = OLDER_NAMES.get(name, name)
    if name in DATE_FIELDS:
        return None if "date" in names else "issued"
    if name in ("langid", "language"):
        return "language"
    return _variables(entry_type).get(name)


@cache
def _variables(entry_type: str) -> Mapping[str, str]:
    claimed = {field: variable for variable, field in fields_of(entry_type).items()}
    return {field: variable for variable, field in default_fields().items()} | claimed
