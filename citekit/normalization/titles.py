"""Type the texts: titles without their quotes and final stop, publishers and places joined."""

from __future__ import annotations

import re

from citekit.model import LabelledReference, Reference, Text
from citekit.normalization.records import change

SINGLE = (
    "title",
    "volume_title",
    "container_title",
    "collection_title",
    "genre",
    "authority",
    "archive",
    "event_title",
    "event_place",
)
JOINED = ("publisher", "publisher_place")

_PAIRS = {"«": "»", "„": "”“", "“": "”", '"': '"', "”": "”", "_": "_", "*": "*"}
_ABBREVIATION = re.compile(r"(?:^|[\s.(])[^\W\d_]{1,5}\.$")
_SPACES = re.compile(r"\s{2,}|[^\S ]")
_PLACES = re.compile(r"\s?[,;]\s?")


def normalize_texts(labelled: LabelledReference, reference: Reference) -> Reference:
    """Type titles, publishers, places and the other texts of a record.

    Example:
        ``"Назва : падзагаловак."`` becomes ``Назва: падзагаловак``; ``К.; Ірпінь`` stays two places.
    """
    present = {field.label for field in labelled.fields}
    values = {field: _text(" ".join(labelled.texts(field))) for field in SINGLE if field in present}
    values["publisher"] = _text("; ".join(map(strip_quotes, labelled.texts("publisher"))))
    places = [place for text in labelled.texts("publisher_place") for place in _PLACES.split(text.strip("[] "))]
    values["publisher_place"] = _text("; ".join(filter(None, places)), keep_stop=True)
    return change(reference, **values)


def _text(printed: str, *, keep_stop: bool = False) -> Text | None:
    value = strip_quotes(_SPACES.sub(" ", printed).strip(" ,;:/")).strip(" ,;:/")
    value = value.replace(" : ", ": ")
    if value.endswith(".") and not keep_stop and not _ABBREVIATION.search(value) and not value.endswith(".."):
        value = value[:-1].rstrip()
    return Text(value) if value else None


def strip_quotes(text: str) -> str:
    """Take off the quotation marks or emphasis marks that hold a whole text.

    Example:
        >>> strip_quotes("„Архіварыус”"), strip_quotes("«Свобода» как категория")
        ('Архіварыус', '«Свобода» как категория')
    """
    if len(text) < 3 or text[0] not in _PAIRS or text[-1] not in _PAIRS[text[0]]:
        return text
    inner = text[1:-1]
    if text[0] in inner or any(mark in inner for mark in _PAIRS[text[0]]):
        return text
    return inner.strip()
