"""Stage 2. Document -> ReferenceSection -> ReferenceString: find the reference lists, split them into references."""

from citekit.segmentation.sections import find_reference_sections, split_references

__all__ = ["find_reference_sections", "split_references"]
