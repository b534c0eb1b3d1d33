"""Give the numbers of volumes, issues and pages, and how long a work is."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from citekit.model import Reference
from citekit.styles.cleaning import clean
from citekit.styles.designations import designate, is_designated, split_number
from citekit.vocabulary import pattern

if TYPE_CHECKING:
    from citekit.styles.records import Record

RANGE = re.compile(r"(?<=\w)\s*[-–—−]{1,2}\s*(?=\w)")
_WITHIN = re.compile(r"^((?:[^\W\d_]{1,9}\.?\s?|№\s?)?[0-9]{1,4})\((?=[0-9–/-]{1,9}\)$)")
_ONE = r"\[?(?:[0-9]{1,6}|[IVXLC]{1,8}|[ivxlc]{1,8})\]?"
_COUNT = rf"{_ONE}(?:,\s?{_ONE}){{0,4}}"
_LEAVES = re.compile(rf"({_COUNT})\s?(?:л|арк|k|лист\w*|аркуш\w*)\.?", re.IGNORECASE)
_WORD = re.compile(r"(?<!\w)(?!(?:[IVXLC]{1,8}|[ivxlc]{1,8})(?!\w))[^\W\d_]")


def count(name: str) -> Callable[[Record], str]:
    """Give the number of the volume or the issue, with the word of its own that the record has for it."""

    def read(record: Record) -> str:
        printed = clean(_designated(record.reference, name))
        spaced = _WITHIN.sub(r"\1 (", printed)
        return RANGE.sub(
            record.page_dash, record.text(designate(spaced, name, record.language if record.latin else ""))
        )

    return read


def _designated(reference: Reference, name: str) -> str:
    """Return a number with the word that its record keeps for it beside it: ``вып. 3``."""
    number = getattr(reference, name) or ""
    word = next((value for key, value in reference.extra if key == f"{name}label"), "") if reference.extra else ""
    return f"{word} {number}" if word and number[:1].isalnum() and not is_designated(number) else number


def issue_part(place: int) -> Callable[[Record], str]:
    """Give the number of an issue, that of a part of it (``pt. 1``), or the supplement to it or to the volume."""

    def read(record: Record) -> str:
        parts = split_number(count("issue")(record))
        return parts[place] or (split_number(count("volume")(record))[2] if place == 2 else "")

    return read


def volume_number(record: Record) -> str:
    """Return the number of a volume without a word and without its supplement."""
    number, part, _ = split_number(count("volume")(record))
    return number or part.rpartition(" ")[2]


def page(record: Record) -> str:
    """Return the pages without the word that the style prints in its own way; a letter of their own stays: ``S10``."""
    bare = _leading_page().sub("", clean(record.reference.page or ""))
    return RANGE.sub(record.page_dash, record.text(bare))


def cited_pages(record: Record) -> str:
    """Return the pages at which a book is cited; a single number in a file is often the number of all of them."""
    told = record.reference.source is not None or re.search(r"\d\D+\d", record.reference.page or "")
    return page(record) if told else ""


@cache
def _leading_page() -> re.Pattern[str]:
    return re.compile(rf"{pattern('page')}(?:(?<=\.)\s?|\s)(?=[^\W\d_]?\d)", re.IGNORECASE)


def extent(record: Record) -> str:
    """Return how long a work is: a count of pages without a word, anything else as the record says it.

    A list in another language has no more than the pages of ``12 с., [3] л. ил.``
    """
    printed = _leading_page().sub("", clean(record.reference.number_of_pages or ""))
    found = _pages().match(printed)
    if found and (found.end() == len(printed) or record.latin):
        printed = found[1]
    leaves = _LEAVES.fullmatch(printed) if record.latin else None
    return record.text(leaves[1] if leaves else printed)


@cache
def _pages() -> re.Pattern[str]:
    # Russian files write the word by the Latin letter that looks like its own; Ukrainian leaves are no pages.
    return re.compile(rf"({_COUNT})\s?(?:{pattern('page')}|c)\.?(?!\w)(?<!арк)(?<!арк\.)", re.IGNORECASE)


def leaf_count(record: Record) -> str:
    """Return the extent of a work that is counted in leaves, such as ``129 л.`` of a thesis."""
    found = _LEAVES.fullmatch(clean(record.reference.number_of_pages or ""))
    return found[1] if found else ""


def abstract_extent(record: Record) -> str:
    """Return the extent of an author's abstract of a thesis, which is printed and has pages."""
    genre = record.reference.genre
    return extent(record) if genre and genre.value.lower().lstrip().startswith(("автореф", "аўтарэф")) else ""


def tells_unit(printed: str) -> bool:
    """Tell whether an extent says what it counts, so that no word is printed beside it.

    Example:
        >>> tells_unit("1 электрон. опт. диск"), tells_unit("XII, 345")
        (True, False)
    """
    return _WORD.search(printed) is not None
