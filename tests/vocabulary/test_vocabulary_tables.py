"""The word tables are well-formed, and what is built of them finds the words as references print them."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from citekit.vocabulary import LANGUAGES, alternation, forms, is_place, month_names, pattern, places, values

CLASSES = (
    "month", "editor", "serial", "law", "accessed", "volume", "url_marker", "publisher", "issue", "medium", "conference", "other_role", "decree",
    "thesis", "compiler", "translator", "page", "et_al", "in", "extent", "year", "edition", "series", "judgment", "leaf", "file", "fond", "inventory",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_row_has_a_class_and_a_form(language: str) -> None:
    """A row is a known class, a form in small letters without stray blanks, and at most one value; none stands twice."""
    lines = files("citekit.vocabulary").joinpath(f"{language}.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    assert lines[0].split("\t") == ["class", "form", "value"]
    assert all(2 <= len(row) <= 3 and row[0] in CLASSES for row in rows)
    assert [row[1] for row in rows if row[1] != " ".join(row[1].lower().split())] == []
    keys = [tuple(row[:2]) for row in rows]
    assert [key for key in keys if keys.count(key) > 1] == []


@pytest.mark.parametrize("word_class", CLASSES)
def test_no_class_is_empty(word_class: str) -> None:
    """An empty class would match everywhere."""
    assert forms(word_class)
    assert "" not in forms(word_class)


def test_an_unknown_class_has_no_forms() -> None:
    """Asking for a class that no table has gives nothing."""
    assert forms("colour") == frozenset()


def test_months_carry_their_number() -> None:
    """Each month of the five main languages is there, and every form has a number from 1 to 12."""
    months = values("month")
    assert set(months.values()) == {str(number) for number in range(1, 13)}
    assert [months[form] for form in ("студзеня", "февраля", "березня", "kwietnia", "may", "czerwca")] == [
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
    ]


FOUND = [
    ("accessed", "дата доступу"),
    ("accessed", "дата обращения"),
    ("accessed", "дата звернення"),
    ("accessed", "dostęp"),
    ("accessed", "accessed"),
    ("url_marker", "рэжым доступу"),
    ("url_marker", "режим доступа"),
    ("url_marker", "режим доступу"),
    ("url_marker", "URL"),
    ("editor", "пад рэд."),
    ("editor", "под ред."),
    ("editor", "за ред."),
    ("editor", "red."),
    ("editor", "ed."),
    ("et_al", "і інш."),
    ("et_al", "и др."),
    ("et_al", "та ін."),
    ("et_al", "i in."),
    ("et_al", "et al."),
    ("decree", "указ"),
    ("decree", "закон"),
    ("thesis", "дис."),
    ("translator", "tłum."),
]


@pytest.mark.parametrize(("word_class", "printed"), FOUND)
def test_the_words_of_each_language_are_found(word_class: str, printed: str) -> None:
    """The expression of a class matches its words, in capitals, and with wide or missing white space."""
    expression = re.compile(pattern(word_class), re.IGNORECASE)
    assert expression.fullmatch(printed)
    assert expression.fullmatch(printed.upper())
    assert expression.fullmatch(printed.replace(" ", "  ").replace(".", " ."))


def test_longer_forms_go_first() -> None:
    """A short form never hides the longer one that begins with it."""
    assert re.match(alternation(["т", "том", "т."]), "том")[0] == "том"  # type: ignore[index]


def test_forms_are_no_expressions() -> None:
    """Signs of regular expressions in a form stand for themselves."""
    assert re.fullmatch(alternation(["[в]", "a+b"]), "[в]")
    assert not re.fullmatch(alternation(["[в]"]), "в")


@pytest.mark.parametrize(
    "printed", ["Мінск", "М.", "СПб.", "[Kraków]", "Київ", "Львів", "Warszawa", "London", "Москва,", "(Вільня)"]
)
def test_places_are_known_however_they_are_printed(printed: str) -> None:
    """Full and shortened names are known with the brackets and separators around them."""
    assert is_place(printed)


@pytest.mark.parametrize("printed", ["Навука", "", "..", "мінск", "Czytelnik"])
def test_other_words_are_no_places(printed: str) -> None:
    """A publisher is no place."""
    assert not is_place(printed)


def test_no_place_stands_twice() -> None:
    """The table of places has neither duplicates nor stray blanks."""
    rows = files("citekit.vocabulary").joinpath("places.tsv").read_text("utf-8").splitlines()[1:]
    assert len(rows) == len(places())
    assert all(place == place.strip() and place for place in places())


@pytest.mark.parametrize("language", month_names())
def test_printed_months_are_read_as_their_numbers(language: str) -> None:
    """Each language has twelve months, and what is printed for one is read as the same one."""
    names = month_names()[language]
    assert [values("month")[name.lower()] for name in names] == [str(number) for number in range(1, 13)]
