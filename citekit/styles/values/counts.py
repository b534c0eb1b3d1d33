"""Give the numbers of a work: volumes, issues, pages, extent."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from citekit.model import Reference, Text
from citekit.styles.cleaning import clean
from citekit.styles.designations import designate, is_designated, split_number
from citekit.styles.records import Record
from citekit.vocabulary import pattern

_RANGE = re.compile(r"(?<=\w)\s*[-–—−]{1,2}\s*(?=\w)")
_WITHIN = re.compile(r"^((?:[^\W\d_]{1,9}\.?\s?|№\s?)?[0-9]{1,4})\((?=[0-9–/-]{1,9}\)$)")
_ONE = r"\[?(?:[0-9]{1,6}|[IVXLC]{1,8}|[ivxlc]{1,8})\]?"
_COUNT = rf"{_ONE}(?:,\s?{_ONE}){{0,4}}"
_IN_VOLUMES = re.compile(
    r"(?<!\w)(?:[вуўw]|in|en)\s\d{1,3}(?:-[^\W\d_]{1,3})?\s(?:т|кн|ч|том|tom|bd|vol|cz|ks)", re.IGNORECASE
)
_LONGEST = 2_000
LEAVES = re.compile(rf"({_COUNT})\s?(?:л|арк|k|лист\w*|аркуш\w*)\.?", re.IGNORECASE)


def count(name: str) -> Callable[[Record], str]:
    """Give the number of the volume or the issue, with the word of its own that the record has for it."""

    def read(record: Record) -> str:
        printed = clean(_designated(record.reference, name))
        spaced = _WITHIN.sub(r"\1 (", printed)
        return _RANGE.sub(
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
    return _RANGE.sub(record.page_dash, record.text(bare))


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
    leaves = LEAVES.fullmatch(printed) if record.latin else None
    return record.text(leaves[1] if leaves else printed)


@cache
def _pages() -> re.Pattern[str]:
    # Russian files write the word by the Latin letter that looks like its own; Ukrainian leaves are no pages.
    return re.compile(rf"({_COUNT})\s?(?:{pattern('page')}|c)\.?(?!\w)(?<!арк)(?<!арк\.)", re.IGNORECASE)


def volumes(record: Record) -> str:
    """Return how many volumes a work has, when its title does not tell."""
    return "" if record.reference.container_title else _volumes_under(record.reference.title, record)


def container_volumes(record: Record) -> str:
    """Return how many volumes the work has in which another stands."""
    container = record.reference.container_title
    return _volumes_under(container, record) if container else ""


def _volumes_under(title: Text | None, record: Record) -> str:
    if title and _IN_VOLUMES.search(title.value[:_LONGEST]):
        return ""
    found = (value.strip() for key, value in record.reference.extra if key == "volumes")
    return next((value for value in found if re.fullmatch("[0-9]{1,3}", value)), "")
