"""Judge where redirects end: the root, a page for errors, one target for many."""

from __future__ import annotations

import re

from citekit.links.page import Page
from citekit.links.pages.addresses import is_error_address, is_front, join_url, same_place, slug_of, split_url
from citekit.links.pages.phrases import fold, has_form
from citekit.links.pages.reading import PageText
from citekit.links.pages.words import skeletons
from citekit.model.link import Evidence

_SEARCH = re.compile(
    r"/(?:search|find|suche|szukaj|wyszukiwarka|wyniki|poisk|poshuk|paieska|results?)\b", re.IGNORECASE
)
_MANY = 3
_SHORT = 300


def find_sending_away(page: Page, text: PageText, landings: int) -> Evidence | None:
    """Return what shows that a redirect leads away from the cited work, or None.

    Args:
        page: With the URL that was asked for and the one where it ended.
        text: Of the page, for a ``meta`` element that sends the reader on.
        landings: How many different cited URLs ended there.
    """
    target = _target(page, text)
    if target is None or same_place(page.url, target):
        return None
    if is_error_address(target) and not is_error_address(page.url):
        return Evidence("redirect-to-error-page", f"the address leads to a page for errors, {target}")
    if _SEARCH.search(split_url(target).path) and not _SEARCH.search(split_url(page.url).path) and _is_empty(text):
        return Evidence("redirect-to-search", f"the address leads to a search without results, {target}")
    if is_front(target) and not is_front(page.url) and not _names_its_host(page.url, target):
        return Evidence("redirect-to-root", f"the address leads to the front page {target}")
    if landings >= _MANY:
        return Evidence("shared-target", f"{landings} cited addresses lead to {target}")
    return None


def _is_empty(text: PageText) -> bool:
    return has_form("search", fold(" . ".join((*text.headings, *text.blocks))[:4000]))


def _target(page: Page, text: PageText) -> str | None:
    if text.refresh and sum(map(len, text.blocks)) < _SHORT:
        return join_url(page.final_url, text.refresh)
    return page.final_url if page.hops or page.final_url != page.url else None


def _names_its_host(url: str, target: str) -> bool:
    """Say whether a work has moved to a site of its own: ``a.example/chronicle`` to ``chronicle.example``."""
    host = fold(split_url(target).hostname or "")
    if host == fold(split_url(url).hostname or ""):
        return False
    return any(
        word in host or skeletons(word) & skeletons(host.split(".")[-2:][0]) for word in slug_of(fold(url)).split()
    )
