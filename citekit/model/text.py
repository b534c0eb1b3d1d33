"""Hold values that people read: texts, names and dates, each as printed and in other scripts."""

from __future__ import annotations

from dataclasses import dataclass, field

NAME_PARTS = ("family", "given", "non_dropping_particle", "dropping_particle", "suffix", "literal")
"""The fields of a `Name` that hold its parts as printed."""


@dataclass(frozen=True, slots=True)
class Text:
    """Hold a text with its language, and the same text in other scripts or languages.

    Attributes:
        value: The text as printed.
        language: BCP 47 tag of the text, or None when it is that of the record.
        variants: Romanisations (``ru-Latn-…``) and translations (``en``), each with its own tag.
        protected: Words or phrases of the text whose letters no style may change, as the braces of ``The {NATO}`` say,
            wherever they stand in it; one that stands there no more, for the text has been changed, says nothing.

    Example:
        >>> Text("Знания", "ru", (Text("Znaniia", "ru-Latn-alalc97"),)).variants[0].value
        'Znaniia'
    """

    value: str
    language: str | None = None
    variants: tuple[Text, ...] = ()
    protected: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Name:
    """Hold the name of a person (family and given) or of an organisation (literal).

    Attributes:
        family: Family name, without particles.
        given: Given names or initials, ``А. Ф.`` with a space after each dot.
        non_dropping_particle: A particle that sorts with the family name (``de`` in ``de Vries``).
        dropping_particle: A particle that is dropped when the family name stands alone (``von``).
        suffix: ``Jr.``, ``мл.``
        literal: The whole name of an organisation, or of a person whose parts are unknown.
        language: BCP 47 tag of the spelling.
        variants: The same name in other scripts.
    """

    family: str | None = None
    given: str | None = None
    non_dropping_particle: str | None = None
    dropping_particle: str | None = None
    suffix: str | None = None
    literal: str | None = None
    language: str | None = None
    variants: tuple[Name, ...] = ()

    @property
    def sort_name(self) -> str:
        """The part that a list is sorted by: the family name with its particle, else the literal."""
        return " ".join(filter(None, (self.non_dropping_particle, self.family))) or self.literal or self.given or ""


@dataclass(frozen=True, slots=True)
class Date:
    """Hold a day, a month, a year, or a range of them; what cannot be typed stays as printed.

    Attributes:
        parts: One point, or two for a range: ``(year,)``, ``(year, month)`` or ``(year, month, day)``.
        circa: True when the source doubts the date (``[1860?]``, ``ok. 1860``).
        literal: The date as printed, when it has no parts.
        doubt: The sign that ISO 8601-2 has for another doubt than ``~``: ``?`` where a date is uncertain, ``%`` where
            it is both that and approximate; such a date is ``circa``, too.

    Example:
        >>> Date(((2014, 6, 30),)).year
        2014
    """

    parts: tuple[tuple[int, ...], ...] = ()
    circa: bool = False
    literal: str | None = None
    doubt: str = field(default="", repr=False)

    @property
    def year(self) -> int | None:
        """The first year, or None when the date is only printed."""
        return self.parts[0][0] if self.parts and self.parts[0] else None
