"""Patterns make citation keys of names, titles and years in ASCII, whatever the list looks like."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.errors import KeyPatternError
from citekit.model import Date, Name, Reference, Text
from citekit.normalization import assign_citation_keys
from citekit.normalization.key_fields import FIELDS
from citekit.normalization.key_patterns import DEFAULT_PATTERN, make_citation_key

ARTICLE = Reference(
    type="article-journal",
    citation_key="стары-ключ",
    language="be",
    author=(Name("Гарэцкі", "М."), Name("Смірноў-Дуж", "В."), Name("Łoś", "J.", language="pl")),
    title=Text("Пра мову і слоўнік: нататкі"),
    container_title=Text("Полымя", "be"),
    volume="4",
    issue="12/13",
    page="12–25",
    publisher=Text("Навука"),
    publisher_place=Text("Мінск"),
    issued=Date(((1928, 5),)),
)
LAW = Reference(type="legislation", genre=Text("Закон Украіны"), title=Text("Аб адукацыі"), language="be")

FILLED = [
    (ARTICLE, "{auth}{year}{shorttitle}", "Haretski1928PraMovuSlounik"),
    (ARTICLE, "{auth:lower}{year}", "haretski1928"),
    (ARTICLE, "{auth:upper:3}-{year}", "HAR-1928"),
    (ARTICLE, "{authors:2}", "HaretskiSmirnouDuzh"),
    (ARTICLE, "{authors:lower:+}", "haretski+smirnouduzh+los"),
    (ARTICLE, "{authors:abbr}{year}", "HSL1928"),
    (ARTICLE, "{auth:abbr}", "H"),
    (ARTICLE, "{shorttitle:2:lower:_}", "pra_movu"),
    (ARTICLE, "{veryshorttitle}", "Pra"),
    (ARTICLE, "{title:abbr:upper}", "PMISN"),
    (ARTICLE, "{journal:lower}:{volume}/{issue}.{page}", "polymia:4/12.12"),
    (ARTICLE, "{lang}{type}", "beArticleJournal"),
    (ARTICLE, "{publisher}+{place}+{origin}", "Navuka+Minsk+Navuka"),
    (ARTICLE, "{key:lower:-}", "stary-kliuch"),
    (ARTICLE, "x{year}y", "x1928y"),
    (LAW, "{who}", "Zakon"),
    (LAW, "{auth}-{year}-{shorttitle:1}", "Adukatsyi"),
    (Reference(), "{auth}-{year}", "ref"),
    (Reference(title=Text("The Gates of Europe")), "{shorttitle}", "GatesEurope"),
    (Reference(title=Text("И")), "{shorttitle}{title:1}", "II"),
]


@pytest.mark.parametrize(("reference", "pattern", "key"), FILLED)
def test_a_pattern_is_filled_in_from_the_romanised_record(reference: Reference, pattern: str, key: str) -> None:
    """Fields and formats give words in ASCII letters; signs beside an empty field go."""
    assert make_citation_key(reference, pattern) == key


WRONG = [
    ("kolas", "names no field"),
    ("", "names no field"),
    ("{auth", "has no partner"),
    ("auth}", "has no partner"),
    ("{{auth}}", "has no partner"),
    ("{author}", "no field 'author'"),
    ("{auth.__class__}", "no field"),
    ("{auth[0]}", "no field"),
    ("{0}", "no field"),
    ("{auth!r}", "no field"),
    ("{auth:>20}", "no format"),
    ("{auth:}", "no format"),
    ("{auth:0}", "no format"),
    ("{auth} {year}", "cannot stand in a key"),
    ("{auth}ключ", "cannot stand in a key"),
    ("{auth}," + "{year}", "cannot stand in a key"),
    ("{auth}" * 1000, "is longer than"),
]


@pytest.mark.parametrize(("pattern", "reason"), WRONG, ids=[pattern[:20] for pattern, _ in WRONG])
def test_a_pattern_that_cannot_be_followed_is_refused_with_the_cure(pattern: str, reason: str) -> None:
    """What is no field, no format or no sign of a key is named; nothing of a record is reached by its attributes."""
    with pytest.raises(KeyPatternError, match=reason) as caught:
        assign_citation_keys([], pattern or "-")
    assert caught.value.exit_code == 2


def test_the_default_pattern_keeps_keys_and_a_pattern_replaces_them() -> None:
    """Without a pattern a key brought along stays; even the default, given expressly, replaces it."""
    (kept,) = assign_citation_keys([ARTICLE])
    (replaced,) = assign_citation_keys([ARTICLE], DEFAULT_PATTERN)
    assert (kept.citation_key, replaced.citation_key) == ("стары-ключ", "haretski1928")


def test_keys_that_differ_in_case_alone_are_told_apart() -> None:
    """Classic BibTeX compares keys without regard to case, so both get a letter."""
    records = [Reference(title=Text("kolas")), Reference(title=Text("Kolas"))]
    assert [one.citation_key for one in assign_citation_keys(records, "{title:-}")] == ["kolasb", "Kolasa"]


_RECORDS = st.builds(
    Reference,
    author=st.lists(
        st.builds(Name, st.sampled_from(["Колас", "kolas", "Łoś", "’"]) | st.text(max_size=4)), max_size=3
    ).map(tuple),
    title=st.builds(Text, st.sampled_from(["Дрыгва", "The Gates of Europe", ""]) | st.text(max_size=12)),
    language=st.sampled_from(["be", "ru", "pl", None]),
    citation_key=st.sampled_from([None, "kolas", "Ключ"]),
    issued=st.sampled_from([None, Date(((1947,),)), Date(literal="[б. г.]")]),
)
_PATTERNS = st.sampled_from(
    [
        DEFAULT_PATTERN,
        "{auth}{year}{shorttitle}",
        "{authors:2:upper:-}:{title:abbr}",
        "{key}",
        "{lang}-{veryshorttitle}",
    ]
)


@given(st.lists(_RECORDS, max_size=8, unique_by=lambda one: replace(one, citation_key=None)), _PATTERNS, st.randoms())
def test_keys_of_a_pattern_do_not_depend_on_the_order(records: list[Reference], pattern: str, random: object) -> None:
    """In any order of the list each record has the same key, unique in any case of letters, ASCII, and safe in TeX."""
    keyed = assign_citation_keys(records, pattern)
    keys = [one.citation_key or "" for one in keyed]
    assert len({key.casefold() for key in keys}) == len(records)
    assert all(re.fullmatch(r"[A-Za-z0-9:-]+", key) for key in keys)
    shuffled = list(keyed)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    if pattern != "{key}":
        assert assign_citation_keys(shuffled, pattern) == tuple(shuffled)


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_survives_an_empty_record(name: str) -> None:
    """A record that says nothing fills every field with nothing, and has a key all the same."""
    assert make_citation_key(Reference(type="", title=Text(""), author=(Name(),)), f"{{{name}}}") == "ref"


@pytest.mark.parametrize(
    ("name", "title", "key"),
    [
        ("Грушевський", "Історія України-Руси", "hrushevskyi"),
        ("Гарэцкі", "Гісторыя беларускае літаратуры", "haretski"),
        ("Грушевский", "История России", "grushevskii"),
        ("Иванов", "Право", "ivanov"),
    ],
)
def test_names_are_romanised_in_the_language_of_the_title(name: str, title: str, key: str) -> None:
    """Where no language is told, a title that surely has one tells it; another title tells nothing."""
    assert make_citation_key(Reference("book", author=(Name(name, "А."),), title=Text(title))) == key
