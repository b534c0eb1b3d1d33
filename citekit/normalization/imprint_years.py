"""Read the year of the bulletin or the book that prints an act, where it is not the year of the act."""

from __future__ import annotations

from citekit.expressions import late
from citekit.model import LabelledReference, Reference
from citekit.normalization.records import change
from citekit.normalization.unused import without_taken

_ACTS = frozenset({"legislation", "regulation", "bill", "treaty", "legal_case"})
_AROUND = frozenset({"container_title", "publisher", "publisher_place", "issue", "volume", "page"})
"""Fields of what prints an act: without one of them a second year may be anything."""
_YEAR = late(r"(?:\s[–—-]\s|,\s)(?P<year>1[89][0-9]{2}|20[0-9]{2})(?=\.?\s[–—-]\s|\.?,\s|[.;]?\s*$|\.?\s?\[)")


def normalize_imprint_years(labelled: LabelledReference, reference: Reference) -> Reference:
    """Put the year in which an act was printed into ``extra`` as ``imprintyear``; ``issued`` is the day of the act.

    Example:
        ``Аб культуры : Закон, 4 чэрв. 1991 г. // Нац. рэестр. – 2004. – № 69.`` has ``imprintyear`` ``2004``.
    """
    if reference.type not in _ACTS or not _has_day(reference):
        return reference
    day = next((field.span.end for field in labelled.fields if field.label == "issued"), None)
    year = _find_year(labelled, day) if day is not None else ""
    if not year or reference.issued is None or int(year) <= (reference.issued.year or 0):
        return reference
    extra = (*reference.extra, ("imprintyear", year))
    return change(reference, extra=extra, diagnostics=without_taken(reference.diagnostics, [year]))


def _find_year(labelled: LabelledReference, start: int) -> str:
    """Return the year that stands alone behind the day of the act, where something is told of what prints it."""
    if not any(field.label in _AROUND for field in labelled.fields):
        return ""
    taken = [field.span for field in labelled.fields if field.label != "issued"]
    years = (found.span("year") for found in _YEAR.finditer(labelled.string.text, start))
    free = (span for span in years if not any(one.start < span[1] and span[0] < one.end for one in taken))
    return next((labelled.string.text[slice(*span)] for span in free), "")


def _has_day(reference: Reference) -> bool:
    return bool(reference.issued and any(len(point) > 1 for point in reference.issued.parts))
