"""Whatever a record holds, its line is one line of clean punctuation."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stopwatch import within

from citekit.model import MORE_NAMES, Bibliography, Date, Diagnostic, Name, Reference, ReferenceString, Text
from citekit.styles import ListOptions, load_style, print_bibliography, style_names, write_lists
from citekit.styles.cleaning import clean_address, escape_blanks
from citekit.styles.kinds import all_types
from citekit.styles.latin import is_cyrillic, romanise_address
from citekit.styles.lines import print_line
from citekit.styles.rich import Run, join_runs, plain

_LETTERS = "аЯьўіїґєъжąЖzA1*_`<>&[]{}()!#|~^$@\\/\"'«»„“”–—№.,:;?… -\n\t\x1b\x00\u202e\u0301қӣ"
_words = (
    st.text(_LETTERS, max_size=12) | st.text(max_size=6) | st.sampled_from(["Кніга", "Title", "№ 5", "…", "А.", "т. 3"])
)
_tags = st.sampled_from([None, "be", "ru", "uk", "pl", "en", "kk", "ru-Latn", "xx-broken-", "be-Latn-alalc97", ""])
_texts = st.none() | st.builds(Text, _words, _tags, st.lists(st.builds(Text, _words, _tags), max_size=2).map(tuple))
_strings = st.none() | _words
_plain_names = st.builds(Name, _strings, _strings, _strings, _strings, _strings, _strings, _tags)
_names = st.lists(
    _plain_names | st.builds(Name, _strings, _strings, language=_tags, variants=st.tuples(_plain_names)), max_size=5
).map(tuple)
_points = st.lists(st.integers(-9, 3000), min_size=0, max_size=3).map(tuple)
_dates = st.none() | st.builds(Date, st.lists(_points, max_size=2).map(tuple), st.booleans(), _strings)
_PLAIN = ("collection_number", "edition", "volume", "issue", "page", "section", "number", "number_of_pages")
_MORE = ("archive_location", "url", "doi", "isbn", "note", "citation_key")
_TEXTS = (
    "title",
    "container_title",
    "collection_title",
    "genre",
    "authority",
    "publisher",
    "publisher_place",
    "archive",
)
_references = st.builds(
    Reference,
    type=st.sampled_from([*sorted(all_types()), "nonsense"]),
    language=_tags,
    diagnostics=st.sampled_from([(), (Diagnostic(MORE_NAMES, "", "author"),)]),
    extra=st.sampled_from([(), (("usere", "Книга"),), (("title_en", "Book // 2"),)]),
    **dict.fromkeys(("author", "editor", "translator", "compiler"), _names),
    **dict.fromkeys(_TEXTS, _texts),
    **dict.fromkeys((*_PLAIN, *_MORE), _strings),
    **dict.fromkeys(("issued", "accessed", "event_date"), _dates),
)


def _without_addresses(line: str, reference: Reference) -> str:
    doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:?)", "", clean_address(reference.doi or ""), flags=re.I)
    for address in (f"https://doi.org/{doi}", doi, clean_address(escape_blanks(reference.url or ""))):
        for form in (address.rstrip(".,:;–"), romanise_address(address).rstrip(".,:;–")):
            line = line.replace(form, "@") if form else line
    return line


@pytest.mark.parametrize("style", style_names())
@settings(max_examples=40, deadline=None)
@given(reference=_references)
def test_any_record_gives_one_clean_line(style: str, reference: Reference) -> None:
    """No record raises, breaks the line or doubles a sign; a romanised line has Latin letters and no refused sign."""
    definition = load_style(style)
    line = plain(print_line(reference, definition))
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", line)
    bare = _without_addresses(line, reference)
    assert not re.search(r"(?<!\.)\.\.(?!\.)|,,| ,", bare), bare
    if definition.latin:
        assert not is_cyrillic(line)
        assert not re.search(r"(?<!http:)(?<!https:)(?<!ftp:)//|//(?!\w)", bare), bare
        assert "—" not in bare


@settings(max_examples=40, deadline=None)
@given(references=st.lists(_references, max_size=3))
def test_any_list_can_be_written(references: list[Reference]) -> None:
    """Each target takes any list; a number and a line stand for each record, and HTML has no tag of a record's own."""
    printed = print_bibliography(Bibliography(tuple(references)), load_style("gost"), ListOptions(heading=""))
    assert [item.number for item in printed.items] == list(range(1, len(references) + 1))
    for target in ("text", "markdown", "html"):
        text = write_lists([printed], target)
        text.encode("utf-8")
    tags = set(re.findall(r"<\s*/?\s*([^\s>]*)", write_lists([printed], "html")))
    assert tags <= {"!doctype", "meta", "title", "section", "h2", "ol", "li", "div", "p", "i", "b", "a"}


@pytest.mark.parametrize(
    ("pieces", "joined"),
    [
        (["Title.", ". – Minsk"], "Title. – Minsk"),
        (["Title?", ". Minsk"], "Title? Minsk"),
        (["et al.", ", 2010"], "et al., 2010"),
        (["Name,", ", 2010"], "Name, 2010"),
        (["Name. ", ". 2010"], "Name. 2010"),
        (["Name ", ", 2010"], "Name, 2010"),
        (["Wait", "...", "."], "Wait..."),
        (["a ", " b"], "a b"),
    ],
)
def test_signs_that_meet_are_one(pieces: list[str], joined: str) -> None:
    """Of the end of one part and the beginning of the next, the sign that says more stays."""
    assert plain(join_runs([(Run(piece),) for piece in pieces])) == joined


def test_long_lists_and_texts_take_linear_time() -> None:
    """Megabytes in one field, and thousands of names, are printed at once."""
    names = tuple(Name(f"Имя{number}", "Иван") for number in range(5_000))
    hostile = (
        Reference("book", title=Text("а. ,." * 300_000), author=names, url="http://" + "я/" * 300_000),
        Reference("article-journal", title=Text("// " * 300_000), container_title=Text("[" * 400_000)),
    )
    with within(20):
        for style in style_names():
            print_bibliography(Bibliography(hostile), load_style(style))


@pytest.mark.parametrize(
    ("fields", "style", "expected"),
    [
        ({"type": "book", "title": Text("Отчёт за 2010 г."), "publisher_place": Text("М.")}, "gost", "за 2010 г. – М."),
        ({"type": "book", "title": Text("Отчёт."), "publisher": Text("Мир")}, "gost", "Отчёт. – Мир."),
        ({"type": "thesis", "title": Text("Лес"), "number_of_pages": "129 л."}, "gost", "Лес : дис. – 129 л."),
        (
            {"type": "regulation", "title": Text("О лесе"), "genre": Text("Указ"), "number": "№ 5"},
            "gost",
            ": указ, № 5.",
        ),
        (
            {"type": "document", "title": Text("Карта"), "publisher": Text("Мир")},
            "vancouver",
            "Karta [???]. Mir. (Russian).",
        ),
        ({"type": "book", "title": Text("http://a и б // в")}, "bsi", "http://a i b. v [???]. (in Russian)"),
    ],
)
def test_what_a_record_says_stays(fields: dict[str, Any], style: str, expected: str) -> None:
    """Dots of abbreviations, leaves and addresses stay; a sign that the style prints stands once."""
    assert plain(print_line(Reference(language="ru", **fields), load_style(style))).endswith(expected)


def test_the_number_of_people_chooses_the_word() -> None:
    """A comma within one name makes nobody several editors."""
    one = Reference("book", language="en", editor=(Name("Black", "Eve"),), title=Text("Law"), issued=Date(((2001,),)))
    assert plain(print_line(one, load_style("apa"))) == "Black, E. (Ed.). (2001). Law."
    two = replace(one, editor=(*one.editor, Name("Grey", "Ann")))
    assert plain(print_line(two, load_style("apa"))) == "Black, E., & Grey, A. (Eds.). (2001). Law."


@pytest.mark.parametrize(
    ("source", "printed"),
    [(None, "http://a.example/x%20y"), (ReferenceString("Лес. http://a.example/x y"), "http://a.example/xy")],
)
def test_a_blank_in_an_address_is_part_of_it_unless_a_page_broke_it(
    source: ReferenceString | None, printed: str
) -> None:
    """An address of a file is escaped, for another one would be printed without the blank."""
    page = Reference("webpage", title=Text("Лес"), url="http://a.example/x y", source=source)
    assert plain(print_line(page, load_style("gost"))).endswith(f"{printed}.")
