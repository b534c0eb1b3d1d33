"""Compare a page with a made-up neighbour: a server that answers both alike has neither."""

from __future__ import annotations

import re

from citekit.links.page import Page
from citekit.links.pages.addresses import leaf_of, same_place, split_url
from citekit.links.pages.phrases import fold, is_error_heading
from citekit.links.pages.reading import PageText
from citekit.links.pages.words import shingles, similarity, words_of
from citekit.model.link import Evidence

_DENIALS = frozenset({400, 404, 410, 422})
_ALIKE = 0.85
_RATHER_ALIKE = 0.4
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
    if _leads_alike(page, sibling):
        return Evidence("sibling-redirect", "a made-up neighbour leads to the same target")
    if bool(page.hops) != bool(sibling.hops) and same_place(sibling.final_url, page.final_url):
        return None
    echoes = _echoes(page.url) | _echoes(sibling.url)
    likeness = _likeness(text, other, echoes)
    if likeness >= (_RATHER_ALIKE if _same_headings(text, other, echoes) else _ALIKE):
        return Evidence("sibling-text", f"a made-up neighbour shows the same text (likeness {likeness:.2f})")
    return None


def _leads_alike(page: Page, sibling: Page) -> bool:
    return bool(page.hops) and bool(sibling.hops) and same_place(page.final_url, sibling.final_url)


def _echoes(url: str) -> frozenset[str]:
    """Collect the words of an address, which pages for errors repeat."""
    parts = split_url(url)
    return frozenset(_LETTERS.findall(fold(f"{parts.path} {parts.query} {leaf_of(url)}"))) | frozenset(
        words_of(leaf_of(url))
    )


def _likeness(text: PageText, other: PageText, echoes: frozenset[str]) -> float:
    first, second = (" ".join((one.title or "", *one.blocks)) for one in (text, other))
    if not first.strip() and not second.strip():
        first, second = text.furniture, other.furniture
    return similarity(shingles(first, echoes), shingles(second, echoes))


def _same_headings(text: PageText, other: PageText, echoes: frozenset[str]) -> bool:
    """Say whether both have an error page's heading, or the same headings at all."""
    first, second = (
        [_without(heading, echoes) for heading in (one.title or "", *one.headings)] for one in (text, other)
    )
    errors = [any(map(is_error_heading, headings)) for headings in (first, second)]
    return all(errors) or (first == second and len(first) > 1)


def _without(heading: str, echoes: frozenset[str]) -> str:
    return " ".join(
        word for word in fold(heading).split() if word.strip(".,:;!?«»\"'()") not in echoes and not word.isdigit()
    )


def repeats_addresses(sibling: Page | None, other: PageText) -> bool:
    """Say whether a server writes the words of any address into its page, so that a slug found there proves nothing."""
    if sibling is None:
        return False
    made = leaf_of(sibling.url).casefold()
    return len(made) > 8 and any(
        made in fold(part) for part in (other.title or "", *other.headings, *other.blocks[:50])
    )
