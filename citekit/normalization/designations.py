"""Keep the word before the number of a volume or an issue where it is none of the usual ones: ``Вып. 3``, ``z. 35``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.expressions import late
from citekit.model import LabelledField, LabelledReference, Reference
from citekit.normalization.records import change
from citekit.vocabulary import pattern

FIELDS = {"volume": "volumelabel", "issue": "issuelabel"}
"""The names in ``extra`` of the words before the numbers of these fields."""

_WORD = late(rf"(?<![\w.])(?P<word>{pattern('issue', 'volume')})\s?(?:№\s?|nr\s)?\(?$", re.IGNORECASE)
_PLAIN = late(r"[№#]+|n|n[ro]s?|nry|num(?:ber|er)|номер|нумар|т|тт|том|t|tt|tom|v|vols?|volumes?|bde?|band")
_REACH = 16


def normalize_designations(labelled: LabelledReference, reference: Reference) -> Reference:
    """Put the words before the numbers of a record into ``extra``, as printed, when they say more than ``№`` or ``т.``.

    The numbers stay bare, so that records of one work can be compared; printed lists have the words again.

    Example:
        ``Т. 5, вып. 3`` is the volume ``5`` and the issue ``3``, with ``issuelabel`` ``вып.`` in ``extra``.
    """
    if not (reference.volume or reference.issue):
        return reference
    told = tuple(_words(labelled, reference))
    return change(reference, extra=(*reference.extra, *told)) if told else reference


def _words(labelled: LabelledReference, reference: Reference) -> Iterator[tuple[str, str]]:
    for name, label in FIELDS.items():
        piece = next((field for field in labelled.fields if field.label == name), None)
        value: str | None = getattr(reference, name)
        if piece and value and (word := _word_before(labelled.string.text, piece)):
            yield label, word


def _word_before(text: str, piece: LabelledField) -> str:
    found = _WORD.search(text[max(0, piece.span.start - _REACH) : piece.span.start])
    return found["word"] if found and not _PLAIN.fullmatch(found["word"].rstrip(". ").casefold()) else ""
