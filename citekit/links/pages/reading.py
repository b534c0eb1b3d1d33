"""Read a page: its title, its headings, its own text apart from links and furniture, and the marks of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from citekit.links.page import Page
from citekit.links.pages.decoding import decode_page

_LONGEST = 400_000
_HTML = ("text/html", "application/xhtml", "text/xml", "application/xml")
_BINARY = re.compile(rb"^(?:%PDF|PK\x03\x04|\xd0\xcf\x11\xe0|\x89PNG|GIF8|\xff\xd8\xff|\{\\rtf|AT&TFORM|\x1f\x8b)")
_SKIPPED = frozenset(
    {"script", "style", "template", "svg", "math", "select", "option", "button", "textarea", "iframe", "object"}
)
_FURNITURE = frozenset({"nav", "header", "footer", "aside", "menu", "a", "noscript"})
_TEXTUAL = ("p", "h1", "h2", "article", "main")
_BLOCKS = frozenset(
    {"p", "div", "td", "th", "tr", "li", "ul", "ol", "dl", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr"}
    | {"table", "section", "article", "main", "blockquote", "pre", "center", "title", "body"}
)
_BREAK = "\x1e"
# A page that is shown for longer than this refreshes itself, it does not redirect.
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


@dataclass(frozen=True, slots=True)
class PageText:
    """Hold what a page says, cleaned of blanks.

    Attributes:
        title: Of the ``title`` element, or None.
        headings: Those of the first three ranks in order, at most 12.
        blocks: Its own text, a string a block; without links, menus, forms and scripts.
        words: How many these blocks have.
        furniture: The text of links, menus and forms.
        language: Of the ``html`` element, or None.
        canonical: The address the page gives itself, or None.
        refresh: Where a ``meta`` element sends the reader, or None.
        article: True when the page declares itself an article or has bibliographic metadata.
        scripts: How many scripts it has.
        sources: Addresses of its scripts, frames and links.
        media: Addresses of its pictures, films, sounds and frames.
        password: True when it asks for a password.
    """

    title: str | None = None
    headings: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    words: int = 0
    furniture: str = ""
    language: str | None = None
    canonical: str | None = None
    refresh: str | None = None
    article: bool = False
    scripts: int = 0
    sources: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    password: bool = False


def is_html(page: Page) -> bool:
    """Say whether a body is a page of HTML or plain text, by its type or, without one, by its first bytes."""
    if not page.body or _BINARY.match(page.body):
        return False
    kind = page.headers.get("content-type", "").split(";")[0].strip().casefold()
    return kind.startswith(_HTML) if kind and kind != "text/plain" else b"<" in page.body[:2048]


def read_page(page: Page) -> PageText:
    """Read the title, the text and the marks of a page; what cannot be parsed reads as an empty one."""
    return _read(page.body, page.headers.get("content-type", ""), page.complete) if is_html(page) else PageText()


@lru_cache(maxsize=64)
def _read(body: bytes, kind: str, complete: bool) -> PageText:
    text = decode_page(Page("", "", 200, {"content-type": kind}, body, complete))[:_LONGEST].replace("\x00", " ")
    # As bytes, since lxml refuses a string that has an XML declaration.
    data = (text if "<html" in text[:3000].lower() else f"<html>{text}").encode("utf-8", "replace")
    parser = etree.HTMLParser(recover=True, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return PageText()
    return _collect(root) if root is not None else PageText()


class _Collector:
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
        elif name == "link":
            if (node.get("rel") or "").casefold() == "canonical":
                self.facts.setdefault("canonical", node.get("href") or "")
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


def _collect(root: etree._Element) -> PageText:
    found = _Collector()
    for text, place in _walk(root, found):
        found.add(text, place)
    facts = found.facts
    blocks = tuple(filter(None, map(_clean, "".join(found.own).split(_BREAK))))
    return PageText(
        title=_clean("".join(found.title))[:1000] or None,
        headings=tuple(filter(None, (_clean("".join(parts))[:1000] for parts in found.headings[:12]))),
        blocks=blocks,
        words=sum(block.count(" ") + 1 for block in blocks),
        furniture=_clean(" ".join(found.other)),
        language=(root.get("lang") or "")[:35] or None,
        canonical=facts.get("canonical") or None,
        refresh=facts.get("refresh") or None,
        article=found.article,
        scripts=found.scripts,
        sources=tuple(found.sources),
        media=tuple(found.media),
        password="password" in facts,
    )


def _clean(text: str) -> str:
    return " ".join(text.replace(_BREAK, " ").split())


def _walk(root: etree._Element, found: _Collector) -> Iterator[tuple[str, str]]:
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
            yield _BREAK, "furniture" if place == "skipped" else place
        if piece and place != "skipped":
            yield piece, place


def _place(node: etree._Element, name: str, outer: str, found: _Collector) -> str:
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
