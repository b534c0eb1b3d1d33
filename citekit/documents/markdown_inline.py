"""Write the inline markup of Markdown into a builder: emphasis gone, links and note marks in their places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape

from citekit.documents.builder import DocumentBuilder
from citekit.expressions import late

_TOKEN = late(
    r"""(?P<escaped>\\[!-/:-@\[-`{-~])
    | (?P<break>(?:\\|[ ]{2,99}+)(?=\n))
    | (?P<fence>`{1,9})(?P<code>[^`\n]{0,2000}+)(?P=fence)(?!`)
    | <(?P<address>(?:https?|ftp)://[^\s<>]{1,4000}+)>
    | <(?:!--(?s:.{0,2000}?)--|/?(?P<tag>[A-Za-z][A-Za-z0-9]{0,20})(?P<attributes>(?:\s[^<>]{0,2000}+)?)/?)>
    | \[\^(?P<note>[^\]\s^]{1,80}+)\]
    | (?P<open>!?\[)
    | (?P<close>\])
    | (?P<url>(?:https?|ftp)://(?:[^\s<>\[\]\\*`]|\\[!-~]){1,4000}(?<![_~]))
    | (?P<entity>&(?:[A-Za-z][A-Za-z0-9]{1,30}|\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6});)
    | (?P<dash>(?<=\s)-{2,3}(?=\s))
    | (?P<emphasis>\*{1,9}+|_{1,9}+|~~)
    | (?P<text>[^\\`<>\[\]!&*_~h f\n-]+|[\s\S])""",
    re.VERBOSE,
)
_TARGET = late(
    r"""\(\s{0,9}<?(?P<url>(?:[^\s<>()\\]|\\.|\([^\s()]{0,1000}\)){0,4000}+)>?(?:\s{1,9}["'(][^"\n]{0,1000}["')])?\s{0,9}\)"""
)
_REFERENCE = late(r"\[(?P<label>[^\[\]]{0,200})\]")
_ATTRIBUTES = late(r"\{[^{}\n]{0,300}\}")
_ESCAPED = late(r"\\([!-/:-@\[-`{-~])")
_HREF = late(r"""href\s?=\s?["']?(?P<url>[^\s"'<>]{1,4000})""", re.IGNORECASE)


class InlineWriter:
    """Write runs of Markdown text.

    Args:
        builder: Where the text goes.
        definitions: The addresses that the file defines, by their labels in small letters.
    """

    def __init__(self, builder: DocumentBuilder, definitions: Mapping[str, str]) -> None:
        self._builder = builder
        self._definitions = definitions

    def write(self, text: str) -> None:
        """Write a run of text; line ends in it end lines."""
        matches = list(_TOKEN.finditer(text))
        links, skipped = self._find_links(text, matches)
        dropped = _find_emphasis(text, matches)
        place = 0
        for index, match in enumerate(matches):
            if match.start() < place:
                # An address may run on behind the target of a link: what is left of it is text.
                self._builder.write(text[place : match.end()])
                place = max(place, match.end())
                continue
            place = skipped.get(index, match.end())
            if index in links:
                self._write_bracket(match, links[index])
            elif index not in dropped:
                self._write_token(match)

    def _write_bracket(self, match: re.Match[str], url: str) -> None:
        if match.lastgroup == "close":
            self._builder.close_link()
        elif url:
            self._builder.open_link(url)

    def _write_token(self, match: re.Match[str]) -> None:
        builder = self._builder
        if match["note"] is not None:
            builder.refer(match["note"], match["note"] if len(match["note"]) < _LONG_MARK else "*")
        elif match["address"] is not None:
            builder.open_link(match["address"])
            builder.write(match["address"])
            builder.close_link()
        elif match["tag"] is not None:
            self._write_tag(match)
        elif match["code"] is not None:
            builder.write(match["code"])
        elif match[0] == "\n":
            builder.end_line()
        elif match["break"] is None and not match[0].startswith("<!--"):
            builder.write(_print(match))

    def _write_tag(self, match: re.Match[str]) -> None:
        tag = match["tag"].lower()
        if tag == "br":
            self._builder.write(" ")
        elif tag == "a" and match[0].startswith("</"):
            self._builder.close_link()
        elif tag == "a" and (target := _HREF.search(match["attributes"])):
            self._builder.open_link(unescape(target["url"]))

    def _find_links(self, text: str, matches: Sequence[re.Match[str]]) -> tuple[dict[int, str], dict[int, int]]:
        """Return the brackets of links with their addresses, and where each closing one's target ends."""
        links: dict[int, str] = {}
        ends: dict[int, int] = {}
        opened: list[int] = []
        for index, match in enumerate(matches):
            if match["open"]:
                opened.append(index)
            elif match["close"] and opened:
                start = opened.pop()
                inner = text[matches[start].end() : match.start()] if match.start() - matches[start].end() < 300 else ""
                url, end = self._read_target(text, match.end(), inner)
                if url is not None:
                    links |= {start: url, index: url}
                    ends[index] = end
        return links, ends

    def _read_target(self, text: str, place: int, inner: str) -> tuple[str | None, int]:
        if found := _TARGET.match(text, place):
            return _ESCAPED.sub(r"\1", found["url"]), found.end()
        if found := _REFERENCE.match(text, place):
            label = (found["label"] or inner).casefold()
            return (self._definitions[label], found.end()) if label in self._definitions else (None, place)
        if found := _ATTRIBUTES.match(text, place):
            return "", found.end()
        return self._definitions.get(inner.casefold()), place


_LONG_MARK = 4


def _print(match: re.Match[str]) -> str:
    if match["escaped"]:
        return match[0][1:]
    if match["dash"]:
        return "–" if match[0] == "--" else "—"
    if match["url"]:
        return _ESCAPED.sub(r"\1", match[0])
    return unescape(match[0]) if match["entity"] else match[0]


def _find_emphasis(text: str, matches: Sequence[re.Match[str]]) -> set[int]:
    """Return the marks of emphasis that have a partner."""
    found: set[int] = set()
    opened: dict[str, list[int]] = {}
    for index, match in enumerate(matches):
        mark = match["emphasis"]
        if not mark:
            continue
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        waiting = opened.setdefault(mark, [])
        inside = mark[0] == "_" and before.isalnum() and after.isalnum()
        if waiting and before.strip() and not inside and not (mark[0] == "_" and after.isalnum()):
            found |= {waiting.pop(), index}
        elif after.strip() and not inside and not (mark[0] == "_" and before.isalnum()):
            waiting.append(index)
    return found
