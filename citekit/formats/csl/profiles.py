"""Shape records for the programs and styles behind CSL-JSON (``profiles.toml``).

Zotero drops what its item types have no field for, so that goes into the note, whose lines ``variable: value`` it
understands, as pandoc does. Styles print one script alone and no translated titles, so their profiles romanise the
record and put the English title where the style prints it in brackets; a romanised title is never an
``original-title``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from citekit.formats.dates import iso_date
from citekit.formats.legal import date_act, is_act
from citekit.formats.tables import read_table
from citekit.model import NAME_FIELDS, PLACE_FIELDS, TEXT_FIELDS, Date, Name, Reference, Text
from citekit.packaged import packaged_text
from citekit.transliteration import romanise_ascii

Shape = Callable[[Reference], Reference]

_STRINGS = ("edition", "number", "section", "number_of_pages", "archive_location")
_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s?)", re.IGNORECASE)
_LATIN = "Latn"
_ENGLISH = "en"
_ZOTERO_NAMES = {"archive_location": "Archive Location", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN"}


@cache
def profiles() -> Mapping[str, Mapping[str, Any]]:
    """Return the profiles by name, as the table has them."""
    return tomllib.loads(packaged_text("citekit.formats", "csl/profiles.toml"))


@cache
def shape_of(profile: str) -> Shape | None:
    """Return the function that shapes a record for a profile, or None when records stay as they are."""
    told = profiles()[profile]
    if told.get("notes"):
        return for_zotero
    place, in_title = told.get("translation"), frozenset(told.get("in_title", ()))
    return (lambda reference: romanised(reference, place, in_title)) if place else None


def romanised(reference: Reference, translation: str, in_title: frozenset[str] = frozenset()) -> Reference:
    """Return a record in Latin letters, as far as it has such variants, with its English title in brackets or beside.

    Args:
        reference: The record.
        translation: ``medium`` or ``title``, where the English title goes.
        in_title: Types of works whose English title goes into the title all the same.

    Example:
        >>> slovar = Text("Словарь", "ru", (Text("Slovar'", "ru-Latn-alalc97"), Text("Dictionary", "en")))
        >>> record = romanised(Reference("book", language="ru", title=slovar), "title")
        >>> record.title.value, record.language
        ("Slovar' [Dictionary]", 'ru-Latn')
    """
    values: dict[str, Any] = {name: _romanise(name, getattr(reference, name)) for name in TEXT_FIELDS}
    values |= {role: tuple(map(_romanise_name, getattr(reference, role))) for role in NAME_FIELDS}
    values |= {name: _in_latin(getattr(reference, name), reference) for name in _STRINGS}
    values["language"] = _language_of(reference)
    values["doi"] = _DOI_PREFIX.sub("", reference.doi) if reference.doi else None
    values |= _name_act(reference, values)
    title, english = reference.title, _variant(reference.title, _is_english)
    if title and english:
        short = values["title"]
        if translation == "title" or reference.type in in_title:
            values["title"] = replace(short, value=f"{short.value} [{english.value}]")
            values["title_short"] = values["title_short"] or short
        else:
            values[translation] = english.value
    return replace(reference, **values)


def _in_latin(value: str | None, reference: Reference) -> str | None:
    """Romanise a value that has no variants, such as ``Ф. 4``, where the title is romanised."""
    romanised_title = _variant(reference.title, _is_latin)
    return romanise_ascii(value, reference.language) if value and romanised_title else value


def _name_act(reference: Reference, values: Mapping[str, Any]) -> dict[str, Any]:
    """Name an act so that no style takes it for a law of Congress or its number for several.

    A title that continues the name of its act gets that name, a number without the kind of its act goes into the title.

    Example:
        ``o bibliotekach`` becomes ``Ustawa z dnia 27 czerwca 1997 r. o bibliotekach``.
    """
    title, number = values["title"], values["number"]
    if not title or not is_act(reference):
        return {}
    if values["genre"] and title.value[:1].islower():
        named = _in_latin(date_act(reference), reference)
        return {"title": replace(title, value=f"{named} {title.value}"), "genre": None, "number": None}
    if number and not values["genre"]:
        return {"title": replace(title, value=f"{title.value}, no. {number}"), "number": None}
    return {"number": number.replace("-", "\u2011")} if number else {}


def _romanise(name: str, text: Text | None) -> Text | None:
    english = _variant(text, _is_english) if name in PLACE_FIELDS else None
    shown = english or _variant(text, _is_latin) or text
    return replace(shown, language=None, variants=()) if shown else None


def _romanise_name(name: Name) -> Name:
    shown = _variant(name, _is_latin) or name
    return replace(shown, language=None, variants=())


def _variant(value: Any, wanted: Callable[[str], bool]) -> Any:
    variants = value.variants if value else ()
    return next((variant for variant in variants if wanted(variant.language or "")), None)


def _is_english(tag: str) -> bool:
    return tag.split("-", maxsplit=1)[0].lower() == _ENGLISH


def _is_latin(tag: str) -> bool:
    return _LATIN in tag.split("-")[1:]


def _language_of(reference: Reference) -> str | None:
    """Return the language with its script where the title is romanised, lest English capitals be given to it."""
    latin = _variant(reference.title, _is_latin)
    return f"{latin.language.split('-')[0]}-{_LATIN}" if latin else reference.language


def for_zotero(reference: Reference) -> Reference:
    """Return a record of which Zotero keeps all: what it would drop stands in the note.

    Example:
        >>> law = Reference("legislation", title=Text("О связи"), genre=Text("Указ"), number="575", note="Не действует")
        >>> print(for_zotero(law).note)
        genre: Указ
        Не действует
    """
    kept = _kept_by_zotero(reference.type)
    lines = list(_dropped_lines(reference, kept))
    if not lines:
        return reference
    dropped: dict[str, Any] = {name: None for name in _written_variables() if name not in kept}
    note = "\n".join([*lines, *filter(None, [reference.note])])
    return replace(reference, **dropped, compiler=(), note=note)


def _dropped_lines(reference: Reference, kept: frozenset[str]) -> Iterator[str]:
    if reference.type not in _zotero_rows() and reference.type != "document":
        yield f"type: {reference.type}"
    for name in _written_variables():
        if name not in kept and (said := _line_value(getattr(reference, name))):
            yield f"{_ZOTERO_NAMES.get(name, name.replace('_', '-'))}: {said}"
    for person in reference.compiler:
        yield f"compiler: {_name_value(person)}"
    yield from _variant_lines(reference)


def _variant_lines(reference: Reference) -> Iterator[str]:
    for name in TEXT_FIELDS:
        for variant in getattr(getattr(reference, name), "variants", ()):
            yield f"{name.replace('_', '-')} ({variant.language}): {_line_value(variant)}"
    for role in NAME_FIELDS:
        for person in getattr(reference, role):
            for variant in person.variants:
                yield f"{role} ({variant.language}): {_name_value(variant)}"


def _line_value(value: Any) -> str:
    if isinstance(value, Date):
        return iso_date(value) or value.literal or ""
    return " ".join(str(value).split()) if value else ""


def _name_value(name: Name) -> str:
    parts = (name.family, name.given) if name.family and name.given else (name.literal or name.family or name.given,)
    return " || ".join(_line_value(part) for part in parts)


@cache
def _written_variables() -> tuple[str, ...]:
    """List the variables that hold no names, in the order of writing."""
    return tuple(row["variable"] for row in read_table("csl/fields.tsv") if row["kind"] != "names")


@cache
def _zotero_rows() -> Mapping[str, frozenset[str]]:
    return {row["csl"]: frozenset(row["kept"].split(",")) for row in read_table("csl/zotero.tsv")}


@cache
def _kept_by_zotero(csl_type: str) -> frozenset[str]:
    rows = _zotero_rows()
    return rows["*"] | rows.get(csl_type, rows["document"])
