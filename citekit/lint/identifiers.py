"""Find ISBNs and ISSNs of a wrong length; their check digits are doubted elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.lint.reading import finding, shown
from citekit.model import Diagnostic, Reference, SourceEntry

_LENGTHS = {"isbn": (10, 13), "issn": (8,)}
_SIGN = re.compile("[0-9XxХх]")
_LABEL = re.compile(r"\s*(?:ISBN|ISSN)(?:-1[03])?[:\s]\s*", re.IGNORECASE)


def find_wrong_lengths(_reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield identifiers with too few or too many digits, or with their own name before them.

    Example:
        ``ISBN 978-985-02-1234-5`` loses its name; ``985-02-123`` lacks two digits.
    """
    for variable, lengths in _LENGTHS.items():
        field = entry.field(variable)
        if not field or not field.text.strip():
            continue
        label = _LABEL.match(field.text)
        if label:
            bare = field.text[label.end() :]
            yield finding(f"{variable}-label", f"{label[0].strip()} stands before the number", field, 0, bare)
            continue
        for part in re.split(r"[,;]\s*|\s(?=97[89])|\band\b", field.text):
            length = len(_SIGN.findall(part))
            if part.strip() and length not in lengths:
                needed = " or ".join(map(str, lengths))
                yield finding(f"{variable}-length", f"{shown(part)} has {length} digits, not {needed}", field)
