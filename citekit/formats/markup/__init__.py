"""The references in the XML of papers, JATS and TEI, which are only read."""

from citekit.formats.markup.structured import UNSTRUCTURED

__all__ = ["UNSTRUCTURED"]
