"""Names are one name in any script, romanisation and case ending, and others are not."""

from __future__ import annotations

import pytest

from citekit.citations.keys import alike, fold_word

SAME = [
    ("Быкаў", "Быкава"),
    ("Kłysiński", "Kłysińskiego"),
    ("Клысінскі", "Kłysińskiego"),
    ("Шыманоўскі", "Szymanowski"),
    ("Шыманоўскага", "Szymanowski"),
    ("Щукин", "Shchukin"),
    ("Чайка", "Czajka"),
    ("Войцеховский", "Wojciechowski"),
    ("Цьвікевіч", "Ćwikiewicz"),
    ("Достоевского", "Dostoyevsky"),
    ("Достоевский", "Dostojewski"),
    ("Хрущёв", "Khrushchev"),
    ("Жуковский", "Żukowski"),
    ("Жуковский", "Zhukovskij"),
    ("Шевченко", "Szewczenko"),
    ("Коваль", "Коваля"),
    ("Ельцин", "Yeltsin"),
    ("Маляренком", "Маляренко"),
    ("Тація", "Тацій"),
    ("Белозеров", "Бєлозьоров"),
    ("Мацейна", "Maceina"),
    ("Кличко", "Klitschko"),
    ("Иванова", "Ivanov"),
]
OTHERS = [
    ("Іваноў", "Іванько"), ("Новік", "Новак"), ("Kowal", "Kowalski"), ("Ковалева", "Коваленко"), ("Jan", "Janowski"), ("Smith", "Schmidt"),
    ("Петров", "Сидоров"), ("Быкаў", "Мележ"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    """Scripts, schemes, endings and single faults do not part them, whichever comes first."""
    assert alike(fold_word(one), fold_word(other)) >= 0.8
    assert alike(fold_word(one), fold_word(other)) == alike(fold_word(other), fold_word(one))


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_other_names_are_not(one: str, other: str) -> None:
    """Names that only begin alike stay two."""
    assert alike(fold_word(one), fold_word(other)) == 0
