"""Put back what a scanner read out of order: a fragment of the reference that stands in the middle of its URL."""

from __future__ import annotations

import re
from functools import cache

from citekit.parsing.dates import DATE
from citekit.parsing.repaired import RepairedText
from citekit.parsing.urls import find_urls
from citekit.vocabulary import pattern

_MARKER = rf"(?<!\w){pattern('url_marker')}(?!\w)"
_MARKER_ENDS = re.compile(_MARKER + r"\W*$", re.IGNORECASE)
_FRAGMENT_WITH_MARKER = re.compile(
    rf"\s+(?P<fragment>[^\s/][^/?=&]{{0,60}}?{_MARKER}\s?:?)\s+(?P<tail>[\w%/=?&#]\S*)", re.IGNORECASE
)
_BRACKET = re.compile(
    r"\s+(?P<fragment>[(\[][^()\[\]/=]{1,30}[)\]][.,;]?)\s+(?P<tail>[\w%.\[\]-]+=\S+|[\w%-]+\.(?:pdf|html?|php)\S*)"
)
_OPEN_KEY = re.compile(r"[?&][^=&?]*$|[=&]$")
_TAIL = re.compile(r"[\w.~:/?#\[\]@!$&'()*+,;=%{}\\-]+", re.ASCII)
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
    marked = _FRAGMENT_WITH_MARKER.match(window, end)
    unmarked_before = not _MARKER_ENDS.search(text[max(0, start - 40) : start])
    if marked and unmarked_before and _is_tail(marked["tail"]):
        return end, marked.end("fragment")
    bracket = _BRACKET.match(window, end)
    if bracket and _OPEN_KEY.search(head):
        return end, bracket.end("fragment")
    return None


def _is_tail(token: str) -> bool:
    if re.match(r"(?:https?|ftp):|www\.", token, re.IGNORECASE):
        return False
    return bool(_TAIL.fullmatch(token)) or bool(re.search(r"[_/=&-]", token))


def _insertion(text: str, start: int) -> int:
    window = max(0, start - _WINDOW)
    match = _access_date_before().search(text[window:start])
    return window + match.start() if match else start


@cache
def _access_date_before() -> re.Pattern[str]:
    accessed = rf"[(\[]?\s*{pattern('accessed')}\s*:?\s*{DATE}\s*[)\]]?"
    return re.compile(rf"[\s.,;–—-]*{accessed}\s*[:;,.]*\s*$|\s*$", re.IGNORECASE)
