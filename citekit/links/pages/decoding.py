"""Decode the bytes of a page: what its header, its first lines and its letters say of the encoding."""

from __future__ import annotations

import codecs
import re

from citekit.links.page import Page

_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:+-]{2,40})", re.IGNORECASE)
_META = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:+-]{2,40})", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Browsers read these labels as their Windows supersets (WHATWG Encoding Standard, "names and labels").
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "koi8-r": "koi8-u", "gb2312": "gb18030"}
# Python knows codecs beside these that are no encodings of pages, and some of them raise.
_OF_PAGES = (
    "utf-8",
    "utf-16",
    "utf-32",
    "cp",
    "iso8859",
    "koi8",
    "mac-",
    "gb",
    "big5",
    "shift_jis",
    "euc",
    "iso2022",
    "tis",
)
_CYRILLIC = ("cp1251", "koi8-u", "iso8859-5", "cp866")
_LATIN = ("cp1250", "iso8859-2", "cp1257", "cp1252")
# Small letters are far commoner than capitals in running text, and these are commoner than the rest.
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпуыізя")
_COMMON_LATIN = frozenset("ąćęłńóśźżäöüßčėįšųūžé„”–’ ")
_SAMPLE = 20_000


def decode_page(page: Page) -> str:
    r"""Return the text of a page's body; never raises.

    A byte order mark rules, then valid UTF-8 with letters beyond ASCII, then the charset of the Content-Type header,
    then that of a ``meta`` element, then a guess by the letters. What cannot be decoded becomes U+FFFD.

    Example:
        >>> decode_page(Page("u", "u", 200, {"content-type": "a/b; charset=koi8-r"}, b"\xd0\xcf\xde\xd4\xc1"))
        'почта'
    """
    body = page.body
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if body.isascii():
        return body.decode("ascii")
    text = _read_utf8(body, page.complete)
    if text is not None:
        return text
    declared = _declared(page)
    return body.decode(declared if declared not in {None, "utf-8"} else _guess(body), "replace")


def _read_utf8(body: bytes, complete: bool) -> str | None:
    """Decode UTF-8, where the last letter may be torn when the body is not whole."""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(body, final=complete)
    except UnicodeDecodeError:
        return None


def _declared(page: Page) -> str | None:
    header = _HEADER.search(page.headers.get("content-type", ""))
    meta = _META.search(page.body[:2048])
    names = ([header[1]] if header else []) + ([meta[1].decode("ascii", "ignore")] if meta else [])
    return next((known for known in map(_known, names) if known), None)


def _known(name: str) -> str | None:
    try:
        found = codecs.lookup(name)
    except LookupError:
        return None
    return _SUPERSETS.get(found.name, found.name) if found.name.startswith(_OF_PAGES) else None


def _guess(body: bytes) -> str:
    """Choose the single-byte encoding whose reading has the commonest letters."""
    sample = bytes(byte for byte in body[:_SAMPLE] if byte >= 0x80)
    cyrillic = max(_CYRILLIC, key=lambda name: _score(sample, name, _COMMON_CYRILLIC))
    latin = max(_LATIN, key=lambda name: _score(sample, name, _COMMON_LATIN))
    # Text in Cyrillic letters is high bytes for the most part; Latin text has them here and there.
    return cyrillic if len(sample) > len(body[:_SAMPLE]) / 8 and _score(sample, cyrillic, _COMMON_CYRILLIC) else latin


def _score(sample: bytes, name: str, common: frozenset[str]) -> int:
    return sum(letter in common for letter in sample.decode(name, "replace"))
