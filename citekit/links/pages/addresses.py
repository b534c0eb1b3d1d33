"""Judge addresses alone: roots, pages for errors, made-up neighbours, and what a slug says."""

from __future__ import annotations

import random
import re
import string
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

_FRONT = re.compile(
    r"/*(?:[a-z]{2}(?:[-_][a-z]{2})?/*)?(?:(?:index|main|default|home|start|startpage|welcome|strona-glowna|glowna|startseite|"
    r"pradzia|titulinis|web|site|portal|www)?(?:\.\w{2,5})?)/*",
    re.IGNORECASE,
)
_WORK_IN_QUERY = re.compile(r"(?:^|&)[\w.\[\]-]{1,30}=[^&]*\d")
_ERROR_PATH = re.compile(
    r"/(?:error|err|fehler|oshibka|blad|klaida)?[-_]?404(?:[-_]?(?:error|page|not[-_]?found|notfound))?(?:\.\w{2,5})?/?$|"
    r"/(?:(?:page|file|strony?|seite)[-_]?)?(?:not[-_]?found|nie-?znaleziono|nicht-?gefunden|nerasta\w{0,6}|ne-?najden\w{0,3}|"
    r"ne-?znajd\w{0,6})(?:\.\w{2,5})?/?$|/(?:missing|oops|gone)(?:[-_]?page)?(?:\.\w{2,5})?/?$|"
    r"/(?:custom-?)?errors?(?:[-_]?page)?(?:\.\w{2,5})?/?$",
    re.IGNORECASE,
)
_ERROR_QUERY = re.compile(r"(?:^|&)(?:aspxerrorpath=|(?:error|status|code|err)=404|error_?code=404)", re.IGNORECASE)
_NUMBER = re.compile(r"\d{4,}")
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:[01]\d(?:[0-3]\d)?)?")
_LEAF_LENGTH = 25


def split_url(url: str) -> SplitResult:
    """Split a URL; one that cannot be split is all path."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", url, "", "")


def is_front(url: str) -> bool:
    """Say whether a URL is the front page of a site: no path, a language, or the usual names of an index.

    Example:
        >>> is_front("https://a.example/pl/index.php"), is_front("https://a.example/?p=77"), is_front("https://a.example/news")
        (True, False, False)
    """
    parts = split_url(url)
    return bool(_FRONT.fullmatch(parts.path)) and not _WORK_IN_QUERY.search(parts.query)


def is_error_address(url: str) -> bool:
    """Say whether a URL by its own words is a page for errors, such as ``/404.html`` or ``?aspxerrorpath=…``."""
    parts = split_url(url)
    return bool(_ERROR_PATH.search(parts.path) or _ERROR_QUERY.search(parts.query))


def sibling_url(url: str) -> str:
    """Make up a neighbour: a random last component of 25 letters in the same directory, with the same suffix, no query.

    Source: Bar-Yossef, Broder, Kumar, Tomkins, "Sic transit gloria telae", WWW 2004.

    Example:
        >>> made = sibling_url("https://a.example/news/2013/report.html?x=1")
        >>> made.startswith("https://a.example/news/2013/"), made.endswith(".html"), len(made)
        (True, True, 58)
    """
    parts = split_url(url)
    folder, _, leaf = parts.path.rstrip("/").rpartition("/")
    suffix = re.search(r"\.(?:x?html?|php\d?|aspx?|jsp|pdf|docx?)$", leaf, re.IGNORECASE)
    made = "".join(random.choices(string.ascii_lowercase, k=_LEAF_LENGTH))  # noqa: S311 - a name, no secret
    closing = "/" if parts.path.endswith("/") and leaf else ""
    path = f"{folder}/{made}{suffix[0] if suffix else ''}{closing}"
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def leaf_of(url: str) -> str:
    """Return the last component of a path without its suffix, decoded."""
    path = unquote(split_url(url).path).rstrip("/")
    return re.sub(r"\.\w{2,5}$", "", path.rpartition("/")[2])


def slug_of(url: str) -> str:
    """Return the words of the last component that has any; an address of numbers and codes has none.

    Example:
        >>> slug_of("https://a.example/t/481/the-crooked-viaduct.html"), slug_of("https://a.example/4f8e1d3a")
        ('crooked viaduct', '')
    """
    words = [word for word in re.split(r"[\W_]+", leaf_of(url)) if len(word) >= 4 and word.isalpha()]
    return " ".join(words)


def has_number(url: str) -> bool:
    """Say whether a directory above the last component is the number of a work, and no year or date."""
    folders = split_url(url).path.rstrip("/").split("/")[:-1]
    return any(_NUMBER.fullmatch(part) and not _YEAR.fullmatch(part) for part in folders)


def same_place(first: str, second: str) -> bool:
    """Say whether two URLs differ in scheme, ``www.``, the port, a closing slash or the fragment alone."""
    return _bare(first) == _bare(second)


def _bare(url: str) -> tuple[str, str, str]:
    parts = split_url(url)
    host = parts.netloc.rpartition("@")[2].casefold().removeprefix("www.").removesuffix(":80").removesuffix(":443")
    return host, unquote(parts.path).rstrip("/"), parts.query


def join_url(base: str, target: str) -> str:
    """Resolve a target against its page; one that cannot be resolved stays as it stands."""
    try:
        return urljoin(base, target)
    except ValueError:
        return target
