"""Where entries and fields stand in their files."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stopwatch import assert_in_proportion

from citekit.formats import read_bibliography
from citekit.formats.bib.scanning import EntryScanner
from citekit.formats.locating import LOCATORS, encode_value, locate_entries, replace_spans
from citekit.formats.places import Places
from citekit.model import Span

BIB = """\ufeff% by hand @nobody
@string{nn = "Наша Ніва"}
@comment{jabref-meta}
@Book{dunin1855,
  Title = {Халімон
    на каранацыі},
  journal = nn # " 1",
  % by hand
  year = 1855, month = jan,
}
@article(kolas, title = "Дрыгва {"} тут", назва = {а},) @misc{last,}
"""


def test_entries_of_a_bib_file() -> None:
    """Types, keys, names and places come out as they stand; abbreviations are written out and cannot be replaced."""
    book, article, misc = locate_entries(BIB, "biblatex")
    assert (book.type, book.key, book.line, book.column) == ("book", "dunin1855", 4, 1)
    assert [(field.name, field.text, field.line, field.column) for field in book.fields] == [
        ("title", "Халімон\n    на каранацыі", 5, 12),
        ("journal", "Наша Ніва 1", 7, 13),
        ("year", "1855", 9, 10),
        ("month", "January", 9, 24),
    ]
    assert [field.span is not None for field in book.fields] == [True, False, False, False]
    assert (article.key, article.line, [field.text for field in article.fields]) == (
        "kolas",
        11,
        ['Дрыгва {"} тут', "а"],
    )
    assert (misc.key, misc.line, misc.column) == ("last", 11, 57)


def test_variables_are_those_of_the_reader() -> None:
    """A field is known by the variable that its type and older names give it."""
    (entry,) = locate_entries("@article{a, journal={А}, number=5, year=1999, address={Б}, keywords={в}}", "biblatex")
    assert [field.variable for field in entry.fields] == ["container_title", "issue", "issued", "publisher_place", None]


def test_a_lost_brace_costs_one_entry() -> None:
    """The next line that begins like an entry begins one; what cannot be closed has no span."""
    first, second = locate_entries("@book{a, title = {Open,\n@book{b, title = {Closed}}", "biblatex")
    assert (first.key, first.span) == ("a", None)
    assert (second.key, second.line, second.fields[0].text) == ("b", 2, "Closed")


JSON = '[\n {"id": "a", "type": "Book",\n  "title": "Назва \\"А\\"", "author": [{"family": "Б", "id": "x"}], "volume": 5},\n 7, {"id": 9}]'


def test_items_of_csl_json() -> None:
    """Properties of the items alone are fields; strings are read, and numbers stand as they are."""
    first, second = locate_entries(JSON, "csl-json")
    assert (first.type, first.key, first.line, first.column) == ("book", "a", 2, 2)
    assert [(field.name, field.text, field.line, field.column) for field in first.fields] == [
        ("id", "a", 2, 10),
        ("type", "Book", 2, 23),
        ("title", 'Назва "А"', 3, 13),
        ("author", "", 3, 37),
        ("author.family", "Б", 3, 50),
        ("volume", "5", 3, 77),
    ]
    assert (second.key, second.line) == ("9", 4)


@pytest.mark.parametrize("text", ['{"items": [{"id": "a"}, {"id": "b"}]}', '[{"id": "a"}, {"id": "b"}]'])
def test_items_may_stand_in_an_object(text: str) -> None:
    """Zotero's and pandoc's forms have the same items; one item may be alone."""
    assert [entry.key for entry in locate_entries(text, "csl-json")] == ["a", "b"]
    assert [entry.key for entry in locate_entries('{"id": "a"}', "csl-json")] == ["a"]


def test_records_of_ris() -> None:
    """A record goes from TY to ER, and its tags are its fields."""
    text = "TY  - BOOK\nTI  - Новая зямля \nAU  - Колас, Якуб\nID  - kolas\nER  - \n\nTY  - JOUR\nT2  - Полымя\n"
    first, second = locate_entries(text, "ris")
    assert (first.type, first.key, text[first.span.start : first.span.end][-6:]) == ("book", "kolas", "ER  - ")  # type: ignore[union-attr]
    assert [(field.name, field.variable, field.text, field.line) for field in first.fields][:2] == [
        ("TI", "title", "Новая зямля", 2),
        ("AU", "author", "Колас, Якуб", 3),
    ]
    assert (second.line, second.fields[0].variable) == (7, "container_title")


def test_unknown_formats_have_no_places() -> None:
    """Lint works without places, so no format is refused."""
    assert locate_entries("x", "jats") == ()


def test_a_value_is_written_as_its_format_wants_it() -> None:
    """JSON has its own quotation."""
    assert replace_spans('{"a": "b"}', [(Span(7, 8), encode_value('"\n', "csl-json"))]) == '{"a": "\\"\\n"}'
    assert replace_spans("abcd", [(Span(0, 2), "x"), (Span(1, 3), "y")]) == "xcd"


_PIECES = st.sampled_from(
    ["@book{", "@article(", "a,", "title", " = ", "{", "}", '"', "#", ",", "\n", "Назва", "1999", "@", "\\", "(", ")",
     "@string{x = ", "@comment{", "[", "]", '{"id": "a"', '"title": "Б"', ":", "TY  - BOOK", "TI  - А", "ER  - "]
)  # fmt: skip


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(_PIECES, max_size=40).map("".join), st.sampled_from(sorted(LOCATORS)))
def test_a_span_holds_what_the_field_says(text: str, form: str) -> None:
    """Whatever the file is, nothing is raised, places go on, and a span is the place of its text."""
    entries = locate_entries(text, form)
    places = Places(text)
    assert [(entry.line, entry.column) for entry in entries] == sorted((entry.line, entry.column) for entry in entries)
    for entry in entries:
        for field in entry.fields:
            if field.span and form != "csl-json":
                assert text[field.span.start : field.span.end] == field.text
                assert places.of(field.span.start) == (field.line, field.column)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_the_places_of_a_bib_file_are_those_of_what_is_read(text: str) -> None:
    """Whatever is broken, lint sees the entries and values that the reader sees, and one that is broken has no span."""
    scanner = EntryScanner(text)
    located, read = locate_entries(text, "biblatex"), list(scanner)
    assert [(entry.type, entry.key) for entry in located] == [(entry.type, entry.key) for entry in read]
    for places, entry in zip(located, read, strict=True):
        first = {field.name: field.text for field in reversed(places.fields)}
        assert first.items() <= entry.fields.items()
        assert places.span is None or (text[places.span.start] == "@" and text[places.span.end - 1] in "})")
    if not any(one.code == "broken-entry" for one in scanner.diagnostics):
        assert all(entry.span for entry in located)


@pytest.mark.parametrize("keys", [["a", "b", "c"], ["a", "a", "b"]])
def test_entries_come_in_the_order_of_the_reader(keys: list[str]) -> None:
    """Entries and records can be laid side by side."""
    text = "\n".join(f"@book{{{key}, title = {{T}}}}" for key in keys)
    read = [one.citation_key for one in read_bibliography(text, "biblatex").references]
    assert [entry.key for entry in locate_entries(text, "biblatex")] == read


HOSTILE = [
    "@",
    "@a",
    "@book{",
    "@book{a, t = {",
    '@book{a, t = "',
    "{",
    '"',
    '"\\',
    "[{",
    '{"a":',
    "TY  - ",
    "a=",
    "\\",
    "#",
    " ",
    "@\n",
]


@pytest.mark.parametrize("form", sorted(LOCATORS))
@pytest.mark.parametrize("sign", HOSTILE)
def test_time_grows_with_the_text(sign: str, form: str) -> None:
    """A file that is nothing but one broken beginning takes four times as long when it is four times as long."""
    assert_in_proportion(lambda size: locate_entries(sign * (size // len(sign)), form), 10_000, 40_000)
