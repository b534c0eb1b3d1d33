"""Give each record of a file a key of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from citekit.model import Reference
from citekit.model.pointers import redirect_pointers

_UNSAFE = re.compile(r"[^\w.:/+*-]")


def fallback_key(position: int) -> str:
    """Return the key of a record that has none; positions count from 1."""
    return f"reference-{position}"


def tex_safe(key: str) -> str:
    r"""Leave out what TeX or BibTeX would choke on: spaces, commas, braces, quotes, ``# % = ~ \``.

    Example:
        >>> tex_safe("Купала, {1910}")
        'Купала1910'
    """
    return _UNSAFE.sub("", key)


def unique_keys(references: Iterable[Reference], *, tex: bool) -> tuple[str, ...]:
    """Return a key for each record, in order; the second ``kupala1910`` becomes ``kupala1910-2``.

    Args:
        references: The records; one without a key is called after its position, ``reference-3``.
        tex: True to leave out characters that TeX does not bear in a key.

    Classic BibTeX compares keys without regard to case, so keys that differ in case alone count as equal.
    """
    wanted = [_wanted_key(reference, tex=tex) for reference in references]
    reserved = {key.casefold() for key in wanted if key}
    given: set[str] = set()
    counters: dict[str, int] = {}
    return tuple(_claim(key, position, given, reserved, counters) for position, key in enumerate(wanted, start=1))


def part_files(files: Sequence[Sequence[Reference]], groups: Iterable[Sequence[int]] = ()) -> tuple[Reference, ...]:
    """Give the records of several files keys of their own; what points to a record of its file still points to it.

    Args:
        files: The records of each file; of equal keys of one file the first is meant.
        groups: Places in all the files together of records that will be joined: they share the key of their first.

    Returns:
        The records of all files, in their order; one without a key has none, and one that will be joined its own key
        when no other record has that.

    Example:
        >>> chapter = Reference("chapter", "c", extra=(("crossref", "conf"),))
        >>> records = part_files([[Reference("book", "conf")], [Reference("book", "conf"), chapter]])
        >>> [one.citation_key for one in records], records[2].extra
        (['conf', 'conf-2', 'c'], (('crossref', 'conf-2'),))
    """
    records = [one for file in files for one in file]
    keys = unique_keys(records, tex=False)
    shared: dict[int, str] = {}
    for group in groups:
        first, *others = [place for place in group if records[place].citation_key] or group
        shared |= dict.fromkeys(others, keys[first])
    return tuple(_named(files, keys, shared))


def _named(files: Sequence[Sequence[Reference]], keys: Sequence[str], shared: Mapping[int, str]) -> Iterator[Reference]:
    place = 0
    for file in files:
        new: dict[str, str] = {}
        for at, one in enumerate(file, start=place):
            if one.citation_key:
                new.setdefault(one.citation_key, shared.get(at, keys[at]))
        for at, one in enumerate(file, start=place):
            is_alias = at in shared and one.citation_key == keys[at]
            own = one.citation_key and (one.citation_key if is_alias else shared.get(at, keys[at]))
            yield redirect_pointers(one if own == one.citation_key else replace(one, citation_key=own), new)
        place += len(file)


def _wanted_key(reference: Reference, *, tex: bool) -> str:
    key = reference.citation_key or ""
    return tex_safe(key) if tex else key


def _claim(key: str, position: int, given: set[str], reserved: set[str], counters: dict[str, int]) -> str:
    """Take the key, or the next one that nobody has or wants; the counter keeps ten thousand equal keys linear."""
    base = key or fallback_key(position)
    free = base
    while free.casefold() in given or (free.casefold() in reserved and free is not key):
        counters[base] = counters.get(base, 1) + 1
        free = f"{base}-{counters[base]}"
    given.add(free.casefold())
    return free
