"""Leaving page furniture out, and telling references from prose."""

from __future__ import annotations

import pytest

from citekit.segmentation.cues import GOOD_SCORE, begins_with_author, score_reference
from citekit.segmentation.rows import find_furniture, is_in_capitals


@pytest.mark.parametrize(
    ("texts", "furniture"),
    [
        (["1. А", "", "12", "", "2. Б"], ["12"]),
        (["1. А", "12", "", "2. Б"], ["12"]),
        (["1. А", "№", "12", "С. 5"], []),
        (["1. А", "", "НАУЧНЫЕ ТРУДЫ АКАДЕМИИ", "", "2. Б"], ["НАУЧНЫЕ ТРУДЫ АКАДЕМИИ"]),
        (["a", "", "Annals 5", "b", "", "7", "", "Annals 6", "c"], ["Annals 5", "7", "Annals 6"]),
        (["a", "", "10.", "Бауман", "", "11.", "Бердяев"], []),
        (["x", "", "Nowak J., Tytuł, Kraków 1999.", "", "y", "", "Nowak J., Tytuł, Kraków 1999."], []),
        (["a", "", "БІБЛІЯГРАФІЧНЫ СПІС", "", "1. Б"], []),
        ([], []),
    ],
)
def test_page_furniture(texts: list[str], furniture: list[str]) -> None:
    """Page numbers and running titles are marked by place, repetition and capitals; references and marks never."""
    assert [text for text, is_one in zip(texts, find_furniture(texts), strict=True) if is_one] == furniture


REFERENCES = [
    "Бауман З. Индивидуализированное общество. – М.: Логос, 2002. – 390 с.",
    "Коваль В. Ініціювання апеляційного провадження / В. Коваль // Вісник прокуратури. – 2003. – № 12 (30). – С. 97–101.",
    "Вішнеўскі, А.Ф. Гісторыя дзяржавы і права Беларусі / А.Ф. Вішнеўскі. – Мінск: Акад. МУС, 2003. — С. 168-192.",
    "G. Podruczny, Twierdza w okresie pokoju. Garnizon, Wrocław 2009.",
    "Czykwin J., Odnawianie pamięci, „Pismo” 1997, nr 1, s. 5–9.",
    "Prettner K. Population aging and economic growth // J. popul. econ. 2013. Vol. 26, № 2. P. 811–834.",
    "Население по полу [Электронный ресурс]. URL: http://www.example.ru/a.htm (дата обращения: 09.04.2016).",
    "ЦГА ЧР. Ф. 501. Оп.1. Д. 6. Л.16-54.",
]
PROSE = [
    "В 1999 г. не было ни одного района, где население убывало бы так быстро.",
    "W 1939 roku miasto liczyło ponad dwa tysiące mieszkańców i rozwijało się szybko.",
    "Законом України від 5 квітня 2001 року визначено порядок звернення до суду.",
    "Such is the nature of the problem that nobody has solved it yet.",
    "Доктор исторических наук, профессор",
    "",
]


@pytest.mark.parametrize("text", REFERENCES)
def test_references_score_high(text: str) -> None:
    """Each style of the region has enough cues."""
    assert score_reference(text) >= GOOD_SCORE


@pytest.mark.parametrize("text", PROSE)
def test_prose_scores_low(text: str) -> None:
    """Years and laws alone make no reference."""
    assert score_reference(text) < 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Бауман З. Индивидуализированное", True),
        ("Зимняя, И.А. Педагогическая", True),
        ("Kowalski J., Dzieje", True),
        ("J. Kowalski, Dzieje", True),
        ("Kowalski, Jan (2013). Dzieje", True),
        ("М і х е є н к о М. Апеляційне", True),
        ("Про оборону України", False),
        ("Wykaz skrótów", False),
    ],
)
def test_names_at_the_beginning(text: str, expected: bool) -> None:
    """A surname with initials on either side begins a reference, letter-spaced ones too."""
    assert begins_with_author(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("НОВАЯ СТАТЬЯ О ТОМ", True), ("АБВ", False), ("Новая статья", False), ("", False)]
)
def test_capitals(text: str, expected: bool) -> None:
    """Two words in capitals are a title; one abbreviation is not."""
    assert is_in_capitals(text) is expected
