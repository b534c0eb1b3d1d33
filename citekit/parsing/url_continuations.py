"""Tell whether what stands behind a blank still belongs to a URL: one small rule for each way of tearing one."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from citekit.expressions import late
from citekit.vocabulary import forms

FILE = r"(?:pdf|html?|php\d?|aspx?|docx?|rtf|djvu|txt|xml|jsp|shtml|cgi|zip|epub|xlsx?|pptx?|jpe?g|png|cfm|do)"
_COMPLETE = late(rf"\.{FILE}$", re.IGNORECASE)
_ENDS_FILE = late(rf"[\w%~+()-]*\.{FILE}(?:[?#]\S*)?[.,;)\]]*$", re.IGNORECASE)
_ENDS_OPEN = late(r"[/\-_=&?%#~+]$")
_BEGINS_OPEN = late(r"[/?&=#%_~](?=[\w%{(])|-(?=\w)")
_URL_CHARS = late(r"[\w.~:/?#\[\]@!$&'()*+,;=%{}\\^-]+", re.ASCII)
_HOST_PART = late(r"[a-z\d-]+(?:\.[a-z\d-]+)*\.?(?::\d+)?(?=[/?#]|[.,;)\]]*$)", re.ASCII)
_LATEX = late(r"\$|\\[&_%#{]|\\text|\{\\_\}")
_KEY_VALUE = late(r"[\w.\[\]-]*(?:&[\w.\[\]-]+)?=\S", re.ASCII)
_NO_PART = late(r"\(?\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|(?:https?|ftp)\s?:|www\.", re.IGNORECASE)
_YEAR = late(r"(?:1[5-9]|20)\d\d[.,;)]?$")
_TLD = r"(?:[a-z]{2}|com|org|net|edu|gov|info|biz|int|mil|museum|online|site)"
_CLOSES = late(r"[\s.,;]*(?:$|[(\[])")
_WORDS_BEFORE_FILE = 12
_SLASH = "/"
_CLOSING = ".,;:!?'’"


class Gap(NamedTuple):
    """Hold the URL before a blank, the token behind it, and the text that follows."""

    url: str
    token: str
    after: str


def continues(gap: Gap) -> bool:
    """Tell whether the token belongs to the URL.

    Example:
        >>> continues(Gap("http://site.", "by/news", "")), continues(Gap("http://site.by/news", "(accessed", "2014)"))
        (True, False)
    """
    if gap.token == _SLASH:
        return _is_path_slash(gap)
    bare = gap.token.rstrip(_CLOSING)
    if not bare or bare.lower().strip("([])") in _stop_words() or _NO_PART.match(gap.token):
        return False
    return any(rule(gap) for rule in CONTINUATIONS)


def _is_path_slash(gap: Gap) -> bool:
    """Tell a slash of the path from the slash of a bibliographic area: what follows is a slug, a bracket or nothing."""
    in_path = gap.url.count("/") > 2 and not _COMPLETE.search(gap.url)
    return in_path and bool(re.match(r"\s*(?:$|[(\[–—])|\s+[\w%]+[-_/.]\w\S*", gap.after, re.ASCII))


@cache
def _stop_words() -> frozenset[str]:
    phrases = forms("accessed") | forms("url_marker") | forms("page") | forms("year") | forms("issue")
    return frozenset(phrase.split()[0].rstrip(".") for phrase in phrases)


def _continues_host(gap: Gap) -> bool:
    host = re.sub(r"^[^:]*:\W*", "", gap.url)
    if "/" in host.rstrip("/") or host.endswith("/"):
        return False
    if re.match(rf"\.{_TLD}(?![\w])", gap.token):
        return True
    if host.lower() in ("www.", "www,"):
        return bool(re.match(r"[a-z\d-]+\.?", gap.token))
    if not host.endswith((".", ",")) or not _HOST_PART.match(gap.token):
        return False
    has_tld = re.search(rf"\.{_TLD}[.,]$", host)
    return "/" in gap.token if has_tld else bool(re.match(rf"(?:[\w-]+\.)*{_TLD}(?!\w)", gap.token))


def _continues_extension(gap: Gap) -> bool:
    return (
        gap.url.endswith(".")
        and "/" in gap.url
        and bool(re.match(rf"{FILE}(?!\w)|[a-z]{{1,5}}[?#]", gap.token, re.IGNORECASE))
    )


def _continues_open(gap: Gap) -> bool:
    if re.search(r"\\[a-z]+$", gap.url) and _URL_CHARS.match(gap.token):
        return True
    if gap.url.endswith("-") and not gap.url.rpartition("/")[2].isascii():
        return gap.token[0].islower()
    if not re.match(r"[\w%{$/?&=#~.-]", gap.token, re.ASCII) or not _URL_CHARS.match(gap.token):
        return False
    if _BEGINS_OPEN.match(gap.token):
        return True
    if not _ENDS_OPEN.search(gap.url):
        return False
    if not gap.url.endswith("/"):
        return gap.token[0].islower() or gap.token[0].isdigit() or gap.token[0] in "{%"
    inner = gap.token.rstrip(_CLOSING)
    if re.search(r"[/.=_%&?-]", inner):
        return True
    return (inner.islower() or inner.isdigit()) and bool(_CLOSES.match(gap.after) or re.match(r"\s/\w", gap.after))


def _continues_latex(gap: Gap) -> bool:
    return bool(_LATEX.search(gap.token)) and bool(re.search(r"[=&_%/~.]", gap.token))


def _continues_key(gap: Gap) -> bool:
    return "?" in gap.url and bool(_KEY_VALUE.match(gap.token))


def _continues_file(gap: Gap) -> bool:
    if _COMPLETE.search(gap.url) or not re.search(r"[\w)]$", gap.url) or gap.url.count("/") < 3:
        return False
    for word in [gap.token, *gap.after.split()[: _WORDS_BEFORE_FILE - 1]]:
        if _ENDS_FILE.match(word):
            return True
        plain = re.fullmatch(r"[\w()%~+-]+", word, re.ASCII)
        if not plain or word.lower() in _stop_words():
            return False
    return False


def _continues_segment(gap: Gap) -> bool:
    if gap.url.count("/") < 3 or _COMPLETE.search(gap.url) or not re.search(r"\w$", gap.url):
        return False
    return bool(re.match(r"[\w%~+.-]+/(?:\S*[\d/_-]|\S+\.\w)", gap.token, re.ASCII))


def _continues_words(gap: Gap) -> bool:
    last = gap.url.rpartition("/")[2]
    inner = gap.token.rstrip(_CLOSING)
    if gap.url.count("/") < 3 or _COMPLETE.search(gap.url):
        return False
    if not last.isascii() and re.fullmatch(r"\w+_(?:\w|[()])+", inner):
        return True
    if not re.fullmatch(r"[\w%~.+-]+", inner, re.ASCII):
        return False
    if not last or not last[-1].isalnum():
        return False
    closed = bool(_CLOSES.match(gap.after))
    if "#" in last:
        return closed
    if "_" in inner or (inner.count("-") > 1 and "-" in last):
        return True
    if re.fullmatch(r"\d{1,7}", inner):
        return closed and not _YEAR.match(inner)
    return closed and "_" in last and inner.isalnum()


CONTINUATIONS: tuple[Callable[[Gap], bool], ...] = (
    _continues_host,
    _continues_extension,
    _continues_open,
    _continues_latex,
    _continues_key,
    _continues_file,
    _continues_segment,
    _continues_words,
)
