"""Write labelled references as JSON, one array: what the labeller saw, before anything was typed."""

from __future__ import annotations

from collections.abc import Iterable

from citekit.formats.json_text import write_json
from citekit.model import LabelledReference


def write_labelled(labelled: Iterable[LabelledReference]) -> str:
    """Write the pieces of each string with their labels and places.

    Returns:
        A JSON array; each item has ``string``, ``label`` (the list mark, or null) and ``fields``, each with ``label``,
        ``text``, ``span`` (code points in ``string``, half-open) and ``confidence``.
    """
    items = [
        {
            "string": one.string.text,
            "label": one.string.label,
            "fields": [
                {
                    "label": field.label,
                    "text": field.text,
                    "span": [field.span.start, field.span.end],
                    "confidence": field.confidence,
                }
                for field in one.fields
            ],
        }
        for one in labelled
    ]
    text = write_json(items)
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"
