"""Broken .bib files: what is wrong is told with its place, and the readable rest is kept."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.utils import CaseInsensitiveDict
from stopwatch import assert_in_proportion

from citekit.documents import read_rows
from citekit.formats import read_bibliography, write_bibliography
from citekit.formats.bib.entry_tables import entry_types, known_fields
from citekit.formats.bib.scanning import EntryScanner
from citekit.model import MORE_NAMES, Bibliography, Date, Name, Reference, Text

NEXT = "\n\n@book{z, title = {Я}}\n"


def _read(text: str) -> Bibliography:
    return read_bibliography(text, "biblatex")


def _told(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(found.code, found.line, found.column) for found in _read(text).diagnostics]


@pytest.mark.parametrize(
    ("text", "expected", "code", "place"),
    [
        ("@book{a,\n title={Б\n", {"title": "Б"}, "broken-entry", (2, 2)),
        ("@book{a,\n title={Б,\n year={1922},\n volume={2}\n}", {"title": "Б", "volume": "2"}, "broken-entry", (2, 2)),
        ("@book{a, title={Б},\n year={1922}", {"title": "Б", "issued": 1922}, "broken-entry", (2, 2)),
        ("@book{a, title={Б {5},\n year={1922}\n}", {"title": "Б 5", "issued": 1922}, "broken-entry", (1, 10)),
        (
            '@book{a,\n title = "Б,\n year = "1922",\n volume = "2"\n}',
            {"title": "Б", "volume": "2"},
            "broken-entry",
            (2, 2),
        ),
        ('@book{a,\n title = "Б\n}', {"title": "Б"}, "broken-entry", (2, 2)),
        ('@book{a,\n title = "Б "В" Г",\n volume = 2}', {"title": 'Б "В" Г', "volume": "2"}, "broken-entry", (2, 10)),
        ("@book{a, title={Б}}, year={1922}\n}", {"title": "Б", "issued": 1922}, "broken-entry", (1, 19)),
        ("@book{a, title={Б} year={1922}}", {"title": "Б", "issued": 1922}, "broken-entry", (1, 19)),
        ("@book{a title={Б}}", {"title": "Б"}, "broken-entry", (1, 8)),
        ("@book{a, title {Б}}", {"title": "Б"}, "broken-entry", (1, 16)),
        ("@book{a, title = Дзве душы, volume = 2a\n}", {"title": "Дзве душы", "volume": "2a"}, "broken-entry", (1, 18)),
        ("@book{a, year=, note={Н}}", {"note": "Н"}, "broken-entry", (1, 15)),
        ("@book{a, {Б}, note={Н}}", {"note": "Н"}, "broken-entry", (1, 10)),
        ("@book(a, title={Б}}", {"title": "Б"}, None, None),
        ("@book{title={Б}}", {"citation_key": None, "title": "Б"}, "missing-key", (1, 1)),
        ("@book{, title={Б}}", {"citation_key": None, "title": "Б"}, "missing-key", (1, 1)),
        ("@book{a, title=foo}", {"title": "foo"}, "undefined-string", (1, 16)),
        ("@book a, title={Б}", {}, "broken-entry", (1, 1)),
        ("@string{x}\n@book{a, title=x}", {"title": "x"}, "broken-entry", (1, 1)),
        ('@preamble{"\\newcommand{\\x}{y}"}\n@book{a}', {}, "preamble-left-out", (1, 1)),
    ],
)
def test_a_fault_is_told_with_its_place_and_costs_little(
    text: str, expected: dict[str, object], code: str | None, place: tuple[int, int] | None
) -> None:
    """Fields before and after a fault are read, the fault is told where it stands, and the next entry is whole."""
    read = _read(text + NEXT)
    assert read.references[-1] == Reference("book", "z", title=Text("Я"))
    told = [(one.code, (one.line, one.column)) for one in read.diagnostics]
    assert (code, place) in told if code else told == []
    one = read.references[0]
    seen = {name: getattr(one, name) for name in expected}
    assert seen == {name: _typed(name, value) for name, value in expected.items()}


def _typed(name: str, value: object) -> object:
    if name == "issued":
        return Date(((value,),))  # type: ignore[arg-type]
    return Text(str(value)) if name == "title" else value


def test_a_broken_entry_keeps_its_source() -> None:
    """Whatever could not be read stays with the record as it stood in the file."""
    text = "@book{a, title={Б}, ??? !!!, note={Н}}"
    broken, whole = _read(text + NEXT).references
    assert broken.source is not None
    assert broken.source.text == text
    assert whole.source is None


def test_equal_keys_are_both_kept() -> None:
    """Two entries of one key are two records, and the second is told."""
    text = "@book{a, title={Б}}\n\n @book{a, title={В}}"
    assert [one.title and one.title.value for one in _read(text).references] == ["Б", "В"]
    assert _told(text) == [("duplicate-key", 3, 2)]


def test_a_field_that_stands_twice_loses_nothing() -> None:
    """The second value gets a name of its own, is written again, and one that says the same is only told."""
    text = "@book{a, title={Б},\nTITLE={В}, title={Г}, note={Н}, note={Н}}"
    read = _read(text)
    assert read.references[0].extra == (("title-2", "В"), ("title-3", "Г"))
    assert _told(text) == [("duplicate-field", 2, 1), ("duplicate-field", 2, 12), ("duplicate-field", 2, 33)]
    again = _read(write_bibliography(read, "biblatex"))
    assert (again.references, again.diagnostics) == (read.references, ())


def test_unknown_types_are_written_again() -> None:
    """A type of entry that CSL has no name for is kept, also an alias of biblatex; classic BibTeX gets what it knows."""
    text = "@customtype{a,\n    title = {Б}\n}\n\n@mvbook{b,\n    title = {В}\n}\n"
    read = _read(text)
    assert [one.type for one in read.references] == ["document", "book"]
    assert write_bibliography(read, "biblatex") == text
    assert "@customtype{a" in (classic := write_bibliography(read, "bibtex"))
    assert "@book{b" in classic


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        ("jun", (2014, 6)),
        ("JUN", (2014, 6)),
        ("{6}", (2014, 6)),
        ("{чэрвень}", (2014, 6)),
        ("{czerwiec}", (2014, 6)),
        ('"30~" # jun', (2014, 6, 30)),
        ("{Lent term}", (2014,)),
    ],
)
def test_months_of_any_language_are_read(month: str, expected: tuple[int, ...]) -> None:
    """Abbreviations, numbers and words of five languages say the month, with a day beside it too."""
    (one,) = _read(f"@book{{a, year=2014, month={month}}}").references
    assert one.issued == Date((expected,))
    assert bool(one.extra) is (len(expected) == 1)


@pytest.mark.parametrize("flavour", ["biblatex", "bibtex"])
def test_a_month_that_is_none_is_written_again(flavour: str) -> None:
    """A term or season in the place of the month survives in both flavours."""
    read = read_bibliography("@book{a, year=2014, month={Lent term}}", flavour)
    text = write_bibliography(read, flavour)
    assert "month = {Lent term}" in text
    assert read_bibliography(text, flavour) == read


@pytest.mark.parametrize(
    ("author", "expected", "code"),
    [
        ("Иванов И. И.", (Name("Иванов", "И. И."),), "names-mended"),
        ("Иванов И.И. and Петров П.", (Name("Иванов", "И.И."), Name("Петров", "П.")), "names-mended"),
        ("Иванов И. И., Петров П. П.", (Name("Иванов", "И. И."), Name("Петров", "П. П.")), "names-mended"),
        ("Купала, Я., Колас, Я.", (Name("Купала", "Я."), Name("Колас", "Я.")), "names-mended"),
        ("Купала, Янка; Колас, Якуб", (Name("Купала", "Янка"), Name("Колас", "Якуб")), "names-mended"),
        ("Петров П.П. и Иванов И.И.", (Name("Петров", "П.П."), Name("Иванов", "И.И.")), "names-mended"),
        ("Kowalski J. i Nowak P.", (Name("Kowalski", "J."), Name("Nowak", "P.")), "names-mended"),
        ("П. П. Петров, И. И. Иванов", (Name("Петров", "П. П."), Name("Иванов", "И. И.")), "names-mended"),
        ("Müller H; Schmidt K", (Name("Müller", "H"), Name("Schmidt", "K")), "names-mended"),
        ("Smith J, Jones PA", (Name("Smith", "J"), Name("Jones", "PA")), "names-mended"),
        ("Чехов А.П", (Name("Чехов", "А.П"),), "names-mended"),
        ("Malcolm X", (Name("X", "Malcolm"),), None),
        ("Колас Якуб, Купала Янка", (Name("Колас Якуб", "Купала Янка"),), None),
        ("Ортега-и-Гассет Х.", (Name("Ортега-и-Гассет", "Х."),), "names-mended"),
        ("Колас, Якуб and others", (Name("Колас", "Якуб"),), MORE_NAMES),
        ("Колас, Якуб and и др.", (Name("Колас", "Якуб"),), MORE_NAMES),
        ("Колас, Якуб і інш.", (Name("Колас", "Якуб"),), MORE_NAMES),
        ("Nowak J. i in.", (Name("Nowak", "J."),), MORE_NAMES),
        ("И. И. Иванов", (Name("Иванов", "И. И."),), None),
        ("Martin Luther King Jr.", (Name("Jr.", "Martin Luther King"),), None),
        ("{Завод А. Б.}", (Name(literal="Завод А. Б."),), None),
        ("others", (Name(literal="others"),), None),
    ],
)
def test_names_are_read_as_people_mean_them(author: str, expected: tuple[Name, ...], code: str | None) -> None:
    """Initials are no family name and "and others" is no person; what is changed is told with its line."""
    (one,) = _read(f"@book{{a,\n author = {{{author}}}}}").references
    assert one.author == expected
    assert [(found.code, found.field, found.line) for found in one.diagnostics] == (
        [(code, "author", 2)] if code else []
    )


@pytest.mark.parametrize("name", ["Иванов И.", "И. Иванов", "Smith J", "Колас; Купала", "Колас та ін.", "others"])
def test_names_that_look_mendable_are_written_in_braces(name: str) -> None:
    """A record whose name looks like a mistake is written so that nobody mends it."""
    record = Reference("book", "a", author=(Name("Танк", "Максім"), Name(name, name)))
    assert _read(write_bibliography(Bibliography((record,)), "biblatex")).references == (record,)


def test_more_names_are_written_and_read() -> None:
    """``and others`` comes back from a record that knows of more names."""
    text = "@book{a,\n    author = {Колас, Якуб and others},\n    title = {Дрыгва}\n}\n"
    assert write_bibliography(_read(text), "biblatex") == text


def test_comments_and_text_between_entries_are_no_entries() -> None:
    """Entries within a comment are left alone; a comment without its end costs its line."""
    text = "\ufeffAnna <a@b.by>\n% @ x\n@comment{jabref {@book{x, title={Х}}}}\n@Comment stray\n@book{a}\n@comment{open\n@book{b}"
    assert [one.citation_key for one in _read(text).references] == ["a", "b"]
    assert _told(text) == []


def test_an_entry_may_be_quoted_in_a_value() -> None:
    """An address of mail or an entry in the middle of a line does not end a value."""
    (one,) = _read("@book{a, note = {see @book{b, title={Х}} by a@b.by}}").references
    assert one.note == "see @bookb, title=Х by a@b.by"


def test_text_without_entries_is_told() -> None:
    """A file of something else says so, an empty one nothing."""
    assert _told("no bibliography at all") == [("no-entries", 1, 1)]
    assert _told(" \ufeff\n") == []


def test_keys_may_be_cyrillic() -> None:
    """A key in any script is kept, read and written."""
    text = "@book{колас1921,\n    title = {Новая зямля}\n}\n"
    assert write_bibliography(_read(text), "biblatex") == text


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-8-sig", "koi8-u"])
def test_files_in_other_encodings_are_read(encoding: str) -> None:
    """Bytes of any usual encoding lead to the same records, with the readers of documents."""
    entries = "".join(
        f"@book{{k{n},\r\n  author = {{Грушевський, Михайло}},\r\n  title = {{Історія України-Руси. Том {n}}},\r\n  address = {{Київ}}\r\n}}\r\n"
        for n in range(9)
    )
    rows = read_rows(entries.encode(encoding), "refs.bib")
    assert _read("\n".join(rows)).references == _read(entries).references


HOSTILE = {
    "nested": lambda n: "@book{a, title={" + "{" * n + "x" + "}" * n + "}}",
    "opening": lambda n: "@book{a, title=" + "{" * n,
    "opening junk": lambda n: "@book{a," + "{" * n,
    "closing": lambda n: "@book{a, title={x}" + "}" * n,
    "unclosed entries": lambda n: "@book{a, title={x\n" * (n // 9),
    "unclosed quotes": lambda n: '@book{a, title="x\n' * (n // 9),
    "unclosed on one line": lambda n: "@book{a, title={x " * (n // 9),
    "unclosed comments": lambda n: "@comment{x\n" * (n // 9),
    "quotes inside": lambda n: "@book{a," + 'a="x"y, ' * (n // 8),
    "junk": lambda n: "@book{a," + "?," * (n // 2),
    "spaces": lambda n: "@book{a, title = {x}" + " " * n + "y" + "\n" * n,
    "blank names": lambda n: "@book{a, author = {" + " " * n + "}}",
    "names": lambda n: "@book{a, author = {" + "А. " * (n // 3) + "}}",
    "commas": lambda n: "@book{a, author = {" + "," * n + "}}",
    "semicolons": lambda n: "@book{a, author = {" + "Колас Я.; " * (n // 10) + "}}",
    "and": lambda n: "@book{a, author = {" + "и др. and " * (n // 10) + "}}",
    "backslashes": lambda n: "@book{a, title = {" + "\\" * n + "}}",
    "same field": lambda n: "@book{a" + ", x={y},x={z}" * (n // 13) + "}",
    "same key": lambda n: "@book{a}\n" * (n // 9),
    "hashes": lambda n: "@book{a, title = x" + "#x" * (n // 2) + "}",
    "one line": lambda n: "@book{a, title = {" + "Новая зямля " * (n // 12) + "}}",
    "at signs": lambda n: "@" * n,
    "letters": lambda n: "@book{a," + "x" * n,
    "annotations": lambda n: "@book{a, title={x}" + ', title+an:en={="x"}' * (n // 20) + "}",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_take_linear_time(kind: str) -> None:
    """Four times the text takes at most some ten times the time, and nothing is raised, a thousand levels deep or more."""
    assert_in_proportion(lambda size: _read(HOSTILE[kind](size)), 30_000, 120_000)


PIECES = [
    "@book{", "@book(", "@string{", "@comment{", "a,", "title", "author", "=", "{", "}", ")", '"', ",", "#", "jun", "1922",
    "\n", " ", "Колас Я.", "and", "и др.", "\\", "\ud800", "\x00", "\u2028",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=60,
    ).map("".join)
)
def test_any_pieces_of_entries_are_read_and_written(text: str) -> None:
    """However pieces of entries lie about, records come out that are written and read again as the same."""
    read = _read(text)
    again = _read(write_bibliography(read, "biblatex"))
    assert len(again.references) == len(read.references)
    assert again.diagnostics == ()


ODD_VALUES = [
    "",
    "{}",
    "{{}}",
    "{{{}}}",
    " ",
    "~",
    "\\",
    "{\\}",
    "-",
    "/",
    "and",
    "{and} and",
    ",",
    "{,},",
    "http:",
    "\\url{}",
]
FIELD_NAMES = sorted(known_fields())


@pytest.mark.parametrize("flavour", ["biblatex", "bibtex"])
@given(
    st.sampled_from(sorted(entry_types() - {"xdata", "set"})),
    st.dictionaries(st.sampled_from(FIELD_NAMES), st.sampled_from(ODD_VALUES), min_size=1, max_size=4),
)
@example("misc", {"title": "{}"})
def test_fields_that_say_nothing_are_read(flavour: str, entry_type: str, fields: dict[str, str]) -> None:
    """Whatever field is empty, or nearly, its record is read and stays one record."""
    lines = "".join(f",\n {name} = {{{value}}}" for name, value in fields.items())
    read = read_bibliography(f"@{entry_type}{{a{lines}\n}}", flavour)
    again = read_bibliography(write_bibliography(read, flavour), flavour)
    assert len(again.references) == len(read.references) == 1


WELL_FORMED = """
% a comment
@STRING{press = "Навука " # {і тэхніка}}
@string(mp = {Мінск})
@comment{nothing here}
@Book{a, title = {A {B} "C"}, Publisher = press, address = mp # {, } # "Вільня", year = 1991, month = jun # "~30",}
@article(b, author = "Колас, Якуб and {Наша Ніва}", title = "{"}x{"} y", pages = 1, url={http://a.by/x_y#z%20})
@misc{c/1:2,title={\\'{e} {\\"o} @book\\{x,\\}},note={},  abstract = "a
  b
	c"
}
@book{d}
"""


def test_well_formed_files_are_read_as_pybtex_reads_them() -> None:
    """Keys, types, names and values of fields are those of pybtex's own parser."""
    parser = LowLevelParser(WELL_FORMED, macros=CaseInsensitiveDict(month_names))
    expected = [
        (command.lower(), body[0], {name.lower(): "".join(parts) for name, parts in body[1]})
        for command, body in parser
        if command.lower() not in ("string", "preamble")
    ]
    scanner = EntryScanner(WELL_FORMED)
    assert [(entry.type, entry.key, dict(entry.fields)) for entry in scanner] == expected
    assert scanner.diagnostics == []
