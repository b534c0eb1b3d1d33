"""Walk over the elements of a page once, and sort its text: title, headings, its own words, furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

BREAK = "\x1e"
"""Stands where a block begins or ends."""

_SKIPPED = frozenset(
    {"script", "style", "template", "svg", "math", "select", "option", "button", "textarea", "iframe", "object"}
)
_FURNITURE = frozenset({"nav", "header", "footer", "aside", "menu", "a", "noscript"})
_TEXTUAL = ("p", "h1", "h2", "article", "main")
_BLOCKS = frozenset(
    {"p", "div", "td", "th", "tr", "li", "ul", "ol", "dl", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr"}
    | {"table", "section", "article", "main", "blockquote", "pre", "center", "title", "body"}
)
# A page that is shown for ten seconds or longer refreshes itself, it does not redirect.
_REFRESH = re.compile(r"\s*[0-9]?(?:\.\d*)?\s*[;,]?\s*url\s*=\s*[\"']?\s*([^\"'\s>;]{1,2000})", re.IGNORECASE)
# A script that does nothing else sends the reader on.
_SENDS = re.compile(
    r"\s*(?:window\.|document\.|top\.|self\.)?location(?:\.href)?\s*(?:=|\.(?:replace|assign)\()\s*[\"']([^\"'\s]{1,2000})[\"']"
)
_MEDIA = frozenset({"img", "video", "audio", "embed", "source", "object"})
_MOST = 400
_ARTICLE_TYPES = re.compile(
    r'"@type"\s*:\s*\[?\s*"(?:\w{0,20}Article|BlogPosting|Book|Report|Thesis|Dataset|Legislation)"'
)
_AUTHORED = frozenset(
    {"citation_title", "article:published_time", "dc.title", "dcterms.title", "dc.date", "citation_author", "author"}
)


class Collector:
    """Gather the parts of a page in one walk over its elements."""

    def __init__(self) -> None:
        self.own: list[str] = []
        self.other: list[str] = []
        self.title: list[str] = []
        self.headings: list[list[str]] = []
        self.facts: dict[str, str] = {}
        self.sources: list[str] = []
        self.media: list[str] = []
        self.scripts = 0
        self.article = False

    def add(self, text: str, place: str) -> None:
        """Note a piece of text: headings are the page's own text too."""
        if place == "title":
            self.title.append(text)
            return
        (self.other if place == "furniture" else self.own).append(text)
        if place == "heading":
            self.headings[-1].append(text)

    def element(self, node: etree._Element, name: str) -> None:
        """Note what an element says in its attributes."""
        if name == "meta":
            self._meta(node)
        elif name == "script":
            self._script(node)
        elif name in {"iframe", "frame"}:
            self._source(self.sources, node.get("src"))
            self._source(self.media, node.get("src"))
        elif name == "a":
            self._source(self.sources, node.get("href"))
        elif name in _MEDIA:
            self._source(self.media, node.get("src") or node.get("data"))
        elif name == "input" and (node.get("type") or "").casefold() == "password":
            self.facts["password"] = "1"  # noqa: S105 - a mark, no password

    def _meta(self, node: etree._Element) -> None:
        name = (node.get("property") or node.get("name") or "").casefold()
        content = node.get("content") or ""
        self.article |= name in _AUTHORED or (name == "og:type" and content.casefold() in {"article", "book"})
        if (node.get("http-equiv") or "").casefold() == "refresh":
            target = _REFRESH.match(content[:3000])
            self.facts.setdefault("refresh", target[1] if target else "")

    def _script(self, node: etree._Element) -> None:
        self.scripts += 1
        self._source(self.sources, node.get("src"))
        text = node.text or ""
        sends = _SENDS.match(text[:3000])
        if sends:
            self.facts.setdefault("refresh", sends[1])
        self.article |= "ld+json" in (node.get("type") or "") and bool(_ARTICLE_TYPES.search(text[:20_000]))
        if "parking" in text[:20_000]:
            self.sources.append("parking")

    def _source(self, kept: list[str], address: str | None) -> None:
        if address and len(kept) < _MOST:
            kept.append(address[:300].casefold())


def collect_parts(root: etree._Element) -> Collector:
    """Gather the parts of a parsed page."""
    found = Collector()
    for text, place in _walk(root, found):
        found.add(text, place)
    return found


def _walk(root: etree._Element, found: Collector) -> Iterator[tuple[str, str]]:
    """Yield pieces of text with their place: ``title``, ``heading``, ``own`` or ``furniture``."""
    places = ["own"]
    for event, node in etree.iterwalk(root, events=("start", "end")):
        name = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
        if event == "start":
            found.element(node, name)
            place = _place(node, name, places[-1], found)
            places.append(place)
            piece = node.text
        else:
            piece, place = node.tail, places[-2]
            places.pop()
        if name in _BLOCKS and place != "title":
            yield BREAK, "furniture" if place == "skipped" else place
        if piece and place != "skipped":
            yield piece, place


def _place(node: etree._Element, name: str, outer: str, found: Collector) -> str:
    """Say what the text inside an element is; headings in furniture stay headings of their own."""
    if name in _SKIPPED or outer == "skipped":
        return "skipped"
    if name == "title":
        return "title"
    if name in {"h1", "h2", "h3"}:
        found.headings.append([])
        return "heading"
    if outer == "heading":
        return outer
    if name == "form":
        # Some servers wrap whole pages in a form; one for a search has no paragraphs.
        return outer if any(node.find(f".//{inner}") is not None for inner in _TEXTUAL) else "furniture"
    return "furniture" if name in _FURNITURE else outer
