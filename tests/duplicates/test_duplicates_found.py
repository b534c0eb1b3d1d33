"""Duplicates injected into many works are found, whatever the order, in time that grows as the list does."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from damaged_records import DAMAGES, inject
from distinct_works import distinct_works, real_records
from hypothesis import given, settings
from hypothesis import strategies as st
from stopwatch import assert_in_proportion, within

from citekit.duplicates import find_duplicates
from citekit.model import Date, Name, Reference, Text

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
EACH = 60
LEAST = {"lesser fields missing": 0.9, "several": 0.9, "no year": 0.93}
"""Some of these records say too little to tell which column or act they mean."""


def _set(works: int, each: int) -> list[tuple[int, str, Reference]]:
    found = distinct_works(works, seed=5)
    rows = [(place, "", one) for place, one in enumerate(found)] + inject(found, each, seed=6)
    random.Random(7).shuffle(rows)
    return rows


def _pairs(references: list[Reference]) -> set[tuple[int, int]]:
    return {pair for group in find_duplicates(references) for pair in combinations(group, 2)}


def test_injected_duplicates_are_found() -> None:
    """Precision and recall over all kinds of damage are .98 at least, and no kind is far below."""
    rows = _set(4000, EACH)
    pairs = _pairs([one for _, _, one in rows])
    true = {pair for pair in pairs if rows[pair[0]][0] == rows[pair[1]][0]}
    assert len(true) >= 0.98 * len(pairs)
    homes = {place: index for index, (place, kind, _) in enumerate(rows) if not kind}
    hits = Counter(
        kind
        for index, (place, kind, _) in enumerate(rows)
        if kind and (min(index, homes[place]), max(index, homes[place])) in true
    )
    assert hits.total() >= 0.98 * EACH * len(DAMAGES)
    for kind in DAMAGES:
        assert hits[kind] >= LEAST.get(kind, 0.95) * EACH, kind


def test_real_records_have_no_duplicates_but_the_known() -> None:
    """The records of the repository, of which each work is taken once, hold no two of one work."""
    references = real_records()
    found = [[references[place].citation_key for place in group] for group in find_duplicates(references)]
    assert found == []


def test_works_cited_by_several_papers_are_found() -> None:
    """Real references of several lists: the work that two of them cite is one."""
    path = SHARED / "strings" / "silver_gost71_napu.jsonl"
    if not path.exists():
        pytest.skip("the folder `shared` is absent")
    from citekit.pipeline import parse_references

    strings = list(dict.fromkeys(json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()))
    references = parse_references(strings).references
    for group in find_duplicates(references):
        assert len({one.issued.year for place in group if (one := references[place]).issued}) == 1


def test_the_order_of_the_list_does_not_matter() -> None:
    """A shuffled list gives the same groups of records."""
    references = [one for _, _, one in _set(600, 10)]
    expected = _keys(references)
    for seed in range(3):
        random.Random(seed).shuffle(references)
        assert _keys(references) == expected


def _keys(references: list[Reference]) -> set[frozenset[str | None]]:
    return {frozenset(references[place].citation_key for place in group) for group in find_duplicates(references)}


def test_five_thousand_records_take_seconds() -> None:
    """Five thousand records take a few seconds at most, whatever the machine."""
    works = distinct_works(5000, seed=9)
    with within(30):
        find_duplicates(works)


PREFACE = Reference("chapter", title=Text("Предисловие"), language="ru")
MANY: dict[str, Callable[[int], Reference]] = {
    "prefaces of many books": lambda place: replace(
        PREFACE, container_title=Text(f"Сборник {place} {place * 7919 % 10007}"), page=f"{place}–{place + 3}"
    ),
    "prefaces by many authors": lambda place: replace(PREFACE, author=(Name(f"Имя{place:x}", "А."),)),
    "one column, day after day": lambda place: replace(
        PREFACE, issued=Date(((1900 + place // 336, 1 + place // 28 % 12, 1 + place % 28),)), type="article-newspaper"
    ),
    "one author, one year": lambda place: replace(
        PREFACE, title=Text(f"Опыт {place}"), author=(Name("Коваль", "А."),), issued=Date(((2001,),))
    ),
}


@pytest.mark.parametrize("name", MANY)
def test_many_records_of_one_title_take_no_square_time(name: str) -> None:
    """Four times as many records that share a key take nothing like sixteen times as long."""
    records = [MANY[name](place) for place in range(6000)]
    find_duplicates(records[:1500])
    assert_in_proportion(lambda size: find_duplicates(records[:size]), 1500, 6000)


WORDS = st.text(alphabet="абвгдеіўabcdełń 12.:–«»\u0301\ud800\x00", max_size=30)
RECORDS = st.builds(
    Reference,
    type=st.sampled_from(["book", "chapter", "article-journal", "legislation", "document", "nonsense"]),
    title=st.none() | st.builds(Text, WORDS, variants=st.just(()) | st.tuples(st.builds(Text, WORDS, st.just("en")))),
    author=st.lists(st.builds(Name, st.none() | WORDS, st.none() | WORDS, literal=st.none() | WORDS), max_size=3).map(
        tuple
    ),
    container_title=st.none() | st.builds(Text, WORDS),
    volume=st.none() | WORDS,
    page=st.none() | WORDS,
    isbn=st.none() | WORDS,
    doi=st.none() | st.just("10.1000/a"),
    url=st.none() | st.just("http://a.example/b"),
    issued=st.none() | st.builds(Date, st.tuples(st.tuples(st.integers(1, 2100)))),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(RECORDS, max_size=8), st.randoms(use_true_random=False))
def test_hostile_records_give_the_same_groups_in_every_order(records: list[Reference], dice: random.Random) -> None:
    """Whatever a record holds, nothing is raised, and the groups do not depend on the order."""
    keyed = [replace(one, citation_key=str(place)) for place, one in enumerate(records)]
    expected = _keys(keyed)
    dice.shuffle(keyed)
    assert _keys(keyed) == expected


@settings(max_examples=100, deadline=None)
@given(RECORDS.filter(lambda one: one.title is not None and any(letter in "абвгде" for letter in one.title.value)))
def test_a_record_is_its_own_duplicate(record: Reference) -> None:
    """A record that stands twice is found."""
    assert find_duplicates([record, record]) == ((0, 1),)


def test_a_megabyte_in_one_field_is_no_trouble() -> None:
    """Overlong fields are cut before they are compared."""
    long = Reference("book", title=Text("Слова " * 200_000), page="1–" * 500_000, isbn="9" * 1_000_000)
    with within(10):
        find_duplicates([long, replace(long, volume="X" * 1_000_000, url="http://a.example/" + "a" * 1_000_000)])
