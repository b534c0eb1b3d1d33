"""Find where URLs begin and end in a reference string, however OCR and typesetting broke them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from citekit.vocabulary import alternation, forms, pattern

_START = re.compile(
    r"""(?<![A-Za-z\d])(?:
        h\ ?t{1,2}\ ?p\ ?s?\ ?[:;.]\ ?[/\\]\ ?[/\\]\ ?    # http:// with blanks, doubled or mistaken signs
      | (?:https?|ftp)\ ?[:;]?\ ?//?\ ?(?=www\b)
      | ftps?\ ?:\ ?//\ ?
      | www\ ?[.,]\ ?(?=[\w-]+\ ?[.,])
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE = re.compile(r"(?<![\w@./-])(?:[\w-]{1,63}\.){1,5}[a-z]{2,6}(?=/\S)(?<!\d)", re.IGNORECASE)
_MARKED = re.compile(rf"\b{pattern('url_marker')}\s?:\s?((?:[\w-]{{1,63}}\.){{1,5}}[a-z]{{2,6}})\b", re.IGNORECASE)
_TOKEN = re.compile(r"(?:\{[^{}\s]*\}|[^\s<>«»„“”\"|])+")
_FILE = r"(?:pdf|html?|php\d?|aspx?|docx?|rtf|djvu|txt|xml|jsp|shtml|cgi|zip|epub|xlsx?|pptx?|jpe?g|png|cfm|do)"
_COMPLETE = re.compile(rf"\.{_FILE}$", re.IGNORECASE)
_ENDS_FILE = re.compile(rf"[\w%~+()-]*\.{_FILE}(?:[?#]\S*)?[.,;)\]]*$", re.IGNORECASE)
_ENDS_OPEN = re.compile(r"[/\-_=&?%#~+]$")
_BEGINS_OPEN = re.compile(r"[/?&=#%_~](?=[\w%{(])|-(?=\w)")
_URL_CHARS = re.compile(r"[\w.~:/?#\[\]@!$&'()*+,;=%{}\\^-]+", re.ASCII)
_HOST_PART = re.compile(r"[a-z\d-]+(?:\.[a-z\d-]+)*\.?(?::\d+)?(?=[/?#]|[.,;)\]]*$)", re.ASCII)
_LATEX = re.compile(r"\$|\\[&_%#{]|\\text|\{\\_\}")
_KEY_VALUE = re.compile(r"[\w.\[\]-]*(?:&[\w.\[\]-]+)?=\S", re.ASCII)
_DATE = re.compile(r"\(?\d{1,4}[./-]\d{1,2}[./-]\d{2,4}")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[.,;)]?$")
_GLUED = re.compile(
    rf"\.{_FILE}(?=[(\[]|[^\W\d_a-zA-Z])|.(?=\]\()|.(?=[)\],;]https?://)|.(?=[,;][^\W\d_a-zA-Z])|.(?=\.[–—])|.(?=[–—]$)"
    rf"|.(?=[(\[](?:{alternation({form.split()[0] for form in forms('accessed') | forms('url_marker')})})(?![a-z]))"
    rf"|(?<=[!-^`-~])(?=\([^\W\d_a-zA-Z])",
    re.IGNORECASE,
)
_TLD = r"(?:[a-z]{2}|com|org|net|edu|gov|info|biz|int|mil|museum|online|site)"
_OPENING = {")": "(", "]": "[", "}": "{"}
_CLOSING = ".,;:!?'’"
_CLOSES = re.compile(r"[\s.,;]*(?:$|[(\[])")
_GAP = re.compile(r"\s+")
_MAX_GAPS = 40
_WORDS_BEFORE_FILE = 12


@dataclass(frozen=True, slots=True)
class UrlRange:
    """Mark a URL in a text.

    Attributes:
        start: Where it begins.
        end: Where it ends, closing punctuation left out.
    """

    start: int
    end: int


def find_urls(text: str) -> tuple[UrlRange, ...]:
    """Find the URLs of a text with all that belongs to them behind blanks that do not.

    Example:
        >>> text = "URL: http: //site. by/news /item 45.pdf (дата обращения: 01.02.2015)"
        >>> [text[url.start : url.end] for url in find_urls(text)]
        ['http: //site. by/news /item 45.pdf']
    """
    found: list[UrlRange] = []
    for start, first in _starts(text):
        if found and start < found[-1].end:
            continue
        end = _trim(text, start, _extend(text, start, first))
        if end > first:
            found.append(UrlRange(start, end))
    return tuple(found)


def _starts(text: str) -> list[tuple[int, int]]:
    starts = {match.start(): match.end() for match in _BARE.finditer(text)}
    starts |= {match.start(1): match.start(1) + 1 for match in _MARKED.finditer(text)}
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
        if not following or not _continues(text, start, end, following):
            break
        end = _cut_glued(text, following.start(), following.end())
        if end < following.end():
            break
    return end


def _cut_glued(text: str, start: int, end: int) -> int:
    """Cut what typesetting glued to a token: ``.html(дата``, the closing bracket of a Markdown link."""
    cuts = [match.end() for match in _GLUED.finditer(text, start, end)]
    return min(cuts, default=end)


def _trim(text: str, start: int, end: int) -> int:
    """Leave out closing punctuation, brackets that were not opened inside, and the marks of Markdown italics."""
    opened_italics = text[max(0, start - 1) : start] in ("_", "*")
    while end > start:
        last = text[end - 1]
        if last in _CLOSING or (opened_italics and last in "_*") or (last in ")]}" and text.count(last, start, end) > text.count(_OPENING[last], start, end)):
            end -= 1
        else:
            break
    return end


def _continues(text: str, start: int, end: int, following: re.Match[str]) -> bool:
    """Tell whether the token behind a blank still belongs to the URL."""
    token = following[0]
    bare = token.rstrip(_CLOSING)
    if token == "/":
        return _is_path_slash(text[start:end], text[following.end() :])
    if not bare or bare.lower().strip("([])") in _stop_words() or _DATE.match(token) or _START.match(token):
        return False
    url, after = text[start:end], text[following.end() :][:200]
    return any(rule(url, token, after) for rule in CONTINUATIONS)


def _is_path_slash(url: str, after: str) -> bool:
    """Tell a slash of the path from the slash of a bibliographic area: what follows is a slug, a bracket or nothing."""
    in_path = url.count("/") > 2 and not _COMPLETE.search(url)
    return in_path and bool(re.match(r"\s*(?:$|[(\[–—])|\s+[\w%]+[-_/.]\w\S*", after, re.ASCII))


@cache
def _stop_words() -> frozenset[str]:
    phrases = forms("accessed") | forms("url_marker") | forms("page") | forms("year") | forms("issue")
    return frozenset(phrase.split()[0].rstrip(".") for phrase in phrases)


def _continues_host(url: str, token: str, after: str) -> bool:
    host = re.sub(r"^[^:]*:\W*", "", url)
    if "/" in host.rstrip("/") or host.endswith("/"):
        return False
    if re.match(rf"\.{_TLD}(?![\w])", token):
        return True
    if host.lower() in ("www.", "www,"):
        return bool(re.match(r"[a-z\d-]+\.?", token))
    if not host.endswith((".", ",")) or not _HOST_PART.match(token):
        return False
    has_tld = re.search(rf"\.{_TLD}[.,]$", host)
    return "/" in token if has_tld else bool(re.match(rf"(?:[\w-]+\.)*{_TLD}(?!\w)", token))


def _continues_extension(url: str, token: str, after: str) -> bool:
    return url.endswith(".") and "/" in url and bool(re.match(rf"{_FILE}(?!\w)|[a-z]{{1,5}}[?#]", token, re.IGNORECASE))


def _continues_open(url: str, token: str, after: str) -> bool:
    if re.search(r"\\[a-z]+$", url) and _URL_CHARS.match(token):
        return True
    if url.endswith("-") and not url.rpartition("/")[2].isascii():
        return token[0].islower()
    if not re.match(r"[\w%{$/?&=#~.-]", token, re.ASCII) or not _URL_CHARS.match(token):
        return False
    if _BEGINS_OPEN.match(token):
        return True
    if not _ENDS_OPEN.search(url):
        return False
    if not url.endswith("/"):
        return token[0].islower() or token[0].isdigit() or token[0] in "{%"
    inner = token.rstrip(_CLOSING)
    if re.search(r"[/.=_%&?-]", inner):
        return True
    return (inner.islower() or inner.isdigit()) and bool(_CLOSES.match(after) or re.match(r"\s/\w", after))


def _continues_latex(url: str, token: str, after: str) -> bool:
    return bool(_LATEX.search(token)) and bool(re.search(r"[=&_%/~.]", token))


def _continues_key(url: str, token: str, after: str) -> bool:
    return "?" in url and bool(_KEY_VALUE.match(token))


def _continues_file(url: str, token: str, after: str) -> bool:
    if _COMPLETE.search(url) or not re.search(r"[\w)]$", url) or url.count("/") < 3:
        return False
    for word in [token, *after.split()[: _WORDS_BEFORE_FILE - 1]]:
        if _ENDS_FILE.match(word):
            return True
        plain = re.fullmatch(r"[\w()%~+-]+", word, re.ASCII)
        if not plain or word.lower() in _stop_words() or _YEAR.match(word):
            return False
    return False


def _continues_segment(url: str, token: str, after: str) -> bool:
    if url.count("/") < 3 or _COMPLETE.search(url) or not re.search(r"\w$", url):
        return False
    return bool(re.match(r"[\w%~+.-]+/(?:\S*[\d/_-]|\S+\.\w)", token, re.ASCII))


def _continues_words(url: str, token: str, after: str) -> bool:
    last = url.rpartition("/")[2]
    inner = token.rstrip(_CLOSING)
    if url.count("/") < 3 or _COMPLETE.search(url):
        return False
    if not last.isascii() and re.fullmatch(r"\w+_(?:\w|[()])+", inner):
        return True
    if not re.fullmatch(r"[\w%~.+-]+", inner, re.ASCII):
        return False
    if not last or not last[-1].isalnum():
        return False
    closed = bool(_CLOSES.match(after))
    if "#" in last:
        return closed
    if "_" in inner or (inner.count("-") > 1 and "-" in last):
        return True
    if re.fullmatch(r"\d{1,7}", inner):
        return closed and not _YEAR.match(inner)
    return closed and "_" in last and inner.isalnum()


CONTINUATIONS: tuple[Callable[[str, str, str], bool], ...] = (
    _continues_host,
    _continues_extension,
    _continues_open,
    _continues_latex,
    _continues_key,
    _continues_file,
    _continues_segment,
    _continues_words,
)
