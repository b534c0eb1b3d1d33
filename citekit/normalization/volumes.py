"""Read how many volumes a work has, and who adopted or amended an act: what stands behind the colons of a title."""

from __future__ import annotations

import re
from dataclasses import replace

from citekit.expressions import late
from citekit.model import LabelledField, LabelledReference, Reference, Span
from citekit.normalization.records import change
from citekit.normalization.unused import without_taken

_LONGEST = 4_000
_VOLUMES = late(
    r"(?<![^\s:\[(,.])(?:[вуўw]|in)\s(?P<count>[1-9][0-9]{0,2})(?:[-–]?(?:х|ти|цi|ці|ох|и))?"
    r"\s?(?:т|тт|томах|тамах|томів|t|tomach|vol|vols|volumes)(?!\w)\.?",
    re.IGNORECASE,
)
_ADOPTED = late(
    r"\s?:\s(?P<note>(?:принят|прынят|прийнят|в\sред|у\sрэд|в\sредакции|с\sизм|са?\sзм|і?зі?\sзмін|с\sдоп|станом\sна)"
    r"[^/\[\]]{3,400}?)(?=\s?//|\.?\s[–—-]\s|\s?\[|(?<=[0-9]\s[гр])\.\s[А-ЯІЇЄЎ][а-яіїєў]{3}|\.?\s?$)",
    re.IGNORECASE,
)


def normalize_volumes(labelled: LabelledReference, reference: Reference) -> Reference:
    """Put the number of volumes into ``extra`` as ``volumes``.

    Example:
        ``Збор твораў : у 20 т. – Мінск, 2007. – Т. 2.`` has the volume ``2`` and ``volumes`` ``20``.
    """
    found = _VOLUMES.search(labelled.string.text[:_LONGEST])
    if not found or any(name == "volumes" for name, _ in reference.extra):
        return reference
    extra = (*reference.extra, ("volumes", found["count"]))
    return change(reference, extra=extra, diagnostics=without_taken(reference.diagnostics, [found[0]]))


def end_titles(labelled: LabelledReference) -> LabelledReference:
    """End a title before what tells who adopted the act.

    Example:
        The title ``Лесной кодекс : принят Гос. Думой 8`` becomes ``Лесной кодекс``.
    """
    found = _adopted(labelled)
    if not found:
        return labelled
    return replace(labelled, fields=tuple(_ended(field, found.start()) for field in labelled.fields))


def _ended(field: LabelledField, end: int) -> LabelledField:
    kept = end - field.span.start
    if field.label != "title" or not 0 < kept < len(field.text) or field.span.end <= end:
        return field
    return replace(field, text=field.text[:kept].rstrip(), span=Span(field.span.start, end))


def normalize_amendments(labelled: LabelledReference, reference: Reference) -> Reference:
    """Note who adopted an act and when, and which revision it is.

    Example:
        ``Лесной кодекс : принят Гос. Думой 8 нояб. 2006 г. : в ред. от 28 дек. 2013 г. // Собр. законодательства.`` has
        all between the first colon and the slashes for its note.
    """
    found = _adopted(labelled)
    if not found or reference.note:
        return reference
    note = found["note"].strip()
    return change(reference, note=note, diagnostics=without_taken(reference.diagnostics, [note]))


def _adopted(labelled: LabelledReference) -> re.Match[str] | None:
    return _ADOPTED.search(labelled.string.text[:_LONGEST])
