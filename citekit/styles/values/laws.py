"""Give the values that laws, judgments and articles without pages have: numbers, registers, amendments."""

from __future__ import annotations

import re

from citekit.styles.cleaning import clean
from citekit.styles.genitives import in_genitive
from citekit.styles.records import Record
from citekit.styles.values.fields import standards_body

_NUMBER_SIGN = re.compile(r"^(?:№|N[oº°]\.?|[Nn]r\.?)\s?(?=\d)")
_POLISH_FILE = re.compile(r"(?:[IVX]{1,5} )?[A-Z][A-Za-z]{0,5}(?: [a-z]{1,3})? [0-9]{1,5}/[0-9]{2,4}")
_AMENDED = re.compile(
    r"(?:в ред|с изм|с доп|по сост|принят|у рэд|са змян|са зм|прынят|в редакції|із змін|зі змін|станом на|прийнят"
    r"|t\. ?j\.|tekst jedn|ze zm|z późn)",
    re.IGNORECASE,
)


def section(record: Record) -> str:
    """Return the article or item of an act, unless it is the number of a register."""
    return "" if registration(record) else record.text(record.reference.section or "")


def registration(record: Record) -> str:
    """Return the number under which a register has an act, ``1/12080``, which is no article and no item."""
    section = record.text(record.reference.section or "")
    return section if re.fullmatch(r"\d{1,3}/\d{1,6}", section) else ""


def amended(record: Record) -> str:
    """Return a note that tells by whom a law was adopted or amended."""
    note = record.reference.note or ""
    return record.text(note).rstrip(" ;,") if _AMENDED.match(note) else ""


def issuer(record: Record) -> str:
    """Return who has issued an act as it follows the kind of the act, or alone where that is not told."""
    authority, genre = record.reference.authority, record.reference.genre
    if authority is None:
        return ""
    if genre is None or not genre.value.strip():
        return record.text(authority.value, authority.language)
    language = (authority.language or record.reference.language or "").partition("-")[0]
    return record.text(in_genitive(clean(authority.value), language), authority.language)


def act_number(record: Record) -> str:
    """Return a number without its sign, which styles print in their own way."""
    return record.text(_NUMBER_SIGN.sub("", clean(record.reference.number or "")))


def case_number(record: Record) -> str:
    """Return the file number of a Polish judgment, known by its form when the record is of another type."""
    number = act_number(record)
    is_case = record.reference.type == "legal_case" or _POLISH_FILE.fullmatch(number)
    return number if is_case and (record.reference.language or "").startswith("pl") else ""


def article_number(record: Record) -> str:
    """Return the number that an article of an electronic journal has in place of pages."""
    return "" if record.reference.page else act_number(record)


def standard_mark(record: Record) -> str:
    """Return the mark of a standard, with what issues it where the number is bare: ``ДСТУ 8302:2015``."""
    number = act_number(record)
    return f"{standards_body(record) if number[:1].isdigit() else ''} {number}".strip()
