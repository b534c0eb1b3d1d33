"""Know what elements of JATS and TEI mean, for the reader of a paper and the reader of its references."""

from __future__ import annotations

CITATIONS = ("element-citation", "mixed-citation", "nlm-citation", "citation")
"""Elements of JATS and NLM that are one citation of a reference."""
LOOKS = frozenset(
    {"b", "bold", "emph", "hi", "i", "italic", "monospace", "named-content", "roman", "sans-serif", "sc"}
    | {"styled-content", "sub", "sup", "underline", "ext-link", "ref", "uri", "xref"}
)
"""Elements that may stand amid a word."""
RAW = ("raw_reference", "raw", "verbatim")
"""Types of the notes in which TEI keeps a reference as it was printed."""
