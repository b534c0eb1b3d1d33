"""Type pages, volumes, issues and identifiers: one hyphen, no stray blanks or brackets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from citekit.expressions import late
from citekit.model import LabelledReference, Reference
from citekit.normalization.records import change

COUNTED = ("volume", "issue", "collection_number", "section")
PLAIN = ("edition", "medium")
EXACT = ("isbn", "issn", "doi")

_DASH = late(r"\s?[-–—‒−]\s?")
_NO_EDITION = late(r"[^\W\d_]{1,7}\.?")
_LONGEST = 200
_BRACKETS = frozenset("()[]")
_SIGN = late(r"^(?:№+|[Nn][rRoO]\b\.?|#)\s?\.?\s?")
_PAGE_WORD = late(r"^(?:[сСcC]|стр|[sS]|str|[pP]{1,2}|[лЛ]|арк)\s?\.\s?|\s?(?:[сСcC]|стр|[sS]|[pP]|[лЛ])\.?$")
_EXTENT_WORD = late(r"\s?\[?(?:[сСcCsSpPлЛkK]|стр|арк|бал|str|pp|лл)\s?\.?\]?$")
_ROMAN = late(r"[IVXLCХІ]{1,8}|[ivxlcхі]{1,8}")
_LAW_HYPHEN = late(r"(?<=\d)\s?[хТБт,.;]\s?(?=(?:[IVXLCDMІХ]{1,6}|ВР|ФЗ|ФКЗ|ХП)$)|(?<=\d)\s?[-–—]\s?(?=[IVXLІХ]{1,6}$)")
_CASE = late(r"^(?:sygn\.?\s?(?:akt)?:?|akta:?|sprawa|по делу|справа|дело|спр\.)\s*(?=\S)(?:№\s?)?", re.IGNORECASE)
_BRACKET_GAP = late(r"(?<=\()\s+|\s+(?=\))")
_DIGIT_GAP = late(r"(?<=\d)\s(?=\d)")


def normalize_numbers(labelled: LabelledReference, reference: Reference) -> Reference:
    """Type the numbers of a record: the first of each, and the piece in brackets that belongs to it.

    Example:
        The pieces ``7`` and ``(312)`` of an issue become ``7 (312)``; ``С. 36 – 5 6`` becomes the page ``36-56``.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for field in labelled.fields:
        texts[field.label].append(field.text)
    values: dict[str, str | None] = {name: normalize_count(_join(texts[name])) for name in COUNTED}
    values["volume"] = values["volume"] or reference.volume
    values |= {name: _plain(_first(texts[name])) for name in PLAIN}
    if _NO_EDITION.fullmatch(values["edition"] or ""):
        values["edition"] = None
    values["number"] = normalize_act_number(_join(texts["number"]))
    values["page"] = normalize_pages(", ".join(texts["page"]))
    values["number_of_pages"] = _extent(texts["number_of_pages"]) or None
    values["archive_location"] = normalize_location(", ".join(texts["archive_location"]))
    values |= {name: _first(texts[name]) for name in EXACT}
    return change(reference, **values)


def _extent(pieces: Sequence[str]) -> str:
    """Return the pages of a work; those that have Roman numbers are counted beside the others: ``XII, 345``."""
    counts = [_EXTENT_WORD.sub("", piece).strip(" .,;") for piece in pieces]
    if len(counts) > 1 and _ROMAN.fullmatch(counts[0]) and counts[1].isdigit():
        return f"{counts[0]}, {counts[1]}"
    return counts[0] if counts else ""


def _first(pieces: Sequence[str]) -> str | None:
    return pieces[0] if pieces else None


def _join(pieces: Sequence[str]) -> str:
    found = pieces[0] if pieces else ""
    for piece in pieces[1:]:
        if piece.startswith("("):
            found += f" {piece}"
    return found


def _plain(printed: str | None) -> str | None:
    return _balance(printed or "").strip(" ,;:") or None


def _balance(text: str) -> str:
    """Close what is open at the end, and drop the brackets that have no partner."""
    if len(text) > _LONGEST or not _BRACKETS.intersection(text):
        return text
    for opening, closing in ("()", "[]"):
        if text.count(opening) > text.count(closing):
            text += closing
        while text.count(closing) > text.count(opening):
            at = text.rfind(closing)
            text = text[:at] + text[at + 1 :]
    return text


def normalize_count(printed: str | None) -> str | None:
    """Write the number of a volume, an issue or a section without its sign and without stray brackets.

    Example:
        >>> normalize_count("№ 6 (1601"), normalize_count("(12)"), normalize_count("1( 2)"), normalize_count("3-4)")
        ('6 (1601)', '12', '1(2)', '3-4')
    """
    if not printed:
        return None
    text = _balance(_SIGN.sub("", printed.strip(" ,;:")))
    text = _BRACKET_GAP.sub("", text)
    if text[:1] == "(" and text.find(")") == len(text) - 1:
        text = text[1:-1]
    return text.strip(" ,;:/") or None


def normalize_act_number(printed: str | None) -> str | None:
    """Write the number of a law or of a case: its sign left out, the hyphen before its Roman number or letters mended.

    Fonts that lose the hyphen print a letter or a comma in its place.

    Example:
        >>> [normalize_act_number(number) for number in ("№ 964хIV", "249,IV", "174Т ФЗ", "sygn. akt II CSK 123/10")]
        ['964-IV', '249-IV', '174-ФЗ', 'II CSK 123/10']
    """
    if not printed:
        return None
    text = _SIGN.sub("", _CASE.sub("", printed.strip(" ,;:.")))
    return _LAW_HYPHEN.sub("-", _balance(text)).strip() or None


def normalize_location(printed: str) -> str | None:
    """Write the place of an archive record as printed, with a blank behind each shortened word and even dashes.

    Example:
        >>> normalize_location("Ф.501 . Оп.1. Д. 6. Л.16 - 54.")
        'Ф. 501. Оп. 1. Д. 6. Л. 16-54'
    """
    if not printed:
        return None
    text = re.sub(r"\s([.,;:])", r"\1", " ".join(printed.split()).strip(" ,;:"))
    text = re.sub(r"(?<=[^\W\d_]\.)(?=[\w№])", " ", text)
    text = re.sub(r"(?<=[\dа-яa-z]\.)(?=[^\W\d_])", " ", text)
    text = re.sub(r"(?<=\d)\s+[-–—]\s+(?=\d)", "-", text)
    return re.sub(r"(?<=\d)\.$", "", text) or None


def normalize_pages(printed: str | None) -> str | None:
    """Write a page range with one hyphen and without the blanks that typesetting put between figures.

    Example:
        >>> normalize_pages("14–61, 196 – 44 7"), normalize_pages("С. XII–XV"), normalize_pages("12(")
        ('14-61, 196-447', 'XII-XV', '12')
    """
    if not printed:
        return None
    text = _PAGE_WORD.sub("", printed.strip(" .,;:()[]"))
    text = _DASH.sub("-", text.strip(" .,;:"))
    return _DIGIT_GAP.sub("", text) or None
