"""Tell two works apart by what both of them state: other volumes, editions, days or numbers are other works."""

from __future__ import annotations

from collections.abc import Callable

from citekit.duplicates.abbreviations import is_same_name
from citekit.duplicates.identifiers import are_other_dois
from citekit.duplicates.works import ACT, ARTICLE, DATA, PAGE, PART, PROGRAM, WHOLE, Work

_DATED = frozenset({ACT, ARTICLE, PAGE, ""})
_NUMBERED = frozenset({ACT, ""})
_ABSTRACTS = ("avtoref", "autaref", "autoref")


def is_conflict(one: Work, other: Work) -> bool:
    """Say whether two records state what one work cannot have twice.

    Example:
        >>> is_conflict(Work(kind=WHOLE, volume=(1,)), Work(kind=WHOLE, volume=(2,)))
        True
    """
    return any(tell_apart(one, other) for tell_apart in CONFLICTS)


def _other_parts(one: Work, other: Work) -> bool:
    """Tell apart ``Ч. 1`` and ``Ч. 2`` in equal titles; a part may be given as the volume of the other record."""
    if not one.titles or not other.titles:
        return False
    left, right = one.titles[0], other.titles[0]
    if left.parts == right.parts:
        return bool(left.numbers and right.numbers) and not (
            set(left.numbers) <= set(right.numbers) or set(right.numbers) <= set(left.numbers)
        )
    return (left.parts or other.volume) != (right.parts or one.volume) or bool(left.parts and right.parts)


def _other_volume(one: Work, other: Work) -> bool:
    """Tell apart volumes, and issues of one volume; what one record calls volume the other may call issue."""
    left, right = (one.volume, one.issue), (other.volume, other.issue)
    if set(filter(None, left)) & set(filter(None, right)) and not (all(left) and all(right)):
        return False
    return any(a and b and not _shares(a, b) for a, b in zip(left, right, strict=True))


def _shares(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """``5 (12)`` and ``5`` are one issue, numbered in the year and from the first one on."""
    return set(one) <= set(other) or set(other) <= set(one)


def _other_series_number(one: Work, other: Work) -> bool:
    return bool(one.series_number and other.series_number) and one.series_number != other.series_number


def _other_edition(one: Work, other: Work) -> bool:
    return bool(one.edition and other.edition and one.edition != other.edition)


def _other_year(one: Work, other: Work) -> bool:
    """Tell that a book of another year is another edition, and an act of another year another act."""
    is_whole = not {WHOLE, ACT}.isdisjoint((one.kind, other.kind))
    return is_whole and bool(one.date and other.date) and one.year != other.year


def _other_day(one: Work, other: Work) -> bool:
    """Tell apart pieces of a newspaper, and acts of one name, by their day."""
    if one.kind not in _DATED or other.kind not in _DATED:
        return False
    pairs = zip(one.date[1:], other.date[1:], strict=False)
    return one.year == other.year and any(left != right for left, right in pairs)


def _other_number(one: Work, other: Work) -> bool:
    """Tell apart acts and standards of one name by their number."""
    if one.kind not in _NUMBERED or other.kind not in _NUMBERED:
        return False
    return bool(one.number and other.number) and one.number != other.number


def _other_pages(one: Work, other: Work) -> bool:
    """Tell apart two pieces of one issue; where only single pages are named, they may be those of one piece."""
    if not one.pages or not other.pages or WHOLE in (one.kind, other.kind):
        return False
    is_range = one.pages[0] < one.pages[1] or other.pages[0] < other.pages[1]
    return is_range and not overlap(one.pages, other.pages)


def overlap(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Say whether two ranges of pages have more than half of the shorter one in common.

    Example:
        >>> overlap((95, 98), (98, 101)), overlap((12, 15), (14, 14))
        (False, True)
    """
    common = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return 2 * common > min(one[1] - one[0], other[1] - other[0]) + 1


def _other_volume_title(one: Work, other: Work) -> bool:
    """A volume with a title of its own is neither another such volume nor the whole set."""
    if one.volume_title and other.volume_title:
        return not is_same_name(one.volume_title, other.volume_title)
    titled, bare = (one, other) if one.volume_title else (other, one)
    return bool(titled.volume_title and titled.volume) and bare.kind == WHOLE and not bare.volume


def _part_of_the_other(one: Work, other: Work) -> bool:
    """A chapter is not its book, though it may have its ISBN, and even its title."""
    return {one.kind, other.kind} == {PART, WHOLE} and bool(one.container) != bool(other.container)


def _abstract_of_the_other(one: Work, other: Work) -> bool:
    """Tell a thesis from its printed abstract, which has the same author, title and year."""
    if not one.genre or not other.genre:
        return False
    return any(mark in one.genre for mark in _ABSTRACTS) != any(mark in other.genre for mark in _ABSTRACTS)


def _other_size(one: Work, other: Work) -> bool:
    """Tell apart two books of which one has less than half the pages of the other."""
    if not one.extent or not other.extent:
        return False
    small, large = sorted((one.extent[0], other.extent[0]))
    return 2 * small < large


def _other_isbn(one: Work, other: Work) -> bool:
    """Parts of a set, and editions, have numbers of their own."""
    return one.kind == other.kind == WHOLE and bool(one.isbns and other.isbns) and not set(one.isbns) & set(other.isbns)


def _other_kind(one: Work, other: Work) -> bool:
    """Tell a paper from the data, the program, the thesis and the book of its title."""
    if one.url and one.url == other.url:
        return False
    kinds = {one.kind, other.kind}
    if len(kinds) == 2 and "" not in kinds:
        if not kinds.isdisjoint((DATA, PROGRAM)):
            return True
        return kinds == {ARTICLE, WHOLE} and bool(one.container) != bool(other.container)
    return one.is_thesis != other.is_thesis and _is_published(other if one.is_thesis else one)


def _is_published(work: Work) -> bool:
    return work.kind == WHOLE and bool(work.publisher and work.isbns)


def _other_doi(one: Work, other: Work) -> bool:
    """A DOI may be printed wrongly, and journals have two; then the pages are the same."""
    return are_other_dois(one.doi, other.doi) and not has_same_range(one, other)


def has_same_range(one: Work, other: Work) -> bool:
    """Say whether both stand on the same pages, more than one."""
    return one.pages == other.pages != () and one.pages[0] < one.pages[1]


def _other_language(one: Work, other: Work) -> bool:
    """Tell a work from its translation, unless a variant of the title or a number says otherwise."""
    if not one.languages or not other.languages or not set(one.languages).isdisjoint(other.languages):
        return False
    is_told = set(one.isbns) & set(other.isbns) or (one.url and one.url == other.url)
    return not is_told and not has_same_range(one, other)


def _volume_of_the_other(one: Work, other: Work) -> bool:
    """Tell a work in volumes from a volume of it that has no title of its own."""
    return _holds(one, other) or _holds(other, one)


def _holds(whole: Work, volume: Work) -> bool:
    if not volume.volume or whole.volume or WHOLE not in (whole.kind, volume.kind):
        return False
    return whole.is_set or (len(whole.until) > 0 and whole.until[0] > whole.year and volume.until == volume.date != ())


def _other_host(one: Work, other: Work) -> bool:
    """Tell apart pages of one general title, such as ``Главная страница``, which name no author and no day."""
    if not one.host or not other.host or one.host == other.host:
        return False
    return not (one.people and other.people) and not (one.date and other.date)


CONFLICTS: tuple[Callable[[Work, Work], bool], ...] = (
    _other_year,
    _other_volume,
    _other_day,
    _other_number,
    _other_edition,
    _other_series_number,
    _other_parts,
    _other_isbn,
    _part_of_the_other,
    _other_volume_title,
    _other_pages,
    _abstract_of_the_other,
    _other_size,
    _other_kind,
    _other_doi,
    _other_language,
    _volume_of_the_other,
    _other_host,
)
