"""Prepare a bibliography for being looked up by number, name, title and abbreviation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from citekit.citations.keys import fold_word, fold_words, head
from citekit.citations.words import YEAR
from citekit.model import Bibliography, Name, Reference

_NUMBER = re.compile(r"\D{0,6}(\d{1,4})(?:\D{0,3}\d{1,4})?\D{0,4}")
_YEAR = re.compile(rf"(?<!\d)({YEAR})(?:([a-hа-д])(?![\w.]))?(?!\d)")
_CAPITALS = re.compile(r"(?<!\w)[^\W\d_a-zа-яёіїєґўąćęłńóśźż]{2,8}(?!\w)")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_START_WORDS = 14
_PERSON_WORDS = 3
_HEADING_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold what a reference can be recognised by.

    Attributes:
        number: Its place in the bibliography, from 0.
        families: Folded family names of its authors, else of its editors or compilers, in order.
        literals: Names of institutions and sites, letters only, folded.
        starts: Folded first words of its title, its string and its other names.
        abbreviations: Its label when that is no number, initials of its institutions, words in capitals in its string.
        years: The years it was issued in.
        printed_years: All years that its string prints.
        suffix: The letter printed behind its year, or nothing.
    """

    number: int
    families: tuple[str, ...]
    literals: tuple[str, ...]
    starts: tuple[tuple[str, ...], ...]
    abbreviations: frozenset[str]
    years: frozenset[str]
    printed_years: frozenset[str]
    suffix: str


@dataclass(frozen=True, slots=True)
class ReferenceIndex:
    """Hold the entries of a bibliography and the ways to them.

    Attributes:
        entries: One for each reference, in order.
        numbers: Number in the text -> places in the bibliography, several when two lists are numbered alike.
        labelled: True when the list prints its numbers.
        by_head: First letters of any folded name, title or abbreviation -> places.
    """

    entries: tuple[Entry, ...]
    numbers: Mapping[int, tuple[int, ...]]
    labelled: bool
    by_head: Mapping[str, tuple[int, ...]]

    @property
    def highest(self) -> int:
        """The highest number of the list, 0 when there is none."""
        return max(self.numbers, default=0)

    def twins(self, one: int, other: int) -> bool:
        """Tell whether two places hold one work, listed twice under one number or looked up once."""
        return one == other or any({one, other} <= set(places) for places in self.numbers.values() if len(places) > 1)

    def near(self, words: Iterable[str]) -> tuple[Entry, ...]:
        """Return the entries that share the head of one of some folded words."""
        heads = {head(word) for word in words}
        places = sorted({place for key in heads for place in self.by_head.get(key, ())})
        return tuple(self.entries[place] for place in places)


def index_bibliography(bibliography: Bibliography) -> ReferenceIndex:
    """Prepare a bibliography for being looked up."""
    entries = tuple(_entry(place, record) for place, record in enumerate(bibliography.references))
    by_head: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        for key in _heads(entry):
            by_head[key].append(entry.number)
    labels = _labels(bibliography.references)
    return ReferenceIndex(
        entries, _numbers(labels), any(labels), {key: tuple(places) for key, places in by_head.items()}
    )


def _heads(entry: Entry) -> set[str]:
    words = (*entry.families, *entry.literals, *(start[0] for start in entry.starts), *entry.abbreviations)
    return {head(word) for word in words if word}


def _labels(references: Iterable[Reference]) -> list[int | None]:
    """Read the numbers that the list prints before its references."""
    labels = (record.source.label or "" if record.source else "" for record in references)
    return [int(match[1]) if (match := _NUMBER.fullmatch(label)) else None for label in labels]


def _numbers(labels: Sequence[int | None]) -> dict[int, tuple[int, ...]]:
    """Look the references up by their labels, and those of a list without numbers by their order."""
    found: dict[int, list[int]] = defaultdict(list)
    labelled = any(labels)
    for place, label in enumerate(labels):
        number = label if labelled else place + 1
        if number is not None:
            found[number].append(place)
    return {number: tuple(places) for number, places in found.items()}


def _entry(place: int, record: Reference) -> Entry:
    names = record.author or record.editor or record.compiler
    spellings = [spelling for name in names for spelling in (name, *name.variants)]
    printed = _LINK.sub(" ", record.source.text if record.source else "")
    years = [(match[1], match[2] or "") for match in _YEAR.finditer(printed)]
    issued = frozenset(str(part[0]) for part in record.issued.parts) if record.issued else frozenset()
    return Entry(
        place,
        tuple(filter(None, (family for spelling in spellings for family in _families(spelling)))),
        tuple(filter(None, ("".join(fold_words(spelling.literal)) for spelling in spellings if spelling.literal))),
        tuple(_starts(record, printed)),
        frozenset(_abbreviations(record, printed, names)),
        issued,
        frozenset(year for year, _ in years),
        next((_suffix(suffix) for year, suffix in years if suffix and year in issued), ""),
    )


def _families(name: Name) -> Iterable[str]:
    """Fold a family name; a literal of two or three words may be a person whose names were not told apart."""
    if name.family:
        yield fold_word(name.sort_name.replace(" ", ""))
    elif (
        name.literal and len(words := name.literal.split()) <= _PERSON_WORDS and name.literal.replace(" ", "").isalpha()
    ):
        yield fold_word(words[0])


def _starts(record: Reference, printed: str) -> Iterable[tuple[str, ...]]:
    texts = [record.title, record.title_short, record.volume_title, record.container_title, record.authority]
    texts += [variant for text in texts if text for variant in text.variants]
    for text in dict.fromkeys((*(str(text)[:300] for text in texts if text), printed[:300])):
        if words := fold_words(text)[:_START_WORDS]:
            yield words
    # The record of a work without an author may print its institution in front of the title.
    behind = fold_words(str(record.title or "")[:300].partition(". ")[2])[:_START_WORDS]
    if len(behind) > 1:
        yield behind


def _abbreviations(record: Reference, printed: str, names: Iterable[Name]) -> Iterable[str]:
    label = record.source.label if record.source else None
    if label and not any(character.isdigit() for character in label.strip("[]. ")[:1]):
        yield "".join(fold_words(label))
    bodies = [name.literal for name in names] + [str(text) for text in (record.authority, record.publisher) if text]
    bodies.append(printed[:_HEADING_LENGTH].partition(".")[0])
    for body in filter(None, bodies):
        yield fold_word("".join(word[0] for word in body.split() if len(word) > 2 and word[0].isalpha()))
    yield from (fold_word(match[0]) for match in _CAPITALS.finditer(printed))


def _suffix(letter: str) -> str:
    """Write the letter of a year in Latin: ``а`` and ``a``, ``б`` and ``b`` are one.

    Example:
        >>> _suffix("б"), _suffix("в"), _suffix("c")
        ('b', 'c', 'c')
    """
    return letter.lower().translate(SUFFIXES)


SUFFIXES = str.maketrans("абвгд", "abcde")
"""Cyrillic letters behind years, as the Latin ones of the same place."""
