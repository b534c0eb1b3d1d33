"""Find fields that the type of their entry does not print, misspelt names of fields, unknown types."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from citekit.lint.reading import about_entry, finding
from citekit.lint.tables import kinds, read_table
from citekit.model import Diagnostic, Reference, SourceEntry

_TYPES = (
    "article", "book", "incollection", "inproceedings", "inbook", "thesis", "phdthesis", "report", "online", "misc",
)  # fmt: skip
_LONGEST_NAME = 20
_OFTEN_MISSPELT = (
    "author", "editor", "translator", "title", "subtitle", "booktitle", "journal", "journaltitle", "publisher",
    "location", "address", "institution", "volume", "number", "pages", "series", "edition", "langid", "urldate",
)  # fmt: skip


def find_misfits(_reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield what of an entry of a .bib file gets lost on the way to print.

    Example:
        ``journal`` in ``@book`` is printed nowhere, ``auhtor`` is no field, ``@artcle`` is printed as ``@misc``.
    """
    if not entry.is_latex:
        return
    if not entry.is_known:
        meant = next((known for known in _TYPES if _is_slip(entry.type, known)), None)
        code, guess = ("type-misspelt", f"; @{meant} is meant?") if meant else ("type-unknown", "")
        yield about_entry(code, f"@{entry.type[:40]} is no type of entry{guess}", entry)
    names, seen = {field.name for field in entry.fields}, set[str]()
    for field in entry.fields:
        instead = _unfit().get((entry.type, field.name))
        if instead:
            yield finding("field-unfit", f"{field.name} is not printed in @{entry.type}: {instead}", field)
        elif not field.name.isascii():
            yield finding("field-name", f"{field.name[:40]}: no style knows this name", field)
        elif field.variable is None and (meant := _meant(field.name)) and meant not in names:
            yield finding("field-name", f"{field.name} is no field; {meant} is meant?", field)
        if field.name in seen:
            yield finding("field-twice", f"{field.name} stands twice; which counts depends on the program", field)
        seen.add(field.name)


@cache
def _unfit() -> dict[tuple[str, str], str]:
    rows = read_table("unfit.tsv")
    return {(kind, name): instead for types, name, instead in rows for kind in types.split()}


def _meant(name: str) -> str | None:
    """Return the field whose name differs by one slip of the fingers, or None."""
    if name in kinds() or not 4 <= len(name) <= _LONGEST_NAME or not name[0].isalpha():
        return None
    return next((known for known in _OFTEN_MISSPELT if _is_slip(name, known)), None)


def _is_slip(name: str, known: str) -> bool:
    """Tell whether one letter is lost, doubled, changed, or two have changed places."""
    if abs(len(name) - len(known)) > 1 or name == known:
        return False
    at = next((at for at, (one, other) in enumerate(zip(name, known, strict=False)) if one != other), len(known))
    swapped = name[at : at + 2] == known[at : at + 2][::-1] and name[at + 2 :] == known[at + 2 :]
    changed = name[at + 1 :] == known[at + 1 :]
    return swapped or changed or name[at + 1 :] == known[at:] or name[at:] == known[at + 1 :]
