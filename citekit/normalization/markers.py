"""Trust the word before a number: ``Вып.``, ``№``, ``Т.`` say what it counts, whatever the labeller took it for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from citekit.expressions import late
from citekit.model import LabelledField, LabelledReference

_PART = late(r"(?:вып(?:уск)?|вип(?:уск)?|выпуск|zesz(?:yt)?|z)\s?\.?\s?(?:№\s?)?$", re.IGNORECASE)
_VOLUME = late(r"(?<!\w)(?:т|том|часть|часць|частина|t|tom|vol|bd|кн)\s?\.?\s?$", re.IGNORECASE)
_NUMBER = late(r"(?:№|(?<!\w)n[ro])\s?\.?\s?$", re.IGNORECASE)
_FIGURES = late(r"\d+|[IVXLC]+")
_UNIT = late(r"\s?\[?(?:с|c|s|стр|арк|л|p|pp|k|бал|str|S)\b", re.IGNORECASE)
_PREPARED = late(
    r"(?<!\w)(?:oprac|wyd|przygot|par|падрыхт|падр|підгот|ред|рэд|red)\.?\s(?!.*(?<!\w)(?:zebr|сост|укл|склад))"
)
_REACH = 14
_FAR = 90


def trust_markers(labelled: LabelledReference) -> LabelledReference:
    """Rename the labels of numbers that the words before them contradict.

    ``Вып.`` counts the issues of what has a container or a volume, and the volumes of a book; behind a container ``№``
    is an issue; ``Т.`` and ``часть`` are no extents.
    """
    fields = labelled.fields
    labels = [field.label for field in fields]
    renamed = [_rename(labelled.string.text, field, labels, _is_behind(labels, at)) for at, field in enumerate(fields)]
    return replace(labelled, fields=tuple(renamed)) if renamed != list(fields) else labelled


def _is_behind(labels: Sequence[str], at: int) -> bool:
    return "container_title" in labels[:at]


def _rename(text: str, field: LabelledField, labels: Sequence[str], behind_container: bool) -> LabelledField:
    if field.label == "compiler":
        return replace(field, label="editor") if _PREPARED.search(_intro(text, field)) else field
    if field.label not in ("volume", "issue", "number", "number_of_pages", "page"):
        return field
    before = text[max(0, field.span.start - _REACH) : field.span.start]
    label = field.label
    if label in ("volume", "issue") and _PART.search(before):
        beside_volume = label == "issue" and "volume" in labels
        label = "issue" if "container_title" in labels or beside_volume else "volume"
    elif label == "number" and behind_container and "issue" not in labels and _NUMBER.search(before):
        label = "issue"
    elif label == "number_of_pages" and "page" not in labels and _is_cited_page(text, field, before):
        label = "page"
    elif label in ("number_of_pages", "page") and "volume" not in labels and _VOLUME.search(before):
        label = "volume" if _FIGURES.fullmatch(field.text) else label
    return field if label == field.label else replace(field, label=label)


def _is_cited_page(text: str, field: LabelledField, before: str) -> bool:
    """Tell whether a figure at the end, behind a comma and without a unit, is the page cited: ``2015), 112.``."""
    unit = _UNIT.match(text, field.span.end) or _VOLUME.search(before)
    return not unit and before.rstrip()[-1:] == "," and not text[field.span.end :].strip(" .")


def _intro(text: str, field: LabelledField) -> str:
    """Return what stands before a name back to the border of its area, names of the same run included."""
    return re.split(r"[/;\[(]|\.\s[–—-]", text[max(0, field.span.start - _FAR) : field.span.start])[-1]
