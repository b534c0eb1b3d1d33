"""Stage 3. ReferenceString -> LabelledReference: characters repaired, reading order restored, fields labelled.

``STEPS`` is the table of what happens to a string before the network of `decoding` labels its tokens, in order.
"""

from citekit.parsing.labelling import label_reference, label_references

__all__ = ["label_reference", "label_references"]
