"""Knowing headings in seven languages, and the phrases that end a list."""

from __future__ import annotations

import pytest

from citekit.segmentation.headings import fold_heading, heading_roles, is_heading, is_stop

HEADINGS = [
    "Литература",
    "ЛИТЕРАТУРА:",
    "Список использованной литературы",
    "Список использованных источников и литературы",
    "Библиографический список",
    "Библиографические ссылки",
    "Пристатейный библиографический список",
    "Источники и литература",
    "Літаратура",
    "Спіс выкарыстаных крыніц",
    "Бібліяграфічны спіс",
    "Спіс літаратуры",
    "Література",
    "Список використаних джерел:",
    "Список літератури та джерел",
    "Bibliografia",
    "Bilbliografia",
    "Wykaz literatury",
    "Źródła internetowe",
    "Literatura przedmiotu",
    "Piśmiennictwo",
    "Netografia",
    "References",
    "REFERENCES:",
    "Works Cited",
    "List of references",
    "Literaturverzeichnis",
    "Quellen und Literatur",
    "Literatūros sąrašas",
    "Л І Т Е Р А Т У Р А",
    "С П И С О К   Л И Т Е Р А Т У Р Ы",
    "Спіс выкарыстанай літаратуры",
    "Bibliografia załącznikowa",
    "Wykaz cytowanej literatury",
    "Przypisy",
    "7. Список літератури",
    "IV. Literatura",
    "## Bibliografia",
    "**Literatura**",
    "Biblio\u00adgrafia",
    "słownik skrótów literatury",
]
NO_HEADINGS = [
    "",
    "Введение",
    "Sources of renewable energy",
    "Литература эпохи Возрождения",
    "В литературе описаны случаи",
    "Список сотрудников",
    "Kowalski J., Literatura polska, Warszawa 1999.",
    "Literary criticism",
    "1. Литература и жизнь",
    "2013",
    "—",
    "и",
]


@pytest.mark.parametrize("line", HEADINGS)
def test_a_heading_of_a_list_is_known(line: str) -> None:
    """All words of the line belong to headings, and one names a list of works."""
    assert is_heading(line)


@pytest.mark.parametrize("line", NO_HEADINGS)
def test_other_lines_are_no_heading(line: str) -> None:
    """One word that no heading uses, or no word that names works, and the line is no heading."""
    assert not is_heading(line)


def test_a_list_of_short_titles_is_told_from_a_plain_list() -> None:
    """Abbreviations of the literature are read in another way, so their heading says so."""
    assert "abbreviations" in heading_roles("Wykaz skrótów")
    assert "abbreviations" not in heading_roles("Wykaz literatury")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("УДК 37", True),
        ("УДК372.878", True),
        ("Ключевые слова: наука", True),
        ("Стаття надійшла до редакції 12.03.2015", True),
        ("Słowa kluczowe: historia", True),
        ("Abstract. We study", True),
        ("**Key words:** one, two", True),
        ("Summary of the results by Smith J., 1999", True),
        ("Abstraction and reality", False),
        ("Резюмирующая часть приговора", False),
        ("Иванов И. И. Резюме. М., 1999", False),
    ],
)
def test_phrases_that_end_a_list(line: str, expected: bool) -> None:
    """An abstract, the authors or the next paper begin with a phrase of the table, as a whole word."""
    assert is_stop(line) is expected


def test_folding_removes_what_printers_add() -> None:
    """Numbering, markup, letter spacing and soft hyphens are no part of a heading."""
    assert fold_heading("## 3. Biblio\u00adgrafia:") == "bibliografia"
