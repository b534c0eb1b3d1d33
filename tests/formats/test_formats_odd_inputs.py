"""What reference managers, databases and people write that no specification foresees."""

from __future__ import annotations

import json

import pytest

from citekit.formats import read_bibliography, write_bibliography
from citekit.model import Date, Name, Reference, Text


def _entry(fields: str) -> Reference:
    (reference,) = read_bibliography(f"@article{{a, {fields}}}", "biblatex").references
    return reference


@pytest.mark.parametrize(
    ("latex", "value"),
    [
        (r"Before \enquote{war and \enquote{peace}} \emph{now}", "Before “war and “peace”” now"),
        (r"\mkbibquote{{NATO}} and \textquote*{x}", "“NATO” and “x”"),
        (r"an $n$-gram, $a<b$ and $\alpha$", r"an n-gram, a<b and $\alpha$"),
        (r"costs $5 and $6, \$7 or $8$9", "costs $5 and $6, $7 or $8$9"),
        (r"{\cyr\CYRA} \textcyr{Слова} \flqq x\frqq{} \LaTeX{} \mbox{NATO} \noopsort{1}Tom", "А Слова «x» LaTeX NATO Tom"),
        (r"{\'{S}}wi{\c{e}}tek, {\c{a}}, {\c{c}}, {\c{s}}", "Świętek, ą, ç, ş"),
        (r"\underline{u} \protect\emph{y} \P\ 5\,\pounds", "u y ¶ 5\u2009£"),
    ],
)  # fmt: skip
def test_commands_of_other_peoples_titles_are_read(latex: str, value: str) -> None:
    """Quotation marks are printed, formulas without commands are text, switches of look and script go."""
    title = _entry(f"title = {{{latex}}}").title
    assert title is not None
    assert title.value == value


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("family=Gaulle, given=Charles, prefix=de, useprefix=true", Name("Gaulle", "Charles", "de")),
        ("family=Gaulle, given=Charles, prefix=de, useprefix=false", Name("Gaulle", "Charles", dropping_particle="de")),
        ("given={Vincent}, family={van Gogh}, given-i={V}", Name("van Gogh", "Vincent")),
        ('family="King", given=Martin, suffix=Jr.', Name("King", "Martin", suffix="Jr.")),
        ("John Q. Public 0002", Name("Public", "John Q.")),
    ],
)
def test_names_of_biblatex_and_dblp_are_read(names: str, expected: Name) -> None:
    """The extended form of biblatex, and numbers that tell people of one name apart, among names of other forms."""
    assert _entry(f"author = {{{names} and Колас, Якуб}}").author == (expected, Name("Колас", "Якуб"))


@pytest.mark.parametrize(
    ("field", "expected", "written"),
    [
        ("date = {2010-05-03T10:20:30+02:00}", Date(((2010, 5, 3),)), "date = {2010-05-03}"),
        ("date = {2010-05-03 10:20}", Date(((2010, 5, 3),)), "date = {2010-05-03}"),
        ("date = {2010-5-3}", Date(((2010, 5, 3),)), "date = {2010-05-03}"),
        ("date = {3.05.2010}", Date(((2010, 5, 3),)), "date = {2010-05-03}"),
        ("year = {May 2010}", Date(((2010, 5),)), "date = {2010-05}"),
        ("year = {2010--2012}", Date(((2010,), (2012,))), "date = {2010/2012}"),
        ("date = {2013-05~/..}", Date(literal="2013-05~/.."), "date = {2013-05~/..}"),
        ("date = {../2013}", Date(literal="../2013"), "date = {../2013}"),
        ("date = {199X}", Date(literal="199X"), "date = {199X}"),
        ("date = {2010/}", Date(literal="2010/"), "date = {2010/}"),
        ("year = {in press}", Date(literal="in press"), "year = {in press}"),
        ("year = {2012-2010}", Date(literal="2012-2010"), "year = {2012-2010}"),
    ],
)
def test_odd_dates_are_read_and_stay_dates(field: str, expected: Date, written: str) -> None:
    """What biblatex takes for a date is never written as the words of a year."""
    read = read_bibliography(f"@book{{a, title = {{Т}}, {field}}}", "biblatex")
    assert read.references[0].issued == expected
    text = write_bibliography(read, "biblatex")
    assert written in text
    assert read_bibliography(text, "biblatex") == read


def test_several_addresses_in_one_field_are_parted() -> None:
    """Mendeley writes all addresses of a work with spaces between them."""
    entry = _entry(r"title = {Т}, journal = {Ж}, url = {http://a.org/x{\_}y http://b.org/,https://c.org}")
    assert entry.url == "http://a.org/x_y"
    assert entry.extra == (("url-2", "http://b.org/"), ("url-3", "https://c.org"))
    assert _entry("url = {http://web.org/2010/http://a.org/}").url == "http://web.org/2010/http://a.org/"


@pytest.mark.parametrize(
    ("item", "field", "expected"),
    [
        ({"title": ["A title"]}, "title", Text("A title")),
        ({"ISSN": ["1234-5678", "8765-4321"]}, "issn", "1234-5678, 8765-4321"),
        ({"container-title": None}, "container_title", None),
        ({"author": "Колас, Якуб"}, "author", (Name("Колас", "Якуб"),)),
        ({"author": {"family": "Колас"}}, "author", (Name("Колас"),)),
        ({"author": ["Наша Ніва", {"name": "ААН"}]}, "author", (Name(literal="Наша Ніва"), Name(literal="ААН"))),
        ({"issued": {"date-parts": [2010, 5, 3]}}, "issued", Date(((2010, 5, 3),))),
        ({"issued": {"date-parts": [["2010", "05"]]}}, "issued", Date(((2010, 5),))),
        ({"issued": {"date-parts": [[None]]}}, "issued", Date()),
        ({"issued": {"raw": "3 May 2010"}}, "issued", Date(((2010, 5, 3),))),
        ({"volume": 12}, "volume", "12"),
        ({"type": "journal-article"}, "type", "article-journal"),
        ({"type": "book-chapter"}, "type", "chapter"),
    ],
)
def test_json_of_other_programs_is_read(item: dict[str, object], field: str, expected: object) -> None:
    """Lists of one text, names as texts, empty properties and the types of Crossref are understood without a word."""
    read = read_bibliography(json.dumps([{"id": "a", "type": "book", **item}]), "csl-json")
    assert getattr(read.references[0], field) == expected
    assert (read.diagnostics, read.references[0].extra) == ((), ())


def test_a_year_and_month_beside_the_day_are_used_up() -> None:
    """EndNote writes the date twice."""
    read = read_bibliography("TY  - JOUR\nTI  - A\nPY  - 2010/05//\nDA  - 2010/05/03\nER  - \n", "ris")
    assert read.references[0] == Reference("article-journal", title=Text("A"), issued=Date(((2010, 5, 3),)))


def test_the_places_of_acm_are_told_apart() -> None:
    """The address is the publisher's, the location that of the conference."""
    entry = _entry("title = {Т}, address = {New York}, location = {Мінск}")
    assert (entry.publisher_place, entry.event_place) == (Text("New York"), Text("Мінск"))
    assert _entry("location = {Мінск}").publisher_place == Text("Мінск")


@pytest.mark.parametrize("margin", ["  ", "\t", "        "])
def test_a_ris_file_that_is_moved_in_is_read(margin: str) -> None:
    """As it comes out of a letter or a page; lines that go on stay with their tag."""
    lines = ["TY  - BOOK", "TI  - Новая", "AB  - One", "  two", "ER  - ", "TY  - BOOK", "TI  - Дрыгва", "ER  - "]
    read = read_bibliography("".join(f"{margin}{line}\n" for line in lines), "ris")
    assert [str(one.title) for one in read.references] == ["Новая", "Дрыгва"]
    assert read.diagnostics == ()


def test_displayed_formulas_stay_formulas() -> None:
    """Springer puts two dollars around them."""
    title = _entry(r"title = {$$\alpha $$-synuclein, $$n$$}").title
    assert str(title) == r"$\alpha$-synuclein, n"


def test_macros_of_journals_are_read() -> None:
    """The Astrophysics Data System writes journals as commands."""
    assert _entry(r"journal = {\apj}").container_title == Text("The Astrophysical Journal")
