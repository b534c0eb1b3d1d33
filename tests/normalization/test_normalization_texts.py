"""Titles lose their quotation marks and final stop; numbers lose stray blanks; types follow from what is stated."""

from __future__ import annotations

import pytest

from citekit.model import LabelledField, LabelledReference, Reference, ReferenceString, Span
from citekit.normalization.numbers import normalize_numbers, normalize_pages
from citekit.normalization.titles import normalize_texts, strip_quotes
from citekit.pipeline import parse_reference


def _labelled(*fields: tuple[str, str]) -> LabelledReference:
    return LabelledReference(
        ReferenceString("…"), tuple(LabelledField(label, text, Span(0, 1)) for label, text in fields)
    )


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("«Полымя»", "Полымя"),
        ("„Architekt”", "Architekt"),
        ("“Slavic Review”", "Slavic Review"),
        ('"Kultura"', "Kultura"),
        ("_Russkaya literatura_", "Russkaya literatura"),
        ("«Мова» і «культура»", "«Мова» і «культура»"),
        ("«Слова", "«Слова"),
        ("«»", "«»"),
        ("", ""),
    ],
)
def test_quotation_marks_around_a_whole_text_go(printed: str, expected: str) -> None:
    """Marks that hold the whole text are typography; marks inside it are its own."""
    assert strip_quotes(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Назва : падзагаловак.", "Назва: падзагаловак"),
        ("«Дзяды».", "«Дзяды»"),
        ("Вестн. акад. навук", "Вестн. акад. навук"),
        ("Докл. АН СССР.", "Докл. АН СССР"),
        ("Зб. арт.", "Зб. арт."),
        ("Далей...", "Далей..."),
        ("Слова\u00a0  і   мова ,", "Слова і мова"),
    ],
)
def test_titles_lose_what_only_separates(printed: str, expected: str) -> None:
    """A final stop goes unless it may end an abbreviation; white space and separators are tidied."""
    title = normalize_texts(_labelled(("title", printed)), Reference()).title
    assert title is not None
    assert title.value == expected


def test_several_places_and_publishers_stay_several() -> None:
    """Places and publishers join with a semicolon."""
    record = normalize_texts(
        _labelled(("publisher_place", "К.; Ірпінь"), ("publisher", "«Перун»"), ("publisher", "Либідь")), Reference()
    )
    assert (str(record.publisher_place), str(record.publisher)) == ("К.; Ірпінь", "Перун; Либідь")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("299–303", "299-303"),
        ("36 – 5 6", "36-56"),
        ("14–61, 196 – 44 7", "14-61, 196-447"),
        ("5—15.", "5-15"),
        ("12", "12"),
        ("", None),
        (None, None),
    ],
)
def test_pages_have_one_hyphen_and_no_stray_blanks(printed: str | None, expected: str | None) -> None:
    """Every kind of dash becomes one hyphen, and figures that typesetting drew apart close up."""
    assert normalize_pages(printed) == expected


def test_torn_pieces_of_a_number_join() -> None:
    """An issue printed in two places is one issue."""
    assert normalize_numbers(_labelled(("issue", "7"), ("issue", "(312)")), Reference()).issue == "7 (312)"


TYPES = [
    ("Караткевіч, У. С. Чорны замак Альшанскі. – Мінск : Маст. літ., 1983. – 349 с.", "book"),
    ("Колмогоров А. Н. О линейной структуре // Докл. АН СССР. 1941. Т. 30, № 4. С. 299–303.", "article-journal"),
    (
        "Станкевіч Я. Мова рукапісу // Зборнік артыкулаў / рэд. А. А. Мар’ін. – Мінск : Навука, 1933. – С. 5–9.",
        "chapter",
    ),
    ("Иванова А. А. Диалекты Полесья : дис. … канд. филол. наук : 10.02.01. – Минск, 1999.", "thesis"),
    ("Про освіту: Закон України від 05.09.2017 № 2145-VIII.", "legislation"),
    ("НАРБ. – Фонд 4. Воп. 21. Спр. 12. Арк. 5–9.", "manuscript"),
    ("Архіў Скарыны. URL: http://example.by/skaryna (дата доступу: 01.02.2015).", "webpage"),
    (
        "Brubaker R. Ethnicity without groups // European Journal of Sociology. 2002. Vol. 43, no. 2. P. 163–189.",
        "article-journal",
    ),
]


@pytest.mark.parametrize(("string", "expected"), TYPES)
def test_the_type_follows_from_what_is_stated(string: str, expected: str) -> None:
    """A record is of the first type whose sign it bears."""
    assert parse_reference(string).type == expected


@pytest.mark.parametrize(
    ("string", "code"), [("Проста слова", "not-a-reference"), ("", "empty-line"), (" \t ", "empty-line")]
)
def test_what_is_no_reference_is_a_document_with_a_diagnostic(string: str, code: str) -> None:
    """Text alone is kept as a title, a blank line as nothing, and both say so."""
    record = parse_reference(string)
    assert (record.type, [finding.code for finding in record.diagnostics]) == ("document", [code])
    assert (record.title.value if record.title else "") == string.strip()


@pytest.mark.parametrize(
    ("string", "language"),
    [
        ("Сцяпанаў В. Беларускі арнамент і яго вытокі. – Мінск : Навука, 2001.", "be"),
        ("Степанов Ю. С. Семиотика и её основания. – М. : Наука, 2001.", "ru"),
        ("Шевельов Ю. Історична фонологія української мови. – Харків : Акта, 2002.", "uk"),
        ("Kloczowski J., Dzieje chrześcijaństwa polskiego i jego źródła, Warszawa 2000.", "pl"),
        ("Wilson A. Belarus: the last European dictatorship. – New Haven : Yale University Press, 2011.", "en"),
    ],
)
def test_the_language_of_a_record_is_that_of_its_title(string: str, language: str) -> None:
    """The record carries the language of its title, whatever its place of publication."""
    assert parse_reference(string).language == language


def test_a_container_in_another_language_says_so() -> None:
    """A journal whose name is surely in another language than the article is tagged with its own."""
    record = parse_reference(
        "Степанов Ю. С. Семиотика и её основания // Весці Нацыянальнай акадэміі навук Беларусі. – 2001. – № 2."
    )
    assert record.container_title is not None
    assert (record.language, record.container_title.language) == ("ru", "be")
