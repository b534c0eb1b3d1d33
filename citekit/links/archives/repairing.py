"""Find out which address was meant when print or OCR has broken it: the index of an archive knows the true ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from heapq import nlargest
from urllib.parse import unquote, urlsplit

from citekit.links.archives.capture import as_indexed

_MOST_LENGTH = 600
_SHORTLIST = 20
_SEPARATORS = re.compile(r"[\s_\-‐-―$\\~.,{}%]+")


def tidy(printed: str) -> str | None:
    r"""Return a printed address without blanks and marks of typesetting, or None when that is no address.

    Example:
        >>> tidy("http://example. pl/a\\&b")
        'http://example.pl/a&b'
    """
    url = re.sub(r"[\s\\$]+", "", printed[:_MOST_LENGTH])
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and "." in parts.netloc else None


def skeleton(url: str) -> str:
    """Return what print and OCR leave of an address: no scheme, no case, no separators.

    Example:
        >>> skeleton("http://www.example.pl/Report 9.pdf") == skeleton("https://example.pl/report_9.pdf")
        True
    """
    bare = _bare(url)
    return _SEPARATORS.sub("", bare).replace("/?", "?").rstrip("/")


def prefixes(url: str) -> tuple[str, ...]:
    """Return beginnings that a broken address still shares with the true one, the narrowest first.

    The slash before a query is left out, because indexes drop it from their keys.

    Example:
        >>> prefixes("http://example.pl/news/1668-a-long-slag")
        ('example.pl/news/1668', 'example.pl/news')
        >>> prefixes("http://example.pl/files/?id page=7")
        ('example.pl/files', 'example.pl')
    """
    try:
        parts = urlsplit(re.sub(r"\s+", "", url[:_MOST_LENGTH]))
    except ValueError:
        return ()
    directory, _, last = parts.path.rstrip("/").rpartition("/")
    lead = re.split(r"[-_.~%+,;=]", last)[0]
    narrow = [parts.path.rstrip("/")] if parts.query else []
    narrow += [f"{directory}/{lead}"] if len(lead) >= 3 and lead != last and not parts.query else []
    found = dict.fromkeys(f"{parts.netloc}{path}" for path in (*narrow, directory))
    return tuple(found)[:2] if parts.netloc else ()


def meant(broken: Iterable[str], originals: Iterable[str]) -> str | None:
    """Return the one address that the broken spellings can stand for, or None when there is none or several.

    Digits must agree, and few letters may differ: a neighbour with another number is another work.

    Example:
        >>> meant(["http://a.pl/7-a-long-and-winding-roed"], ["http://a.pl/7-a-long-and-winding-road"])
        'http://a.pl/7-a-long-and-winding-road'
    """
    spellings = [skeleton(url) for url in dict.fromkeys(broken)]
    ranked = sorted(_ranked(spellings, {_key(url): url for url in originals}))
    if not ranked:
        return None
    best, second = ranked[0], ranked[1] if len(ranked) > 1 else None
    clear = second is None or second[0] >= best[0] + max(1 if best[0] == 0 else 2, best[0])
    return best[1] if clear else None


def same_address(one: str, other: str) -> bool:
    """Say whether two addresses have one key in an index: scheme, www, case and a last slash do not count."""
    return _key(one) == _key(other)


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters differ (Levenshtein), or ``most + 1`` as soon as it is more than `most`.

    Example:
        >>> distance("winbing", "winding", 3)
        1
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    beyond = most + 1
    row = [place if place <= most else beyond for place in range(len(other) + 1)]
    for at, letter in enumerate(one, 1):
        start, stop = max(1, at - most), min(len(other), at + most)
        last, row = row, [beyond] * (len(other) + 1)
        row[0] = min(at, beyond)
        for place in range(start, stop + 1):
            change = last[place - 1] + (letter != other[place - 1])
            row[place] = min(change, last[place] + 1, row[place - 1] + 1, beyond)
        if min(row[start - 1 : stop + 1]) > most:
            return beyond
    return row[-1]


def _key(url: str) -> str:
    return _bare(url).replace("/?", "?").rstrip("/")


def _bare(url: str) -> str:
    return re.sub(r"^https?://(www\.)?|#.*$", "", unquote(as_indexed(url[:_MOST_LENGTH])).lower())


def _ranked(spellings: list[str], known: dict[str, str]) -> Iterable[tuple[int, str]]:
    matcher = SequenceMatcher(autojunk=False)
    likely: list[tuple[float, str, str]] = []
    for spelling in spellings:
        matcher.set_seq2(spelling)
        for url in known.values():
            matcher.set_seq1(skeleton(url))
            if matcher.real_quick_ratio() > 0.85 and (ratio := matcher.quick_ratio()) > 0.85:
                likely.append((ratio, spelling, url))
    near: dict[str, int] = {}
    for _, spelling, url in nlargest(_SHORTLIST * len(spellings), likely):
        other = skeleton(url)
        most = len(spelling.partition("/")[2]) // 12
        away = distance(spelling, other, most) if _digits(spelling) == _digits(other) else most + 1
        if away <= most:
            near[url] = min(away, near.get(url, away))
    return [(away, url) for url, away in near.items()]


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
