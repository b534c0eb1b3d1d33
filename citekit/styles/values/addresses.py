"""Give what a work is found by: its DOI, its address, its place in an archive."""

from __future__ import annotations

import re

from citekit.styles.cleaning import clean, clean_address, escape_blanks
from citekit.styles.latin import romanise_address
from citekit.styles.records import Record
from citekit.styles.titles import says_electronic, strip_electronic
from citekit.styles.values.fields import eprint_address

_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:?)", re.IGNORECASE)
_LOCATION_JOINT = re.compile(r"(?<=\w)\.?\s+[–—-]\s+(?=\w)")


def bare_doi(doi: str | None) -> str:
    """Return a DOI without its resolver and without the full stop of a sentence.

    Example:
        >>> bare_doi("https://doi.org/10.1000/182.")
        '10.1000/182'
    """
    return _DOI_PREFIX.sub("", clean_address(doi or "")).rstrip(".,:;")


def doi(record: Record) -> str:
    """Return the DOI without its resolver."""
    bare = bare_doi(record.reference.doi)
    return romanise_address(bare) if record.latin else bare


def url(record: Record) -> str:
    """Return the address, unless it says the same as the DOI."""
    reference = record.reference
    # Blanks in an address that was read from a page are those of its lines; in one of a file they belong to it.
    printed = (reference.url or "") if reference.source else escape_blanks(reference.url or "")
    address = clean_address(printed or ("" if reference.doi else eprint_address(reference)))
    if doi(record) and "doi.org/" in address:
        return ""
    return romanise_address(address) if record.latin else address


def electronic(record: Record) -> str:
    """Return what tells that a work is read by a machine: its address, or the word behind its title."""
    title = clean(record.reference.title.value) if record.reference.title else ""
    if says_electronic(title):
        return "" if strip_electronic(title) == title else title
    return url(record)


def archive_location(record: Record) -> str:
    """Return the mark of an archive, its parts joined as the style has it."""
    printed = record.text(record.reference.archive_location or "")
    joint = record.joints.get("location")
    return _LOCATION_JOINT.sub(joint, printed) if joint else printed
