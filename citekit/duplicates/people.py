"""Fold the names of persons, and tell whether two lists of them are of one work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from citekit.duplicates.folding import fold_words
from citekit.duplicates.likeness import likeness
from citekit.model import Name

_FAMILIES_ALIKE = 0.8
_MOST_COMPARED = 6
_MOST_NAMES = 60
_LONGEST_PERSON = 4
_OTHER_INITIALS = 0.5
_SOFT = frozenset("aeiu")


class Person(NamedTuple):
    """Hold a folded name.

    Attributes:
        family: The family name, or an organisation.
        given: The words and initials of the given names, in their order.
    """

    family: str
    given: tuple[str, ...]


def fold_people(names: Iterable[Name]) -> tuple[Person, ...]:
    """Fold names; a person written in one piece gets a family name, whichever end it stands at.

    Example:
        >>> fold_people([Name("Іваноў", "І. П."), Name(literal="І. П. Іваноў"), Name("Ivanoŭ", "I. P.")])[1:]
        (Person(family='ivanou', given=('i', 'p')), Person(family='ivanou', given=('i', 'p')))
    """
    people = (_fold(name) for name, _ in zip(names, range(_MOST_NAMES), strict=False))
    return tuple(person for person in people if person.family)


def _fold(name: Name) -> Person:
    family = _fold_part(" ".join(filter(None, (name.non_dropping_particle, name.family))))
    given = _fold_part(name.given or "")
    if not family:
        whole = name.literal or name.given or ""
        head, comma, tail = whole.partition(",")
        if comma and (family := _fold_part(head)) and len(family) < _LONGEST_PERSON:
            return Person("".join(family), _fold_part(tail))
        words = _fold_part(whole)
        return _part(words) if len(words) <= _LONGEST_PERSON else Person("".join(words), ())
    if _is_initials(family) and given and not _is_initials(given):
        family, given = given, family
    return Person("".join(family), given)


def _fold_part(text: str) -> tuple[str, ...]:
    return fold_words(text.replace("-", ""))


def _part(words: tuple[str, ...]) -> Person:
    """Part a name written in one piece: its family name is the first word that is no initial."""
    full = [word for word in words if len(word) > 2] or list(words)
    family = full[0] if full else ""
    return Person(family, tuple(word for word in words if word != family))


def _is_initials(words: tuple[str, ...]) -> bool:
    return all(len(word) <= 2 for word in words)


def compare_people(one: tuple[Person, ...], other: tuple[Person, ...]) -> float | None:
    """Return the share of the shorter list that the longer one names too, in whatever order; None without names.

    Example:
        >>> from citekit.model import Name
        >>> short = fold_people([Name("Іваноў", "І.")])
        >>> long = fold_people([Name("Petrov", "P."), Name("Ivanou", "Ivan")])
        >>> compare_people(short, long), compare_people(short, long[:1]), compare_people(short, ())
        (1.0, 0.0, None)
    """
    if not one or not other:
        return None
    short, long = sorted((one[:_MOST_COMPARED], other[:_MOST_COMPARED]), key=len)
    return sum(max(_compare(person, found) for found in long) for person in short) / len(short)


def _compare(one: Person, other: Person) -> float:
    if one.family == other.family or likeness(one.family, other.family) >= _FAMILIES_ALIKE:
        return 1.0 if _agree(one.given, other.given) else _OTHER_INITIALS
    return 1.0 if one.family in other.given and other.family in one.given else 0.0


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether initials may be those of one person; soft vowels are written in many ways (``Ю. — Yu., J.``)."""
    return all(
        left[0] == right[0] or (left[0] in _SOFT and right[0] in _SOFT) for left, right in zip(one, other, strict=False)
    )
