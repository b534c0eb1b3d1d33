"""Names are recognised in both orders and scripts, and other capitals are not taken for them."""

from __future__ import annotations

import pytest

from citekit.parsing.names import any_name, heading

NAMES = [
    ("Караткевіч У. С.", ["Караткевіч У. С."]),
    ("У. С. Караткевіч", ["У. С. Караткевіч"]),
    ("Лотман Ю.М., Успенский Б.А.", ["Лотман Ю.М.", "Успенский Б.А."]),
    ("Cz. Miłosz, J. Giedroyc", ["Cz. Miłosz", "J. Giedroyc"]),
    ("Skłodowska-Curie M.", ["Skłodowska-Curie M."]),
    ("Мар’ін А. А.", ["Мар’ін А. А."]),
    ("О’Коннор Ф.", ["О’Коннор Ф."]),
    ("van der Berg A.", ["van der Berg A."]),
    ("Беларуская мова", []),
    ("нацыянальная акадэмія", []),
    ("", []),
]

HEADINGS = [
    ("Караткевіч, У. С. Чорны замак", "Караткевіч, У. С."),
    ("Лотман Ю. М., Успенский Б. А. Роль дуальных моделей", "Лотман Ю. М., Успенский Б. А."),
    ("Гриценко П., Шевчук В. та ін. Мова", "Гриценко П., Шевчук В. та ін."),
    ("Иванов И. [и др.] Язык", "Иванов И. [и др.]"),
    ("Kowalska J., Nowak P. Migracje", "Kowalska J., Nowak P."),
    ("Plokhy, Serhii (2015). The Gates", "Plokhy, Serhii"),
    ("A. J. P. Taylor, The Origins", "A. J. P. Taylor"),
    ("Гісторыя Беларусі / рэд. А. Б. Біч", None),
    ("The Gates of Europe", None),
    ("2001", None),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_each_name_of_a_list_is_found(text: str, expected: list[str]) -> None:
    """Names with initials before or behind are found one by one."""
    assert [match[0] for match in any_name().finditer(text)] == expected


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_the_heading_ends_where_the_title_begins(text: str, expected: str | None) -> None:
    """The authors at the head are taken with their ``et al.``, and a title is no author."""
    match = heading().match(text)
    assert (match[0].strip(" ") if match else None) == expected
