"""Give the number of an edition, and what else is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from citekit.styles.cleaning import clean
from citekit.styles.latin import is_cyrillic, latin_tables
from citekit.styles.records import Record

_ENGLISH_EDITION = re.compile(r"\b(?:ed|edn|edition)\b", re.IGNORECASE)
_EDITION_WORD = re.compile(r"(?<![^\W\d_])(?:изд|выд|вид|wyd|ed|edn|edition|aufl|leid)(?![^\W\d_])", re.IGNORECASE)
_EDITION_PARTS = re.compile(r"([0-9]{1,3})(?:-[^\W\d_]{1,2})?,?\s([^\W\d_].{0,200})")


def edition_number(record: Record) -> str:
    """Return the number of an edition; what else Cyrillic words say of it has no place in a romanised list."""
    edition = (record.reference.edition or "").strip()
    edition = latin_tables()["ordinals"].get(edition.lower().removesuffix(" edition").removesuffix(" ed."), edition)
    if record.latin and (is_cyrillic(edition) or (_is_foreign(record) and not _ENGLISH_EDITION.search(edition))):
        edition = next(iter(re.findall(r"(?<![0-9])[0-9]{1,2}(?![0-9])", edition)), edition)
    return edition if re.fullmatch(r"[0-9]{1,3}", edition) else ""


def edition_part(part: int) -> Callable[[Record], str]:
    """Give the number of an edition, or what is said of it, where both are printed without the word between them."""

    def read(record: Record) -> str:
        edition = clean(record.reference.edition or "")
        found = None if _EDITION_WORD.search(edition) else _EDITION_PARTS.fullmatch(edition)
        return record.text(found[part]) if found else ""

    return read


def _is_foreign(record: Record) -> bool:
    """Tell whether the terms of a list are in another language than those of a record."""
    own = (record.reference.language or record.language).partition("-")[0]
    return own not in ("en", record.language.partition("-")[0])
