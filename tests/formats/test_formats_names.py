"""Names as BibTeX knows them."""

from __future__ import annotations

import pytest

from citekit.formats.bib.carriers import write_people
from citekit.formats.names import read_name, read_names, write_name
from citekit.model import Name


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name("Иванов", "И. И."), "Иванов, И. И."),
        (Name("Vries", "Jan", "de"), "de Vries, Jan"),
        (Name("Humboldt", "Alexander", None, "von"), "Humboldt, Alexander von"),
        (Name("Дюма", "Александр", suffix="мл."), "Дюма, мл., Александр"),
        (Name("Платон"), "Платон"),
        (Name(literal="Наша Ніва"), "{Наша Ніва}"),
        (Name(literal="Навука and Life, Inc."), "{Навука and Life, Inc.}"),
        (Name("Ortega y Gasset", "José"), "{Ortega y Gasset}, José"),
        (Name("эрмітаж", "А."), "{эрмітаж}, А."),
    ],
)
def test_names_are_written_and_read(name: Name, written: str) -> None:
    """A person is family and given, an organisation stands in braces, and both come back."""
    assert write_name(name) == written
    assert read_name(written) == name


@pytest.mark.parametrize(
    ("latex", "name"),
    [
        ("Янка Купала", Name("Купала", "Янка")),
        ("Ludwig van Beethoven", Name("Beethoven", "Ludwig", "van")),
        ("van der Waals", Name("Waals", None, "van der")),
        ("{\\'E}luard, Paul", Name("Éluard", "Paul")),
        ("a, b, c, d", Name(literal="a, b, c, d")),
        ("{{НАН} Беларусі}", Name(literal="НАН Беларусі")),
    ],
)
def test_other_forms_are_read(latex: str, name: Name) -> None:
    """Names in natural order, with particles or with too many commas are understood or kept whole."""
    assert read_name(latex) == name


def test_a_list_is_cut_at_and() -> None:
    """``and`` separates names outside braces alone, in any case and across lines."""
    assert [n.sort_name for n in read_names("Колас, Якуб AND {A and B}\n and others")] == ["Колас", "A and B", "others"]


@pytest.mark.parametrize("name", [Name("А, Б, В", "Г,,Д", suffix="Е, Ж"), Name("А,", "Б,", suffix="В,,")])
def test_no_name_has_commas_that_biber_refuses(name: Name) -> None:
    """Biber counts commas inside braces too, so a name with many is one whole."""
    assert write_name(name).startswith("{")
    assert write_name(name).endswith("}")


def test_names_without_text_are_left_out() -> None:
    """An empty name would leave a stray ``and``."""
    assert write_people("author", (Name(family=" "), Name("Колас"), Name())) == {"author": "Колас"}
