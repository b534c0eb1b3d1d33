"""Find the pairs that are worth a comparison: a number of them that grows no faster than the list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from citekit.duplicates.works import Work

_NEIGHBOURS = 12
"""With how many of those before it, in the order of works, a record of one block is compared."""
_RARE = 3
_MOST_PEOPLE = 3
_STEM = 4
_LEAST_WORD = 3

Key = tuple[object, ...]


class Rarity:
    """Know of each word of the titles in how many works it stands."""

    def __init__(self, works: Sequence[Work]) -> None:
        self._counts = Counter(word for work in works for word in _words(work))

    def rarest(self, work: Work) -> tuple[str, ...]:
        """Return the rarest words of a work that another one has too."""
        shared = (word for word in _words(work) if self._counts[word] > 1)
        return tuple(sorted(shared, key=lambda word: (self._counts[word], word)))


def find_pairs(works: Sequence[Work]) -> Iterator[tuple[int, int]]:
    """Yield the places of works that share a key, each pair once.

    In a block of many, each work meets only its neighbours in the order of the list, which therefore has to be sorted:
    ten thousand prefaces are no hundred million pairs.

    Args:
        works: Works, all different, in ascending order.
    """
    rarity = Rarity(works)
    blocks: dict[Key, list[int]] = defaultdict(list)
    for place, work in enumerate(works):
        met: set[int] = set()
        rare = rarity.rarest(work)
        for key in {key for name_keys in KEYS for key in name_keys(work, rare)}:
            block = blocks[key]
            met.update(block)
            block.append(place)
            if len(block) > _NEIGHBOURS:
                del block[0]
        for other in sorted(met):
            yield other, place


def _words(work: Work) -> set[str]:
    return {word for title in work.titles for word in title.text.split() if len(word) >= _LEAST_WORD}


def _by_identifier(work: Work, rare: tuple[str, ...]) -> Iterator[Key]:
    for value in (work.doi, work.url, work.archive, work.printed):
        if value:
            yield (value,)
    for isbn in work.isbns:
        yield "isbn", isbn, rare[:1]


def _by_title(work: Work, _rare: tuple[str, ...]) -> Iterator[Key]:
    for title in work.titles:
        yield "title", title.text
        yield from (("title", head) for head in title.heads)


def _by_person_and_year(work: Work, _rare: tuple[str, ...]) -> Iterator[Key]:
    if work.date:
        for stem in _stems(work):
            yield "year", stem, work.year
            yield from (("in title", stem, work.year, title.text[:2]) for title in work.titles)


def _by_person_and_title(work: Work, rare: tuple[str, ...]) -> Iterator[Key]:
    for stem in _stems(work):
        yield from (("start", stem, title.text[:3]) for title in work.titles)
        yield from (("word", stem, word) for word in rare[:_RARE])


def _by_words(work: Work, rare: tuple[str, ...]) -> Iterator[Key]:
    if work.date:
        yield from (("in", work.year, word) for word in rare[:_RARE])
    yield from combinations(sorted(rare[: _RARE + 1]), 2)


def _by_place(work: Work, _rare: tuple[str, ...]) -> Iterator[Key]:
    if work.pages:
        yield "pages", work.year, work.pages
        yield "pages", work.volume, work.issue, work.pages
    if work.number:
        yield "number", work.number, work.date


def _stems(work: Work) -> Iterator[str]:
    return (person.family[:_STEM] for person in (work.people + work.editors)[:_MOST_PEOPLE])


KEYS: tuple[Callable[[Work, tuple[str, ...]], Iterator[Key]], ...] = (
    _by_identifier,
    _by_title,
    _by_person_and_year,
    _by_person_and_title,
    _by_words,
    _by_place,
)
