"""Give the places and the publishers of a work, and its year."""

from __future__ import annotations

import re
from collections.abc import Callable

from citekit.model import Text
from citekit.styles.cleaning import clean
from citekit.styles.dates import print_year
from citekit.styles.houses import (
    bracket,
    end_place,
    end_publisher,
    is_nameless,
    is_placeless,
    split_publishers,
    strip_spare_word,
    tells_itself,
    write_out,
)
from citekit.styles.latin import find_own_form, is_cyrillic, latin_tables, romanise_place
from citekit.styles.people import body_beside
from citekit.styles.records import Record
from citekit.styles.values.fields import kept


def place(name: str) -> Callable[[Record], str]:
    """Give the places of a field; in a romanised list by the names that the record or the language has for them."""

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


def venue(record: Record) -> str:
    """Return where a paper was read, when no proceedings are named that have a place of their own."""
    return "" if record.reference.container_title else place("event_place")(record)


def publisher(record: Record) -> str:
    """Return the publishers; in a romanised list in the form that the record has for it.

    Lists that have no place for the organization of a conference name it where nobody else has published the papers.
    """
    text = record.reference.publisher
    if text is None and record.latin:
        return organization(record)
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


def organization(record: Record) -> str:
    """Return the body that stands behind a work beside its publisher."""
    return record.text(clean(body_beside(record.reference)))


def house(record: Record) -> str:
    """Return the publisher, a Cyrillic one with the word that tells what the name is."""
    text, printed = record.reference.publisher, publisher(record)
    if text is None or record.latin is None or not is_cyrillic(text.value):
        return printed
    bare = strip_spare_word(end_publisher(clean(text.value)))
    known = is_nameless(text.value) or find_own_form(text, record.latin) or tells_itself(bare)
    if known or printed.endswith(("Publ.", "Press")):
        return printed
    return f"{record.text(split_publishers(bare), text.language)} Publ."


def year(record: Record) -> str:
    """Return the year of issue, with the letter that tells it from another work's; of an act that of what prints it."""
    printed = kept(record.reference, "imprintyear")
    if printed:
        return record.lettered(record.text(printed))
    doubted = record.joints.get("doubted", "[{}?]")
    return record.lettered(record.text(print_year(record.date("issued"), doubted)).replace("–", record.page_dash))
