"""Print one record by the templates of a style."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import replace
from typing import Any

from citekit.model import Reference
from citekit.styles.cleaning import clean, clean_romanised, strip_signs
from citekit.styles.dates import print_date
from citekit.styles.definition import Style, Value
from citekit.styles.designations import is_designated, tells_unit
from citekit.styles.kinds import kind_of
from citekit.styles.latin import is_cyrillic
from citekit.styles.names import print_names
from citekit.styles.people import ROLES, people_of
from citekit.styles.records import DATES, Record
from citekit.styles.rich import Rich, Run, join_runs, plain, trim
from citekit.styles.templates import Expression, Part, Slot
from citekit.styles.values import value_of
from citekit.styles.words import Words, apply_word, words_of, work_word
from citekit.transliteration import detect_language

_KINDS_OF_WORK = ("genre", "thesis")
_ADDRESSES = ("doi", "url")
_COUNTS = ("volume", "issue")
_PAGES = re.compile(r"(?<!\w)([0-9]{1,5})([0-9]{1,5})([-–])\1([0-9]{1,5})(?!\w)")
_EXTENTS = ("extent", "leaves")


def print_line(reference: Reference, style: Style, letter: str = "") -> Rich:
    """Print a record as one line; one of which the style can show nothing shows its string as printed, or its key.

    Args:
        reference: The record.
        style: The style.
        letter: What is put behind the year, when the list has several works of these people and that year.

    Example:
        >>> from citekit.model import Date, Name, Text
        >>> from citekit.styles.definition import load_style
        >>> book = Reference("book", language="be", author=(Name("Караткевіч", "Уладзімір"),), title=Text("Замак"),
        ...                  publisher_place=Text("Мінск"), issued=Date(((1983,),)), number_of_pages="349")
        >>> plain(print_line(book, load_style("gost")))
        'Караткевіч У. Замак. – Мінск, 1983. – 349 с.'
    """
    line = _Line(reference, style, letter)
    printed = trim(line.join(style.lines[kind_of(reference)]))
    if not any(letter.isalnum() for letter in plain(printed)):
        printed = _filled(value_of(line.record, "printed"))
    return printed


def print_value(reference: Reference, style: Style, name: str) -> str:
    """Print one value of a style, such as the people of a work, without emphasis."""
    return plain(_Line(reference, style).value(Expression(name)))


def record_of(reference: Reference, style: Style) -> Record:
    """Return the record from which a style takes the values of a line."""
    return _Line(reference, style).record


def language_of(reference: Reference) -> str:
    """Return the language of a record: as it says, else by its letters.

    Example:
        >>> from citekit.model import Text
        >>> language_of(Reference(title=Text("Гісторыя Беларусі")))
        'be'
    """
    if reference.language:
        return reference.language
    texts = (reference.title, reference.container_title, reference.publisher, reference.publisher_place)
    told = next((text.language for text in texts if text and text.language), None)
    guessed = told or detect_language(" ".join(text.value for text in texts if text)).language
    return guessed or "en"


class _Line:
    """Hold what the slots of one line ask for."""

    def __init__(self, reference: Reference, style: Style, letter: str = "") -> None:
        self.style = style
        self.own_language = language_of(reference)
        self.record = Record(
            reference if reference.language else replace(reference, language=self.own_language),
            style.language or self.own_language,
            style.latin,
            style.page_dash,
            letter,
            style.joints,
            style.full_places,
        )
        self.words = self._words(style.language or self.own_language)
        # Templates ask for a value in several alternatives.
        self._texts: dict[str, str] = {}

    @property
    def _keeps_capitals(self) -> bool:
        """Tell whether the nouns of the record's language are written with capitals."""
        return self.own_language.partition("-")[0] == "de"

    def _words(self, language: str) -> Words:
        """Return the words of a language, those of the style first."""
        reference = self.record.reference
        cyrillic = any(is_cyrillic(text.value) for text in (reference.title, reference.container_title) if text)
        common = words_of(language, cyrillic=cyrillic and not self.style.language)
        own = self.style.words.get(language.partition("-")[0], {})
        return {**common, **self.style.words.get("all", {}), **own}

    def join(self, value: Value) -> Rich:
        """Print the parts that have all their values."""
        return join_runs((self.part(part) for part in value.parts), value.join)

    def part(self, part: Part) -> Rich:
        """Print a part, or nothing when a slot has no value."""
        printed: list[Rich] = []
        for token in part:
            runs = self._slot(token) if isinstance(token, Slot) else (token,)
            if not runs:
                return ()
            printed.append(runs)
        return join_runs(printed)

    def _slot(self, slot: Slot) -> Rich:
        for expression in slot.alternatives:
            runs = self.value(expression)
            if runs:
                return tuple(Run(run.text, run.emphasis or slot.emphasis) for run in runs)
        return ()

    def value(self, expression: Expression) -> Rich:
        """Print a value in its forms, the innermost first."""
        if "own" in expression.forms:
            return self._own(expression)
        forms, words = expression.forms, self.words
        if expression.value in ROLES:
            printed, forms = _filled(self._names(expression.value, forms[0])), forms[1:]
            words = {**words, **{form: self._number_word(form, expression.value) for form in forms if form in words}}
        elif expression.value in DATES:
            patterns = self.style.dates[forms[0]]
            date = print_date(self.record.date(expression.value), patterns, words)
            date = self.record.lettered(date) if expression.value == "issued" else date
            printed, forms = _filled(strip_signs(date)), self._date_forms(expression.value, forms[1:])
        elif expression.value in self.style.values:
            printed = self.join(self.style.values[expression.value])
        else:
            printed = _filled(self._text(expression.value))
        for form in forms:
            printed = printed if form == "lower" and self._keeps_capitals else _apply(form, printed, words)
        return printed

    def _text(self, name: str) -> str:
        """Return a value; a kind of work that .bib files name by a key (``phdthesis``) in the words of the language."""
        text = self._texts.get(name)
        if text is None:
            printed = value_of(self.record, name)
            text = self._texts[name] = printed if name in _ADDRESSES else strip_signs(printed)
        word = work_word(text) if name in _KINDS_OF_WORK else None
        return str(self.words[word]) if word else text

    def _date_forms(self, name: str, forms: tuple[str, ...]) -> tuple[str, ...]:
        """Leave the word for the year (``г.``) away from a date that only stands as printed."""
        date = self.record.date(name)
        return forms if date and date.parts else tuple(form for form in forms if form != "dated")

    def _own(self, expression: Expression) -> Rich:
        """Print a value with the words of its record's language, romanised as the record is."""
        own = copy(self)
        own.words = self._words(self.own_language)
        inner = own.value(expression._replace(forms=tuple(form for form in expression.forms if form != "own")))
        return tuple(Run(self.record.text(run.text), run.emphasis) for run in inner)

    def _number_word(self, form: str, role: str) -> Any:
        """Return a word for one person or for several; signs in a name do not tell how many there are."""
        word = self.words[form]
        several = len(people_of(self.record.reference, role)) > 1 or self.record.has_more(role)
        return word[several] if isinstance(word, list) else word

    def _names(self, role: str, form: str) -> str:
        shape = self.style.names[form]
        names = self.record.names(role, initials=shape.given != "full")
        printed = clean(print_names(names, shape, dict(self.words), more=self.record.has_more(role)))
        return (
            clean_romanised(printed, self.style.latin.number, self.style.latin.quotes) if self.style.latin else printed
        )


def _filled(text: str) -> Rich:
    return (Run(text),) if text.strip() else ()


def _apply(form: str, value: Rich, words: Words) -> Rich:
    if not value:
        return ()
    first, *rest = value
    if form in _LETTERS:
        return (first._replace(text=_LETTERS[form](first.text)), *rest)
    if (form in _COUNTS and is_designated(first.text)) or (form in _EXTENTS and tells_unit(first.text)):
        return value
    return apply_word(words[form], value) if form in words else value


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    # An abbreviation keeps its capitals.
    kept = text[1:2] == "." or any(map(str.isupper, text.partition(" ")[0][1:]))
    return text if kept else text[:1].lower() + text[1:]


def _ordinal(number: str) -> str:
    endings = {"1": "st", "2": "nd", "3": "rd"}
    return number + ("th" if number[-2:-1] == "1" else endings.get(number[-1:], "th"))


def _bare(text: str) -> str:
    return text.replace(".", "")


def _shorten(pages: str) -> str:
    """Leave out of the last page the digits that it shares with the first: ``345-60`` (Citing Medicine, chapter 1)."""
    return _PAGES.sub(_shorten_range, pages)


def _shorten_range(found: re.Match[str]) -> str:
    shared, first, dash, last = found.groups()
    return f"{shared}{first}{dash}{last}" if len(first) == len(last) and first != last else found[0]


_LETTERS = {"capital": _capital, "lower": _lower, "ordinal": _ordinal, "bare": _bare, "shorten": _shorten}
