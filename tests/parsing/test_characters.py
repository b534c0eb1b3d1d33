"""Characters are repaired once, and each repaired character knows where it was printed."""

from __future__ import annotations

import pytest

from citekit.parsing.characters import repair_characters

UNCHANGED = [
    "Карскі Я. Ф. Беларусы. – Вільня, 1903. – Т. 1.",
    "Грушевський М. Історія України-Руси. – Львів, 1898.",
    "Miłosz Cz., Rodzinna Europa, Instytut Literacki, Paryż 1959.",
    "Plokhy S. The Gates of Europe. – London : Allen Lane, 2015.",
    "Лотман Ю. М. Культура и взрыв. – М. : Гнозис, 1992. – 272 с.",
    "том XIX, С. 5–15, № 3, 10 °C, naïve café, Übersicht, Šapoka A.",
    "",
]

REPAIRED = [
    ("Бела\u00adрусы", "Беларусы"),
    ("Бела\u00ad русы", "Беларусы"),
    ("Укра¬ їна", "Україна"),
    ("пол\x02літ", "пол-літ"),
    ("1903\x1f1922", "1903-1922"),
    ("\ufeffНарысы\u200b па\u202eгісторыі\u202c", "Нарысы пагісторыі"),
    ("ab\x00cd\x7fef", "abcdef"),
    ("Якуб\tКолас\nНа\u00a0ростанях\u2009роман", "Якуб Колас На ростанях роман"),
    ("ﬁlologia i ﬂora", "filologia i flora"),
    ("Скари\u0306на", "Скарйна"),
    ("Krako\u0301w", "Kraków"),
    ("М і х е є н к о", "Міхеєнко"),
    ("Н. Р о м а н о в", "Н. Романов"),
    ("Kніга", "Кніга"),
    ("Гicтоpыя", "Гісторыя"),
    ("Бeлapycь", "Беларусь"),
    ("\ud800x", "\ufffdx"),
    ("Ìèíñê : Íàâóêà", "Минск : Навука"),
]


@pytest.mark.parametrize("printed", UNCHANGED)
def test_sound_text_stays_as_printed(printed: str) -> None:
    """Nothing is repaired in a reference without damage, in whatever language."""
    assert repair_characters(printed).text == printed


@pytest.mark.parametrize(("printed", "expected"), REPAIRED)
def test_damage_of_encodings_and_typesetting_is_undone(printed: str, expected: str) -> None:
    """Each kind of damaged character comes out as the letter that was meant."""
    assert repair_characters(printed).text == expected


def test_roman_numerals_keep_their_letters() -> None:
    """A numeral typed half in Cyrillic is no word with look-alikes."""
    assert repair_characters("ХIХ ст.").text == "ХIХ ст."


def test_white_space_of_any_length_is_one_space() -> None:
    """A run of white space is one space, which stands for the whole run."""
    repaired = repair_characters("Нарач  \u00a0\t Мінск")
    assert repaired.text == "Нарач Мінск"
    assert repaired.places[5] == (5, 10)


@pytest.mark.parametrize(
    "printed",
    ["Бела\u00ad русы і ﬁlologia", "М і х е є н к о, Kніга", "\ufeffа\x1fб", "Krako\u0301w 2001", "Ìèíñê : Íàâóêà"],
)
def test_places_run_in_order_within_the_printed_string(printed: str) -> None:
    """There is one place for each character; places never run backwards or leave the string."""
    repaired = repair_characters(printed)
    assert len(repaired.places) == len(repaired.text)
    assert list(repaired.places) == sorted(repaired.places)
    assert all(0 <= start < end <= len(printed) for start, end in repaired.places)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("контрольноБревізійна служба", "контрольно-ревізійна служба"),
        ("МіністерБ ства внутрішніх справ", "Міністерства внутрішніх справ"),
        ("кримінальноТправова норма", "кримінально-правова норма"),
        ("Большой Театр, ПрАТ Бліц, БелТА", "Большой Театр, ПрАТ Бліц, БелТА"),
    ],
)
def test_capitals_that_a_font_printed_for_hyphens_become_hyphens(printed: str, expected: str) -> None:
    """A capital between small letters stands for a hyphen, and goes with the blank of a line end behind it."""
    assert repair_characters(printed).text == expected
