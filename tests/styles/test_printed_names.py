"""Names are printed in the order, with the initials and the bounds of a style."""

from __future__ import annotations

import pytest

from citekit.model import Name
from citekit.styles.names import NameForm, print_name, print_names, shorten_given

WORDS = {"and": "і", "et_al": "і інш."}
FOUR = tuple(Name(family, "Іван") for family in ("Адамовіч", "Быкаў", "Вольскі", "Глебка"))


@pytest.mark.parametrize(
    ("given", "language", "initials"),
    [
        ("Уладзімір Сямёнавіч", "be", "У. С."),
        ("У.С.", "be", "У. С."),
        ("У. С.", None, "У. С."),
        ("Дзмітрый", "be", "Дз."),
        ("Дзмітрый", "ru", "Д."),
        ("Д.", "be", "Д."),
        ("Жан-Поль", "ru", "Ж.-П."),
        ("Ж.-П.", "ru", "Ж.-П."),
        ("Zh.-P.", None, "Zh.-P."),
        ("Yu. M.", None, "Yu. M."),
        ("John R", "en", "J. R."),
        ("Ludwig van", "de", "L. van"),
        ("іван", "be", "і."),
        ("“Іван” (Ян)", "be", "Я."),
        ("", None, ""),
        ("123 ...", None, ""),
    ],
)
def test_given_names_become_initials(given: str, language: str | None, initials: str) -> None:
    """Each given name is one initial, a hyphen stays, and initials that stand are kept."""
    assert shorten_given(given, language) == initials
    assert shorten_given(initials, language) == initials


@pytest.mark.parametrize(
    ("form", "count", "printed"),
    [
        (NameForm(), 2, "Адамовіч І., Быкаў І."),
        (NameForm(comma=", ", last=" {and} "), 2, "Адамовіч, І. і Быкаў, І."),
        (NameForm(order="given-first"), 1, "І. Адамовіч"),
        (NameForm(order="first-inverted", comma=", "), 2, "Адамовіч, І., І. Быкаў"),
        (NameForm(given="full", capitals=True, comma=", "), 1, "АДАМОВІЧ, Іван"),
        (NameForm(given="bare"), 1, "Адамовіч І"),
        (NameForm(most=3), 4, ""),
        (NameForm(least=4), 3, ""),
        (NameForm(et_al_from=4, et_al=" [{et_al}]"), 4, "Адамовіч І. [і інш.]"),
        (NameForm(et_al_from=4), 3, "Адамовіч І., Быкаў І., Вольскі І."),
        (NameForm(et_al_from=4, shown=2, show_last=", … "), 4, "Адамовіч І., Быкаў І., … Глебка І."),
    ],
)
def test_a_form_says_how_many_names_are_shown(form: NameForm, count: int, printed: str) -> None:
    """Bounds, order and what stands between are the style's."""
    assert print_names(FOUR[:count], form, WORDS) == printed


def test_names_that_the_source_leaves_out_are_told() -> None:
    """A record that says ``et al.`` itself is printed with the words, whatever its bound."""
    assert print_names(FOUR[:1], NameForm(et_al=" [{et_al}]"), WORDS, more=True) == "Адамовіч І. [і інш.]"
    assert print_names(FOUR[:3], NameForm(most=3), WORDS, more=True) == ""


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        (Name("Beethoven", "Ludwig", dropping_particle="van"), "Beethoven L. van"),
        (Name("Vries", "Jan", non_dropping_particle="de"), "de Vries J."),
        (Name("King", "Martin", suffix="Jr."), "King M., Jr."),
        (Name(literal="Акадэмія навук"), "Акадэмія навук"),
        (Name(given="Мадонна"), "Мадонна"),
        (Name(), ""),
    ],
)
def test_every_part_of_a_name_is_printed(name: Name, printed: str) -> None:
    """Particles and suffixes stay, and an organisation is printed as it stands."""
    assert print_name(name, NameForm()) == printed


def test_a_form_for_people_leaves_organisations_alone() -> None:
    """A list that holds an organisation is not for a form of people alone."""
    people = (FOUR[0], Name(literal="Акадэмія навук"))
    assert print_names(people, NameForm(), WORDS) == "Адамовіч І., Акадэмія навук"
    assert print_names(people, NameForm(people_only=True), WORDS) == ""
