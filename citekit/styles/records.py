"""Give the values of a record to templates: cleaned, and romanised where the style wants it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as default
from functools import cache

from citekit.model import DATE_FIELDS, MORE_NAMES, PLACE_FIELDS, TEXT_FIELDS, Date, Name, Reference, Text
from citekit.styles.cleaning import clean, clean_address, escape_blanks
from citekit.styles.counts import (
    abstract_extent,
    cited_pages,
    count,
    extent,
    issue_part,
    leaf_count,
    page,
    volume_number,
)
from citekit.styles.dates import first_year, print_year
from citekit.styles.designations import join_whole, strip_series
from citekit.styles.editions import edition_kind, edition_number, edition_part
from citekit.styles.fields import country, eprint_address, field, original_year, title_addition, version
from citekit.styles.houses import (
    bracket,
    end_place,
    end_publisher,
    is_dateless,
    is_nameless,
    is_placeless,
    split_publishers,
    strip_spare_word,
    tells_itself,
    write_out,
)
from citekit.styles.latin import (
    Latin,
    find_own_form,
    find_title_translation,
    find_translation,
    is_cyrillic,
    language_name,
    latin_tables,
    name_thesis,
    romanise_address,
    romanise_name,
    romanise_place,
    romanise_text,
)
from citekit.styles.laws import (
    act_number,
    amended,
    article_number,
    case_number,
    enacted,
    registration,
    section,
    standard_mark,
)
from citekit.styles.people import people_of
from citekit.styles.titles import end_title, says_electronic, strip_electronic, strip_media

STRINGS = ("collection_number", "edition", "isbn", "issn", "note")
_VOLUMES = ("volumes", "number-of-volumes", "number_of_volumes")
_IN_VOLUMES = re.compile(
    r"(?<!\w)(?:[вуўw]|in|en)\s\d{1,3}(?:-[^\W\d_]{1,3})?\s(?:т|кн|ч|том|tom|bd|vol|cz|ks)", re.IGNORECASE
)
_LONGEST = 2_000
_DOTS = re.compile(r"(?<=\w)\.?\s?(?:…\.?|\.{3})\s?(?=\w)")
_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:?)", re.IGNORECASE)
_LOCATION_JOINT = re.compile(r"(?<=\w)\.?\s+[–—-]\s+(?=\w)")


@dataclass(frozen=True, slots=True)
class Record:
    """Hold a record together with what a line needs to know about it.

    Attributes:
        reference: The record.
        language: BCP 47 language in which its terms are printed.
        latin: How it is romanised, or None when it stays as printed.
        page_dash: What stands between two pages.
        letter: What tells the year from that of another work of the same people.
        joints: What stands between two places (``place``), two publishers (``publisher``) and two parts of an archive's
            mark (``location``), and around a year that is doubted (``doubted``).
        full_places: True writes the places that an imprint shortens in full.
    """

    reference: Reference
    language: str
    latin: Latin | None = None
    page_dash: str = "–"
    letter: str = ""
    joints: Mapping[str, str] = default(default_factory=dict)
    full_places: bool = False

    def text(self, value: str, language: str | None = None) -> str:
        """Return a text as it is printed."""
        if self.latin is None:
            return clean(value)
        return romanise_text(value, language or self.reference.language or self.language, self.latin)

    def names(self, role: str, *, initials: bool = True) -> tuple[Name, ...]:
        """Return the names of a role as they are printed."""
        names = people_of(self.reference, role)
        latin = self.latin
        if latin is None:
            return names
        language = self.reference.language or self.language
        return tuple(romanise_name(name, language, latin, initials=initials) for name in names)

    def has_more(self, role: str) -> bool:
        """Tell whether the source has left names of a role out."""
        return any(one.code == MORE_NAMES and one.field in (role, None) for one in self.reference.diagnostics)

    def date(self, name: str) -> Date | None:
        """Return a date; one that is only printed, as it is printed here."""
        date = enacted(self.reference) if name == "enacted" else getattr(self.reference, name)
        if date is None or not date.literal:
            return date
        if not date.parts and is_dateless(clean(date.literal)):
            return None if self.latin else replace(date, literal=bracket(clean(date.literal)))
        return replace(date, literal=self.text(date.literal))

    def lettered(self, printed: str) -> str:
        """Put the letter behind the year in a date of issue: ``2013a, September 20``."""
        year = first_year(self.reference.issued) if self.letter else None
        return printed if year is None else printed.replace(str(year), f"{year}{self.letter}", 1)

    def value(self, name: str) -> str:
        """Return a value by its name, empty when the record has none."""
        return _values()[name](self)


DATES = (*DATE_FIELDS, "enacted")
"""The dates that a template can print; the last is the day of an act."""


def value_names() -> frozenset[str]:
    """Return the names of the values that templates can print, those of names and dates aside."""
    return frozenset(_values())


@cache
def _values() -> Mapping[str, Callable[[Record], str]]:
    found: dict[str, Callable[[Record], str]] = {name: _text(name) for name in TEXT_FIELDS}
    found |= {name: _place(name) for name in PLACE_FIELDS}
    found |= {name: _string(name) for name in STRINGS}
    return found | _COMPUTED


def _text(name: str) -> Callable[[Record], str]:
    def read(record: Record) -> str:
        text: Text | None = getattr(record.reference, name)
        return record.text(text.value, text.language) if text else ""

    return read


def _title(record: Record) -> str:
    """Return the title without the full stop of a sentence and, where styles say it themselves, without its medium."""
    title = record.reference.title
    if title is None:
        return ""
    bare = strip_electronic(clean(title.value))
    return record.text(end_title(bare if record.latin is None else strip_media(bare)), title.language)


def _container_title(record: Record) -> str:
    text = record.reference.container_title
    return record.text(end_title(clean(text.value)), text.language) if text else ""


def _electronic(record: Record) -> str:
    """Return what tells that a work is read by a machine: its address, or the word behind its title."""
    title = clean(record.reference.title.value) if record.reference.title else ""
    if says_electronic(title):
        return "" if strip_electronic(title) == title else title
    return _url(record)


def _publisher(record: Record) -> str:
    """Return the publishers; in a romanised list in the form that the record has for it."""
    text = record.reference.publisher
    if text is None:
        return ""
    if record.latin and is_nameless(text.value):
        return str(latin_tables()["nameless"].get(record.latin.places, "[s. n.]"))
    if is_nameless(text.value):
        return bracket(clean(text.value))
    own = find_own_form(text, record.latin) if record.latin else ""
    printed = own or record.text(split_publishers(end_publisher(clean(text.value))), text.language)
    if record.latin and tells_itself(text.value):
        printed = printed[:1].upper() + printed[1:]
    return re.sub("; ?", record.joints.get("publisher", "; "), printed)


def _place(name: str) -> Callable[[Record], str]:
    def read(record: Record) -> str:
        text: Text | None = getattr(record.reference, name)
        if text is None:
            return ""
        language = text.language or record.reference.language or record.language
        printed = end_place(clean(text.value), language)
        if record.latin:
            printed = find_own_form(text, record.latin) or romanise_place(printed, language, record.latin)
        else:
            printed = write_out(printed, language) if record.full_places else printed
            printed = re.sub("; ?", record.joints.get("place", "; "), printed)
        return bracket(printed[:1].upper() + printed[1:]) if is_placeless(clean(text.value)) else printed

    return read


def _string(name: str) -> Callable[[Record], str]:
    return lambda record: record.text(getattr(record.reference, name) or "")


def _series_name(record: Record) -> str:
    series = record.reference.collection_title
    return record.text(strip_series(clean(series.value)), series.language) if series else ""


def _venue(record: Record) -> str:
    """Return where a paper was read, when no proceedings are named that have a place of their own."""
    return "" if record.reference.container_title else _values()["event_place"](record)


def _volumes(record: Record) -> str:
    """Return how many volumes a work has, when its title does not tell."""
    return "" if record.reference.container_title else _volumes_under(record.reference.title, record)


def _container_volumes(record: Record) -> str:
    """Return how many volumes the work has in which another stands."""
    container = record.reference.container_title
    return _volumes_under(container, record) if container else ""


def _volumes_under(title: Text | None, record: Record) -> str:
    if title and _IN_VOLUMES.search(title.value[:_LONGEST]):
        return ""
    found = (value.strip() for key, value in record.reference.extra if key in _VOLUMES)
    return next((value for value in found if re.fullmatch("[0-9]{1,3}", value)), "")


def _archive_location(record: Record) -> str:
    printed = record.text(record.reference.archive_location or "")
    joint = record.joints.get("location")
    return _LOCATION_JOINT.sub(joint, printed) if joint else printed


def bare_doi(doi: str | None) -> str:
    """Return a DOI without its resolver and without the full stop of a sentence.

    Example:
        >>> bare_doi("https://doi.org/10.1000/182.")
        '10.1000/182'
    """
    return _DOI_PREFIX.sub("", clean_address(doi or "")).rstrip(".,:;")


def _doi(record: Record) -> str:
    bare = bare_doi(record.reference.doi)
    return romanise_address(bare) if record.latin else bare


def _url(record: Record) -> str:
    reference = record.reference
    # Blanks in an address that was read from a page are those of its lines; in one of a file they belong to it.
    printed = (reference.url or "") if reference.source else escape_blanks(reference.url or "")
    url = clean_address(printed or ("" if reference.doi else eprint_address(reference)))
    if _doi(record) and "doi.org/" in url:
        return ""
    return romanise_address(url) if record.latin else url


def _title_continued(record: Record) -> str:
    """Return a title that continues the name of its act: a law ``o bibliotekach``, a judgment ``у справі …``."""
    title = _values()["title"](record)
    return title if title[:1].islower() else ""


def _translation(record: Record) -> str:
    """Return the title's translation in brackets, the placeholder where a Cyrillic title has none."""
    title, latin = record.reference.title, record.latin
    if latin is None or title is None:
        return ""
    translated = find_title_translation(record.reference, latin)
    if translated:
        return f"[{translated}]" if translated != _values()["title"](record) else ""
    return latin.placeholder if is_cyrillic(title.value) else ""


def _container_translation(record: Record) -> str:
    container, latin = record.reference.container_title, record.latin
    found = find_translation(container, latin) if latin else ""
    return found if found != _values()["container_title"](record) else ""


def _house(record: Record) -> str:
    """Return the publisher, a Cyrillic one with the word that tells what the name is."""
    publisher, printed = record.reference.publisher, _values()["publisher"](record)
    if publisher is None or record.latin is None or not is_cyrillic(publisher.value):
        return printed
    bare = strip_spare_word(end_publisher(clean(publisher.value)))
    known = is_nameless(publisher.value) or find_own_form(publisher, record.latin) or tells_itself(bare)
    if known or printed.endswith(("Publ.", "Press")):
        return printed
    return f"{record.text(split_publishers(bare), publisher.language)} Publ."


def _genre(record: Record) -> str:
    """Return the kind of a work; the dots of that of a thesis stand apart: ``дис. ... канд. наук``."""
    genre = record.reference.genre
    if genre is None:
        return ""
    printed = clean(genre.value)
    return record.text(_DOTS.sub(". ... ", printed) if is_cyrillic(printed) else printed, genre.language)


def _thesis(record: Record) -> str:
    genre = record.reference.genre
    known = name_thesis(genre.value) if genre and record.latin else ""
    return known or _values()["genre"](record)


def _year(record: Record) -> str:
    doubted = record.joints.get("doubted", "[{}?]")
    return record.lettered(record.text(print_year(record.date("issued"), doubted)).replace("–", record.page_dash))


def _printed(record: Record) -> str:
    """Return what a record of which nothing is known can still show: its string as printed, or its key."""
    source = record.reference.source
    return record.text((source.text if source else "") or record.reference.citation_key or "")


_COMPUTED: dict[str, Callable[[Record], str]] = {
    "abstract_extent": abstract_extent,
    "amended": amended,
    "archive_location": _archive_location,
    "article_number": article_number,
    "case_number": case_number,
    "cited_pages": cited_pages,
    "container_title": _container_title,
    "container_volumes": _container_volumes,
    "container_translation": _container_translation,
    "country": country,
    "doi": _doi,
    "electronic": _electronic,
    "edition_kind": edition_kind,
    "edition_lead": edition_part(1),
    "edition_number": edition_number,
    "edition_rest": edition_part(2),
    "genre": _genre,
    "house": _house,
    "issue": count("issue"),
    "issue_number": issue_part(0),
    "issue_part": issue_part(1),
    "leaf_count": leaf_count,
    "language": lambda record: language_name(record.reference.language, "languages"),
    "language_short": lambda record: language_name(record.reference.language, "short_languages"),
    "number": act_number,
    "number_of_pages": extent,
    "original_year": original_year,
    "page": page,
    "printed": _printed,
    "publisher": _publisher,
    "part": field("part", "part-number"),
    "registration": registration,
    "reviewed_title": field("reviewed-title"),
    "section": section,
    "series_name": _series_name,
    "standard_mark": standard_mark,
    "thesis": _thesis,
    "title": _title,
    "supplement": issue_part(2),
    "title_addition": title_addition,
    "title_continued": _title_continued,
    "translation": _translation,
    "type": lambda record: record.reference.type,
    "url": _url,
    "venue": _venue,
    "version": version,
    "volume": count("volume"),
    "volume_number": volume_number,
    "volumes": _volumes,
    "whole_issue": lambda record: join_whole(_values()["issue"](record)),
    "year": _year,
}
