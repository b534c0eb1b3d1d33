"""Whole references in five languages and many layouts come out with their fields.

The network may learn to read one of these rows otherwise: then the row says what was lost.
"""

from __future__ import annotations

import pytest

from citekit.model import ReferenceString
from citekit.parsing import label_reference, label_references
from citekit.parsing.labelling import MAX_LENGTH

Fields = dict[str, list[str]]


def _fields(string: str) -> Fields:
    found: Fields = {}
    for field in label_reference(ReferenceString(string)).fields:
        found.setdefault(field.label, []).append(field.text.rstrip("."))
    return found


BOOKS: list[tuple[str, Fields]] = [
    (
        "Караткевіч, У. С. Чорны замак Альшанскі / У. С. Караткевіч. – Мінск : Маст. літ., 1983. – 349 с.",
        {
            "author": ["Караткевіч, У. С", "У. С. Караткевіч"],
            "title": ["Чорны замак Альшанскі"],
            "publisher_place": ["Мінск"],
            "publisher": ["Маст. літ"],
            "issued": ["1983"],
            "number_of_pages": ["349"],
        },
    ),
    (
        "Лотман, Ю. М. Структура художественного текста. – М. : Искусство, 1970. – 384 с.",
        {
            "author": ["Лотман, Ю. М"],
            "title": ["Структура художественного текста"],
            "publisher_place": ["М"],
            "publisher": ["Искусство"],
            "issued": ["1970"],
            "number_of_pages": ["384"],
        },
    ),
    (
        "Бахтин М. М. Проблемы поэтики Достоевского. 4-е изд. М.: Советская Россия, 1979. 320 с.",
        {
            "author": ["Бахтин М. М"],
            "title": ["Проблемы поэтики Достоевского"],
            "edition": ["4-е изд"],
            "publisher_place": ["М"],
            "publisher": ["Советская Россия"],
            "issued": ["1979"],
            "number_of_pages": ["320"],
        },
    ),
    (
        "Грушевський М. С. Історія України-Руси : в 11 т. – К. : Наук. думка, 1991. – Т. 1. – 736 с.",
        {
            "author": ["Грушевський М. С"],
            "title": ["Історія України-Руси"],
            "publisher_place": ["К"],
            "publisher": ["Наук. думка"],
            "issued": ["1991"],
            "volume": ["1"],
            "number_of_pages": ["736"],
        },
    ),
    (
        "Kapuściński R., Imperium, Czytelnik, Warszawa 1993.",
        {
            "author": ["Kapuściński R"],
            "title": ["Imperium"],
            "publisher": ["Czytelnik"],
            "publisher_place": ["Warszawa"],
            "issued": ["1993"],
        },
    ),
    (
        "Miłosz, C. (1959). „Rodzinna Europa”. Paryż: Instytut Literacki.",
        {
            "author": ["Miłosz, C"],
            "issued": ["1959"],
            "title": ["Rodzinna Europa"],
            "publisher_place": ["Paryż"],
            "publisher": ["Instytut Literacki"],
        },
    ),
    (
        "Snyder T. The Reconstruction of Nations. – New Haven : Yale University Press, 2003. – 384 p.",
        {
            "author": ["Snyder T"],
            "title": ["The Reconstruction of Nations"],
            "publisher_place": ["New Haven"],
            "publisher": ["Yale University Press"],
            "issued": ["2003"],
            "number_of_pages": ["384"],
        },
    ),
    (
        "Plokhy, S. (2015). The Gates of Europe. London: Allen Lane.",
        {
            "author": ["Plokhy, S"],
            "issued": ["2015"],
            "title": ["The Gates of Europe"],
            "publisher_place": ["London"],
            "publisher": ["Allen Lane"],
        },
    ),
]

ROLES: list[tuple[str, Fields]] = [
    (
        "Гісторыя Беларусі : у 6 т. / рэдкал.: М. П. Касцюк (гал. рэд.) [і інш.]. – Мінск, 2000. – Т. 1.",
        {"title": ["Гісторыя Беларусі"], "editor": ["М. П. Касцюк"], "volume": ["1"]},
    ),
    (
        "Слоўнік беларускай мовы / пад рэд. М. В. Бірылы. – Мінск : БелСЭ, 1987. – 903 с.",
        {"title": ["Слоўнік беларускай мовы"], "editor": ["М. В. Бірылы"]},
    ),
    (
        "Kowalska J., Nowak P. (red.), Migracje w Europie, Scholar, Warszawa 2010.",
        {"editor": ["Kowalska J", "Nowak P"], "title": ["Migracje w Europie"]},
    ),
    (
        "Bauman Z., Płynna nowoczesność, tłum. T. Kunz, Kraków 2006.",
        {"author": ["Bauman Z"], "title": ["Płynna nowoczesność"], "translator": ["T. Kunz"]},
    ),
    (
        "Мотузка Л. Архівы / Л. Мотузка, Я. Гаман ; склад. В. Ластоўскі. – Вільня : Крыніца, 1921.",
        {"author": ["Мотузка Л", "Л. Мотузка", "Я. Гаман"], "compiler": ["В. Ластоўскі"]},
    ),
    (
        "Слово о полку / пер. с др.-рус. Д. С. Лихачева. – М. : Наука, 1985.",
        {"title": ["Слово о полку"], "translator": ["Д. С. Лихачева"]},
    ),
]

ARTICLES: list[tuple[str, Fields]] = [
    (
        "Колас Я. На ростанях // Полымя. – 1954. – № 5. – С. 3–61.",
        {"container_title": ["Полымя"], "issued": ["1954"], "issue": ["5"], "page": ["3–61"]},
    ),
    (
        "Колмогоров А. Н. О линейной структуре // Докл. АН СССР. 1941. Т. 30, № 4. С. 299–303.",
        {
            "container_title": ["Докл. АН СССР"],
            "issued": ["1941"],
            "volume": ["30"],
            "issue": ["4"],
            "page": ["299–303"],
        },
    ),
    (
        "Шевчук В. О. Дорога в тисячу років // Вітчизна. 1989. № 2. С. 10–25.",
        {"container_title": ["Вітчизна"], "issued": ["1989"], "issue": ["2"], "page": ["10–25"]},
    ),
    (
        "Zielińska A., Język pogranicza, „Acta Baltico-Slavica” 2008, t. 32, s. 115–130.",
        {
            "title": ["Język pogranicza"],
            "container_title": ["Acta Baltico-Slavica"],
            "issued": ["2008"],
            "volume": ["32"],
            "page": ["115–130"],
        },
    ),
    (
        "Brubaker R. Ethnicity without groups // European Journal of Sociology. 2002. Vol. 43, no. 2. P. 163–189.",
        {
            "title": ["Ethnicity without groups"],
            "container_title": ["European Journal of Sociology"],
            "volume": ["43"],
            "issue": ["2"],
            "page": ["163–189"],
        },
    ),
]

SPECIAL: list[tuple[str, Fields]] = [
    (
        "Бродский И. А. Нобелевская лекция [Электронный ресурс]. – Режим доступа: http://lib.example.ru/nobel.html. – Дата доступа: 14.03.2011.",
        {
            "author": ["Бродский И. А"],
            "title": ["Нобелевская лекция"],
            "medium": ["Электронный ресурс"],
            "url": ["http://lib.example.ru/nobel.html"],
            "accessed": ["14.03.2011"],
        },
    ),
    (
        'World Health Organization (2010). "Global status report." http://www.example.org/report.pdf (accessed 12 May 2014).',
        {
            "author": ["World Health Organization"],
            "issued": ["2010"],
            "title": ["Global status report"],
            "url": ["http://www.example.org/report.pdf"],
            "accessed": ["12 May 2014"],
        },
    ),
    (
        "Про освіту: Закон України від 05.09.2017 № 2145-VIII.",
        {"title": ["Про освіту"], "genre": ["Закон України"], "issued": ["05.09.2017"], "number": ["2145-VIII"]},
    ),
    (
        "Постановление Совета Министров от 3 мая 1999 г. № 12 «О порядке учета»",
        {
            "genre": ["Постановление"],
            "authority": ["Совета Министров"],
            "issued": ["3 мая 1999"],
            "number": ["12"],
            "title": ["О порядке учета"],
        },
    ),
    (
        "НАРБ. – Фонд 4. Воп. 21. Спр. 12. Арк. 5–9.",
        {"archive": ["НАРБ"], "archive_location": ["Фонд 4. Воп. 21. Спр. 12. Арк. 5–9"]},
    ),
    ("ГАРФ. Ф. 5446. Оп. 1. Д. 12. Л. 4.", {"archive": ["ГАРФ"], "archive_location": ["Ф. 5446. Оп. 1. Д. 12. Л. 4"]}),
    (
        "Иванова, А. А. Диалекты Полесья : дис. … канд. филол. наук : 10.02.01 / А. А. Иванова. – Минск, 1999.",
        {
            "title": ["Диалекты Полесья"],
            "genre": ["дис. … канд. филол. наук"],
            "number": ["10.02.01"],
            "issued": ["1999"],
        },
    ),
    (
        "Сідарэнка В. П. Гаворкі : аўтарэф. дыс. … канд. філал. навук : 10.02.01. – Мінск, 2001.",
        {"title": ["Гаворкі"], "genre": ["аўтарэф. дыс. … канд. філал. навук"], "number": ["10.02.01"]},
    ),
]


@pytest.mark.parametrize(("string", "expected"), BOOKS)
def test_every_field_of_a_book_is_labelled(string: str, expected: Fields) -> None:
    """A book gives its names, title, imprint and extent, and nothing else."""
    assert _fields(string) == expected


@pytest.mark.parametrize(("string", "expected"), ROLES)
def test_names_are_told_by_their_roles(string: str, expected: Fields) -> None:
    """Editors, compilers and translators are told from authors, before and behind the title."""
    found = _fields(string)
    roles = ("author", "editor", "compiler", "translator")
    assert {label: found.get(label) for label in (*expected, *(role for role in roles if role in found))} == expected


@pytest.mark.parametrize(("string", "expected"), ARTICLES)
def test_articles_give_their_journal_and_numbers(string: str, expected: Fields) -> None:
    """What stands behind the sign of the container is the journal, its year, volume, issue and pages."""
    found = _fields(string)
    assert {label: found.get(label) for label in expected} == expected
    assert "publisher" not in found


@pytest.mark.parametrize(("string", "expected"), SPECIAL)
def test_web_pages_laws_archives_and_theses_are_labelled(string: str, expected: Fields) -> None:
    """Records that are no books have their own fields."""
    found = _fields(string)
    assert {label: found.get(label) for label in expected} == expected


def test_a_string_too_long_for_a_reference_is_not_read() -> None:
    """More than the allowed length comes back unlabelled, with one diagnostic."""
    labelled = label_reference(ReferenceString("а" * (MAX_LENGTH + 1)))
    assert labelled.fields == ()
    assert [finding.code for finding in labelled.diagnostics] == ["too-long"]


def test_a_list_is_labelled_in_order() -> None:
    """There is one labelled reference for each string, and the string is kept."""
    strings = [
        ReferenceString("Колас Я. Дрыгва. – Мінск, 1934."),
        ReferenceString(""),
        ReferenceString("Lem S., Solaris, Kraków 1976."),
    ]
    assert [labelled.string for labelled in label_references(strings)] == strings
