"""Skim a page: title and headings without a parser, for pages that are plainly long texts.

Nine of ten pages are such, and nothing but their title, their headings and their length is asked of them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from citekit.links.page import Page
from citekit.links.pages.decoding import decode_page
from citekit.links.pages.reading import PageText, is_html

_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{0,1000})</title", re.IGNORECASE)
_HEADING = re.compile(r"<h[1-3]\b[^<>]{0,300}>(.{0,600}?)</h[1-3]", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,500}>")
_PROSE = re.compile(r"<(?:p|br|div|td)\b[^<>]{0,300}>([^<]{80,})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html[^<>]{0,300}\slang\s*=\s*[\"']?([\w-]{2,35})", re.IGNORECASE)
_END_OF_TEXT = re.compile(r"<(?:footer|noscript|form|nav|aside)\b", re.IGNORECASE)
_LONG = 180
_MANY = 200


def skim_page(page: Page) -> PageText | None:
    """Return title, headings and paragraphs of a plainly long page, or None for a page that must be read.

    Comments, refreshing pages and all but long paragraphs before the first form or footer are left to `read_page`.
    """
    return _skim(page.body, page.headers.get("content-type", ""), page.complete) if is_html(page) else None


@lru_cache(maxsize=64)
def _skim(body: bytes, kind: str, complete: bool) -> PageText | None:
    text = decode_page(Page("", "", 200, {"content-type": kind}, body, complete))
    head = text[:6000]
    if "efresh" in head or "EFRESH" in head:
        return None
    prose = _prose(text)
    words = sum(piece.count(" ") + 1 for piece in prose)
    if words < _LONG:
        return None
    title = _TITLE.search(text)
    language = _LANGUAGE.search(text[:3000])
    headings = [_plain(found) for found in _HEADING.findall(text[: _longest(text)])[:12]]
    return PageText(
        title=_plain(title[1]) or None if title else None,
        headings=tuple(filter(None, headings)),
        blocks=tuple(prose),
        words=words,
        language=language[1] if language else None,
    )


def _longest(text: str) -> int:
    """Return how much of a text is searched for headings: little where many are opened, perhaps never to be closed."""
    return len(text) if text.count("<h") < _MANY else 20_000


def _prose(text: str) -> list[str]:
    """Collect long runs of text that open a block, up to the first comment or furniture after the first of them."""
    first = _PROSE.search(text)
    if first is None:
        return []
    end = _END_OF_TEXT.search(text, first.end())
    until = end.start() if end else len(text)
    comment = text.find("<!--", 0, until)
    return _PROSE.findall(text, first.start(), until) if comment < 0 else _PROSE.findall(text, first.start(), comment)


def _plain(markup: str) -> str:
    return " ".join(unescape(_TAG.sub("", markup)).split())
