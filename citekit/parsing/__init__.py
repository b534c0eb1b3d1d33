"""Stage 3. ReferenceString -> LabelledReference: characters repaired, reading order restored, fields labelled.

``LEXERS`` is the table of exact forms in the order in which they are taken; the network of `decoding` labels the rest.
"""

from citekit.parsing.labelling import label_reference, label_references
from citekit.parsing.lexing import LEXERS

__all__ = ["LEXERS", "label_reference", "label_references"]
