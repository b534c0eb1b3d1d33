"""Type the values that XML formats of references share: dates in pieces, names in pieces, identifiers, variants."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

from citekit.formats.dates import iso_date, read_date
from citekit.formats.tables import read_table
from citekit.model import Bibliography, Date, Diagnostic, Name, Reference, ReferenceString, Text
from citekit.transliteration import detect_language
from citekit.vocabulary import LANGUAGES, values

_YEAR = re.compile(r"[\[(]?(?:c|©|ca\.?)?\s?(?P<year>\d{4})[a-zа-я]?[\])]?")
_WITH_INITIALS = re.compile(r"(?P<family>[^\W\d_][^\s.,]{1,60}) (?P<given>[^\W\d_]\.(?:[ -]{0,2}[^\W\d_]\.){0,3})")
_MARK = re.compile(r"(?:(?P<mark>\[[^\[\]]{1,40}\])\s)?(?P<text>.*)")
_FOUR_DIGITS = re.compile("[0-9]{4}")
_YEAR_WORDS = frozenset({"г", "р", "r", "года", "року", "roku"})
_DAY = re.compile(r"[0-9]{1,2}")
_YEARS = re.compile(r"(\d{4})\s?[-–—/]\s?(\d{4})")
_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s?)?(?P<doi>10\.\d{4,9}/\S+)", re.IGNORECASE)
_SURE = 0.6
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


UNSTRUCTURED = "unstructured"
"""Code of the diagnostic that a reference is only printed, not structured; its title holds the whole of it."""


class Draft:
    """Gather the values of a record while its elements are read; what has no free variable goes to ``extra``.

    Attributes:
        values: The variables found so far, as `Reference` takes them.
        extra: Names and values that have no variable, in order.
    """

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.extra: list[tuple[str, str]] = []

    def put(self, variable: str, value: Any, name: str) -> None:
        """Set a variable; names add up, notes are joined, a second value of anything else is kept under ``name``."""
        if not value or str(value).isspace():
            return
        held = self.values.get(variable)
        if held is None:
            self.values[variable] = value
        elif isinstance(held, tuple):
            self.values[variable] = held + value
        elif variable == "note":
            self.values[variable] = f"{held} {value}"
        elif held != value:
            self.keep(name, str(value))

    def keep(self, name: str, value: str) -> None:
        """Keep a value that has no variable."""
        if value and (name, value) not in self.extra:
            self.extra.append((name, value))

    def vary(self, variable: str, text: Text, name: str) -> None:
        """Add another form of a text: its romanisation or translation, which must have a language of its own."""
        held = self.values.get(variable)
        if not isinstance(held, Text):
            self.put(variable, text, name)
        elif text.language and text != held:
            self.values[variable] = replace(held, variants=(*held.variants, text))
        elif text.value != held.value:
            self.keep(name, text.value)


def read_typed_date(year: str, month: str = "", day: str = "") -> Date | None:
    """Read a date from its pieces; a month may be a number or its name, a year that is none stays as printed.

    Example:
        >>> read_typed_date("2010a", "листопада", "9"), read_typed_date("у друку")
        (Date(parts=((2010, 11, 9),), circa=False, literal=None), Date(parts=(), circa=False, literal='у друку'))
    """
    if not year:
        return None
    if span := _YEARS.fullmatch(year):
        return Date(((int(span[1]),), (int(span[2]),)))
    known = _YEAR.fullmatch(year)
    if not known:
        return read_date(year) if read_date(year).parts else Date(literal=" ".join(filter(None, (day, month, year))))
    number = _month_number(month)
    if month and not number:
        return Date(literal=" ".join(filter(None, (day, month, year))))
    point = (int(known["year"]), number, int(day) if number and _DAY.fullmatch(day) else 0)
    typed = Date((tuple(part for part in point if part),))
    return typed if iso_date(typed) else Date(literal=" ".join(filter(None, (day, month, year))))


def read_whole_date(text: str) -> Date | None:
    """Read a date that is printed in one piece: ISO 8601, a year, or ``30 June 2014``.

    Example:
        >>> read_whole_date("30.06.2014").parts, read_whole_date("12 мая 2010 г.").parts
        (((2014, 6, 30),), ((2010, 5, 12),))
    """
    text = text.strip()
    if not text or read_date(text).parts:
        return read_date(text) if text else None
    words = re.findall(r"\w+", text)
    if len(words) == 4 and words[-1] in _YEAR_WORDS:
        words.pop()
    if len(words) not in (2, 3) or not any(map(_FOUR_DIGITS.fullmatch, (words[0], words[-1]))):
        return read_typed_date(text)
    first_year = bool(_FOUR_DIGITS.fullmatch(words[0]))
    year = words.pop(0 if first_year else -1)
    # Where the month is a word, the other one is the day; numbers follow the order of the year.
    month = next((word for word in words if not word.isdecimal()), words[0 if first_year else -1])
    words.remove(month)
    typed = read_typed_date(year, month, words[0] if words else "")
    return typed if typed and typed.parts else Date(literal=text)


def _month_number(month: str) -> int:
    month = month.strip().casefold()
    if re.fullmatch(r"[0-9]{1,2}", month):
        return int(month)
    known = values("month")
    number = known.get(month) or known.get(month.rstrip(".") + ".")
    return int(number) if number else _SEASONS.get(month, 0)


def person(family: str, given: str, particle: str = "", suffix: str = "", language: str | None = None) -> Name | None:
    """Return the name of a person, or None when nothing is known; a lone given name is the whole name."""
    if not family:
        return Name(literal=given, language=language) if given else None
    return Name(family, given or None, particle or None, suffix=suffix or None, language=language)


def printed_name(text: str, language: str | None = None) -> Name | None:
    """Read a name that has no tags for its parts: a comma or initials tell the family name, else it stays whole.

    Example:
        >>> printed_name("Lem, Stanisław").family, printed_name("Колас Я. М.").given, printed_name("Lem").literal
        ('Lem', 'Я. М.', 'Lem')
    """
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma and family and given and "," not in given:
        return person(family, given, language=language)
    if found := _WITH_INITIALS.fullmatch(text):
        return person(found["family"], found["given"], language=language)
    return organisation(text, language)


def organisation(name: str, language: str | None = None) -> Name | None:
    """Return the name of an organisation, or of a person whose parts are unknown."""
    return Name(literal=name, language=language) if name else None


def read_doi(text: str) -> str | None:
    """Return the DOI that a text or address is.

    Example:
        >>> read_doi("https://doi.org/10.1000/182"), read_doi("http://example.org/10.1000/182")
        ('10.1000/182', None)
    """
    found = _DOI.fullmatch(text.strip())
    return found["doi"] if found else None


def csl_type(name: str) -> str | None:
    """Return the CSL type that a file means by its own name of a type, or None.

    Example:
        >>> csl_type("journalArticle"), csl_type("conf-proc"), csl_type("list")
        ('article-journal', 'paper-conference', None)
    """
    return _types().get(re.sub(r"[-_\s]", "", name).casefold())


@cache
def _types() -> dict[str, str]:
    return {row["name"]: row["csl"] for row in read_table("markup/types.tsv")}


def guess_language(*texts: object) -> str | None:
    """Return the language of texts when it is fairly sure, else None.

    Example:
        >>> guess_language("Dzieje miasta i jego mieszkańców")
        'pl'
    """
    guess = detect_language(" ".join(str(text) for text in texts if text), candidates=LANGUAGES)
    return guess.language if guess.confidence >= _SURE else None


def unstructured(text: str, label: str | None, others: tuple[str, ...] = ()) -> Reference:
    """Return the record of a reference that is only printed: its title holds the text, a diagnostic says so."""
    findings = (Diagnostic(UNSTRUCTURED, "printed as text alone: kept as a title", "title"), *map(other_form, others))
    return Reference(title=Text(text), source=ReferenceString(text, label), diagnostics=findings)


def read_strings(text: str) -> Bibliography:
    """Read references as a file prints them, one a line; each is kept as a title until it is parsed.

    Example:
        >>> read_strings("[1] Колас Я. Дрыгва. 1934.").references[0].source.label
        '[1]'
    """
    marked = (_MARK.match(line) for line in text.split("\n") if line.strip())
    return Bibliography(tuple(unstructured(match["text"], match["mark"]) for match in marked if match))


def other_form(text: str) -> Diagnostic:
    """Say how the file prints the same reference in another script or language."""
    return Diagnostic("other-form", f"also printed as: {text}")
