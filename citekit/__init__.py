"""Paper to bibliography: read, find and split references, label, normalise, write.

The pipeline in one line: ``read_document -> find_reference_sections -> split_references -> label_references ->
normalize_reference -> write_bibliography``.

Names are imported when they are first used, so that ``import citekit`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.late_names import late_names

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
    from citekit.version import __version__
else:
    __getattr__, __dir__ = late_names(
        __name__,
        citations="find_citations find_mentions find_uncited",
        documents="read_document",
        duplicates="find_duplicates merge_duplicates merge_references",
        formats="find_losses read_bibliography write_bibliography",
        links="check_links",
        normalization="assign_citation_keys make_citation_key normalize_reference",
        parsing="label_reference label_references",
        pipeline="extract_references extract_strings lint_text mend_text parse_reference parse_references",
        reports="link_rot_report",
        segmentation="find_reference_sections split_references",
        sorting="sort_bibliography",
        styles="available_styles load_style print_bibliography",
        transliteration="available_schemes detect_language transliterate transliterate_reference",
        version="__version__",
    )

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
