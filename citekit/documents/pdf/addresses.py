"""Put the true URL of a hyperlink in the place of an address that was torn over lines when it was printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlsplit

from citekit.documents.pdf.printed import PrintedLine
from citekit.expressions import late
from citekit.model import Link, Span

_PRINTED_URL = late(r"(?:(?:https?|ftp)://|www\.)\S|[\w-]+(?:\.[\w-]+){1,4}/", re.IGNORECASE)
_BLANK = late(r"[\s\x02\u00ad\u200b]+")
_PIECES = 40


class _Piece(NamedTuple):
    """Hold the part of a hyperlink that stands in one line."""

    line: int
    link: Link


def restore_addresses(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the lines with each printed URL that is a hyperlink made whole, in the line where it begins.

    A link whose text says something else, or the address of another site, keeps its text. A line of which nothing is
    left is empty.

    Example: the lines ``URL: http://a.by/long-`` and ``name, p. 3`` that are one link to ``http://a.by/long-name``
    become ``URL: http://a.by/long-name,`` and ``p. 3``.
    """
    restored = list(lines)
    # From the end backwards, so that the places before stay what they are.
    for pieces in reversed(list(_whole_links(lines))):
        printed, url = _text_of(pieces, lines), pieces[0].link.url
        if is_address_of(printed, url):
            _restore(restored, pieces, url if printed.endswith("/") else url.removesuffix("/"))
    return restored


def is_address_of(printed: str, url: str) -> bool:
    """Say whether a text prints the address of a URL: it is one itself, of the same site.

    Example:
        >>> is_address_of("http://www.museum. example/ab", "http://museum.example/ab?c=1")
        True
        >>> is_address_of("Museum.example", "http://museum.example/ab")
        False
    """
    squeezed = _BLANK.sub("", printed)
    if not _PRINTED_URL.match(squeezed):
        return False
    squeezed = squeezed if "://" in squeezed else f"http://{squeezed}"
    if not _host(url) or _host(squeezed) != _host(url):
        return False
    # A link to the front page of a site says less than the address of a page that is printed over it.
    return not _fold(squeezed).startswith(_fold(url)) or len(_fold(squeezed)) == len(_fold(url))


def _host(url: str) -> str:
    try:
        return _fold(f"//{urlsplit(url).hostname or ''}")
    except ValueError:
        return ""


def _fold(url: str) -> str:
    """Return a URL for comparison: hyphens may have been lost at line ends."""
    return url.partition("//")[2].removeprefix("www.").replace("-", "").rstrip("/")


def _whole_links(lines: Sequence[PrintedLine]) -> Iterator[list[_Piece]]:
    """Yield the pieces of each link; one link goes on from the end of a line to the beginning of the next."""
    pieces: list[_Piece] = []
    for piece in _pieces(lines):
        if pieces and not (len(pieces) < _PIECES and _goes_on(pieces[-1], piece, lines)):
            yield pieces
            pieces = []
        pieces.append(piece)
    if pieces:
        yield pieces


def _pieces(lines: Iterable[PrintedLine]) -> Iterator[_Piece]:
    for at, line in enumerate(lines):
        if line.kind in {"text", "note"}:
            yield from (_Piece(at, link) for link in sorted(line.links, key=lambda link: link.span.start))


def _goes_on(left: _Piece, right: _Piece, lines: Sequence[PrintedLine]) -> bool:
    if left.link.url != right.link.url:
        return False
    if left.line == right.line:
        return not lines[left.line].text[left.link.span.end : right.link.span.start].strip()
    is_next = all(line.kind == "furniture" for line in lines[left.line + 1 : right.line])
    after = lines[left.line].text[left.link.span.end :]
    return is_next and not after.strip(" \x02-") and right.link.span.start == 0


def _text_of(pieces: Iterable[_Piece], lines: Sequence[PrintedLine]) -> str:
    return " ".join(lines[at].text[link.span.start : link.span.end] for at, link in pieces)


def _restore(lines: list[PrintedLine], pieces: Sequence[_Piece], shown: str) -> None:
    """Write the address into the first line, with what follows the link up to the next blank."""
    first, last = pieces[0], pieces[-1]
    start, url = first.link.span.start, first.link.url
    if first.line == last.line:
        lines[first.line] = _with_url(lines[first.line], Span(start, last.link.span.end), shown, url)
        return
    glued = lines[last.line].text[last.link.span.end :].split(" ", 1)[0]
    lines[last.line] = _splice(lines[last.line], Span(0, last.link.span.end + len(glued)), "")
    for at in range(first.line + 1, last.line):
        if lines[at].kind != "furniture":
            lines[at] = replace(lines[at], text="", links=(), raised=())
    lines[first.line] = _with_url(lines[first.line], Span(start, len(lines[first.line].text)), shown, url, glued)


def _with_url(line: PrintedLine, span: Span, shown: str, url: str, glued: str = "") -> PrintedLine:
    line = _splice(line, span, shown + glued)
    links = (*line.links, Link(Span(span.start, span.start + len(shown)), url))
    return replace(line, links=tuple(sorted(links, key=lambda link: link.span.start)))


def _splice(line: PrintedLine, span: Span, new: str) -> PrintedLine:
    """Put new text in the place of old; links and marks behind it move, those in it go with it."""
    text = line.text[: span.start] + new + line.text[span.end :]
    lead = len(text) - len(text.lstrip())
    shift = len(new) - (span.end - span.start)

    def moved(old: Span) -> Span:
        by = (shift if old.start >= span.end else 0) - lead
        return Span(old.start + by, old.end + by)

    links = tuple(Link(moved(link.span), link.url) for link in line.links if _is_outside(link.span, span))
    raised = tuple(moved(mark) for mark in line.raised if _is_outside(mark, span))
    return replace(line, text=text.strip(), links=links, raised=raised)


def _is_outside(old: Span, span: Span) -> bool:
    return old.end <= span.start or old.start >= span.end
