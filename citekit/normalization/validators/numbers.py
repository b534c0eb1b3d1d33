"""Doubt pages, volumes, issues and editions: ranges that run backwards, phrases where numbers stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.expressions import late
from citekit.model import Diagnostic, Reference

MOST_PAGES = 1500
"""The longest range of pages that is still one work in a volume."""

_LONGEST = {"volume": 25, "issue": 25, "collection_number": 25, "number": 60, "edition": 70, "number_of_pages": 25}
_RANGE = late(r"(?<![\w-])(\d{1,9})\s?[-–—]\s?(\d{1,9})(?![\w-])")
_NUMBER = late(r"\d{1,9}")
# An article number, a letter of a supplement, a Roman numeral, the back of a leaf: never four small letters in a row.
_WORD = late(r"[^\W\d_]{4,}")
_ROMAN = late(r"[IVXLCDMХІ]+", re.IGNORECASE)


def find_wrong_numbers(reference: Reference) -> Iterator[Diagnostic]:
    """Yield doubts about pages and numbers.

    Example:
        ``45-12`` is reversed; ``128-35`` is short for ``128-135`` and is not.
    """
    if reference.page:
        yield from _pages(reference.page, reference.number_of_pages)
    for field, longest in _LONGEST.items():
        value: str = getattr(reference, field) or ""
        if len(value) > longest:
            yield Diagnostic("number-too-long", f"{field} is {len(value)} characters long", field)
        elif value and field in ("volume", "issue", "number_of_pages") and not _counts(value):
            yield Diagnostic("not-a-number", f"{field} has words and no number: {value}", field)


def _counts(value: str) -> bool:
    return bool(_NUMBER.search(value)) or not _WORD.search(value) or bool(_ROMAN.fullmatch(value))


def _pages(page: str, extent: str | None) -> Iterator[Diagnostic]:
    ranges = [(match[0], int(match[1]), expand_page(match[1], match[2])) for match in _RANGE.finditer(page)]
    for printed, first, last in ranges:
        if last < first:
            yield Diagnostic("pages-reversed", f"the range {printed} ends before it begins", "page")
        elif last - first > MOST_PAGES:
            yield Diagnostic("pages-implausible", f"the range {printed} has {last - first + 1} pages", "page")
    words = [word for word in _WORD.findall(page) if not _ROMAN.fullmatch(word)]
    if words or not any(map(str.isalnum, page)):
        yield Diagnostic("pages-not-numbers", f"words among the pages: {' '.join(words[:3])}", "page")
    total = _NUMBER.search(extent or "")
    last_page = max((last for _, _, last in ranges), default=0)
    if total and last_page > int(total[0]):
        message = f"page {last_page} of a work that has {total[0]}"
        yield Diagnostic("pages-implausible", message, "page")
        yield Diagnostic("pages-implausible", message, "number_of_pages")


def expand_page(first: str, last: str) -> int:
    """Return the last page of a range, its left-out leading figures restored.

    Example:
        >>> expand_page("128", "35"), expand_page("45", "12")
        (135, 12)
    """
    if len(last) >= len(first):
        return int(last)
    full = int(first[: len(first) - len(last)] + last)
    return full if full > int(first) else int(last)
