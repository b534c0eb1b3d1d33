"""Lists stand in the order that their readers expect: by script, by romanised form, by key or by year."""

from __future__ import annotations

import random as dice
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stopwatch import within

from citekit.errors import UnknownOrderError
from citekit.model import ORDERS, Bibliography, Date, Name, Reference, Text
from citekit.sorting import sort_bibliography, sort_languages


def book(
    family: str = "", title: str = "", year: int | None = None, language: str | None = None, **values: object
) -> Reference:
    author = (Name(family=family),) if family else ()
    issued = Date(((year,),)) if year else None
    return Reference(
        "book", language=language, author=author, title=Text(title) if title else None, issued=issued, **values
    )  # type: ignore[arg-type]


def shown(records: list[Reference], order: str, language: str | None = None) -> list[str]:
    mixed = dice.Random(3).sample(records, len(records))
    ordered = sort_bibliography(Bibliography(tuple(mixed)), order, language).references
    return [one.author[0].sort_name if one.author else str(one.title or one.url or "") for one in ordered]


MIXED = [
    book("Łoś", language="pl"),
    book("Snyder", language="en"),
    book("Яковенко", language="uk"),
    book("Ўлашчык", language="be"),
    book("Уладзіміраў", language="be"),
    book("Lutosławski", language="pl"),
    book("Щукин", language="ru"),
    book("日本", language="ja"),
]

ORDERED = [
    ("cyrillic-first", ["Уладзіміраў", "Ўлашчык", "Щукин", "Яковенко", "Lutosławski", "Łoś", "Snyder", "日本"]),
    ("latin-first", ["Lutosławski", "Łoś", "Snyder", "Уладзіміраў", "Ўлашчык", "Щукин", "Яковенко", "日本"]),
    ("romanised", ["Яковенко", "Lutosławski", "Łoś", "Щукин", "Snyder", "Уладзіміраў", "Ўлашчык", "日本"]),
]


@pytest.mark.parametrize(("order", "names"), ORDERED)
def test_a_mixed_list_has_one_order(order: str, names: list[str]) -> None:
    """Cyrillic first for GOST, Latin first for APA, by the romanised form for MLA; other scripts are last."""
    assert shown(MIXED, order) == names


def test_the_romanised_form_of_the_record_comes_before_a_guess() -> None:
    """A name that has a Latin spelling of its own is sorted by it."""
    own = Reference(author=(Name("Зайцев", variants=(Name("Zaytsev", language="ru-Latn"),)),), language="ru")
    other = book("Zaw")
    guessed = book("Зауэр", language="ru")
    assert shown([own, other, guessed], "romanised") == ["Зауэр", "Zaw", "Зайцев"]


def test_the_language_of_most_records_sorts_a_script() -> None:
    """In a Belarusian list ё is a letter of its own, in a Russian one it is е; the user may say which."""
    russian = [book("Ёлкин", language="ru"), book("Ельцин", language="ru"), book("Елагин", language="be")]
    assert shown(russian, "cyrillic-first") == ["Елагин", "Ёлкин", "Ельцин"]
    assert shown(russian, "cyrillic-first", "be") == ["Елагин", "Ельцин", "Ёлкин"]


def test_what_a_list_is_sorted_by() -> None:
    """Names, then title, then year; articles and quotation marks are passed over, volumes go by their value."""
    records = [
        book("Колас", "Дрыгва", 1934),
        book("Колас", "Дрыгва", 1956),
        book("Колас", "«На ростанях». Т. 2", 1950),
        book("Колас", "На ростанях. Т. 10", 1949),
        book("Купала", "Адвечная песня", 1910),
    ]
    expected = [(str(one.title), one.issued.year) for one in records if one.issued]
    mixed = Bibliography(tuple(reversed(records)))
    assert [(str(one.title), one.issued.year) for one in sort_bibliography(mixed).references if one.issued] == expected
    assert shown([book("", "The Gates", language="en"), book("Fox"), book("Hall")], "cyrillic-first") == [
        "Fox",
        "The Gates",
        "Hall",
    ]


def test_apa_puts_the_year_before_the_title() -> None:
    """Works of one author stand by year in APA, by title in GOST; without a year they come first."""
    records = [book("Lem", "Eden", 1959), book("Lem", "Astronauci", 1961), book("Lem", "Zbiór")]
    for order, titles in (
        ("latin-first", ["Zbiór", "Eden", "Astronauci"]),
        ("cyrillic-first", ["Astronauci", "Eden", "Zbiór"]),
    ):
        assert [str(one.title) for one in sort_bibliography(Bibliography(tuple(records)), order).references] == titles


def test_laws_stand_by_title_and_institutions_by_name() -> None:
    """A law has no author to stand under; an institution is sorted as it is called, its article passed over."""
    law = Reference("legislation", author=(Name(literal="Рада"),), title=Text("Закон аб мове"), language="be")
    bank = Reference("report", author=(Name(literal="The World Bank"),), title=Text("Atlas"), language="en")
    records = (book("Wunder"), bank, book("Жук"), law, book("Іваноў"), book("Weber"))
    ordered = sort_bibliography(Bibliography(records)).references
    assert [ordered.index(one) for one in (records[2], law, records[4], records[5], bank, records[0])] == list(range(6))


def test_edited_books_stand_under_the_editor_in_apa_and_under_the_title_in_gost() -> None:
    """GOST has authors in the heading alone."""
    edited = Reference("book", editor=(Name("Adams"),), title=Text("Zeal"))
    records = Bibliography((book("Lem"), edited))
    assert sort_bibliography(records, "latin-first").references[0] == edited
    assert sort_bibliography(records, "cyrillic-first").references[1] == edited


def test_keys_and_years_are_orders_too() -> None:
    """Keys go by letters and numbers; a chronological list ends with what has no year."""
    records = [book(citation_key=key) for key in ("ref-10", "Ref-2", "ref-1", "ключ")]
    ordered = sort_bibliography(Bibliography(tuple(records)), "key").references
    assert [one.citation_key for one in ordered] == ["ref-1", "Ref-2", "ref-10", "ключ"]
    assert shown([book("В", year=1990), book("Б", year=1890), book("А")], "year") == ["Б", "В", "А"]


def test_cited_leaves_a_list_as_it_is() -> None:
    """The order of citing is the order of the input."""
    bibliography = Bibliography(tuple(MIXED))
    assert sort_bibliography(bibliography, "cited") is bibliography


@pytest.mark.parametrize(("order", "language"), [("alphabetic", None), ("cited", "xx"), ("key", "ja")])
def test_an_unknown_order_or_alphabet_is_the_callers_mistake(order: str, language: str | None) -> None:
    """The message names what there is."""
    with pytest.raises(UnknownOrderError, match="known are"):
        sort_bibliography(Bibliography(), order, language)


def test_every_language_sorts() -> None:
    """Each language of the table can be asked for, with a region too."""
    for language in sort_languages():
        assert len(sort_bibliography(Bibliography(tuple(MIXED)), "romanised", f"{language}-XX").references) == len(
            MIXED
        )


_NAMES = st.builds(
    Name,
    st.sampled_from(["Ёлкин", "Елкин", "елкин", "Łoś", "Los", "O’Neill", None, "\ud800", ""]) | st.text(max_size=4),
    st.sampled_from([None, "А.", "А. Б.", "Jan"]),
    literal=st.sampled_from([None, "The World Bank"]),
)
_RECORDS = st.builds(
    Reference,
    st.sampled_from(["book", "legislation", "nonsense"]),
    st.sampled_from([None, "a", "A", "ключ"]),
    st.sampled_from([None, "be", "ru", "pl", "en", "und"]),
    author=st.lists(_NAMES, max_size=2).map(tuple),
    editor=st.lists(_NAMES, max_size=1).map(tuple),
    title=st.none() | st.builds(Text, st.sampled_from(["Том 2", "Том 10", "The", "«»", "1984"]) | st.text(max_size=6)),
    volume=st.sampled_from([None, "2", "10", "т. 3"]),
    issued=st.sampled_from([None, Date(((1990,),)), Date(((1890, 5),)), Date(literal="[б. г.]")]),
)


@given(st.lists(_RECORDS, max_size=10), st.sampled_from(list(ORDERS)), st.randoms())
def test_an_order_is_total_and_does_not_depend_on_the_input(
    records: list[Reference], order: str, random: dice.Random
) -> None:
    """Sorting loses nothing, sorting twice changes nothing, and a shuffled list sorts to the same."""
    ordered = sort_bibliography(Bibliography(tuple(records)), order)
    assert Counter(map(repr, ordered.references)) == Counter(map(repr, records))
    assert sort_bibliography(ordered, order) == ordered
    shuffled = list(records)
    random.shuffle(shuffled)
    if order != "cited":
        assert sort_bibliography(Bibliography(tuple(shuffled)), order) == ordered


def test_ten_thousand_records_are_sorted_in_time() -> None:
    """Ten thousand records take about a second of reckoning."""
    names, random = ["Колас", "Купала", "Łoś", "Snyder"], dice.Random(1)
    records = tuple(
        book(random.choice(names), f"Назва кнігі {random.randint(1, 9999)}", 1900 + n % 100, "be")
        for n in range(10_000)
    )
    with within(6):
        sort_bibliography(Bibliography(records), "romanised")
