"""Paper to bibliography: read, find and split references, label, normalise, write.

The pipeline in one line: ``read_document -> find_reference_sections -> split_references -> label_references ->
normalize_reference -> write_bibliography``.

Names are imported when they are first used, so that ``import citekit`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from citekit.version import __version__

if TYPE_CHECKING:
    from citekit.citations import find_citations, find_mentions, find_uncited
    from citekit.documents import read_document
    from citekit.duplicates import find_duplicates, merge_duplicates, merge_references
    from citekit.formats import find_losses, read_bibliography, write_bibliography
    from citekit.links import check_links
    from citekit.normalization import assign_citation_keys, make_citation_key, normalize_reference
    from citekit.parsing import label_reference, label_references
    from citekit.pipeline import (
        extract_references,
        extract_strings,
        lint_text,
        mend_text,
        parse_reference,
        parse_references,
    )
    from citekit.reports import link_rot_report
    from citekit.segmentation import find_reference_sections, split_references
    from citekit.sorting import sort_bibliography
    from citekit.styles import available_styles, load_style, print_bibliography
    from citekit.transliteration import available_schemes, detect_language, transliterate, transliterate_reference

__all__ = [
    "__version__",
    "assign_citation_keys",
    "available_schemes",
    "available_styles",
    "check_links",
    "detect_language",
    "extract_references",
    "extract_strings",
    "find_citations",
    "find_duplicates",
    "find_losses",
    "find_mentions",
    "find_reference_sections",
    "find_uncited",
    "label_reference",
    "label_references",
    "link_rot_report",
    "lint_text",
    "load_style",
    "make_citation_key",
    "mend_text",
    "merge_duplicates",
    "merge_references",
    "normalize_reference",
    "parse_reference",
    "parse_references",
    "print_bibliography",
    "read_bibliography",
    "read_document",
    "sort_bibliography",
    "split_references",
    "transliterate",
    "transliterate_reference",
    "write_bibliography",
]

_HOMES = {
    "assign_citation_keys": "normalization",
    "available_schemes": "transliteration",
    "available_styles": "styles",
    "check_links": "links",
    "detect_language": "transliteration",
    "extract_references": "pipeline",
    "extract_strings": "pipeline",
    "find_citations": "citations",
    "find_duplicates": "duplicates",
    "find_losses": "formats",
    "find_mentions": "citations",
    "find_reference_sections": "segmentation",
    "find_uncited": "citations",
    "label_reference": "parsing",
    "label_references": "parsing",
    "link_rot_report": "reports",
    "lint_text": "pipeline",
    "load_style": "styles",
    "make_citation_key": "normalization",
    "mend_text": "pipeline",
    "merge_duplicates": "duplicates",
    "merge_references": "duplicates",
    "normalize_reference": "normalization",
    "parse_reference": "pipeline",
    "parse_references": "pipeline",
    "print_bibliography": "styles",
    "read_bibliography": "formats",
    "read_document": "documents",
    "sort_bibliography": "sorting",
    "split_references": "segmentation",
    "transliterate": "transliteration",
    "transliterate_reference": "transliteration",
    "write_bibliography": "formats",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'citekit' has no attribute {name!r}")
    return getattr(import_module(f"citekit.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
