"""Group the records of one work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from citekit.duplicates.blocking import find_pairs
from citekit.duplicates.rating import ENOUGH, rate_works
from citekit.duplicates.works import Work, fold_work, says_nothing
from citekit.model import Reference
from citekit.model.pointers import is_work

_MOST_CHECKED = 12
_TOGETHER = ENOUGH / 2
_MARGIN = 0.25

Pair = tuple[float, int, int]
"""How sure two works are one, negated so that the surest sorts first, and their places."""
Exclusion = Callable[[int, int], bool]


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
        >>> one = Reference("book", author=(Name("Колас", "Я."),), title=Text("Сымон"), issued=Date(((1921,),)))
        >>> two = Reference("book", author=(Name(literal="J. Kolas"),), title=Text("Symon"), issued=Date(((1921,),)))
        >>> find_duplicates([one, Reference("book", title=Text("Дрыгва")), two])
        ((0, 2),)
    """
    places: dict[Work, list[int]] = defaultdict(list)
    for place, reference in enumerate(references):
        if is_work(reference):
            places[fold_work(reference)].append(place)
    works = sorted(work for work in places if not says_nothing(work))
    joined = (sorted(place for one in group for place in places[works[one]]) for group in _group(works))
    return tuple(sorted(tuple(group) for group in joined if len(group) > 1))


def _group(works: Sequence[Work]) -> Iterable[list[int]]:
    """Join the pairs, the surest first, unless that would bring works together that exclude each other."""

    @cache
    def exclude(one: int, other: int) -> bool:
        return one != other and rate_works(works[one], works[other]) < _TOGETHER

    groups = {place: [place] for place in range(len(works))}
    for _, one, other in sorted(_drop_ambiguous(_rate_pairs(works), exclude)):
        left, right = sorted((groups[one], groups[other]), key=len, reverse=True)
        if left is not right and not _any_exclude(left, right, exclude):
            left += right
            groups.update(dict.fromkeys(right, left))
    return {id(group): group for group in groups.values()}.values()


def _rate_pairs(works: Sequence[Work]) -> list[Pair]:
    rated = ((rate_works(works[one], works[other]), one, other) for one, other in find_pairs(works))
    return [(-score, one, other) for score, one, other in rated if score >= ENOUGH]


def _drop_ambiguous(pairs: Sequence[Pair], exclude: Exclusion) -> Iterator[Pair]:
    """Leave out a record that fits two works equally well: ``Хроніка`` without a page is left alone."""
    partners: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for score, one, other in pairs:
        partners[one].append((score, other))
        partners[other].append((score, one))
    best = {place: _find_best(found, exclude) for place, found in partners.items()}
    return (pair for pair in pairs if pair[2] in best[pair[1]] and pair[1] in best[pair[2]])


def _find_best(found: list[tuple[float, int]], exclude: Exclusion) -> frozenset[int]:
    """Return the partners of a work, without those that rival for the first place."""
    first = min(found)[0]
    rivals = sorted(other for score, other in found if score - first <= _MARGIN)
    partners = frozenset(other for _, other in found)
    return partners - frozenset(rivals) if _any_exclude(rivals, rivals, exclude) else partners


def _any_exclude(left: Sequence[int], right: Sequence[int], exclude: Exclusion) -> bool:
    """Say whether two groups hold works that cannot be one; of great groups only a part is looked at."""
    return any(exclude(one, other) for one in left[:_MOST_CHECKED] for other in right[:_MOST_CHECKED])
