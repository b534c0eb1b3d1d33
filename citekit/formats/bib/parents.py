"""Give the entries of a .bib file what they leave to their parents, as biber does, and take it back for writing.

``crossref`` names the book that a chapter stands in, ``xdata`` entries that hold nothing but common fields. Titles
change their names on the way: that of a collection is the ``booktitle`` of a chapter. What identifies the parent alone
(its DOI, address, pages, note) is not handed down, although biber does: a chapter is not the book.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from citekit.formats.bib.entries import Entry
from citekit.formats.bib.entry_tables import DATE_FIELDS, fields_of, is_part, known_fields
from citekit.formats.places import Places
from citekit.model import Diagnostic

_POINTERS = ("xdata", "crossref")
_LONGEST = 1000
"""A value longer than this is not handed down, lest a few lines grow to gigabytes."""

_ITS_OWN = frozenset(
    {
        "doi",
        "eid",
        "entrysubtype",
        "howpublished",
        "library",
        "note",
        "pages",
        "pagetotal",
        "shorttitle",
        "url",
        "urldate",
    }
    | {"usera"}
)
_DATED = frozenset({"date", *DATE_FIELDS})

Fields = Mapping[str, str]


class Family:
    """Know the entries of a file by their keys, and what each of them gets from its parents.

    Attributes:
        has_circle: True when an entry turned out to be its own ancestor, who gets nothing from itself.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.has_circle = False
        self._by_key: dict[str, Entry] = {}
        self._heritages: dict[int, Fields] = {}
        self._met: set[int] = set()
        for entry in entries:
            for key in (entry.key, *_keys(entry.fields.get("ids", ""))):
                self._by_key.setdefault(key, entry)

    def parents(self, entry: Entry) -> Iterator[tuple[str, str, Entry | None]]:
        """Yield for each parent the field that names it, its key, and its entry, or None when the file has none."""
        for pointer in _POINTERS:
            for key in _keys(entry.fields.get(pointer, "")):
                yield pointer, key, self._by_key.get(key)

    def heritage(self, entry: Entry) -> Fields:
        """Return the fields that the parents of an entry have for it, the nearest first."""
        waiting = [entry]
        while waiting:
            last = waiting[-1]
            if id(last) not in self._met:
                self._met.add(id(last))
                waiting += [parent for _, _, parent in self.parents(last) if parent and id(parent) not in self._met]
            else:
                waiting.pop()
                if id(last) not in self._heritages:
                    self._heritages[id(last)] = self._gather(last)
        return self._heritages[id(entry)]

    def _gather(self, entry: Entry) -> Fields:
        fields: dict[str, str] = {}
        for pointer, _, parent in self.parents(entry):
            if parent is None:
                continue
            self.has_circle |= id(parent) not in self._heritages
            whole = _join(parent.fields, self._heritages.get(id(parent), {}))
            if parent is not entry:
                fields = _join(fields, _hand_down(pointer, parent.type, whole, entry.type))
        return fields


def _keys(value: str) -> list[str]:
    return [key for key in (piece.strip().replace(r"\_", "_") for piece in value.split(",")) if key]


def _base(name: str) -> str:
    """Return what fields are handed down together with: a field with its annotations, the parts of a date as one."""
    base = name.partition("+")[0]
    return "date" if base in _DATED else base


def _join(own: Fields, given: Fields) -> dict[str, str]:
    """Add to the fields of an entry those that it says nothing of."""
    said = {_base(name) for name in own}
    return {**own, **{name: value for name, value in given.items() if _base(name) not in said}}


def _hand_down(pointer: str, parent: str, fields: Fields, child: str) -> dict[str, str]:
    renamed = _title_of(parent, child) if pointer == "crossref" else "title"
    given: dict[str, str] = {}
    for name, value in fields.items():
        base, mark, annotation = name.partition("+")
        if len(value) <= _LONGEST and base in _heirlooms(pointer):
            given.setdefault(f"{renamed if base == 'title' else base}{mark}{annotation}", value)
    return given


@cache
def _heirlooms(pointer: str) -> frozenset[str]:
    return (known_fields() | {"editortype", "editoratype"}) - (_ITS_OWN if pointer == "crossref" else frozenset())


def _title_of(parent: str, child: str) -> str:
    """Return the field in which a child has the title of its parent."""
    inside = fields_of(child)["container_title"]
    if is_part(child):
        return "booktitle"
    if inside == "journaltitle":
        return "journaltitle"
    return "maintitle" if parent.startswith("mv") else "title"


def inherit(entries: Iterable[Entry], places: Places) -> tuple[tuple[Entry, ...], list[Diagnostic]]:
    """Return the entries with what their parents have for them, and tell of parents that the file has not.

    Example:
        >>> book = Entry("collection", "a", {"title": "Крывіч", "date": "1926"})
        >>> chapter = Entry("incollection", "b", {"title": "Слова", "crossref": "a"})
        >>> dict(inherit([book, chapter], Places(""))[0][1].fields)
        {'title': 'Слова', 'crossref': 'a', 'booktitle': 'Крывіч', 'date': '1926'}
    """
    kept = tuple(entries)
    family = Family(kept)
    orphans = [
        places.tell("unknown-parent", f"{entry.key}: {pointer} names no entry of this file: {key}"[:200], place)
        for entry in kept
        for pointer, key, parent in family.parents(entry)
        if parent is None
        for place in [entry.places.get(pointer, entry.start)]
    ]
    return tuple(replace(entry, fields=_join(entry.fields, family.heritage(entry))) for entry in kept), orphans


def disinherit(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries without what `inherit` gives them again: a chapter does not repeat its book.

    Example:
        >>> book = Entry("collection", "a", {"title": "Крывіч", "date": "1926"})
        >>> chapter = Entry("incollection", "b", {"title": "Слова", "booktitle": "Крывіч", "crossref": "a"})
        >>> dict(disinherit([book, chapter])[1].fields)
        {'title': 'Слова', 'crossref': 'a'}
    """
    kept = tuple(entries)
    if not any(pointer in entry.fields for entry in kept for pointer in _POINTERS):
        return kept
    family = Family(kept)
    heritages = [family.heritage(entry) for entry in kept]
    if family.has_circle:
        return kept
    return tuple(_without(entry, given) for entry, given in zip(kept, heritages, strict=True))


def _without(entry: Entry, given: Fields) -> Entry:
    groups = {_base(name) for name in given}
    differing = {
        _base(name) for name, value in entry.fields.items() if _base(name) in groups and given.get(name) != value
    }
    differing |= {_base(name) for name in given if name not in entry.fields}
    # A work without a title of its own is hard to recognise for people.
    again = groups - differing - {"title"}
    fields = {name: value for name, value in entry.fields.items() if _base(name) not in again}
    return replace(entry, fields=fields) if again else entry
