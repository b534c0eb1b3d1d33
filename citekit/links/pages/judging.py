"""Judge a page for a citation: the evidence in order, precision first."""

from __future__ import annotations

from typing import NamedTuple

from citekit.links.page import Page
from citekit.links.pages.addresses import has_number, is_front
from citekit.links.pages.drift import find_cited_title, find_drift, find_slug, is_named
from citekit.links.pages.parking import find_parking
from citekit.links.pages.reading import PageText, is_html, read_page
from citekit.links.pages.redirects import find_sending_away
from citekit.links.pages.shapes import Shape, is_shell, measure
from citekit.links.pages.siblings import find_likeness, has_other_media, is_answered, repeats_addresses
from citekit.links.pages.skimming import skim_page
from citekit.links.pages.walls import robot_wall
from citekit.model.link import CitedLink, Evidence


class Judgement(NamedTuple):
    """Hold what a page turned out to be.

    Attributes:
        kind: ``fine``, ``soft-404``, ``drifted``, ``parked`` or ``unsure``.
        evidence: Why.
        title: Of the page, or None.
    """

    kind: str
    evidence: tuple[Evidence, ...] = ()
    title: str | None = None


def judge_page(
    page: Page, link: CitedLink, *, sibling: Page | None = None, landings: int = 1, memento: Page | None = None
) -> Judgement:
    """Say what a page that came with a good status is for the citation.

    Args:
        page: The answer; any other status than 2xx leaves the judgement unsure.
        link: What was cited; its title, where there is one, is the best witness of life.
        sibling: The answer for a made-up neighbour (`sibling_url`), where `needs_sibling` asked for one.
        landings: How many different cited URLs ended at the page's final URL.
        memento: An archived copy near the day of access, for content drift.

    Example:
        >>> body = b"<title>404</title><h1>Page not found</h1><p>Sorry, there is no such page.</p>"
        >>> judge_page(Page("http://a.example/x/y", "http://a.example/x/y", 200, {}, body), CitedLink("http://a.example/x/y")).kind
        'soft-404'
    """
    if page.status is None or not 200 <= page.status < 300:
        return Judgement("unsure")
    if not is_html(page):
        return _judge_file(page, landings)
    text = _look(page, link, sibling, memento)
    wall = robot_wall(page)
    if wall:
        return Judgement("unsure", (wall,), text.title)
    parked = find_parking(page, text)
    if parked:
        return Judgement("parked", (parked,), text.title)
    found = _find_loss(page, text, link, sibling, landings)
    if found is not None:
        return Judgement(found.kind, found.evidence, text.title)
    return _judge_content(text, link, memento)


def needs_sibling(page: Page, link: CitedLink) -> bool:
    """Say whether a made-up neighbour of the page would settle what it is.

    Not for front pages, files that are no HTML, pages that are headed with the cited title, unless the address has the
    same words and may be repeated, and pages whose fate is plain without.
    """
    if page.status is None or not 200 <= page.status < 300 or is_front(page.url) or not is_html(page):
        return False
    skimmed = skim_page(page)
    text = skimmed or read_page(page)
    if find_cited_title(text, link) and not is_named(page.url, link):
        return False
    if skimmed is not None and not page.hops:
        return True
    judged = judge_page(page, link)
    doubted = {found.code for found in judged.evidence} == {"says-missing"} and not measure(text).is_surely_error
    return doubted or (judged.kind not in {"soft-404", "parked"} and robot_wall(page) is None)


def _look(page: Page, link: CitedLink, sibling: Page | None, memento: Page | None) -> PageText:
    """Skim a page where its headings will do; read it where its words are to be compared."""
    skimmed = skim_page(page)
    compared = memento is not None or (sibling is not None and sibling.status is not None and sibling.status < 400)
    if skimmed is None or compared or (link.title and find_cited_title(skimmed, link) is None):
        return read_page(page)
    return skimmed


def _judge_file(page: Page, landings: int) -> Judgement:
    """Judge what is no HTML: an empty body tells nothing, a file is what it is unless redirects led away."""
    away = find_sending_away(page, PageText(), landings)
    if away:
        return Judgement("unsure", (away,))
    return Judgement(
        "fine" if page.body else "unsure", () if page.body else (Evidence("empty", "the answer is empty"),)
    )


def _find_loss(page: Page, text: PageText, link: CitedLink, sibling: Page | None, landings: int) -> Judgement | None:
    """Weigh what speaks for a soft 404 against what speaks for life; None when nothing speaks for one."""
    shape = measure(text)
    other = read_page(sibling) if sibling is not None else PageText()
    alive = _find_life(page, text, link, repeats_addresses(sibling, other), shape)
    away = find_sending_away(page, text, landings)
    if alive is not None and (away is None or away.code != "redirect-to-error-page"):
        return None
    alike = find_likeness(page, text, sibling, other) if sibling is not None and not is_front(page.url) else None
    differs = alike is None and is_answered(sibling)
    said = _find_saying(text, shape, differs)
    evidence = tuple(filter(None, (away, said, alike)))
    if not evidence:
        return None
    plain = shape.is_surely_error if differs else shape.is_plainly_error
    if away or (said and (alike or plain)):
        return Judgement("soft-404", evidence)
    doubtful = said or is_shell(text) or has_number(page.url) or has_other_media(text, other)
    # Likeness alone proves nothing of shells, pictures and numbered pages, one word of absence nothing at all.
    return Judgement("unsure" if doubtful else "soft-404", evidence)


def _find_life(page: Page, text: PageText, link: CitedLink, repeats: bool, shape: Shape) -> Evidence | None:
    """Find the cited title, or else the words of the address, where the server does not write them into any page."""
    title = find_cited_title(text, link)
    if title is not None and not (repeats and is_named(page.url, link)):
        return title
    return None if repeats or shape.is_error else find_slug(text, page.url)


def _find_saying(text: PageText, shape: Shape, differs: bool) -> Evidence | None:
    """Return that the page says it is missing; only a plain word counts where a made-up neighbour looks otherwise."""
    if text.article or not (shape.is_plainly_error if differs else shape.is_error):
        return None
    return Evidence("says-missing", "the page says that it is missing, and hardly anything else")


def _judge_content(text: PageText, link: CitedLink, memento: Page | None) -> Judgement:
    found = find_cited_title(text, link)
    if found:
        return Judgement("fine", (found,), text.title)
    if is_shell(text):
        return Judgement("unsure", (Evidence("shell", "scripts fill the page in a browser"),), text.title)
    drift = find_drift(text, link, read_page(memento) if memento is not None else None)
    return Judgement("drifted" if drift else "fine", (drift,) if drift else (), text.title)
