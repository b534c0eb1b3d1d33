"""Names are typed into family and given, whatever the order they are printed in."""

from __future__ import annotations

import pytest

from citekit.model import Name
from citekit.normalization.names import merge_names, parse_name

PEOPLE = [
    ("Караткевіч, У. С.", "Караткевіч", "У. С."),
    ("Быкаў В.", "Быкаў", "В."),
    ("А.Ф. Вішнеўскі", "Вішнеўскі", "А. Ф."),
    ("Лотман Ю.М.", "Лотман", "Ю. М."),
    ("Ю. М. Лотман", "Лотман", "Ю. М."),
    ("Грушевський М. С.", "Грушевський", "М. С."),
    ("Kapuściński R.", "Kapuściński", "R."),
    ("Cz. Miłosz", "Miłosz", "Cz."),
    ("Skłodowska-Curie M.", "Skłodowska-Curie", "M."),
    ("Snyder T.", "Snyder", "T."),
    ("Plokhy, Serhii", "Plokhy", "Serhii"),
    ("Ж.-П. Сартр", "Сартр", "Ж.-П."),
    ("Сартр Ж. -П.", "Сартр", "Ж.-П."),
    ("Прыставін А Ф.", "Прыставін", "А. Ф."),
    ("Барысенка B. B.", "Барысенка", "В. В."),
    ("Kowalska J. (red.)", "Kowalska", "J."),
    ("Smith J. (eds)", "Smith", "J."),
    ("О’Нил Ю.", "О’Нил", "Ю."),
]


@pytest.mark.parametrize(("printed", "family", "given"), PEOPLE)
def test_people_have_a_family_and_a_given_name(printed: str, family: str, given: str) -> None:
    """Initials before or behind, with or without blanks, dots and commas, give the same parts."""
    name = parse_name(printed)
    assert (name.family, name.given, name.literal) == (family, given, None)


@pytest.mark.parametrize(
    ("printed", "particle", "family"),
    [
        ("de Vries J.", "de", "Vries"),
        ("фон Вригт Г. Х.", "фон", "Вригт"),
        ("van der Berg A.", "van der", "Berg"),
        ("L. von Mises", "von", "Mises"),
    ],
)
def test_particles_are_kept_apart(printed: str, particle: str, family: str) -> None:
    """A particle is no part of the family name it stands before."""
    name = parse_name(printed)
    assert (name.non_dropping_particle, name.family) == (particle, family)


@pytest.mark.parametrize(
    "printed", ["World Health Organization", "Нацыянальны статыстычны камітэт", "Аристотель", "Naviny.by", ""]
)
def test_a_name_without_parts_is_a_literal(printed: str) -> None:
    """Organisations, sites and people of one name stay as printed."""
    assert parse_name(printed) == Name(literal=printed)


def test_the_same_person_is_kept_once_with_the_fuller_name() -> None:
    """The heading and the statement of responsibility name one person."""
    names = map(parse_name, ["Караткевіч, У.", "У. С. Караткевіч", "М. Танк"])
    assert [(name.family, name.given) for name in merge_names(names)] == [("Караткевіч", "У. С."), ("Танк", "М.")]


def test_namesakes_stay_apart() -> None:
    """Other initials are other people."""
    assert len(merge_names(map(parse_name, ["Толстой Л. Н.", "Толстой А. К."]))) == 2


def test_nobody_is_not_a_name() -> None:
    """An empty name is dropped."""
    assert merge_names([parse_name("")]) == ()
