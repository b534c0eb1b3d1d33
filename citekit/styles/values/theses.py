"""Give what theses have of their own: their kind, an extent in leaves, the extent of their abstract."""

from __future__ import annotations

import re

from citekit.styles.latin import is_cyrillic, name_thesis
from citekit.styles.records import Record
from citekit.styles.values.counts import extent

_LEAVES = re.compile(r"\d\s?(?:л|арк|k|лист\w*|аркуш\w*)\.?$", re.IGNORECASE)


def thesis(record: Record) -> str:
    """Return the kind of a work, that of a Slavic thesis in English where the list is romanised."""
    genre = record.reference.genre
    if genre is None:
        return ""
    known = name_thesis(genre.value) if record.latin and is_cyrillic(genre.value) else ""
    return known or record.text(genre.value, genre.language)


def leaf_count(record: Record) -> str:
    """Return the extent of a work that is counted in leaves, such as ``129 л.`` of a thesis."""
    return extent(record) if _LEAVES.search((record.reference.number_of_pages or "").strip()) else ""


def abstract_extent(record: Record) -> str:
    """Return the extent of an author's abstract of a thesis, which is printed and has pages."""
    genre = record.reference.genre
    return extent(record) if genre and genre.value.lower().lstrip().startswith(("автореф", "аўтарэф")) else ""
