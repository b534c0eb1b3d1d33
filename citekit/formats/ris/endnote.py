"""Read the XML that EndNote exports: its records are those of RIS under other names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from xml.etree.ElementTree import Element

from citekit.formats.dates import iso_date
from citekit.formats.elements import find_outermost, parse_elements, text_of
from citekit.formats.languages import language_tag, tag_of_code
from citekit.formats.ris.items import from_fields
from citekit.formats.ris.nbib_values import read_date
from citekit.formats.tables import read_table
from citekit.model import Bibliography, Diagnostic, Reference

_GENERIC = "GEN"
_PLACE_OF_YEAR = "dates/year"
_PLACE_OF_DAY = "dates/pub-dates/date"


def read_endnote(text: str) -> Bibliography:
    """Read the records of a file.

    Example:
        >>> record = "<record><ref-type name='Book'>6</ref-type><titles><title>Дрыгва</title></titles></record>"
        >>> read_endnote(f"<xml><records>{record}</records></xml>").references[0].type
        'book'
    """
    try:
        root = parse_elements(text.removeprefix("\ufeff"))
    except ValueError as error:
        return Bibliography((), (Diagnostic("broken-entry", str(error)),))
    records = tuple(_read(record, place) for place, record in enumerate(find_outermost(root, "record"), start=1))
    return Bibliography(records, () if records else (Diagnostic("no-entries", "line 1: no record in this text"),))


def _read(record: Element, position: int) -> Reference:
    return from_fields(tuple(_fields(record)), position)


def _fields(record: Element) -> Iterator[tuple[str, str]]:
    """Yield the tags of RIS that say what a record says; a journal's title stands in two places."""
    kind = record.find("ref-type")
    yield "TY", _types().get("" if kind is None else kind.get("name", "").strip().casefold(), _GENERIC)
    for row in read_table("ris/endnote_fields.tsv"):
        for element in record.iterfind(row["element"]):
            if value := text_of(element):
                yield row["tag"], value
    yield from _day(record)
    language = text_of(record.find("language"))
    if language:
        yield "LA", language_tag(language) or tag_of_code(language) or language


def _day(record: Element) -> Iterator[tuple[str, str]]:
    """Yield the whole date where a month or a day stands beside the year."""
    year, day = (text_of(record.find(place)) for place in (_PLACE_OF_YEAR, _PLACE_OF_DAY))
    date = read_date({"day": [f"{year} {day}"]}, ("day",)) if year and day else None
    if date and date.parts and (iso := iso_date(date)):
        yield "DA", iso


@cache
def _types() -> Mapping[str, str]:
    return {row["name"].casefold(): row["ris"] for row in read_table("ris/endnote_types.tsv")}
