"""The marks of another field inside a text."""

from __future__ import annotations

import pytest

from citekit.normalization.validators.areas import find_area, find_law, find_meeting


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Назва // Часопіс", "// Часопіс"),
        ("Назва / І. Іваноў", "/ І. Іваноў"),
        ("Назва. – Мінск", ". – Мінск"),
        ("Назва, т. 2, вып. 3", ", т. 2, вып. 3"),
        ("Tytuł – nr 5", "– nr 5"),
        ("Title, Vol. 5", ", Vol. 5"),
        ("Назва, № 5", ", № 5"),
        ("Назва Режим доступа: сайт", "Режим доступа: сайт"),
        ("Назва [Электронны рэсурс]", "[Электронны рэсурс]"),
        ("Назва https://site.by", "https://site.by"),
        ("Назва: падзагаловак", ""),
        ("Падзеі 1863 года, 2-е выд.", ""),
        ("Вакол Т2", ""),
        ("Назва", ""),
        ("", ""),
    ],
)
def test_a_text_is_cut_where_another_field_begins(text: str, expected: str) -> None:
    """Slashes, dashes of areas, numbers with their word, addresses and media; the first of them counts."""
    assert find_area(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Мова : матэрыялы канф., Мінск", "матэрыялы канф."), ("Мова і канферэнцыя", ""), ("Мова", "")],
)
def test_a_meeting_stands_behind_the_first_part(text: str, expected: str) -> None:
    """A meeting that begins a text is its name, and no mistake."""
    assert find_meeting(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("О печати: закон РФ № 5", "закон РФ № 5"), ("Закон РФ № 5", "")])
def test_a_law_stands_behind_a_colon(text: str, expected: str) -> None:
    """Its kind and a number go together."""
    assert find_law(text) == expected


def test_time_is_linear_in_the_length_of_a_hostile_text() -> None:
    """Dots and letters without end are no reason to search each time to the end of the text."""
    assert find_area(". а" * 20_000) == ""
