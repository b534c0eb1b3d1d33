"""Give every record a readable ASCII citation key, unique in its bibliography and stable under re-ordering."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from citekit.model import Reference
from citekit.normalization.key_patterns import DEFAULT_PATTERN, make_citation_key, read_pattern
from citekit.normalization.records import change

_LETTERS = 26


def assign_citation_keys(references: Iterable[Reference], pattern: str | None = None) -> tuple[Reference, ...]:
    """Key each record by its first name, else its kind of law, else the first words of its title, and its year.

    Records that would share a key get ``a``, ``b`` … in the order of their titles, so that the same records have the
    same keys however the list is ordered. A key that a record brought with it stays; where it does not, what points
    to the record by it, such as ``crossref``, points to the new one.

    Args:
        references: The records of one bibliography.
        pattern: What keys are made of, as `citekit.normalization.key_patterns.make_citation_key` reads it,
            ``{auth}{year}{shorttitle}``; with it keys that records brought along are replaced.

    Raises:
        KeyPatternError: The pattern cannot be read.

    Example:
        ``Караткевіч (1965)`` is ``karatkevich1965``; two of them are ``karatkevich1965a`` and ``karatkevich1965b``.
    """
    given = tuple(references)
    records = list(given)
    read_pattern(pattern or DEFAULT_PATTERN)
    stems = {
        index: make_citation_key(record, pattern or DEFAULT_PATTERN)
        for index, record in enumerate(records)
        if pattern or not record.citation_key
    }
    taken = {(record.citation_key or "").casefold() for index, record in enumerate(records) if index not in stems}
    for index in stems:
        records[index] = change(records[index], citation_key=None)
    for index, key in _tell_apart(records, stems, taken):
        records[index] = change(records[index], citation_key=key)
    if not pattern:
        return tuple(records)
    from citekit.normalization.key_pointers import follow_keys  # keys that are given for the first time have none

    return tuple(follow_keys(given, records))


def _tell_apart(records: Sequence[Reference], stems: Mapping[int, str], taken: set[str]) -> Iterator[tuple[int, str]]:
    """Yield a key for each stem; programs that compare keys without regard to case shall tell them apart too."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, stem in stems.items():
        groups[stem.casefold()].append(index)
    for group, members in sorted(groups.items()):
        alone = len(members) == 1 and group not in taken
        ordered = members if alone else _in_order(members, records)
        suffixes = iter([""]) if alone else (_suffix(n) for n in range(len(taken) + len(records)))
        for index in ordered:
            suffix = next(suffix for suffix in suffixes if group + suffix not in taken)
            taken.add(group + suffix)
            yield index, stems[index] + suffix


def _suffix(number: int) -> str:
    letters = ""
    while number >= 0:
        letters = chr(ord("a") + number % _LETTERS) + letters
        number = number // _LETTERS - 1
    return letters


def _in_order(members: Sequence[int], records: Sequence[Reference]) -> list[int]:
    """Sort records by what they are, wherever they stand; those that only look alike are written out to be compared."""
    looks = {index: _look(records[index]) for index in members}
    if len(set(looks.values())) == len(looks):
        return sorted(members, key=looks.__getitem__)
    return sorted(members, key=lambda index: (looks[index], repr(records[index])))


def _look(reference: Reference) -> tuple[str, ...]:
    source = reference.source.text if reference.source else ""
    return (str(reference.title or ""), str(reference.container_title or ""), reference.url or "", source)
