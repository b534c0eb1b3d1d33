"""Doubt identifiers: check digits of ISBN and ISSN, the shapes of a DOI and of an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from citekit.expressions import late
from citekit.model import Diagnostic, Reference
from citekit.vocabulary.check_digits import is_isbn, is_issn

_DOI = late(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_HOST = late(r"(?:[^\s.:/?#@]+\.)+[^\s.:/?#@\d][^\s.:/?#@]+\.?|\d{1,3}(?:\.\d{1,3}){3}|localhost")
_SCHEME = late(r"(?i)(?:https?|ftp)://")
_NOT_IN_URLS = late(r"[\s<>\"«»„“”\\^`\ufffd]|[^\x00-\x7f](?=[.,;]*$)(?<![\w/])")
_LONGEST = 4000


def find_wrong_identifiers(reference: Reference) -> Iterator[Diagnostic]:
    """Yield doubts about ISBN, ISSN, DOI and URL.

    Example:
        ``978-5-02-035723-9`` fails its check digit; ``http://biblioteka`` has no host.
    """
    if reference.isbn and not all(map(is_isbn, _split(reference.isbn))):
        yield Diagnostic("isbn-check-digit", f"{reference.isbn} is no ISBN: its check digit fails", "isbn")
    if reference.issn and not all(map(is_issn, _split(reference.issn))):
        yield Diagnostic("issn-check-digit", f"{reference.issn} is no ISSN: its check digit fails", "issn")
    if reference.doi and not _DOI.fullmatch(reference.doi):
        yield Diagnostic("doi-shape", f"{reference.doi} has not the shape of a DOI", "doi")
    if reference.url:
        yield from _url(reference.url)


def _split(printed: str) -> list[str]:
    return [part for part in re.split(r"[,;]\s*|\s(?=97[89])", printed) if part.strip()]


def _url(url: str) -> Iterator[Diagnostic]:
    try:
        host = urlsplit(url if "//" in url[:8] else f"//{url}").hostname or ""
    except ValueError:
        host = ""
    if not _HOST.fullmatch(host[:_LONGEST]):
        yield Diagnostic("url-host", f"no host stands at the beginning of {url[:80]}", "url")
    wrong = _NOT_IN_URLS.search(url) or re.search(r"[(\[]$", url)
    if wrong or len(url) > _LONGEST or not _at_one(url):
        shown = f": {wrong[0]}" if wrong and wrong[0].strip() else ""
        yield Diagnostic("url-characters", f"blanks or signs that no address has{shown}", "url")


def _at_one(url: str) -> bool:
    """Tell whether an address holds no second one, but that of the page which an archive keeps."""
    inner = [match.start() for match in _SCHEME.finditer(url) if match.start()]
    return all(url[at - 1] in "/=?&:" for at in inner)
