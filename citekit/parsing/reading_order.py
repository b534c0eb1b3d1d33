"""Put back what a scanner read out of order: a fragment of the reference that stands in the middle of its URL."""

from __future__ import annotations

import re
from functools import lru_cache

from citekit.expressions import late
from citekit.parsing.dates import date_in
from citekit.parsing.repaired import RepairedText
from citekit.parsing.urls import find_urls
from citekit.vocabulary import alternation, forms, words_in

_MARKERS = tuple(sorted(forms("url_marker")))
_ACCESSED = tuple(sorted(forms("accessed")))
_BRACKET = late(
    r"\s+(?P<fragment>[(\[][^()\[\]/=]{1,30}[)\]][.,;]?)\s+(?P<tail>[\w%.\[\]-]+=\S+|[\w%-]+\.(?:pdf|html?|php)\S*)"
)
_OPEN_KEY = late(r"[?&][^=&?]*$|[=&]$")
_TAIL = late(r"[\w.~:/?#\[\]@!$&'()*+,;=%{}\\-]+", re.ASCII)
_WINDOW = 160


def restore_reading_order(text: RepairedText) -> RepairedText:
    """Move a fragment that tore a URL apart before the URL and its access date.

    Two signs of a tear: behind the beginning of a URL stand some words, the marker that introduces URLs, and more of
    the URL; or the URL breaks off in the name of a query parameter and, behind a bracket, a parameter goes on.

    Example:
        >>> from citekit.parsing.characters import repair_characters
        >>> torn = "Nr 7 (accessed 02.03.2016): http://x.pl/?doc (312), URL nr=881"
        >>> restore_reading_order(repair_characters(torn)).text
        'Nr 7 (312), URL (accessed 02.03.2016): http://x.pl/?doc nr=881'
    """
    for url in find_urls(text.text):
        tear = _tear(text.text, url.start, url.end)
        if tear:
            start, end = tear
            to = _insertion(text.text, url.start)
            return text.moved(start, end, to)
    return text


def _tear(text: str, start: int, end: int) -> tuple[int, int] | None:
    window = text[: end + _WINDOW]
    head = text[start:end]
    marked = _fragment_with_marker(window, end)
    if marked and not _ends_with_marker(text[max(0, start - 40) : start]) and _is_tail(marked["tail"]):
        return end, marked.end("fragment")
    bracket = _BRACKET.match(window, end) if _OPEN_KEY.search(head) else None
    if bracket:
        return end, bracket.end("fragment")
    return None


def _is_tail(token: str) -> bool:
    if re.match(r"(?:https?|ftp):|www\.", token, re.IGNORECASE):
        return False
    return bool(_TAIL.fullmatch(token)) or bool(re.search(r"[_/=&-]", token))


def _fragment_with_marker(text: str, start: int) -> re.Match[str] | None:
    words = words_in(text[start:].lower(), _MARKERS)
    return _fragment(words).match(text, start) if words else None


def _ends_with_marker(text: str) -> bool:
    words = words_in(text.lower(), _MARKERS)
    return bool(words) and bool(re.search(rf"{_marker(words)}\W*$", text, re.IGNORECASE))


@lru_cache(maxsize=512)
def _fragment(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?P<fragment>[^\s/][^/?=&]{{0,60}}?{_marker(words)}\s?:?)\s+(?P<tail>[\w%/=?&#]\S*)", re.IGNORECASE
    )


def _marker(words: tuple[str, ...]) -> str:
    return rf"(?<!\w)(?:{alternation(words)})(?!\w)"


def _insertion(text: str, start: int) -> int:
    window = max(0, start - _WINDOW)
    match = _search_access_date_before(text[window:start])
    return window + match.start() if match else start


def _search_access_date_before(text: str) -> re.Match[str] | None:
    words = words_in(text.lower(), _ACCESSED)
    accessed = rf"[(\[]?\s*(?:{alternation(words)})\s*:?\s*{date_in(text)}\s*[)\]]?"
    return re.search(rf"[\s.,;–—-]*{accessed}\s*[:;,.]*\s*$|\s*$" if words else r"\s*$", text, re.IGNORECASE)
