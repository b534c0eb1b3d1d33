"""Give the places and the publishers of a work, and its year."""

from __future__ import annotations

import re
from collections.abc import Callable

from citekit.model import Text
from citekit.styles.cleaning import clean
from citekit.styles.dates import print_year
from citekit.styles.houses import is_nameless, split_publishers, strip_spare_word, tells_itself
from citekit.styles.latin import find_own_form, is_cyrillic, latin_tables, romanise_place
from citekit.styles.people import body_beside
from citekit.styles.records import Record


def place(name: str) -> Callable[[Record], str]:
    """Give the places of a field; in a romanised list by the names that the record or the language has for them."""

    def read(record: Record) -> str:
        text: Text | None = getattr(record.reference, name)
        if text is None or record.latin is None:
            printed = clean(text.value) if text else ""
            return re.sub("; ?", record.joints.get("place", "; "), printed)
        own = find_own_form(text, record.latin)
        return own or romanise_place(clean(text.value), text.language or record.reference.language, record.latin)

    return read


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
    own = find_own_form(text, record.latin) if record.latin else ""
    printed = own or record.text(split_publishers(clean(text.value)), text.language)
    return re.sub("; ?", record.joints.get("publisher", "; "), printed)


def organization(record: Record) -> str:
    """Return the body that stands behind a work beside its publisher."""
    return record.text(clean(body_beside(record.reference)))


def house(record: Record) -> str:
    """Return the publisher, a Cyrillic one with the word that tells what the name is."""
    text, printed = record.reference.publisher, publisher(record)
    if text is None or record.latin is None or not is_cyrillic(text.value):
        return printed
    bare = strip_spare_word(clean(text.value))
    known = is_nameless(text.value) or find_own_form(text, record.latin) or tells_itself(bare)
    if known or printed.endswith(("Publ.", "Press")):
        return printed
    return f"{record.text(split_publishers(bare), text.language)} Publ."


def year(record: Record) -> str:
    """Return the year of issue, with the letter that tells it from another work's."""
    doubted = record.joints.get("doubted", "[{}?]")
    return record.lettered(record.text(print_year(record.date("issued"), doubted)).replace("–", record.page_dash))
