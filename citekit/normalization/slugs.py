"""Repair the slugs of a URL, each part by itself, percent-encoded or not, with its line breaks settled."""

from __future__ import annotations

import re
from itertools import product
from urllib.parse import quote, unquote

from citekit.expressions import late
from citekit.normalization.romanised import TitleWord, title_words
from citekit.normalization.slug_alignment import Finding, repair_slug

LINE_BREAK = "\u00ad"
"""Stands behind a hyphen at which the printed URL was broken: the hyphen may be the slug's own or the typesetter's."""

_SEGMENT = late(
    r"(?<=[/=:,;+])(?:[^\W_]|%[0-9A-Fa-f]{2})(?:[\w\u00ad-]|%[0-9A-Fa-f]{2})*(?<=\w)(?=[/?&#.;,:]|$)",
)
_JOINED = late("[-_%]")
_MAX_BREAKS = 3
_MIN_LENGTH = 10


def repair_slugs(url: str, title: str, language: str | None) -> tuple[str, list[Finding]]:
    """Repair each part of a URL that repeats the words of the title.

    A part is touched only when most of its letters stand in the title in the same order, so that what differs can be
    nothing but damage: two words run together where the others are separated, a letter that scanners take for another
    inside a word. Other inflections, other words, figures and endings stay as printed.

    Returns:
        The URL and, for each rule that changed it, its name and confidence.

    Example:
        >>> repair_slugs("http://x.by/news/7-novaia-knigaab-historyi", "Новая книга аб гісторыі", "be")[0]
        'http://x.by/news/7-novaia-kniga-ab-historyi'
    """
    host = re.match(r"(?:https?://)?[^/?#]*", url)
    start = host.end() if host else 0
    may_be_slug = len(url) - start >= _MIN_LENGTH and _JOINED.search(url, start)
    words = title_words(title, language) if may_be_slug else ()
    found: list[Finding] = []

    def repaired(match: re.Match[str]) -> str:
        new, rules = _repair_segment(match[0], words)
        found.extend(rules)
        return new

    if words:
        url = url[:start] + _SEGMENT.sub(repaired, url[start:])
    return url.replace(LINE_BREAK, ""), found


def _repair_segment(segment: str, words: tuple[TitleWord, ...]) -> tuple[str, list[Finding]]:
    """Repair a segment in its letters, and write it back as it was encoded."""
    letters = unquote(segment, errors="replace") if "%" in segment else segment
    pieces = letters.split("-" + LINE_BREAK, _MAX_BREAKS)
    candidates = [_join(pieces, glue) for glue in product(("-", ""), repeat=len(pieces) - 1)]
    readings = [repair_slug(candidate, words) for candidate in candidates]
    best = max(range(len(readings)), key=lambda index: readings[index].sound)
    new, rules = readings[best].slug, readings[best].findings
    if best:
        rules = [("line-break", 0.9), *rules]
    if new == letters:
        return segment, []
    return (quote(new, safe="-_") if "%" in segment else new), rules


def _join(pieces: list[str], glue: tuple[str, ...]) -> str:
    return pieces[0] + "".join(before + piece for before, piece in zip(glue, pieces[1:], strict=True))
