"""Read a page: its title, its headings, its own text apart from links and furniture, and the marks of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from citekit.links.page import Page
from citekit.links.pages.collecting import BREAK, collect_parts
from citekit.links.pages.decoding import decode_page

_LONGEST = 400_000
_HTML = ("text/html", "application/xhtml", "text/xml", "application/xml")
_BINARY = re.compile(rb"^(?:%PDF|PK\x03\x04|\xd0\xcf\x11\xe0|\x89PNG|GIF8|\xff\xd8\xff|\{\\rtf|AT&TFORM|\x1f\x8b)")


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


def _collect(root: etree._Element) -> PageText:
    found = collect_parts(root)
    facts = found.facts
    blocks = tuple(filter(None, map(_clean, "".join(found.own).split(BREAK))))
    return PageText(
        title=_clean("".join(found.title))[:1000] or None,
        headings=tuple(filter(None, (_clean("".join(parts))[:1000] for parts in found.headings[:12]))),
        blocks=blocks,
        words=sum(block.count(" ") + 1 for block in blocks),
        furniture=_clean(" ".join(found.other)),
        language=(root.get("lang") or "")[:35] or None,
        refresh=facts.get("refresh") or None,
        article=found.article,
        scripts=found.scripts,
        sources=tuple(found.sources),
        media=tuple(found.media),
        password="password" in facts,
    )


def _clean(text: str) -> str:
    return " ".join(text.replace(BREAK, " ").split())
