"""Hold a record as a list prints it: in which language, romanised or as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from citekit.model import DATE_FIELDS, MORE_NAMES, Date, Name, Reference
from citekit.styles.cleaning import clean
from citekit.styles.dates import enacted, first_year
from citekit.styles.houses import bracket, is_dateless
from citekit.styles.latin import Latin, romanise_name, romanise_text
from citekit.styles.people import people_of

DATES = (*DATE_FIELDS, "enacted")
"""The dates that a template can print; the last is the day of an act."""


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
            mark (``location``), before the kind of a work (``kind``), and around a year that is doubted (``doubted``).
        full_places: True writes the places that an imprint shortens in full.
    """

    reference: Reference
    language: str
    latin: Latin | None = None
    page_dash: str = "–"
    letter: str = ""
    joints: Mapping[str, str] = field(default_factory=dict)
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
        date: Date | None = enacted(self.reference) if name == "enacted" else getattr(self.reference, name)
        if date is None or not date.literal:
            return date
        if not date.parts and is_dateless(clean(date.literal)):
            return None if self.latin else replace(date, literal=bracket(clean(date.literal)))
        return replace(date, literal=self.text(date.literal))

    def lettered(self, printed: str) -> str:
        """Put the letter behind the year in a date of issue: ``2013a, September 20``."""
        year = first_year(self.reference.issued) if self.letter else None
        return printed if year is None else printed.replace(str(year), f"{year}{self.letter}", 1)
