"""Know the values that templates print, by their names; those of names and dates are printed by forms of their own.

A new value is one function of a `Record`, in the module of what it is about, and one line in the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from citekit.model import PLACE_FIELDS, TEXT_FIELDS, Text
from citekit.styles.designations import join_whole
from citekit.styles.latin import language_name
from citekit.styles.records import Record
from citekit.styles.values.addresses import archive_location, doi, electronic, url
from citekit.styles.values.counts import (
    cited_pages,
    container_volumes,
    count,
    extent,
    issue_part,
    page,
    volume_number,
    volumes,
)
from citekit.styles.values.editions import edition_kind, edition_number, edition_part
from citekit.styles.values.fields import country, field, original_year, title_addition, version
from citekit.styles.values.imprints import house, organization, place, publisher, venue, year
from citekit.styles.values.laws import (
    act_number,
    amended,
    article_number,
    case_number,
    issuer,
    registration,
    section,
    standard_mark,
)
from citekit.styles.values.theses import abstract_extent, genre, leaf_count, thesis
from citekit.styles.values.titles import (
    container_title,
    container_translation,
    continued_title,
    series_name,
    title_of,
    title_translation,
)

__all__ = ["value_names", "value_of"]

_STRINGS = ("collection_number", "edition", "isbn", "issn", "note")


def value_of(record: Record, name: str) -> str:
    """Return a value by its name, empty when the record has none."""
    return _VALUES[name](record)


def value_names() -> frozenset[str]:
    """Return the names of the values that templates can print."""
    return frozenset(_VALUES)


def _text(name: str) -> Callable[[Record], str]:
    def read(record: Record) -> str:
        text: Text | None = getattr(record.reference, name)
        return record.text(text.value, text.language) if text else ""

    return read


def _string(name: str) -> Callable[[Record], str]:
    return lambda record: record.text(getattr(record.reference, name) or "")


def _printed(record: Record) -> str:
    """Return what a record of which nothing is known can still show: its string as printed, or its key."""
    source = record.reference.source
    return record.text((source.text if source else "") or record.reference.citation_key or "")


_issue = count("issue")

_VALUES: Mapping[str, Callable[[Record], str]] = {
    **{name: _text(name) for name in TEXT_FIELDS},
    **{name: place(name) for name in PLACE_FIELDS},
    **{name: _string(name) for name in _STRINGS},
    "abstract_extent": abstract_extent,
    "amended": amended,
    "archive_location": archive_location,
    "article_number": article_number,
    "case_number": case_number,
    "cited_pages": cited_pages,
    "container_title": container_title,
    "container_translation": container_translation,
    "container_volumes": container_volumes,
    "country": country,
    "doi": doi,
    "edition_kind": edition_kind,
    "edition_lead": edition_part(1),
    "edition_number": edition_number,
    "edition_rest": edition_part(2),
    "electronic": electronic,
    "genre": genre,
    "house": house,
    "issue": _issue,
    "issue_number": issue_part(0),
    "issue_part": issue_part(1),
    "issuer": issuer,
    "language": lambda record: language_name(record.reference.language, "languages"),
    "language_short": lambda record: language_name(record.reference.language, "short_languages"),
    "leaf_count": leaf_count,
    "number": act_number,
    "number_of_pages": extent,
    "organization": organization,
    "original_year": original_year,
    "page": page,
    "part": field("part", "part-number"),
    "printed": _printed,
    "publisher": publisher,
    "registration": registration,
    "reviewed_title": field("reviewed-title"),
    "section": section,
    "series_name": series_name,
    "standard_mark": standard_mark,
    "supplement": issue_part(2),
    "thesis": thesis,
    "title": title_of,
    "title_addition": title_addition,
    "title_continued": continued_title,
    "translation": title_translation,
    "type": lambda record: record.reference.type,
    "url": url,
    "venue": venue,
    "version": version,
    "volume": count("volume"),
    "volume_number": volume_number,
    "volumes": volumes,
    "whole_issue": lambda record: join_whole(_issue(record)),
    "year": year,
}
