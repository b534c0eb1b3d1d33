"""Give the numbers of a work: volumes, issues, pages, extent."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from citekit.model import Reference, Text
from citekit.styles.cleaning import clean
from citekit.styles.designations import designate, is_designated
from citekit.styles.records import Record
from citekit.vocabulary import pattern

_RANGE = re.compile(r"(?<=\w)\s*[-–—−]{1,2}\s*(?=\w)")
_WITHIN = re.compile(r"^((?:[^\W\d_]{1,9}\.?\s?|№\s?)?[0-9]{1,4})\((?=[0-9–/-]{1,9}\)$)")
_IN_VOLUMES = re.compile(
    r"(?<!\w)(?:[вуўw]|in|en)\s\d{1,3}(?:-[^\W\d_]{1,3})?\s(?:т|кн|ч|том|tom|bd|vol|cz|ks)", re.IGNORECASE
)
_LONGEST = 2_000
_EXTENT = re.compile(r"(?:[ivxlcIVXLC]{1,8}, ?)?\d{1,6}")


def count(name: str) -> Callable[[Record], str]:
    """Give the volume or the issue, with its word where that says more than the style does."""

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


def page(record: Record) -> str:
    """Return the pages without the word that the style prints in its own way."""
    bare = _leading_page().sub("", clean(record.reference.page or ""))
    return _RANGE.sub(record.page_dash, record.text(bare))


@cache
def _leading_page() -> re.Pattern[str]:
    return re.compile(rf"{pattern('page')}\s?(?=\d)", re.IGNORECASE)


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


def extent(record: Record) -> str:
    """Return how many pages a work has, without a word where that is one number."""
    printed = record.text(record.reference.number_of_pages or "")
    found = _EXTENT.findall(printed)
    return str(found[0]) if len(found) == 1 else printed
