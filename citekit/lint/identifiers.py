"""Find ISBNs and ISSNs of a wrong length or with a wrong check digit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.lint.reading import finding, shown
from citekit.model import Diagnostic, Reference, SourceEntry, SourceField
from citekit.vocabulary.check_digits import is_isbn, is_issn

_KINDS = {"isbn": ((10, 13), is_isbn), "issn": ((8,), is_issn)}
_SIGN = re.compile("[0-9XxХх]")
_LABEL = re.compile(r"\s*(?:(?:ISBN|ISSN)(?:-1[03])?[:\s]\s*)+", re.IGNORECASE)
_REMARK = re.compile(r"\([^()]*+\)|\[[^\[\]]*+\]")
_BETWEEN = re.compile(r"[,;/]\s*|\s(?=97[89])|(?<=\s)and(?=\s)")


def find_wrong_numbers(_reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield identifiers with a digit too few or too many, with a wrong one, or with their own name before them.

    Example:
        ``ISBN 978-985-02-1234-5`` loses its name; ``985-02-123`` lacks two digits; remarks in brackets are none.
    """
    for variable in _KINDS:
        field = entry.field(variable)
        label = _LABEL.match(field.text) if field else None
        if field and label:
            bare = field.text[label.end() :]
            yield finding(f"{variable}-label", f"{label[0].strip()} stands before the number", field, 0, bare)
        elif field and field.text.strip():
            yield from _wrong(field, variable)


def _wrong(field: SourceField, variable: str) -> Iterator[Diagnostic]:
    lengths, is_right = _KINDS[variable]
    for part in _BETWEEN.split(_REMARK.sub(",", field.text)):
        length = len(_SIGN.findall(part))
        if not part.strip():
            continue
        if length not in lengths:
            needed = " or ".join(map(str, lengths))
            yield finding(f"{variable}-length", f"{shown(part)} has {length} digits, not {needed}", field)
        elif not is_right(part):
            yield finding(f"{variable}-check-digit", f"{shown(part)} has a wrong digit: its check digit fails", field)
