"""Bring identifiers and addresses to the one form in which they can be compared."""

from __future__ import annotations

import re

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_NO_DIGIT = re.compile(r"[^0-9xXхХ]")
_SCHEME = re.compile(r"(?:https?:)?//(?:www\d?\.)?|www\d?\.", re.IGNORECASE)
_SAVED = re.compile(r"https?://web\.archive\.org/web/\d{1,14}[a-z_]{0,4}/", re.IGNORECASE)
_LONGEST = 2000
_CUT_OFF = 12
_PREPRINTS = (
    "10.1101/", "10.2139/", "10.20944/", "10.21203/", "10.26434/", "10.31219/", "10.31234/", "10.31235/", "10.48550/",
)  # fmt: skip
"""Prefixes of servers whose preprints become papers with another DOI: bioRxiv, SSRN, arXiv and others."""


def fold_doi(doi: str | None, url: str | None = None) -> str:
    """Return a DOI in small letters without its resolver; that of a link counts too.

    Example:
        >>> fold_doi("https://doi.org/10.1086/ABC."), fold_doi(None, "http://dx.doi.org/10.1086/abc")
        ('10.1086/abc', '10.1086/abc')
    """
    for text in (doi, url if url and "doi.org/" in url[:40] else None):
        if text and (found := _DOI.search(text[:_LONGEST])):
            return found[0].rstrip(".,;)").lower()
    return ""


def are_other_dois(one: str, other: str) -> bool:
    """Say whether two folded DOIs name two works: one may be cut off, and a preprint has another than its paper.

    Example:
        >>> are_other_dois("10.1000/paper", "10.5281/zenodo.77"), are_other_dois("10.1000/paper", "10.48550/arxiv.1")
        (True, False)
    """
    if not one or not other or one == other:
        return False
    is_cut_off = min(len(one), len(other)) >= _CUT_OFF and (one.startswith(other) or other.startswith(one))
    return not is_cut_off and one.startswith(_PREPRINTS) == other.startswith(_PREPRINTS)


def fold_isbns(isbn: str | None) -> tuple[str, ...]:
    """Return the nine digits that an ISBN of ten and one of thirteen digits have in common, of each ISBN of a field.

    Example:
        >>> fold_isbns("978-5-02-028065-6"), fold_isbns("5-02-028065-8")
        (('502028065',), ('502028065',))
    """
    plain = (_NO_DIGIT.sub("", piece) for piece in re.split(r"[,;]|\s{2,}", (isbn or "")[:_LONGEST]))
    return tuple(sorted({digits[-10:-1] for digits in plain if len(digits) in (10, 13)}))


def fold_url(url: str | None) -> str:
    """Return an address without what does not change its page; the home page of a site is none of a work.

    Example:
        >>> fold_url("https://www.Nasha.by/a/"), fold_url("http://nasha.by/a#top"), fold_url("http://nasha.by/")
        ('nasha.by/a', 'nasha.by/a', '')
    """
    bare = _SCHEME.sub("", _SAVED.sub("", (url or "")[:_LONGEST].strip(), 1), 1)
    host, slash, path = bare.partition("#")[0].partition("/")
    path = path.rstrip("/")
    return f"{host.lower()}{slash}{path}" if path and "doi.org" not in host else ""


def fold_host(url: str | None) -> str:
    """Return the host of an address, of a saved page that of the page.

    Example:
        >>> fold_host("https://www.Nasha.by/a/"), fold_host("http://web.archive.org/web/2014/http://nasha.by/")
        ('nasha.by', 'nasha.by')
    """
    bare = _SCHEME.sub("", _SAVED.sub("", (url or "")[:_LONGEST].strip(), 1), 1)
    return bare.partition("/")[0].lower()
