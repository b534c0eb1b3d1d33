"""Give the number of an edition, and what else is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from citekit.styles.cleaning import clean
from citekit.styles.latin import is_cyrillic, latin_tables
from citekit.styles.records import Record

_ENGLISH_EDITION = re.compile(r"\b(?:ed|edn|edition)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"([0-9]{1,3})(?:\s?-?(?:st|nd|rd|th|[а-яёіїєґў]{1,3})|e|\.)?", re.IGNORECASE)
_NUMBERED_ENGLISH = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th)? (?:ed|edn|edition)\.?", re.IGNORECASE)
_EDITION_WORD = re.compile(
    r"(?<![^\W\d_])(?:изд|выд|вид|wyd|ed|edn|edition|éd|édition|aufl|leid|vyd)(?![^\W\d_])", re.IGNORECASE
)
_EDITION_PARTS = re.compile(r"([0-9]{1,3})(?:-[^\W\d_]{1,2})?,?\s([^\W\d_].{0,200})")


def edition_number(record: Record) -> str:
    """Return the number of an edition, without its ending and word: ``2``, ``2nd``, ``2-е``, ``second ed.``.

    What else Cyrillic and foreign words say of it has no place in a romanised list.
    """
    edition = (record.reference.edition or "").strip()
    edition = latin_tables()["ordinals"].get(edition.lower().removesuffix(" edition").removesuffix(" ed."), edition)
    if found := _NUMBERED.fullmatch(edition) or (record.latin and _NUMBERED_ENGLISH.fullmatch(edition)):
        return found[1]
    if record.latin and (is_cyrillic(edition) or _is_foreign(record, edition)):
        return next(iter(re.findall(r"(?<![0-9])[0-9]{1,2}(?![0-9])", edition)), "")
    return ""


def edition_kind(record: Record) -> str:
    """Return what a romanised list prints before its word for editions when there is no number: ``rev.``."""
    edition = clean(record.reference.edition or "")
    told = is_cyrillic(edition) or _EDITION_WORD.search(edition) or any(map(str.isdigit, edition))
    return record.text(edition) if record.latin and not told else ""


def edition_part(part: int) -> Callable[[Record], str]:
    """Give the number of an edition, or what is said of it, where both are printed without the word between them."""

    def read(record: Record) -> str:
        edition = clean(record.reference.edition or "")
        found = None if _EDITION_WORD.search(edition) else _EDITION_PARTS.fullmatch(edition)
        return record.text(found[part]) if found else ""

    return read


def _is_foreign(record: Record, edition: str) -> bool:
    """Tell whether an edition is told in another language than that of the list."""
    listed = record.language.partition("-")[0]
    own = (record.reference.language or listed).partition("-")[0]
    return own != listed and not (listed == "en" and (own == "en" or _ENGLISH_EDITION.search(edition)))
