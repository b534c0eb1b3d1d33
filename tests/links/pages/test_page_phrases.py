"""Recognise the words of missing pages in seven languages, and leave other sentences alone."""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files

import pytest
from stopwatch import within

from citekit.links.pages.phrases import fold, has_form, is_error_heading, offers_help, says_missing, split_sentences

LANGUAGES = {"be", "ru", "uk", "pl", "en", "de", "lt"}
ROLES = {"thing", "absence", "whole", "help", "sale", "placeholder", "robot", "search", "shell", "subject"}


@pytest.mark.parametrize(
    "sentence",
    [
        "На жаль, старонка, якую вы адкрылі, выдалена",
        "Запрошенный документ не обнаружен",
        "Сторінку, яку ви шукаєте, переміщено",
        "Podany adres jest nieaktualny",
        "The article you requested has since been deleted",
        "Dieser Beitrag ist nicht mehr vorhanden",
        "Ieškomas dokumentas nerastas",
        "404 Not Found",
    ],
)
def test_sentences_of_missing_pages_are_heard(sentence: str) -> None:
    """A thing and its absence in one sentence say that a page is missing."""
    assert says_missing(fold(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Старонка кнігі захавалася ў архіве",
        "Документ подписан в марте",
        "Сторінки рукопису пронумеровано",
        "Strona tytułowa zdobiona drzeworytem",
        "The page shows a map of the harbour",
        "Die Seite zeigt eine Karte des Hafens",
        "Puslapis papuoštas raižiniu",
        "",
    ],
)
def test_other_sentences_are_left_alone(sentence: str) -> None:
    """A page, a document or an address alone says nothing."""
    assert not says_missing(fold(sentence))


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("404", True),
        ("Error 404", True),
        ("Страница не найдена | Библиотека", True),
        ("Kraj – Nie znaleziono strony", True),
        ("Seite nicht gefunden: eine Geschichte der Fehlermeldungen im Netz", False),
        ("Памылка 404: чаму старонка не знойдзена", False),
        ("Not found in translation", False),
        ("Peugeot 404", False),
        ("", False),
    ],
)
def test_headings_of_error_pages_stand_alone(heading: str, expected: bool) -> None:
    """The name of a site may stand beside the words; a subtitle makes them a subject."""
    assert is_error_heading(fold(heading)) is expected


def test_help_and_sentences() -> None:
    """Sentences end at their stops, and apologies are heard."""
    assert split_sentences("one. two! three… four") == ["one", "two", "three", "four"]
    assert offers_help("вернитесь на главную")
    assert not offers_help("зимой почту возили по льду")


def test_gaps_take_up_to_three_words() -> None:
    """Two dots in a form stand for up to three words between, no more."""
    assert has_form("sale", "this domain may well be for sale")
    assert not has_form("sale", "this domain is one of the many names that are never for sale")


def test_the_table_has_every_language_and_role() -> None:
    """Each row is a language, a role and a folded form, no row twice, and each language has every role of pages."""
    rows = [
        line.split("\t")
        for line in files("citekit.links.pages").joinpath("phrases.tsv").read_text("utf-8").splitlines()
    ]
    assert rows[0] == ["language", "role", "form"]
    roles = defaultdict(set)
    for language, role, form in rows[1:]:
        assert form == form.strip()
        assert fold(form) == form
        roles[language].add(role)
    assert all(roles[language] == ROLES for language in LANGUAGES)
    assert set(roles) == LANGUAGES | {"*"}
    assert len({tuple(row) for row in rows}) == len(rows)


@pytest.mark.parametrize("role", sorted(ROLES))
def test_no_form_takes_long(role: str) -> None:
    """Texts made to mislead the patterns are read in time that grows with their length alone."""
    for text in ("domain " * 20_000, "a" * 200_000, "не " * 60_000, "nie ma, " * 20_000, ". " * 100_000):
        with within(5):
            has_form(role, text)
