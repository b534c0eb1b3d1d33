"""One record of several: the best of every field, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.duplicates import merge_duplicates, merge_references
from citekit.formats import read_bibliography, write_bibliography
from citekit.model import (
    MORE_NAMES,
    Bibliography,
    Date,
    Diagnostic,
    FieldSource,
    Name,
    Reference,
    ReferenceString,
    Span,
    Text,
)

ONE = Reference(
    "book", "lobach2013", "be", (Name("Лобач", "В."),), title=Text("Людзі"), issued=Date(((2013,),)), page="45",
    publisher=Text("Навука"), source=ReferenceString("Лобач В. Людзі. 2013."), sources=(FieldSource("title", Span(9, 14)),),
)  # fmt: skip
TWO = Reference(
    "document", "lobach", None, (Name("Lobach", "Vera"), Name("Koval", "A.")), title=Text("Liudzi", None, (Text("People", "en"),)),
    issued=Date(((2013, 5),)), page="45–60", url="http://a.example/b", extra=(("keywords", "этнаграфія"),),
    source=ReferenceString("Lobach V., Koval A. Liudzi. 2013."),
)  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "kept", "left"),
    [
        ("Наука", "Навука", "Наука", ("Навука",)),
        ("Н. Ніва", "Наша Ніва", "Наша Ніва", ("Н. Ніва",)),
        ("Дрыгва", "Дрыгва: аповесць", "Дрыгва: аповесць", ("Дрыгва",)),
    ],
)
def test_the_text_of_the_first_record_stays(first: str, second: str, kept: str, left: tuple[str, ...]) -> None:
    """Only one that says all of it and more takes its place; neither is lost."""
    pair = [Reference("book", "a", publisher=Text(first)), Reference("book", "b", publisher=Text(second))]
    merged = merge_references(pair)
    assert merged.publisher == Text(kept)
    assert tuple(value for name, value in merged.extra if name.startswith("merged")) == left


def test_the_best_of_each_field_is_taken() -> None:
    """The original script stays, the fuller value wins, and the first record gives the key."""
    merged = merge_references([ONE, TWO])
    assert (merged.citation_key, merged.type, merged.language) == ("lobach2013", "book", "be")
    assert merged.title == Text("Людзі", None, (Text("Liudzi", "be-Latn"), Text("People", "en")))
    assert merged.author[0].variants == (Name("Lobach", "Vera", language="be-Latn"),)
    assert merged.author[1] == Name("Koval", "A.")
    assert (merged.issued, merged.page, merged.url) == (Date(((2013, 5),)), "45–60", "http://a.example/b")


def test_what_found_no_place_is_kept_beside() -> None:
    """Other keys stand under `ids`, lesser values under `merged-…`, the other string too."""
    merged = merge_references([ONE, TWO])
    assert dict(merged.extra) == {
        "ids": "lobach",
        "keywords": "этнаграфія",
        "merged-issued": "2013",
        "merged-page": "45",
        "merged-source": "Lobach V., Koval A. Liudzi. 2013.",
    }
    assert [found.message for found in merged.diagnostics if found.code == "merged"] == ["joined with lobach"]


def test_places_of_values_that_are_no_longer_its_own_go() -> None:
    """The string of the first record stays, with the places of those values that it still gives."""
    assert merge_references([ONE, TWO]).sources == ()
    assert merge_references([ONE, replace(ONE, citation_key="b")]).sources == ONE.sources


def test_names_beyond_et_al_are_taken_from_the_record_that_gives_them() -> None:
    """A list that ends in `et al.` is completed, and is no longer said to be short."""
    short = replace(ONE, diagnostics=(Diagnostic(MORE_NAMES, "more names", "author"),))
    assert MORE_NAMES not in {found.code for found in merge_references([short, TWO]).diagnostics}
    assert MORE_NAMES in {
        found.code for found in merge_references([short, replace(short, citation_key="b")]).diagnostics
    }


def test_a_second_title_in_the_same_script_is_numbered() -> None:
    """Three titles of one script: the longest, and two beside."""
    titles = [
        replace(ONE, citation_key=key, title=Text(title))
        for key, title in (("a", "Люд"), ("b", "Людз"), ("c", "Людзі"))
    ]
    merged = merge_references(titles)
    assert str(merged.title) == "Людзі"
    assert merged.extra == (("ids", "b, c"), ("merged-title", "Люд"), ("merged-title-2", "Людз"))


@pytest.mark.parametrize("format", ["biblatex", "csl-json"])
def test_a_merged_record_survives_its_file(format: str) -> None:  # noqa: A002
    """What was kept beside stands in the file and is read back."""
    merged = merge_references([ONE, TWO])
    read = read_bibliography(write_bibliography(Bibliography((merged,)), format), format).references[0]
    assert dict(read.extra) == dict(merged.extra)
    assert (read.title, read.author) == (merged.title, merged.author)


def test_a_bibliography_keeps_its_order() -> None:
    """The merged record stands where the first of its group stood."""
    law = Reference("legislation", "act", title=Text("Аб мовах"), number="1")
    merged = merge_duplicates(Bibliography((law, ONE, replace(ONE, citation_key="b"), law), (Diagnostic("a", "b"),)))
    assert [one.citation_key for one in merged.references] == ["act", "lobach2013"]
    assert merged.diagnostics == (Diagnostic("a", "b"),)


def test_nothing_cannot_be_merged() -> None:
    """To merge no record is the caller's mistake."""
    with pytest.raises(ValueError, match="no record"):
        merge_references([])


WORDS = st.text(alphabet="абіabl 12", min_size=1, max_size=8).map(str.strip).filter(bool)
NAMES = st.lists(st.builds(Name, WORDS, WORDS | st.none()), max_size=3).map(tuple)
RECORDS = st.builds(
    Reference,
    type=st.sampled_from(["book", "document", "chapter"]),
    citation_key=st.none() | st.sampled_from(["a", "b", "c"]),
    language=st.sampled_from([None, "be", "ru"]),
    author=NAMES,
    editor=NAMES,
    title=st.none() | st.builds(Text, WORDS, st.none(), st.just(()) | st.tuples(st.builds(Text, WORDS, st.just("en")))),
    publisher=st.none() | st.builds(Text, WORDS),
    page=st.none() | WORDS,
    volume=st.none() | WORDS,
    note=st.none() | WORDS,
    issued=st.none() | st.builds(Date, st.tuples(st.tuples(st.integers(1000, 2100)))) | st.builds(Date, literal=WORDS),
    extra=st.lists(
        st.tuples(st.sampled_from(["keywords", "ids", "abstract"]), WORDS), max_size=2, unique_by=lambda one: one[0]
    ).map(tuple),
    source=st.none() | st.builds(ReferenceString, WORDS),
)


def _strings(value: object) -> Iterator[str]:
    """Yield every string that a value holds, tags and findings left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Date):
        yield value.literal or "-".join(f"{part:02}" for part in value.parts[0])
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name == "extra":
                yield from (piece for _, text in value.extra for piece in (text, *text.split(", ")))
            elif field.name not in ("language", "diagnostics", "sources"):
                yield from _strings(getattr(value, field.name))


@settings(max_examples=100, deadline=None)
@given(st.lists(RECORDS, min_size=1, max_size=4))
def test_every_value_is_found_again(records: list[Reference]) -> None:
    """Each string of each record is in the merged one, as a value, a variant or beside."""
    found = list(_strings(merge_references(records)))
    for record in records:
        for string in _strings(replace(record, type="book")):
            assert any(string in one for one in (*found, "book")), string


@settings(max_examples=100, deadline=None)
@given(st.lists(RECORDS, min_size=1, max_size=3), st.data())
def test_merging_again_changes_nothing(records: list[Reference], data: st.DataObject) -> None:
    """A record that has already been merged brings nothing new."""
    merged = merge_references(records)
    assert merge_references([merged]) == merged
    assert merge_references([merged, data.draw(st.sampled_from(records))]) == merged


@pytest.mark.parametrize(
    ("field", "first", "second", "united"),
    [
        ("keywords", "паэма", "класіка, паэма", "паэма, класіка"),
        ("keywords", "паэма", "паэма", "паэма"),
        ("keywords", "права, міжнароднае; дзяржава", "дзяржава; суд", "права, міжнароднае; дзяржава; суд"),
        ("groups", "A, B", "B, C", "A, B, C"),
        ("file", ":a.pdf:PDF", ":b, c.pdf:PDF;:a.pdf:PDF", ":a.pdf:PDF; :b, c.pdf:PDF"),
    ],
)
def test_lists_become_one(field: str, first: str, second: str, united: str) -> None:
    """Programs look for keywords, groups and files in one field alone."""
    records = [Reference("book", "a", extra=((field, value),)) for value in (first, second)]
    assert merge_references(records).extra == ((field, united),)
