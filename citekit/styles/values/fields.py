"""Give the values that a record keeps under the names of its file, for which `Reference` has no place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from citekit.model import Reference
from citekit.packaged import packaged_text
from citekit.styles.cleaning import clean
from citekit.styles.latin import find_country, romanise_address
from citekit.styles.records import Record
from citekit.styles.titles import strip_media

_YEAR = re.compile(r"(?<!\d)(?:1[0-9]{3}|20[0-9]{2})(?!\d)")
_VERSION = re.compile(r"^v(?:ersion|\.)?\s?(?=\d)", re.IGNORECASE)
_EPRINT = re.compile(r"[\w./:-]{1,100}")
_EPRINT_TYPES = ("eprinttype", "archiveprefix")


def kept(reference: Reference, *names: str) -> str:
    """Return the field of the first of some names that a record has, or an empty text."""
    extra = dict(reference.extra) if reference.extra else {}
    return next((clean(extra[name]) for name in names if extra.get(name)), "")


def field(*names: str) -> Callable[[Record], str]:
    """Give the field of the first of some names that a record has."""
    return lambda record: record.text(kept(record.reference, *names))


def title_addition(record: Record) -> str:
    """Return what is added to a title, without brackets of its own and without what it says of the medium."""
    added = strip_media(kept(record.reference, "titleaddon")).strip()
    return record.text(added[1:-1] if added.startswith("[") and added.endswith("]") else added)


def original_year(record: Record) -> str:
    """Return the year in which a work came out first, where that is another than its own."""
    found = _YEAR.search(kept(record.reference, "origdate", "original-date"))
    issued = record.reference.issued
    return found[0] if found and not (issued and str(issued.year) == found[0]) else ""


def version(record: Record) -> str:
    """Return the version of a program or a data set, without a word."""
    return record.text(_VERSION.sub("", kept(record.reference, "version")))


def eprint_address(reference: Reference) -> str:
    """Return the address at which an archive of preprints has a work, empty when the archive is not known.

    Example:
        >>> eprint_address(Reference(extra=(("eprint", "1706.03762"), ("eprinttype", "arxiv"))))
        'https://arxiv.org/abs/1706.03762'
    """
    pattern = field_tables()["eprints"].get(kept(reference, *_EPRINT_TYPES).lower(), "")
    mark = kept(reference, "eprint").removeprefix("arXiv:")
    return romanise_address(pattern.replace("{}", mark)) if pattern and _EPRINT.fullmatch(mark) else ""


def country(record: Record) -> str:
    """Return the country that has granted a patent; in a romanised list by the name that the list has for it."""
    reference = record.reference
    texts = (text for text in (reference.publisher_place, reference.authority) if text and text.value.strip())
    printed = next((clean(text.value) for text in texts), "") or kept(reference, "jurisdiction")
    known = find_country(printed, record.latin.places) if record.latin else ""
    return known or record.text(printed)


def standards_body(record: Record) -> str:
    """Return what issues a standard: the kind that the record names, or an issuer that is known by its letters."""
    reference = record.reference
    if reference.genre:
        return record.text(reference.genre.value)
    bodies = (clean(text.value) for text in (reference.authority, reference.publisher) if text)
    return record.text(next((body for body in bodies if body.upper() in field_tables()["issuers"]), ""))


@cache
def field_tables() -> Mapping[str, Any]:
    """Return the addresses of archives and the marks of standards."""
    return tomllib.loads(packaged_text(__package__, "fields.toml"))
