"""Stage 3. ReferenceString -> LabelledReference: characters repaired, reading order restored, fields labelled."""

from citekit.parsing.labelling import label_reference, label_references

__all__ = ["label_reference", "label_references"]
