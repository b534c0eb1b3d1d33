"""Find addresses that are broken, escaped for LaTeX, followed by trackers, or hidden in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from citekit.lint.reading import fields_of, finding, shown
from citekit.model import Diagnostic, Reference, SourceEntry, SourceField

_ESCAPED = re.compile(r"\\([&%#_~$])")
_TRACKER = re.compile(
    r"(?:utm_[a-z]+|fbclid|gclid|yclid|ysclid|dclid|msclkid|mc_cid|mc_eid|igshid|_openstat)=", re.IGNORECASE
)
_IN_TEXT = re.compile(r"https?://[^\s{}]+|(?<![\w@.])www\.[^\s{}]+")
_MISTYPED = re.compile(r"(?!https?://[^/])[htps]{2,7}(?:[:;]/+|//+)", re.IGNORECASE)
_DOI = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/10\.", re.IGNORECASE)
_WRAPPED = re.compile(r"\\url\s*\{([^{}]*)\}")


def find_wrong_urls(reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    r"""Yield what is wrong with addresses.

    Example:
        ``http://nlb.by/a\_b?utm_source=x`` becomes ``http://nlb.by/a_b``; an address in a note belongs into ``url``.
    """
    for field in fields_of(entry, "address"):
        if field.variable in ("url", "doi"):
            yield from _escaped(field, entry.is_latex)
    url = entry.field("url")
    if url and url.text.strip():
        yield from _address(url, reference)
    for text in fields_of(entry, "text"):
        yield from _hidden(text, reference)


def _escaped(field: SourceField, is_latex: bool) -> Iterator[Diagnostic]:
    wrapped = _WRAPPED.fullmatch(field.text.strip()) if is_latex else None
    escaped = _ESCAPED.search(field.text)
    if wrapped:
        yield finding("url-command", f"{field.name} is verbatim: no \\url in it", field, 0, wrapped[1])
    elif escaped:
        message = f"{escaped[0]} in {field.name}, which is verbatim"
        yield finding("url-escaped", message, field, escaped.start(), _ESCAPED.sub(r"\1", field.text))


def _address(field: SourceField, reference: Reference) -> Iterator[Diagnostic]:
    text = field.text.strip()
    tracker = _TRACKER.search(text)
    if tracker and (mended := _without_trackers(text)) != text:
        yield finding("url-tracker", f"{tracker[0][:-1]} in the address tells where the reader came from", field,
                      tracker.start(), mended)  # fmt: skip
    if _DOI.match(text) and not reference.doi:
        yield finding("url-doi", f"{shown(text)} is a DOI: it belongs into doi", field)
    if "://" not in text and re.match(r"[^\s/@]+\.[^\s/@]+", text):
        yield finding("url-scheme", f"{shown(text)} lacks http:// or https://", field)
    elif mistyped := _MISTYPED.match(text):
        yield finding("url-scheme", f"{mistyped[0]} is neither http:// nor https://", field)


def _without_trackers(url: str) -> str:
    address, mark, fragment = url.partition("#")
    path, _, query = address.partition("?")
    kept = [part for part in query.split("&") if not _TRACKER.match(part)]
    return f"{path}{'?' if kept else ''}{'&'.join(kept)}{mark}{fragment}"


def _hidden(field: SourceField, reference: Reference) -> Iterator[Diagnostic]:
    """Find addresses in texts, unless the record has the same one in its place."""
    match = _IN_TEXT.search(field.text)
    if not match:
        return
    known = {_host(url) for url in (reference.url, reference.archive_location) if url}
    if _host(match[0]) not in known:
        told = "" if reference.url else "; the record has no url"
        yield finding("url-in-text", f"an address in {field.name}{told}", field, match.start())


def _host(url: str) -> str:
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
