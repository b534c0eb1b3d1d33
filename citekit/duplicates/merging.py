"""Make one record of several that mean one work; no value is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from citekit.duplicates.grouping import find_duplicates
from citekit.duplicates.kept_names import merge_names
from citekit.duplicates.kept_texts import merge_texts
from citekit.duplicates.pointers import point_to_kept
from citekit.model import DATE_FIELDS, MORE_NAMES, NAME_FIELDS, TEXT_FIELDS, Bibliography, Date, Diagnostic, Reference

OTHER_KEYS = "ids"
"""The field of biblatex for other keys of a record."""

_STRING_FIELDS = (
    "type", "language", "collection_number", "edition", "volume", "issue", "page", "section", "number",
    "number_of_pages", "medium", "archive_location", "url", "doi", "isbn", "issn", "note",
)  # fmt: skip
_LISTS = {"keywords": (";", ","), "groups": (";", ","), "file": (";",)}
"""Fields of ``extra`` that hold lists, with the marks between their items: several lists make one."""

_UNKNOWN_TYPE = "document"
_TYPED = re.compile(r"[\w./:–-]+")
_MERGED = "merged-"
_NUMBERED = re.compile(rf"({_MERGED}.+?)-\d+")

Merged = tuple[Any, tuple[str, ...]]


def merge_references(references: Sequence[Reference]) -> Reference:
    """Make one record of several that mean one work.

    Of each field the best value is taken: typed before raw, full names before initials, longer titles before shorter
    ones, the original script before a romanised form, which becomes a variant with its tag. Values that found no place
    stand in ``extra`` under ``merged-title``, ``merged-title-2`` and so on, which every format carries; the other keys
    under ``ids``, where biblatex looks for them. A diagnostic ``merged`` names the records.

    Args:
        references: Records of one work; the first gives the citation key and, of equal values, its own.

    Raises:
        ValueError: There is no record.

    Example:
        >>> from citekit.model import Text
        >>> one = Reference("book", "kolas", "be", title=Text("Сымон"))
        >>> two = Reference("book", "kolas1921", issued=Date(((1921,),)), title=Text("Symon"))
        >>> merged = merge_references([one, two])
        >>> merged.citation_key, merged.issued.year, merged.title.variants[0].value, merged.extra
        ('kolas', 1921, 'Symon', (('ids', 'kolas1921'),))
    """
    if not references:
        raise ValueError("there is no record to merge")
    distinct = tuple(dict.fromkeys(references))
    if len(distinct) == 1:
        return distinct[0]
    language = next((one.language for one in distinct if one.language), None)
    changes: dict[str, Any] = {}
    left: list[tuple[str, str]] = []
    for field, merge in _mergers(language):
        if values := [value for one in distinct if (value := getattr(one, field))]:
            changes[field], lost = merge(values)
            left += ((_MERGED + field.replace("_", "-"), text) for text in lost)
    key = next((one.citation_key for one in distinct if one.citation_key), None)
    merged = replace(distinct[0], citation_key=key, **changes)
    return _with_findings(_with_source(_with_extra(merged, distinct, left), distinct), distinct)


def merge_duplicates(bibliography: Bibliography, groups: Sequence[Sequence[int]] | None = None) -> Bibliography:
    """Join the records of a bibliography that mean one work, each group in the place of its first record.

    What points to a record that goes, such as the ``crossref`` of a chapter, points to the joined one.

    Args:
        bibliography: The records.
        groups: The places of the records to join, as `find_duplicates` returns them; found out when None.

    Example:
        >>> from citekit.model import Text
        >>> psalter = Reference("book", "skaryna", title=Text("Псалтыр"))
        >>> len(merge_duplicates(Bibliography((psalter, psalter))).references)
        1
    """
    groups = find_duplicates(bibliography.references) if groups is None else groups
    references = point_to_kept(bibliography.references, groups)
    merged = {group[0]: merge_references([references[place] for place in group]) for group in groups}
    dropped = {place for group in groups for place in group[1:]}
    kept = (merged.get(place, one) for place, one in enumerate(references) if place not in dropped)
    return replace(bibliography, references=tuple(kept))


def _mergers(language: str | None) -> Iterator[tuple[str, Callable[[Any], Merged]]]:
    yield from ((field, partial(merge_names, language=language)) for field in NAME_FIELDS)
    yield from ((field, partial(merge_texts, language=language)) for field in TEXT_FIELDS)
    yield from ((field, _merge_dates) for field in DATE_FIELDS)
    yield from ((field, partial(_merge_strings, field=field)) for field in _STRING_FIELDS)


def _merge_strings(values: Sequence[str], field: str) -> Merged:
    def rank(value: str) -> tuple[bool, int]:
        is_typed = value != _UNKNOWN_TYPE and bool(_TYPED.fullmatch(value))
        return is_typed, len(value) if field == "page" else 0

    best = max(values, key=rank)
    return best, tuple(value for value in dict.fromkeys(values) if value not in (best, _UNKNOWN_TYPE))


def _merge_dates(values: Sequence[Date]) -> Merged:
    best = max(values, key=lambda date: (len(date.parts) > 0, not date.circa, max(map(len, date.parts), default=0)))
    return best, tuple(_date_text(date) for date in dict.fromkeys(values) if date != best)


def _date_text(date: Date) -> str:
    """Write a date as ISO 8601 does: ``2014-06-30``, ``1991/1992``, ``1860~``."""
    points = "/".join("-".join(f"{part:02}" for part in point) for point in date.parts)
    return " ".join(filter(None, (points + "~" * date.circa, date.literal)))


def _with_extra(merged: Reference, references: Sequence[Reference], left: Sequence[tuple[str, str]]) -> Reference:
    """Keep what has no variable, each value once; a name that is taken gets a number."""
    extra: dict[str, str] = {}
    if keys := ", ".join(_other_keys(references, merged.citation_key)):
        extra[OTHER_KEYS] = keys
    lists: dict[str, list[str]] = {}
    for name, value in (*(pair for one in references for pair in one.extra if pair[0] != OTHER_KEYS), *left):
        if name in _LISTS:
            lists.setdefault(name, []).append(value)
            extra.setdefault(name, value)
        else:
            _keep(extra, name, value)
    extra |= {name: _unite(name, values) for name, values in lists.items()}
    return replace(merged, extra=tuple(extra.items()))


def _unite(name: str, values: Sequence[str]) -> str:
    """Make one list of several: a file, a keyword or a group that two records have stands in it once."""
    if len(set(values)) == 1:
        return values[0]
    mark = next((mark for mark in _LISTS[name] if any(mark in value for value in values)), _LISTS[name][-1])
    items = (item.strip() for value in values for item in value.split(mark if mark in value else _LISTS[name][-1]))
    return f"{mark} ".join(dict.fromkeys(filter(None, items)))


def _other_keys(references: Sequence[Reference], key: str | None) -> dict[str, None]:
    found = dict.fromkeys(name for one in references for name in (*_told_keys(one), one.citation_key) if name)
    found.pop(key or "", None)
    return found


def _told_keys(reference: Reference) -> tuple[str, ...]:
    told = (value for name, value in reference.extra if name == OTHER_KEYS)
    return tuple(key.strip() for value in told for key in value.split(",") if key.strip())


def _keep(extra: dict[str, str], name: str, value: str) -> None:
    base = _base(name)
    home = base if base.startswith(_MERGED) else _MERGED + base
    if any(value == known and _base(found) in (base, home) for found, known in extra.items()):
        return
    names = (base, home, *(f"{home}-{number}" for number in range(2, len(extra) + 3)))
    extra[next(free for free in names if free not in extra)] = value


def _base(name: str) -> str:
    numbered = _NUMBERED.fullmatch(name)
    return numbered[1] if numbered else name


def _with_source(merged: Reference, references: Sequence[Reference]) -> Reference:
    """Keep the first string, with the places of the values that are still its own; the others stay as texts."""
    holder = next((one for one in references if one.source), None)
    if holder is None or holder.source is None:
        return merged
    extra = dict(merged.extra)
    for text in (one.source.text for one in references if one.source and one.source.text):
        if text != holder.source.text:
            _keep(extra, f"{_MERGED}source", text)
    own = tuple(
        place for place in holder.sources if getattr(merged, place.field, None) == getattr(holder, place.field, None)
    )
    return replace(merged, source=holder.source, sources=own, extra=tuple(extra.items()))


def _with_findings(merged: Reference, references: Sequence[Reference]) -> Reference:
    """Keep the findings, but for names that another record does give, and tell what was merged."""
    whole = {
        role
        for role in NAME_FIELDS
        for one in references
        if getattr(one, role) and (MORE_NAMES, role) not in _codes(one)
    }
    kept = (found for one in references for found in one.diagnostics)
    findings = dict.fromkeys(found for found in kept if not (found.code == MORE_NAMES and found.field in whole))
    is_new = replace(merged, diagnostics=()) != replace(references[0], diagnostics=())
    names = _list_joined(references, merged.citation_key)
    if is_new and names:
        findings[Diagnostic("merged", f"joined with {', '.join(names)}")] = None
    return replace(merged, diagnostics=tuple(findings))


def _list_joined(references: Sequence[Reference], key: str | None) -> tuple[str, ...]:
    told = (*_told_keys(references[0]), key)
    keys = (one.citation_key for one in references[1:])
    return tuple(dict.fromkeys(name or "a record without a key" for name in keys if not name or name not in told))


def _codes(reference: Reference) -> set[tuple[str, str | None]]:
    return {(found.code, found.field) for found in reference.diagnostics}
