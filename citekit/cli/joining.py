"""Put the records of several files into one list, so that equal keys of different files mean different records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from citekit.model import Reference
from citekit.model.pointers import redirect_pointers

_OTHER_KEYS = "ids"


def join_files(files: Sequence[Sequence[Reference]]) -> tuple[tuple[Reference, ...], frozenset[str]]:
    """Join the records of files; a key that an earlier file has gets a number, and what names it in its file follows.

    Keys count as equal where they differ in case alone, as classic BibTeX has it.

    Args:
        files: The records of each file.

    Returns:
        All records in their order, and the keys that were made for them.

    Example:
        >>> first, second = (Reference("book", "conf"),), (Reference("book", "conf"),)
        >>> chapter = Reference("chapter", "c", extra=(("crossref", "conf"),))
        >>> records, made = join_files([first, (*second, chapter)])
        >>> [record.citation_key for record in records], records[2].extra
        (['conf', 'conf-2', 'c'], (('crossref', 'conf-2'),))
    """
    taken = {key.casefold() for key in _keys(chain(*files))}
    earlier: set[str] = set()
    joined: list[Reference] = []
    made: set[str] = set()
    for records in files:
        own = dict.fromkeys(_keys(records))
        new = {key: _free_key(key, taken) for key in own if key.casefold() in earlier}
        earlier |= {key.casefold() for key in own}
        made |= set(new.values())
        joined += [_renamed(record, new) for record in records] if new else records
    return tuple(joined), frozenset(made)


def without_made_keys(record: Reference, made: frozenset[str]) -> Reference:
    """Return a record that was joined with others without the keys among its other keys that no file has.

    Example:
        >>> without_made_keys(Reference("book", "a", extra=(("ids", "b, a-2"),)), frozenset({"a-2"})).extra
        (('ids', 'b'),)
    """
    told = dict(record.extra).get(_OTHER_KEYS)
    if not made or not told:
        return record
    kept = ", ".join(key for key in map(str.strip, told.split(",")) if key not in made)
    pairs = ((name, kept if name == _OTHER_KEYS else value) for name, value in record.extra)
    return replace(record, extra=tuple((name, value) for name, value in pairs if value or name != _OTHER_KEYS))


def _keys(records: Iterable[Reference]) -> Iterator[str]:
    return (record.citation_key for record in records if record.citation_key)


def _free_key(key: str, taken: set[str]) -> str:
    number = 2
    while f"{key}-{number}".casefold() in taken:
        number += 1
    taken.add(f"{key}-{number}".casefold())
    return f"{key}-{number}"


def _renamed(record: Reference, new: Mapping[str, str]) -> Reference:
    key = record.citation_key or ""
    return redirect_pointers(replace(record, citation_key=new[key]) if key in new else record, new)
