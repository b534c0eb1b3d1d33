"""Citation keys are readable, ASCII, unique, and the same however the list is ordered."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.model import Date, Name, Reference, Text
from citekit.normalization import assign_citation_keys

KEY = re.compile(r"[a-z0-9-]+")


def _key(reference: Reference) -> str:
    (keyed,) = assign_citation_keys([reference])
    return keyed.citation_key or ""


def _record(family: str, title: str, year: int | None, language: str = "be") -> Reference:
    issued = Date(((year,),)) if year else None
    return Reference(
        language=language, author=(Name(family=family),) if family else (), title=Text(title), issued=issued
    )


ONE = [
    (_record("Караткевіч", "Чорны замак", 1983), "karatkevich1983"),
    (_record("Лотман", "Культура и взрыв", 1992, "ru"), "lotman1992"),
    (_record("Грушевський", "Історія", 1898, "uk"), "hrushevskyi1898"),
    (_record("Kapuściński", "Imperium", 1993, "pl"), "kapuscinski1993"),
    (_record("O’Neill", "A title", None, "en"), "oneill"),
    (_record("", "The Gates of Europe", 2015, "en"), "the-gates-europe2015"),
    (Reference(author=(Name(literal="Naviny.by"),), issued=Date(((2013,),))), "naviny2013"),
    (Reference(editor=(Name(family="Kowal"),)), "kowal"),
    (Reference(type="legislation", genre=Text("Закон України"), issued=Date(((2017,),)), language="uk"), "zakon2017"),
    (Reference(title=Text("– …")), "ref"),
    (Reference(), "ref"),
]


@pytest.mark.parametrize(("reference", "key"), ONE)
def test_a_key_is_made_of_the_name_and_the_year(reference: Reference, key: str) -> None:
    """The first name, else the kind of law, else the first words of the title, and the year."""
    assert _key(reference) == key


def test_namesakes_of_a_year_get_letters_by_their_titles() -> None:
    """Two books of one author and year are told apart by letters in the order of their titles."""
    records = [_record("Колас", "Рыбакова хата", 1947), _record("Колас", "Дрыгва", 1947)]
    assert [record.citation_key for record in assign_citation_keys(records)] == ["kolas1947b", "kolas1947a"]


def test_a_key_brought_along_stays() -> None:
    """A record that has a key keeps it, and nobody else gets it."""
    brought = Reference(citation_key="kolas1947", title=Text("Іншае"))
    keys = [record.citation_key for record in assign_citation_keys([_record("Колас", "Дрыгва", 1947), brought])]
    assert keys == ["kolas1947a", "kolas1947"]


def test_more_namesakes_than_letters_go_on_with_two() -> None:
    """Behind ``z`` comes ``aa``."""
    records = [_record("Колас", f"Т {number:03}", 1947) for number in range(28)]
    assert [record.citation_key for record in assign_citation_keys(records)][24:] == [
        "kolas1947y", "kolas1947z", "kolas1947aa", "kolas1947ab",
    ]  # fmt: skip


_RECORDS = st.builds(
    _record,
    st.sampled_from(["Колас", "Kolas", "Ко-лас", "", "’", "李", "ﬁ", "\ud800", "Ł"]) | st.text(max_size=5),
    st.sampled_from(["Дрыгва", "Dryhva", "", "1947", "№"]) | st.text(max_size=8),
    st.sampled_from([None, 1947, 5]),
    st.sampled_from(["be", "ru", "pl", "xx"]),
)


@given(st.lists(_RECORDS, max_size=12))
def test_keys_are_unique_and_ascii(records: list[Reference]) -> None:
    """Whatever the names are, each record has its own key of small letters, figures and hyphens."""
    keys = [record.citation_key or "" for record in assign_citation_keys(records)]
    assert len(set(keys)) == len(records)
    assert all(KEY.fullmatch(key) for key in keys), keys


@given(
    st.lists(_RECORDS, max_size=12, unique_by=lambda record: (record.title, record.author, record.issued)), st.randoms()
)
def test_keys_do_not_depend_on_the_order(records: list[Reference], random: object) -> None:
    """The same records get the same keys in any order of the list."""
    shuffled = list(records)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    def keys(list_: list[Reference]) -> dict[object, str | None]:
        return {
            (record.title, record.author, record.issued, record.language): record.citation_key
            for record in assign_citation_keys(list_)
        }

    assert keys(records) == keys(shuffled)
