"""Find DOIs that are addresses, shortened, cut off, or end in punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from citekit.lint.reading import finding, shown
from citekit.model import Diagnostic, Reference, SourceEntry, SourceField

_AS_URL = re.compile(r"\s*(?:https?://)?(?:www\.|dx\.)?doi\.org/(?=10[./])|\s*doi:?\s*(?=10\.)", re.IGNORECASE)
_SHORT = re.compile(r"(?:https?://(?:www\.)?doi\.org/)?10/[a-z0-9]+", re.IGNORECASE)
_ENDS = ".,;: "
_CUT_OFF = re.compile(r"…|\.\.\.|[-/(_]$")


def find_wrong_dois(_reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield what is wrong with the DOI of a record.

    Example:
        ``https://doi.org/10.1000/182.`` becomes ``10.1000/182`` in two steps; ``10/b94pmw`` is the short form, which
        only its own site understands.
    """
    field = entry.field("doi")
    if field and field.text.strip():
        yield from _wrong(field, field.text.strip())


def _wrong(field: SourceField, text: str) -> Iterator[Diagnostic]:
    address = _AS_URL.match(text)
    if _SHORT.fullmatch(text):
        yield finding("doi-short", f"{shown(text)} is a shortened DOI; give the whole one", field)
    elif address:
        bare = text[address.end() :]
        yield finding("doi-url", f"{shown(text)} is an address, the DOI is {shown(bare)}", field, 0, bare)
    elif "%2f" in text.lower():
        yield finding("doi-encoded", f"{shown(text)} is percent-encoded", field, 0, _decoded(text))
    elif _CUT_OFF.search(text):
        yield finding("doi-cut-off", f"{shown(text)} seems to be cut off", field)
    elif text[-1] in _ENDS:
        bare = text.rstrip(_ENDS)
        yield finding("doi-punctuation", f"{shown(text)} ends with punctuation", field, len(bare), bare)


def _decoded(text: str) -> str | None:
    decoded = unquote(text)
    return decoded if re.fullmatch(r"10\.[^\s{}\\\ufffd]+", decoded) else None
