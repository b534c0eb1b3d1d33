"""Recognise parked domains: names for sale, expired names, placeholders of hosting firms."""

from __future__ import annotations

from functools import cache

from citekit.links.page import Page
from citekit.links.pages.addresses import split_url
from citekit.links.pages.phrases import fold, has_form
from citekit.links.pages.reading import PageText
from citekit.model.link import Evidence
from citekit.packaged import packaged_text

_FEW = 70


@cache
def _firms() -> tuple[str, ...]:
    lines = packaged_text("citekit.links.pages", "parking.tsv").splitlines()[1:]
    return tuple(line.split("\t")[0] for line in lines)


def find_parking(page: Page, text: PageText) -> Evidence | None:
    """Return what shows that a domain is parked, or None; a long page about the sale of domains is not."""
    if text.words > _FEW or text.article:
        return None
    said = fold(" . ".join((text.title or "", *text.headings, *text.blocks)))
    if has_form("sale", said):
        return Evidence("parked-domain", "the page offers its domain, or says that it has expired")
    if has_form("placeholder", said) and text.words <= _FEW // 2:
        return Evidence("placeholder", "a placeholder of the hosting firm stands in the place of the site")
    firm = _firm(page, text)
    return Evidence("parking-firm", f"the page is served by {firm}, which parks domains") if firm else None


def _firm(page: Page, text: PageText) -> str | None:
    """Find a firm of the table as the host of the page itself, or behind scripts and frames of a page without words."""
    host = (split_url(page.final_url).hostname or "").removeprefix("www.")
    asked = (split_url(page.url).hostname or "").removeprefix("www.")
    for firm in _firms():
        if host != asked and (host == firm or host.endswith(f".{firm}")):
            return firm
        if any(firm in source for source in text.sources) and sum(map(len, text.blocks)) < 300:
            return firm
    return None
