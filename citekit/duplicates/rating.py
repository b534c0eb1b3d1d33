"""Rate how surely two records are one work."""

from __future__ import annotations

from collections.abc import Callable

from citekit.duplicates.abbreviations import is_same_name
from citekit.duplicates.conflicts import has_same_range, is_conflict, overlap
from citekit.duplicates.people import compare_people
from citekit.duplicates.titles import OTHER, compare_titles
from citekit.duplicates.works import ACT, ARTICLE, PAGE, PART, WHOLE, Work

ENOUGH = 5.5
"""The least sum of evidence that makes two records one work."""

_CERTAIN = 20.0
_EITHER_KIND = frozenset({"", PAGE, PART, ARTICLE})


def rate_works(one: Work, other: Work) -> float:
    """Return the sum of what speaks for one work and against it; from `ENOUGH` on two records are one.

    Equal records and those with one DOI are one work at once, those with a conflict never.
    """
    # The languages come last; a romanised twin shows none.
    if one[:-1] == other[:-1] and not (one.languages and other.languages and one.languages != other.languages):
        return _CERTAIN
    if one.doi and one.doi == other.doi:
        return _CERTAIN if _may_share_doi(one, other) else -_CERTAIN
    if is_conflict(one, other):
        return -_CERTAIN
    score = compare_titles(one.titles, other.titles)
    # An article on the same pages of the same journal is the same, though its title be given in another language.
    if score <= OTHER and not has_same_range(one, other):
        return score
    return score + sum(rate(one, other) for rate in EVIDENCE)


def _may_share_doi(one: Work, other: Work) -> bool:
    """Chapters are sometimes given the DOI of their book: then pages and titles differ."""
    apart = one.pages and other.pages and not overlap(one.pages, other.pages)
    return not apart or compare_titles(one.titles, other.titles) > 0


def _rate_people(one: Work, other: Work) -> float:
    share = compare_people(one.people, other.people)
    if share is None:
        return _rate_editors(one, other)
    return 3.0 * share if share >= 0.5 else -4.0


def _rate_editors(one: Work, other: Work) -> float:
    """Where a record names no author, those who compiled the work may stand for them."""
    share = compare_people(one.people + one.editors, other.people + other.editors)
    if share is None or share < 0.5:
        return 0.0 if share is None or one.people or other.people else -2.0
    return 3.0 * share


def _rate_year(one: Work, other: Work) -> float:
    if not one.date or not other.date:
        return -0.5 if one.date or other.date else 0.0
    if one.year == other.year or one.year in other.until[:1] or other.year in one.until[:1]:
        return 1.5
    return -1.5 if abs(one.year - other.year) == 1 else -6.0


def _rate_container(one: Work, other: Work) -> float:
    if not one.container or not other.container:
        return 0.0
    return 1.5 if is_same_name(one.container, other.container) else -3.0


def _rate_volume(one: Work, other: Work) -> float:
    pairs = ((one.volume, other.volume), (one.issue, other.issue))
    return sum(0.5 for left, right in pairs if left and left == right)


def _rate_pages(one: Work, other: Work) -> float:
    """Compare the pages of a part; those of a book are only where somebody looked."""
    if not one.pages or not other.pages or WHOLE in (one.kind, other.kind):
        return 0.0
    if one.pages == other.pages:
        return 2.5 if one.pages[0] < one.pages[1] else 1.0
    return 0.5 if overlap(one.pages, other.pages) else -1.0


def _rate_imprint(one: Work, other: Work) -> float:
    score = _rate_edition(one, other)
    if one.publisher and other.publisher:
        score += 0.5 if is_same_name(one.publisher, other.publisher) else -0.5
    if one.place and other.place:
        score += 0.5 if is_same_name(one.place, other.place) else -0.5
    if one.extent and other.extent:
        score += 1.0 if one.extent == other.extent else -2.0
    return score


def _rate_edition(one: Work, other: Work) -> float:
    """An edition that one record alone states is rather another one."""
    if one.edition == other.edition:
        return 0.5 if one.edition else 0.0
    return -1.0


def _rate_kind(one: Work, other: Work) -> float:
    """A book is no article; all else is confused by those who describe it."""
    kinds = {one.kind, other.kind}
    return -2.0 if len(kinds) == 2 and not kinds <= _EITHER_KIND and "" not in kinds else 0.0


def _rate_act(one: Work, other: Work) -> float:
    if ACT not in (one.kind, other.kind):
        return 0.0
    day = 1.5 if len(one.date) == 3 and one.date == other.date else 0.0
    number = 2.5 if one.number and one.number == other.number else 0.0
    return day + number or -2.0


def _rate_address(one: Work, other: Work) -> float:
    score = 3.0 if one.url and one.url == other.url else 0.0
    if set(one.isbns) & set(other.isbns):
        score += 2.5 if one.kind == other.kind == WHOLE else 0.5
    if one.archive and other.archive:
        score += 3.0 if one.archive == other.archive else -3.0
    if one.doi and other.doi:
        score -= 4.0
    return score


EVIDENCE: tuple[Callable[[Work, Work], float], ...] = (
    _rate_people,
    _rate_year,
    _rate_container,
    _rate_volume,
    _rate_pages,
    _rate_imprint,
    _rate_kind,
    _rate_act,
    _rate_address,
)
