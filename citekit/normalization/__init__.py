"""Stage 4. LabelledReference -> Reference: RULES, one small file each, typed or kept as printed; then citation keys."""

from citekit.normalization.key_patterns import make_citation_key
from citekit.normalization.keys import assign_citation_keys
from citekit.normalization.normalize import RULES, normalize_reference
from citekit.normalization.repeats import resolve_repeats
from citekit.normalization.twins import match_twins

__all__ = [
    "RULES",
    "assign_citation_keys",
    "make_citation_key",
    "match_twins",
    "normalize_reference",
    "resolve_repeats",
]
