"""Give what theses have of their own: their kind, an extent in leaves, the extent of their abstract."""

from __future__ import annotations

import re

from citekit.styles.cleaning import clean
from citekit.styles.latin import is_cyrillic, name_thesis
from citekit.styles.records import Record
from citekit.styles.values.counts import LEAVES, extent

_DOTS = re.compile(r"(?<=\w)\.?\s?(?:…\.?|\.{3})\s?(?=\w)")


def genre(record: Record) -> str:
    """Return the kind of a work; the dots of that of a thesis stand apart: ``дис. ... канд. наук``."""
    text = record.reference.genre
    if text is None:
        return ""
    printed = clean(text.value)
    return record.text(_DOTS.sub(". ... ", printed) if is_cyrillic(printed) else printed, text.language)


def thesis(record: Record) -> str:
    """Return the kind of a work, that of a Slavic thesis in English where the list is romanised."""
    text = record.reference.genre
    known = name_thesis(text.value) if text and record.latin else ""
    return known or genre(record)


def leaf_count(record: Record) -> str:
    """Return the extent of a work that is counted in leaves, such as ``129 л.`` of a thesis."""
    found = LEAVES.fullmatch(clean(record.reference.number_of_pages or ""))
    return found[1] if found else ""


def abstract_extent(record: Record) -> str:
    """Return the extent of an author's abstract of a thesis, which is printed and has pages."""
    text = record.reference.genre
    return extent(record) if text and text.value.lower().lstrip().startswith(("автореф", "аўтарэф")) else ""
