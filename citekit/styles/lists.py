"""Print a bibliography as a numbered or plain list under its heading."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase

from citekit.errors import CitekitError, UnknownSchemeError
from citekit.model import Bibliography, Diagnostic, Reference
from citekit.model.pointers import is_work
from citekit.styles.dates import first_year
from citekit.styles.definition import Style
from citekit.styles.kinds import KINDS, all_types, types_of
from citekit.styles.latin import find_title_translation, is_cyrillic
from citekit.styles.lines import language_of, print_line, print_value
from citekit.styles.rich import Rich
from citekit.styles.words import is_worded, words_of
from citekit.transliteration.tables import table_names

NO_TRANSLATION = "no-translation"
"""Code of the diagnostic that a title has no form in the language of the list."""


@dataclass(frozen=True, slots=True)
class ListOptions:
    """Say what differs from the style's own ways.

    Attributes:
        scheme: Scheme id by which a romanised list is romanised.
        placeholder: What stands for a missing translation; empty for nothing, None for the style's own.
        numbered: True or False, or None as the style has it.
        heading: Text over the list; None for none, empty for that of the style.
        exclude: CSL types and kinds (``law``) that are left out.
        renumber: True numbers what is left anew, False keeps the numbers of the whole list.
    """

    scheme: str | None = None
    placeholder: str | None = None
    numbered: bool | None = None
    heading: str | None = None
    exclude: frozenset[str] = frozenset()
    renumber: bool = False


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """Hold one line of a list.

    Attributes:
        number: Its number, or None in a list without numbers.
        runs: Its text with emphasis.
        reference: The record that it prints.
    """

    number: int | None
    runs: Rich
    reference: Reference


@dataclass(frozen=True, slots=True)
class PrintedList:
    """Hold a printed list.

    Attributes:
        heading: What stands over it, or empty.
        items: Its lines.
        diagnostics: Titles that have no translation.
    """

    heading: str
    items: tuple[PrintedItem, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def print_bibliography(bibliography: Bibliography, style: Style, options: ListOptions | None = None) -> PrintedList:
    r"""Print the records of a bibliography, in their order, by a style.

    Messy records raise nothing: what a record lacks vanishes from its line with the signs around it. Entries that only
    serve others, such as biblatex's ``@xdata`` and ``@set``, are no works and have no line.

    Args:
        bibliography: The records, in the order of the list.
        style: As `load_style` or `read_style` gives it.
        options: What differs from the style's own ways.

    Raises:
        CitekitError: ``exclude`` names no type and no kind.
        UnknownSchemeError: There is no scheme of the name.

    Example:
        >>> from citekit.model import Date, Name, Text
        >>> from citekit.styles import load_style, write_lists
        >>> book = Reference("book", language="ru", author=(Name("Иванов", "Иван"),), title=Text("Знания"),
        ...                  publisher_place=Text("М."), publisher=Text("Наука"), issued=Date(((1987,),)))
        >>> printed = print_bibliography(Bibliography((book,)), load_style("bsi"))
        >>> write_lists([printed], "markdown").strip()
        '1. Ivanov I. *Znaniya* \\[???\\]. Moscow, Nauka Publ., 1987. (in Russian)'
    """
    options = options or ListOptions()
    adjusted = _adjust(style, options)
    refused = _types(options.exclude)
    numbered = adjusted.numbered
    works = tuple(filter(is_work, bibliography.references))
    letters = _year_letters(works, adjusted)
    items = []
    number = 0
    for place, reference in enumerate(works):
        left_out = reference.type in refused
        number += not (left_out and options.renumber)
        if not left_out:
            items.append(
                PrintedItem(
                    number if numbered else None, print_line(reference, adjusted, letters.get(place, "")), reference
                )
            )
    heading = "" if options.heading is None else options.heading or _heading(items, adjusted)
    return PrintedList(heading, tuple(items), tuple(_untranslated(items, adjusted)))


def _year_letters(references: Sequence[Reference], style: Style) -> dict[int, str]:
    """Tell works of the same people and year apart by letters, in their order."""
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, reference in enumerate(references if style.year_letters else ()):
        people, year = print_value(reference, style, style.year_letters), first_year(reference.issued)
        if people and year:
            groups[people, year].append(place)
    several = (places for places in groups.values() if 1 < len(places) <= len(ascii_lowercase))
    return {place: letter for places in several for place, letter in zip(places, ascii_lowercase, strict=False)}


def _adjust(style: Style, options: ListOptions) -> Style:
    if options.scheme and options.scheme not in table_names():
        raise UnknownSchemeError(options.scheme, None, table_names())
    numbered = style.numbered if options.numbered is None else options.numbered
    latin = style.latin
    if latin is not None:
        placeholder = latin.placeholder if options.placeholder is None else options.placeholder
        latin = replace(latin, scheme=options.scheme, placeholder=placeholder)
    return replace(style, numbered=numbered, latin=latin)


def exclude_types(bibliography: Bibliography, names: Iterable[str]) -> Bibliography:
    """Leave the records of some types or kinds out, and those that are no works.

    Raises:
        CitekitError: A name is no type and no kind.
    """
    refused = _types(names)
    kept = (one for one in bibliography.references if is_work(one) and one.type not in refused)
    return replace(bibliography, references=tuple(kept))


def _types(names: Iterable[str]) -> frozenset[str]:
    refused: set[str] = set()
    for name in names:
        if name in KINDS:
            refused |= types_of(name)
        if name in all_types():
            refused.add(name)
        elif name not in KINDS:
            known = ", ".join(sorted({*KINDS, *all_types()}))
            raise CitekitError(f"unknown type {name!r} to exclude; known are {known}")
    return frozenset(refused)


def _heading(items: Iterable[PrintedItem], style: Style) -> str:
    """Return the heading in the language of the style, else in that of most records."""
    languages = Counter(language_of(item.reference).partition("-")[0].lower() for item in items)
    most = next((language for language, _ in languages.most_common() if is_worded(language)), "en")
    return str(words_of(style.language or most)[style.heading])


def _untranslated(items: Iterable[PrintedItem], style: Style) -> Iterator[Diagnostic]:
    if style.latin is None or not style.latin.placeholder:
        return
    for item in items:
        title = item.reference.title
        if title and is_cyrillic(title.value) and not find_title_translation(item.reference, style.latin):
            name = item.reference.citation_key or title.value
            yield Diagnostic(NO_TRANSLATION, name, "title")
