"""Group the records of one work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from citekit.duplicates.blocking import find_pairs
from citekit.duplicates.conflicts import is_conflict
from citekit.duplicates.rating import ENOUGH, rate_works
from citekit.duplicates.works import Work, fold_work, says_nothing
from citekit.model import Reference

_MOST_CHECKED = 12


def find_duplicates(references: Sequence[Reference]) -> tuple[tuple[int, ...], ...]:
    """Find the records that mean the same work.

    Records are compared by their folded romanised form, so that scripts, schemes, typing errors, initials, the order of
    names, abbreviated journals and missing fields do not matter. What tells works apart does: volumes, parts, editions,
    days and numbers of acts, a chapter and its book. A translation is a work of its own.

    Args:
        references: Records of any origin, in any order: the groups do not depend on it.

    Returns:
        Groups of two or more places in the sequence, ascending, ordered by their first place. The time grows as the
        list does.

    Example:
        >>> from citekit.model import Date, Name, Text
        >>> one = Reference("book", author=(Name("Дынер", "В."),), title=Text("Людзі"), issued=Date(((2013,),)))
        >>> two = Reference("book", author=(Name(literal="V. Dyner"),), title=Text("Ludzi"), issued=Date(((2013,),)))
        >>> find_duplicates([one, Reference("book", title=Text("Дрыгва")), two])
        ((0, 2),)
    """
    places: dict[Work, list[int]] = defaultdict(list)
    for place, reference in enumerate(references):
        places[fold_work(reference)].append(place)
    works = sorted(work for work in places if not says_nothing(work))
    joined = (sorted(place for one in group for place in places[works[one]]) for group in _group(works))
    return tuple(sorted(tuple(group) for group in joined if len(group) > 1))


def _group(works: Sequence[Work]) -> Iterable[list[int]]:
    """Join the pairs, the surest first, unless that would bring works together that exclude each other."""
    groups = {place: [place] for place in range(len(works))}
    for _, one, other in sorted(_rate_pairs(works)):
        left, right = groups[one], groups[other]
        if left is not right and not _exclude_each_other(works, left, right):
            left += right
            groups.update(dict.fromkeys(right, left))
    return (group for place, group in groups.items() if min(group) == place)


def _rate_pairs(works: Sequence[Work]) -> list[tuple[float, int, int]]:
    rated = ((rate_works(works[one], works[other]), one, other) for one, other in find_pairs(works))
    return [(-score, one, other) for score, one, other in rated if score >= ENOUGH]


def _exclude_each_other(works: Sequence[Work], left: Sequence[int], right: Sequence[int]) -> bool:
    """Say whether two groups hold works that cannot be one; of great groups only a part is looked at."""
    pairs = ((works[one], works[other]) for one in left[:_MOST_CHECKED] for other in right[:_MOST_CHECKED])
    return any(is_conflict(one, other) and not (one.doi and one.doi == other.doi) for one, other in pairs)
