"""Stage 3. ReferenceString -> LabelledReference: characters repaired, reading order restored, fields labelled."""

from citekit.parsing.labelling import RULES, label_reference, label_references

__all__ = ["RULES", "label_reference", "label_references"]
