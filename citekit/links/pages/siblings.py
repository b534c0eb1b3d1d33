"""Compare a page with a made-up neighbour: a server that answers both alike has neither."""

from __future__ import annotations

import re

from citekit.links.page import Page
from citekit.links.pages.addresses import leaf_of, same_place, split_url
from citekit.links.pages.phrases import fold, is_error_heading, says_missing, split_sentences
from citekit.links.pages.reading import PageText
from citekit.links.pages.words import shingles, similarity, words_of
from citekit.model.link import Evidence

_DENIALS = frozenset({400, 404, 410, 422})
_ALIKE = 0.85
_RATHER_ALIKE = 0.4
_FEW_RUNS = 8
_MANY_RUNS = 20
_MANY_WORDS = 30
_LETTERS = re.compile(r"[^\W\d_]+")


def is_answered(sibling: Page | None) -> bool:
    """Say whether the server has answered for the made-up neighbour: with a page, or by denying it as it should."""
    return sibling is not None and sibling.status is not None and (sibling.status < 400 or sibling.status in _DENIALS)


def find_likeness(page: Page, text: PageText, sibling: Page, other: PageText) -> Evidence | None:
    """Return what shows that the page and its made-up neighbour are one, or None.

    They lead to one target, or show the same text once the words of both addresses and all numbers are left out.
    """
    if sibling.status is None or sibling.status >= 400:
        return None
    if page.hops and sibling.hops and same_place(page.final_url, sibling.final_url):
        return Evidence("sibling-redirect", "a made-up neighbour leads to the same target")
    # The server finds the work whatever the last component says.
    if sibling.hops and not page.hops and same_place(sibling.final_url, page.final_url):
        return None
    if _denies(other, text) or _has_more(text, other):
        return None
    likeness = _compare(text, other, _echoes(page.url) | _echoes(sibling.url))
    if likeness is None:
        return None
    return Evidence("sibling-text", f"a made-up neighbour shows the same text (likeness {likeness:.2f})")


def _denies(other: PageText, text: PageText) -> bool:
    """Say whether the neighbour alone says that it is missing, in what the pages do not share."""
    shared = set(text.blocks) & set(other.blocks)
    theirs, ours = ([block for block in one.blocks if block not in shared] for one in (other, text))
    return bool(ours) and any(map(_says, theirs)) and not any(map(_says, ours))


def _says(block: str) -> bool:
    return any(map(says_missing, split_sentences(fold(block[:2000]))))


def _has_more(text: PageText, other: PageText) -> bool:
    """Say whether the page has many more links than its neighbour: a list is a work too."""
    more = text.furniture.count(" ") - other.furniture.count(" ")
    return more > _MANY_WORDS and more > other.furniture.count(" ")


def _compare(text: PageText, other: PageText, echoes: frozenset[str]) -> float | None:
    """Return how alike two pages are, or None when that is not enough.

    Under the same headings, pages for errors may show a choice of works that changes; under different ones, hardly
    anything may differ. What one page has alone must be outweighed by what the other has, or else it is the work.
    """
    first, second = (shingles(_words_of(one), echoes) for one in (text, other))
    likeness = similarity(first, second)
    ours, theirs = len(first - second), len(second - first)
    if not _same_headings(text, other, echoes):
        return likeness if likeness >= _ALIKE and ours < _FEW_RUNS else None
    changing = ours < _MANY_RUNS or theirs * 2 >= ours
    error = is_error_heading(fold(text.title or "")) or any(is_error_heading(fold(head)) for head in text.headings)
    return likeness if changing and (likeness >= _RATHER_ALIKE or (error and theirs * 2 >= ours)) else None


def _words_of(text: PageText) -> str:
    own = " ".join((text.title or "", *text.blocks))
    return own if own.strip() else text.furniture


def _echoes(url: str) -> frozenset[str]:
    """Collect the words of an address, which pages for errors repeat."""
    parts, leaf = split_url(url), leaf_of(url)
    return frozenset(_LETTERS.findall(fold(f"{parts.path} {parts.query} {leaf}"))) | frozenset(words_of(leaf))


def _same_headings(text: PageText, other: PageText, echoes: frozenset[str]) -> bool:
    """Say whether title and headings are the same, but for the words of the addresses."""
    first, second = (
        [_without(heading, echoes) for heading in (one.title or "", *one.headings)] for one in (text, other)
    )
    return first == second and any(first)


def _without(heading: str, echoes: frozenset[str]) -> str:
    words = (word.strip(".,:;!?«»\"'()") for word in fold(heading).split())
    return " ".join(word for word in words if word not in echoes and not word.isdigit())


def repeats_addresses(sibling: Page | None, other: PageText) -> bool:
    """Say whether a server writes the words of any address into its page, so that those found there prove nothing."""
    made = leaf_of(sibling.url).casefold() if sibling is not None else ""
    places = (other.title or "", *other.headings, *other.blocks[:50])
    return len(made) > 8 and any(made in fold(place) for place in places)


def has_other_media(text: PageText, other: PageText) -> bool:
    """Say whether a page shows pictures or films that its neighbour does not show: they may be the work."""
    return bool(set(text.media) - set(other.media))
