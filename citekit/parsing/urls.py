"""Find where URLs begin and end in a reference string, however OCR and typesetting broke them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from citekit.expressions import late
from citekit.model import Span
from citekit.parsing.url_continuations import FILE, Gap, continues
from citekit.vocabulary import alternation, forms, pattern

_START = late(
    r"""(?<![A-Za-z\d])(?:
        h{1,2}\ ?t{1,3}\ ?p{1,2}\ ?s?\ ?[:;.]\ ?[/\\]\ ?[/\\]\ ?    # http:// with blanks, doubled or mistaken signs
      | (?:https?|ftp)\ ?[:;]?\ ?//?\ ?(?=www\b)
      | ftps?\ ?:\ ?//\ ?
      | www\ ?[.,]\ ?(?=[\w-]+\ ?[.,])
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE = late(r"(?<![\w@./-])(?:[\w-]{1,63}\.){1,5}[a-z]{2,6}(?=/\S)(?<!\d)", re.IGNORECASE)
# What each of the three needs and what is found much faster: most references have no URL.
_SIGNS_OF_START = ("tp", "t p", "www")
_PATH_BEHIND_DOMAIN = late(r"\.[a-z]{2,6}/\S", re.IGNORECASE)
_DOMAIN_BEHIND_COLON = late(r":\s?(?:[\w-]{1,63}\.){1,5}[a-z]{2,6}\b", re.IGNORECASE)
_TOKEN = late(r"(?:\{[^{}\s]*\}|[^\s<>«»„“”\"|])+")
_GLUED = late(
    rf"(?i:\.{FILE})(?=[(\[]|[^\W\d_a-zA-Z])|.(?=\]\()|.(?=[)\],;](?i:https?://))|.(?=[,;][^\W\d_a-zA-Z])|.(?=\.[–—])"
    rf"|.(?=[–—]$)|(?<=[!-^`-~])(?=\([^\W\d_a-zA-Z])"
)
_OPENING = {")": "(", "]": "[", "}": "{"}
_CLOSING = ".,;:!?'’"
_GAP = late(r"\s+")
_MAX_GAPS = 40


@lru_cache(maxsize=1)
def find_urls(text: str) -> tuple[Span, ...]:
    """Find the URLs of a text with all that belongs to them behind blanks that do not.

    The last answer is remembered: the reading order and the exact forms of a reference ask the same.

    Example:
        >>> text = "URL: http: //site. by/news /item 45.pdf (дата обращения: 01.02.2015)"
        >>> [text[url.start : url.end] for url in find_urls(text)]
        ['http: //site. by/news /item 45.pdf']
    """
    found: list[Span] = []
    for start, first in _starts(text):
        if found and start < found[-1].end:
            continue
        end = _trim(text, start, _extend(text, start, first))
        if end > first:
            found.append(Span(start, end))
    return tuple(found)


def _starts(text: str) -> list[tuple[int, int]]:
    starts: dict[int, int] = {}
    if _PATH_BEHIND_DOMAIN.search(text):
        starts |= {match.start(): match.end() for match in _BARE.finditer(text)}
    if _DOMAIN_BEHIND_COLON.search(text):
        starts |= {match.start(1): match.start(1) + 1 for match in _marked().finditer(text)}
    if any(map(text.lower().__contains__, _SIGNS_OF_START)):
        starts |= {match.start(): match.end() for match in _START.finditer(text)}
    return sorted(starts.items())


def _extend(text: str, start: int, first: int) -> int:
    token = _TOKEN.match(text, first)
    end = _cut_glued(text, first, token.end()) if token else first
    for _ in range(_MAX_GAPS):
        gap = _GAP.match(text, end)
        if not gap:
            break
        following = _TOKEN.match(text, gap.end())
        if not following or not continues(Gap(text[start:end], following[0], text[following.end() :][:200])):
            break
        end = _cut_glued(text, following.start(), following.end())
        if end < following.end():
            break
    return end


def _cut_glued(text: str, start: int, end: int) -> int:
    """Cut what typesetting glued to a token: ``.html(дата``, the closing bracket of a Markdown link."""
    cuts = [match.end() for match in (_GLUED.search(text, start, end), _glued_note(text, start, end)) if match]
    return min(cuts, default=end)


def _glued_note(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find the bracket that begins a note on the address: ``.html(дата``."""
    if text.find("(", start, end) < 0 and text.find("[", start, end) < 0:
        return None
    return _note().search(text, start, end)


@cache
def _note() -> re.Pattern[str]:
    words = alternation({form.split()[0] for form in forms("accessed") | forms("url_marker")})
    return re.compile(rf".(?=[(\[](?:{words})(?![a-z]))", re.IGNORECASE)


@cache
def _marked() -> re.Pattern[str]:
    return re.compile(rf"\b{pattern('url_marker')}\s?:\s?((?:[\w-]{{1,63}}\.){{1,5}}[a-z]{{2,6}})\b", re.IGNORECASE)


def _trim(text: str, start: int, end: int) -> int:
    """Leave out closing punctuation, brackets that were not opened inside, and the marks of Markdown italics."""
    opened_italics = text[max(0, start - 1) : start] in ("_", "*")
    while end > start:
        last = text[end - 1]
        unopened = last in _OPENING and text.count(last, start, end) > text.count(_OPENING[last], start, end)
        if not (last in _CLOSING or unopened or (opened_italics and last in "_*")):
            break
        end -= 1
    return end
