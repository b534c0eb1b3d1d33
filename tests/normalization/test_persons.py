"""Full names, torn names and names of bodies, in every order they are printed in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.model import Name
from citekit.normalization.given_names import is_given_name, is_patronymic
from citekit.normalization.name_lists import split_names
from citekit.normalization.names import merge_names
from citekit.normalization.persons import parse_name

PEOPLE = [
    ("Янка Купала", "Купала", "Янка"),
    ("Караткевіч Уладзімір", "Караткевіч", "Уладзімір"),
    ("Иван Иванович Степанов", "Степанов", "Иван Иванович"),
    ("Степанов Иван Иванович", "Степанов", "Иван Иванович"),
    ("Степанов, Иван Иванович", "Степанов", "Иван Иванович"),
    ("Мельник Олег Вікторович.", "Мельник", "Олег Вікторович"),
    ("Караткевіч, Уладзімір Сямёнавіч", "Караткевіч", "Уладзімір Сямёнавіч"),
    ("Jan Kowalski", "Kowalski", "Jan"),
    ("Kowalski Jan", "Kowalski", "Jan"),
    ("Zigmantas Kiaupa", "Kiaupa", "Zigmantas"),
    ("Jürgen Habermas", "Habermas", "Jürgen"),
    ("John D. Rawls", "Rawls", "John D."),
    ("Rawls, John D.", "Rawls", "John D."),
    ("Marija I. PETROVIĆ", "PETROVIĆ", "Marija I."),
    ("ПЕТРОВ Иван", "ПЕТРОВ", "Иван"),
    ("Асен Атанасов.", "Атанасов", "Асен"),
    ("Анчев, Ангел.", "Анчев", "Ангел"),
    ("W. Wijuk Kojałowicz", "Wijuk Kojałowicz", "W."),
    ("К узьменка О.П.", "Кузьменка", "О. П."),
    ("Костен, ко О.М.", "Костенко", "О. М."),
    ("КостенкоО.М.", "Костенко", "О. М."),
    ("В. Пету хоў", "Петухоў", "В."),
    ("Ку з н е ц о в а Н . Ф .", "Кузнецова", "Н. Ф."),
    ("проф. В.Н. Степанова", "Степанова", "В. Н."),
    ("профессор М.С. Степанов", "Степанов", "М. С."),
    ("Дж. Оруэлл", "Оруэлл", "Дж."),
    ("Степанова А. А. [ред.]", "Степанова", "А. А."),
]


@pytest.mark.parametrize(("printed", "family", "given_name"), PEOPLE)
def test_full_and_torn_names_have_their_parts(printed: str, family: str, given_name: str) -> None:
    """Patronymics, capitals, commas and known given names tell the order; what was drawn apart closes up."""
    name = parse_name(printed)
    assert (name.family, name.given, name.literal) == (family, given_name, None)


@pytest.mark.parametrize(
    ("printed", "suffix"), [("Петров И. И., мл.", "мл."), ("King, Martin, Jr.", "Jr."), ("Kowalski J. III", "III")]
)
def test_suffixes_are_kept_apart(printed: str, suffix: str) -> None:
    """Junior and senior belong neither to the family nor to the given name."""
    assert parse_name(printed).suffix == suffix


@pytest.mark.parametrize(
    "printed",
    [
        "World Bank",
        "Światowa Organizacja Zdrowia",
        "Міністэрства працы і сацыяльнай абароны",
        "МВД РФ",
        "Нац. акад. навук",
        "naviny.by",
        "Главное управление МВД Рос. Федерации",
        "Аристотель",
    ],
)
def test_bodies_and_sites_stay_whole(printed: str) -> None:
    """Nothing in such a name is a person's."""
    assert parse_name(printed) == Name(literal=printed)


LISTS = [
    ("Іваноў І., Пятроў П.", ("Іваноў І.", "Пятроў П.")),
    ("J. Kowalska, P. Nowak", ("J. Kowalska", "P. Nowak")),
    ("Smith, J., & Brown, K.", ("Smith, J.", "Brown, K.")),
    ("Smith, J., Brown, K., and White, T.", ("Smith, J.", "Brown, K.", "White, T.")),
    ("А.А. Жук. Д.В. Лісай", ("А.А. Жук", "Д.В. Лісай")),
    ("Иванов И.И. Петров П.П.", ("Иванов И.И.", "Петров П.П.")),
    ("Коцева, Елена, Асен Атанасов", ("Коцева, Елена", "Асен Атанасов")),
    ("Jan Kowalski i Anna Nowak", ("Jan Kowalski", "Anna Nowak")),
    ("Степанов И. И., мл.", ("Степанов И. И., мл.",)),
    ("Караткевіч, У. С.", ("Караткевіч, У. С.",)),
    ("World Bank; UNICEF", ("World Bank", "UNICEF")),
    ("Інстытут гісторыі, археалогіі і этнаграфіі", ("Інстытут гісторыі, археалогіі і этнаграфіі",)),
]


@pytest.mark.parametrize(("printed", "names"), LISTS)
def test_a_piece_with_several_people_is_cut(printed: str, names: tuple[str, ...]) -> None:
    """Commas part people unless they part a surname from its given name; a body is never cut."""
    assert split_names(printed) == names


@pytest.mark.parametrize(
    ("printed", "family"),
    [
        (["ПЯТРОЎ, П. П.", "П. П. Пятроў"], "Пятроў"),
        (["Кузьмін О.", "О. Кузь мін"], "Кузьмін"),
        (["Cыч А.", "А. Сыч"], "Cыч"),
    ],
)
def test_one_person_spelled_twice_is_one(printed: list[str], family: str) -> None:
    """Capitals, a surname drawn apart and letters that look alike make no second person."""
    assert [name.family for name in merge_names(map(parse_name, printed))] == [family]


@pytest.mark.parametrize(
    ("word", "known"),
    [("Янка", True), ("Ивана", True), ("Юрія", True), ("Marty", True), ("Пушкин", False), ("", False)],
)
def test_given_names_are_known_in_two_cases(word: str, known: bool) -> None:
    """The genitive behind a role word is the same name."""
    assert is_given_name(word or "-") is known


@pytest.mark.parametrize(("word", "is_one"), [("Иванович", True), ("Іванаўна", True), ("Kowalski", False)])
def test_patronymics_are_known_by_their_ends(word: str, is_one: bool) -> None:
    """Belarusian, Russian and Ukrainian patronymics end alike."""
    assert is_patronymic(word) is is_one


@given(st.text(max_size=300))
def test_any_text_is_a_name_of_some_kind(text: str) -> None:
    """Nothing that is printed can break the reading of names."""
    for part in split_names(text):
        name = parse_name(part)
        assert name.family or name.literal is not None
