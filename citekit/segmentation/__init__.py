"""Stage 2. Document -> ReferenceSection -> ReferenceString: find the reference lists, split them into references.

``SEARCHES`` is the table of ways to find a list, in order. A heading is a row of ``headings.tsv``, what ends a list one
of ``stops.tsv``, and what makes a line look like a reference one of ``cues.tsv``.
"""

from citekit.segmentation.sections import SEARCHES, find_reference_sections, split_references

__all__ = ["SEARCHES", "find_reference_sections", "split_references"]
