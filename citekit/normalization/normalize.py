"""Run the rules that make a record of a labelled reference."""

from __future__ import annotations

from collections.abc import Callable

from citekit.model import LabelledReference, Reference
from citekit.normalization.acts import read_acts
from citekit.normalization.dates import normalize_dates
from citekit.normalization.designations import normalize_designations
from citekit.normalization.imprint_years import normalize_imprint_years
from citekit.normalization.languages import normalize_languages
from citekit.normalization.markers import trust_markers
from citekit.normalization.mending import mend_pieces
from citekit.normalization.names import normalize_names
from citekit.normalization.numbers import normalize_numbers
from citekit.normalization.placing import place_pieces
from citekit.normalization.records import change, close_record, open_record
from citekit.normalization.titles import normalize_texts
from citekit.normalization.translations import normalize_translations
from citekit.normalization.types import normalize_types
from citekit.normalization.urls import normalize_urls
from citekit.normalization.validators import validate_fields
from citekit.normalization.volumes import end_titles, normalize_amendments, normalize_volumes

RULES: tuple[Callable[[LabelledReference, Reference], Reference], ...] = (
    normalize_names,
    normalize_texts,
    normalize_dates,
    normalize_numbers,
    normalize_designations,
    normalize_volumes,
    normalize_amendments,
    normalize_languages,
    normalize_translations,
    normalize_urls,
    normalize_types,
    normalize_imprint_years,
    validate_fields,
)

_EMPTY = Reference()


def normalize_reference(labelled: LabelledReference) -> Reference:
    """Make one typed record of a labelled reference; its source and the places and confidences of its fields are kept.

    Never raises on data: what cannot be typed stays as printed, what is doubtful is a diagnostic.
    """
    mended = trust_markers(place_pieces(read_acts(mend_pieces(end_titles(labelled)))))
    reference = change(open_record(_EMPTY), diagnostics=labelled.diagnostics)
    for rule in RULES:
        reference = rule(mended, reference)
    return close_record(reference)
