"""Comments of .bib files cost nothing, in entries and around them, whoever reads the file."""

from __future__ import annotations

import pytest
from stopwatch import within

from citekit.formats import read_bibliography
from citekit.formats.bib.comments import comment_ends
from citekit.formats.locating import locate_entries

IN_ENTRY = """@book{a, % first
  % pages = {7},
  title = {A 100\\% b} % third
  , year = 2000, % with a } and a {
  author = {Колас, Якуб} % last
}
@book{b, title = {B}}
"""


def test_a_percent_sign_begins_a_comment_in_an_entry() -> None:
    """It ends with its line, as for biber; in a value it is a sign of the value."""
    read = read_bibliography(IN_ENTRY, "biblatex")
    assert read.diagnostics == ()
    assert [one.title and one.title.value for one in read.references] == ["A 100% b", "B"]
    assert (read.references[0].page, read.references[0].author[0].family) == (None, "Колас")
    places = [(entry.key, [field.name for field in entry.fields]) for entry in locate_entries(IN_ENTRY, "biblatex")]
    assert places == [("a", ["title", "year", "author"]), ("b", ["title"])]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("@comment{\n  @book{old, title={A}}\n}\n@book{b, title={B}}", ["b"]),
        ("@Comment{@book{old, title={A}}}\n@book{b, title={B}}", ["b"]),
        ("@comment{jabref-meta: a\n@book{old,}\n@book{older,};}\n@book{b, title={B}}", ["b"]),
        ("@comment{ open\n@book{b, title={B}}", ["b"]),
        ("@comment( open\n@book{b, title={B}}", ["b"]),
        ("@comment open\n@book{b, title={B}}", ["b"]),
        ("%@book{old,\n%  title = {Old},\n%  date = {1990}\n%}\n@book{b, title={B}}", ["b"]),
        ("% see @book{old, title={A}} and @book{older}\n  @book{b, title={B}}", ["b"]),
        ("@book{b, title={100% B}} % @book{old, title={A}}", ["b"]),
        ("%@comment{\n@book{b, title={B}}", ["b"]),
    ],
)
def test_entries_in_a_comment_are_none(text: str, keys: list[str]) -> None:
    """The whole group in braces is left out; a comment that is not closed ends with its line."""
    assert [one.citation_key for one in read_bibliography(text, "biblatex").references] == keys
    assert [entry.key for entry in locate_entries(text, "biblatex")] == keys
    assert read_bibliography(text, "biblatex").diagnostics == ()


@pytest.mark.parametrize("piece", ["%@book{a}", "%@book{a}\n", "% @", "@book{a}%"])
def test_many_switched_off_entries_take_linear_time(piece: str) -> None:
    """A line is searched once for the sign that begins its comment."""
    with within(10):
        read_bibliography(piece * 30_000, "biblatex")
        sum(1 for _ in locate_entries(piece * 30_000, "biblatex"))


def test_many_open_comments_take_linear_time() -> None:
    """Nothing is searched twice for a closing brace."""
    with within(5):
        assert len(comment_ends("@comment{\n" * 100_000)) == 100_000
