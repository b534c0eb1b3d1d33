"""Join several lists of one work's people: each person once, by the fullest name, in the original script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from citekit.duplicates.kept_texts import is_cyrillic, romanised_tag
from citekit.duplicates.people import compare_people, fold_people
from citekit.model import Name


def merge_names(lists: Sequence[tuple[Name, ...]], language: str | None) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """Return the longest list, each name the fullest of its person, with spellings in the other script as variants.

    Args:
        lists: At least one, none of them empty.
        language: BCP 47 language of the record, for the tags of romanised names.

    Returns:
        The names, and as texts those that found no place.

    Example:
        >>> names, left = merge_names([(Name("Kolas", "J."),), (Name("Колас", "Якуб"),)], "be")
        >>> names[0].given, names[0].variants[0].given, names[0].variants[0].language, left
        ('Якуб', 'J.', 'be-Latn', ())
    """
    longest = max(lists, key=len)
    persons = [[name] for name in longest]
    left: list[str] = []
    for names in lists:
        if names is not longest:
            left += _join(persons, names)
    merged = [_merge_person(person, language) for person in persons]
    lost = chain.from_iterable(lost for _, lost in merged)
    return tuple(name for name, _ in merged), tuple(dict.fromkeys((*lost, *left)))


def _join(persons: list[list[Name]], names: tuple[Name, ...]) -> Iterator[str]:
    """Add each name of a list to its person, no two to one; yield those of persons that are not there."""
    free = list(persons)
    for is_met in (_is_told, _is_same):
        unmet = []
        for name in names:
            met = next((person for person in free if is_met(person[0], name)), None)
            if met is None:
                unmet.append(name)
            else:
                met.append(name)
                free = [person for person in free if person is not met]
        names = tuple(unmet)
    yield from (name_text(text) for name in names for text in (name, *name.variants))


def _is_told(one: Name, other: Name) -> bool:
    """Say whether a name, or a variant of it, is written exactly so."""
    return name_text(other) in map(name_text, (one, *one.variants))


def _is_same(one: Name, other: Name) -> bool:
    pairs = ((left, right) for left in (one, *one.variants) for right in (other, *other.variants))
    return any((compare_people(fold_people([left]), fold_people([right])) or 0) > 0 for left, right in pairs)


def _merge_person(names: Sequence[Name], language: str | None) -> tuple[Name, tuple[str, ...]]:
    best = max(names, key=lambda name: (is_cyrillic(name_text(name)), bool(name.family), len(name_text(name))))
    variants = list(best.variants)
    known = {name_text(name) for name in (best, *variants)}
    left: list[str] = []
    for name in chain.from_iterable((name, *name.variants) for name in names):
        text = name_text(name)
        if text in known:
            continue
        known.add(text)
        tag = _tag(name, best, language)
        if tag is None or any(tag == found.language for found in variants):
            left.append(text)
        else:
            variants.append(replace(name, language=tag, variants=()))
    return replace(best, variants=tuple(variants)), tuple(left)


def _tag(name: Name, best: Name, language: str | None) -> str | None:
    """Return the tag of a spelling in the other script; one in the same script is no variant."""
    if is_cyrillic(name_text(name)) == is_cyrillic(name_text(best)):
        return None
    return name.language or romanised_tag(best.language or language, name_text(best))


def name_text(name: Name) -> str:
    """Return a name in one line, nothing of it left out.

    Example:
        >>> name_text(Name("Vries", "Jan", "de"))
        'de Vries, Jan'
    """
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    return ", ".join(filter(None, (family, name.given, name.dropping_particle, name.suffix, name.literal)))
