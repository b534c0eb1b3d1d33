"""Join what the labeller tore: pieces of one field that stand side by side in the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citekit.expressions import late
from citekit.model import DATE_FIELDS, LabelledField, LabelledReference, Span
from citekit.normalization.edges import grow_left

TEXTS = frozenset(
    (
        "title",
        "container_title",
        "collection_title",
        "volume_title",
        "event_title",
        "genre",
        "authority",
        "edition",
        "archive",
        "archive_location",
    )
)
NUMBERS = frozenset(("volume", "issue", "page", "number", "section", "collection_number", "number_of_pages"))
IN_BRACKETS = frozenset(("medium", "collection_number"))

_MAX_GAP = 24
_AREAS = late(r"//|\s/\s|\.\s?[-–—]\s|;|\[?\b[wвуі]:|\((?=[^)]*$)")
_BORDER = late(r"[\s.,]*[.,\[][\s.,]*|.*[.,]\s|\s?\(\s?")
_NUMBER_GAP = late(r"\s?[-–—‒−/.]\s?|\s?\(\s?|\s(?=\()|\s")
_DATE_GAP = late(r"[\s,]{0,2}")
_DASH = late(r"\s?[-–—]\s?")
_ROMAN = late(r"[IVXLCІХ]{1,7}")
_MEDIUM = late(r"\s*\[[^\]\[]{0,60}\]\s*")
_BLANKS = late(r"\s{0,2}")
_LONGEST_NOTE = 100
_SURE = 0.8


def mend_pieces(labelled: LabelledReference) -> LabelledReference:
    """Join neighbouring pieces of one field, with the words between them that got no label.

    Texts join over a short gap that holds no border between areas, numbers over a dash or an opening bracket, dates
    over a blank. A single word of another label inside a title, with nothing but blanks around it and little
    confidence behind it, was mislabelled and comes back. Pieces far apart stay apart.

    Example:
        The titles ``Гісторыя`` and ``Полацка`` around an unlabelled ``горада`` are ``Гісторыя горада Полацка``.
    """
    fields = labelled.fields
    text = labelled.string.text
    mended: list[LabelledField] = []
    # A year in brackets behind an issue is a second number only when the year is stated elsewhere.
    dated = sum(field.label == "issued" for field in fields) > 1
    for field in _without_strays(text, fields) if len({field.label for field in fields}) < len(fields) else fields:
        _add(text, mended, grow_left(text, mended[-1].span.end if mended else 0, field), dated=dated)
    return replace(labelled, fields=tuple(mended))


def _add(text: str, mended: list[LabelledField], field: LabelledField, *, dated: bool) -> None:
    """Add a field to those before it, joined to the last of its label when only a note in brackets stands between."""
    if mended and (number := _number_of(text, mended[-1], field, dated=dated)):
        mended[-1] = number
        return
    if mended and mended[-1].label == field.label:
        gap = _gap(text, mended[-1], field)
        if gap is not None and _joins(field.label, gap):
            mended[-1] = _join(mended[-1], gap, field)
            return
    if len(mended) > 1 and mended[-2].label == field.label == "title" and mended[-1].label == "medium":
        gap = _gap(text, mended[-2], field)
        if (
            gap is not None
            and len(gap) <= _LONGEST_NOTE
            and _MEDIUM.match(gap)
            and _joins("title", _MEDIUM.sub("", gap))
        ):
            mended[-2] = _join(mended[-2], _MEDIUM.sub("", gap) or " ", field)
            return
    mended.append(field)


def _number_of(text: str, one: LabelledField, other: LabelledField, *, dated: bool) -> LabelledField | None:
    """Join what is one number: ``1115`` and ``/2009`` of an act, ``1789`` and ``– XII``, ``6`` and ``(1601)``."""
    if {one.label, other.label} <= {"number", "issued", "issue"} and one.label != other.label and one.text.isdigit():
        gap = _gap(text, one, other)
        if one.label == "number" and gap == "/" and other.text.isdigit():
            return _join(one, "/", other)
        if other.label == "number" and gap and _DASH.fullmatch(gap) and _ROMAN.fullmatch(other.text):
            return replace(_join(one, "-", other), label="number")
        bracketed = (
            dated and gap in ("(", " (") and other.text.isdigit() and text[other.span.end : other.span.end + 1] == ")"
        )
        if one.label == "issue" and gap and bracketed:
            joined = _join(one, gap, other)
            return replace(joined, text=joined.text + ")")
    return None


def _gap(text: str, one: LabelledField, other: LabelledField) -> str | None:
    return text[one.span.end : other.span.start] if one.span.end <= other.span.start else None


def _joins(label: str, gap: str) -> bool:
    if label in TEXTS:
        return len(gap) <= _MAX_GAP and not _AREAS.search(gap) and not _BORDER.fullmatch(gap)
    if label in NUMBERS:
        return _NUMBER_GAP.fullmatch(gap) is not None
    return label in DATE_FIELDS and _DATE_GAP.fullmatch(gap) is not None


def _join(one: LabelledField, gap: str, other: LabelledField) -> LabelledField:
    space = " " if gap != " " * len(gap) and gap[-1:] == " " else ""
    text = f"{one.text}{' '.join(gap.split()) if gap.strip() else gap}{space}{other.text}"
    if gap[:1] == " " and gap.strip():
        text = f"{one.text} {gap.strip()}{space}{other.text}"
    return LabelledField(one.label, text, Span(one.span.start, other.span.end), min(one.confidence, other.confidence))


def _without_strays(text: str, fields: Sequence[LabelledField]) -> list[LabelledField]:
    """Give a doubtful single word inside a title or container back to it."""
    kept = list(fields)
    for at in range(1, len(kept) - 1):
        before, field, after = kept[at - 1 : at + 2]
        if before.label == after.label in ("title", "container_title") and field.label != before.label:
            gaps = _gap(text, before, field), _gap(text, field, after)
            inside = all(gap is not None and _BLANKS.fullmatch(gap) for gap in gaps)
            if inside and " " not in field.text and field.confidence < _SURE and field.label not in IN_BRACKETS:
                kept[at] = replace(field, label=before.label)
    return kept
