"""Each area behind the head of a reference is told by its own signs: authors, titles, containers, imprints, laws."""

from __future__ import annotations

import pytest

from citekit.model import ReferenceString
from citekit.parsing import label_reference


def _pieces(string: str, label: str) -> list[str]:
    return [piece.rstrip(".") for piece in label_reference(ReferenceString(string)).texts(label)]


AUTHORS = [
    ("Шамякін І. Сэрца на далоні. – Мінск, 1964.", ["Шамякін І"]),
    ("Nowak P., Kowalska J. Tytuł. – Warszawa, 2001.", ["Nowak P", "Kowalska J"]),
    ('Site.by (2013). "Тытул артыкула." http://site.by/1', ["Site.by"]),
    ('UNESCO (2005). "World report." Paris: UNESCO.', ["UNESCO"]),
    ("Песни белорусского народа. – Минск : Наука, 1940.", []),
    ("Плошча Перамогі. – Мінск, 1954.", []),
]

TITLES = [
    ("Шамякін І. Сэрца на далоні. – Мінск, 1964.", ["Сэрца на далоні"]),
    ('Kowal, J. (2011). "Tytuł "cytat" dalej," Pismo, nr 3', ['Tytuł "cytat" dalej']),
    ("Білоус Н. «Слово» і час // Мова. – 2001. – № 1.", ["«Слово» і час"]),
    ("Сахаров А. Что дальше? // Знамя. 1989. № 2.", ["Что дальше?"]),
    ("Wilson A. Belarus: the last dictatorship. – New Haven : Yale, 2011.", ["Belarus: the last dictatorship"]),
    ("Гаўрош Н. Мова – скарб. Мінск: БДУ, 1999.", ["Мова – скарб"]),
    ("Bauman Z., Tytuł książki, Trans Humana, Białystok 1995.", ["Tytuł książki"]),
]

CONTAINERS = [
    ("Колас Я. Верш // Полымя. – 1954. – № 5.", ["Полымя"]),
    ("Иванов И. Статья / И. Иванов // Вопр. языкознания. – 1984. – № 1. – С. 5–9.", ["Вопр. языкознания"]),
    ("Zielińska A., Język, „Acta Baltico-Slavica” 2008, t. 32.", ["Acta Baltico-Slavica"]),
    ("Nowak P., Granice, w: Europa Środkowa, red. J. Kowal, Kraków 2003.", ["Europa Środkowa"]),
    ("Smith J. Borders. In: Handbook of Regions. London : Sage, 2010.", ["Handbook of Regions"]),
    ("Шамякін І. Сэрца на далоні. – Мінск, 1964.", []),
]

IMPRINTS = [
    ("Колас Я. Дрыгва. – Мінск : БДВ, 1934. – 120 с.", ["Мінск"], ["БДВ"], ["1934"]),
    ("Толочко П. Київ. – К.: Либідь, 1996.", ["К"], ["Либідь"], ["1996"]),
    ("Пропп В. Морфология. Л.: Academia, 1928.", ["Л"], ["Academia"], ["1928"]),
    ("Lem S., Solaris, Wydawnictwo Literackie, Kraków 1976.", ["Kraków"], ["Wydawnictwo Literackie"], ["1976"]),
    (
        "Davies N. Europe. – Oxford : Oxford University Press, 1996. – 1365 p.",
        ["Oxford"],
        ["Oxford University Press"],
        ["1996"],
    ),
    ("Сказкі. – Мінск, 1968–1971.", ["Мінск"], [], ["1968–1971"]),
]

LAWS = [
    ("Про мову: Закон України від 25.04.2019 № 2704-VIII.", "genre", ["Закон України"]),
    ("Про мову: Закон України від 25.04.2019 № 2704-VIII.", "number", ["2704-VIII"]),
    ("Постановление Совета Министров от 3 мая 1999 г. № 12 «О порядке учета»", "authority", ["Совета Министров"]),
    ("Декрет Совета Министров от 14 июля 2001 г. № 7 «О сборе»", "title", ["О сборе"]),
    ("Декрет Совета Министров от 14 июля 2001 г. № 7 «О сборе»", "issued", ["14 июля 2001"]),
    ("Законы физики. – М. : Мир, 1999.", "genre", []),
]

ARCHIVES = [
    ("НАРБ. – Фонд 4. Воп. 21. Спр. 12. Арк. 5–9.", ["Фонд 4. Воп. 21. Спр. 12. Арк. 5–9"]),
    ("ЦДІАК України. Ф. 127. Оп. 2. Спр. 33. Арк. 4 зв.", ["Ф. 127. Оп. 2. Спр. 33. Арк. 4 зв"]),
    ("ГАРФ. Ф. 102. Оп. 1. Д. 3. Л. 7 об.", ["Ф. 102. Оп. 1. Д. 3. Л. 7 об"]),
    ("РГИА. Ф. 821. Оп. 125. Д. 3. Л. 1–2об.", ["Ф. 821. Оп. 125. Д. 3. Л. 1–2об"]),
    ("Фонды музеев. – М., 1999.", []),
]


@pytest.mark.parametrize(("string", "expected"), AUTHORS)
def test_authors_stand_before_the_title(string: str, expected: list[str]) -> None:
    """People with initials and organisations with a year behind them are authors; a title is none."""
    assert _pieces(string, "author") == expected


@pytest.mark.parametrize(("string", "expected"), TITLES)
def test_the_title_ends_at_the_next_area(string: str, expected: list[str]) -> None:
    """Quotation marks, dashes and colons inside a title belong to it."""
    assert _pieces(string, "title") == expected


@pytest.mark.parametrize(("string", "expected"), CONTAINERS)
def test_the_container_is_told_by_its_sign(string: str, expected: list[str]) -> None:
    """What stands behind two slashes, ``w:``, ``In:`` or in quotation marks behind the title holds the work."""
    assert _pieces(string, "container_title") == expected


@pytest.mark.parametrize(("string", "places", "publishers", "issued"), IMPRINTS)
def test_place_publisher_and_year_are_told_apart(
    string: str, places: list[str], publishers: list[str], issued: list[str]
) -> None:
    """Eastern and western orders of the imprint give the same three fields."""
    assert (_pieces(string, "publisher_place"), _pieces(string, "publisher"), _pieces(string, "issued")) == (
        places,
        publishers,
        issued,
    )


@pytest.mark.parametrize(("string", "label", "expected"), LAWS)
def test_laws_give_kind_authority_date_and_number(string: str, label: str, expected: list[str]) -> None:
    """A law is told by its kind with a date; a book about laws is a book."""
    assert _pieces(string, label) == expected


@pytest.mark.parametrize(("string", "expected"), ARCHIVES)
def test_archive_records_give_their_location(string: str, expected: list[str]) -> None:
    """Fund, inventory, file and leaf are one location, in each language's words."""
    assert _pieces(string, "archive_location") == expected
