"""Fields of a .bib file that a record has no variable for: nothing is lost, and labels are written letter by letter."""

from __future__ import annotations

import re

import pytest

from citekit.formats import read_bibliography, write_bibliography
from citekit.model import Text


def _again(text: str, target: str = "biblatex") -> str:
    return write_bibliography(read_bibliography(text, "biblatex"), target)


@pytest.mark.parametrize(
    "field",
    [
        "crossref = {par_1}",
        "xref = {par_1}",
        "xdata = {a_1,b_2}",
        "ids = {old_1,old_2}",
        "entryset = {a_1,b_2}",
        "related = {a_1}",
        "options = {useprefix=true,max_names=3}",
        "keywords = {a_b, c\\&d}",
        "groups = {Identity_1}",
        r"execute = {\setcounter{x}{1}}",
        "bookauthor = {{Наша Ніва and Дзянніца} and Колас, Якуб}",
        "shorthand = {A\\_B}",
    ],
)
def test_labels_are_compared_letter_by_letter_and_written_so(field: str) -> None:
    """Keys, options, keywords, code and lists of names come out of a file as they went in."""
    assert f"    {field}\n" in _again(f"@misc{{one, title = {{A}}, {field}}}")


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ("editora = {Дунін, В.}, editoratype = {redactor}", "editora = {Дунін, В.}"),
        ("year = {in press}, month = {may 1--3}", "month = {may 1–3}"),
        ("year = {in press}, month = may", "month = {May}"),
        ("month = jun", "month = {June}"),
    ],
)
@pytest.mark.parametrize("target", ["biblatex", "bibtex"])
def test_a_field_that_its_variable_cannot_take_is_written_again(fields: str, kept: str, target: str) -> None:
    """An editor of an unknown role and a month without a year are no compiler and no date, yet they are not lost."""
    assert kept in _again(f"@book{{one, title = {{A}}, {fields}}}", target)


@pytest.mark.parametrize(
    "text",
    [
        (
            "@legislation{a,\n    title = {Об утверждении},\n    number = {575},\n    date = {2010-11-09},\n"
            "    langid = {russian},\n    titleaddon = {Указ Президента Респ. Беларусь от 9 нояб. 2010 г.}\n}\n"
        ),
        (
            "@online{a,\n    title = {T},\n    usera = {http://a.example/xy},\n    url = {http://b.example},\n"
            "    addendum = {Archived: \\url{http://a.example/xy}}\n}\n"
        ),
        (
            "@online{a,\n    title = {T},\n    usera = {http://a.example/xy},\n    url = {http://b.example},\n"
            "    addendum = {Архіў БДУ}\n}\n"
        ),
        "@article{a,\n    title = {T},\n    issuetitle = {Special}\n}\n",
        '@book{a,\n    author = {Іваноў, І. and Ёў, А.},\n    title = {T},\n    author+an:highlight = {2="yes"}\n}\n',
        *(
            f"@book{{a,\n    title = {{T}},\n    date = {{{date}}}\n}}\n"
            for date in ("1999?", "1999~", "1999%", "1999?/2001?")
        ),
    ],
)
def test_what_people_wrote_is_written_again(text: str) -> None:
    """No composed words take the place of theirs, no field moves, and every kind of doubt about a date stays."""
    assert _again(text) == text


def test_an_archived_copy_that_is_printed_has_an_address() -> None:
    """The words that are written beside the field of the address are read without it, too."""
    one = read_bibliography("@online{a, addendum = {Archived: \\url{http://a.example/xy}}}", "biblatex").references[0]
    assert (one.archive_location, one.extra) == ("http://a.example/xy", ())


@pytest.mark.parametrize("value", ['1="Ivanou, I."; 2="Ëu, A."', '="Ivanou, I. and Ëu, A."'])
def test_names_in_another_script_are_read_whole(value: str) -> None:
    """Biblatex allows a whole name in an annotation, or all of them."""
    one = read_bibliography(f"@book{{a, author={{Іваноў, І. and Ёў, А.}}, author+an:en={{{value}}}}}", "biblatex")
    assert [(name.variants[0].family, name.variants[0].given) for name in one.references[0].author] == [
        ("Ivanou", "I."),
        ("Ëu", "A."),
    ]


def test_a_year_that_contradicts_the_date_is_told_with_its_place() -> None:
    """The date counts, as biber has it, and the other year is kept beside it."""
    record = read_bibliography(
        "@book{one,\n  date = {2010-05},\n  year = 2011,\n  month = may}", "biblatex"
    ).references[0]
    assert record.issued is not None
    assert record.issued.parts == ((2010, 5),)
    assert dict(record.extra) == {"year": "2011"}
    assert [(one.code, one.line, one.column) for one in record.diagnostics] == [("date-contradicted", 3, 3)]


@pytest.mark.parametrize(
    ("fields", "url", "rest"),
    [
        (r"howpublished = {\url{http://example.by/a\_b}}", "http://example.by/a_b", (None, None)),
        (r"howpublished = {Блог, \url{http://example.by/a}}", "http://example.by/a", ("Блог", None)),
        (r"note = {Гл. \url{http://example.by/a\#b}}", "http://example.by/a#b", (None, "Гл. http://example.by/a#b")),
        (r"note = {\url{http://a.by}}, url = {http://b.by}", "http://b.by", (None, "http://a.by")),
        (r"url = {\url{http://example.by/a{\_}b}}", "http://example.by/a_b", (None, None)),
        (r"url = {http://example.by/{\textasciitilde}me}", "http://example.by/~me", (None, None)),
    ],
)
@pytest.mark.parametrize("flavour", ["biblatex", "bibtex"])
def test_an_address_is_found_wherever_programs_put_it(
    fields: str, url: str, rest: tuple[str | None, str | None], flavour: str
) -> None:
    r"""A ``\url`` in ``howpublished`` or in a note is the address of the work, and its LaTeX is undone."""
    record = read_bibliography(f"@misc{{one, {fields}}}", flavour).references[0]
    assert record.url == url
    assert (record.medium, record.note) == rest


def test_a_doi_that_stands_as_an_address_is_read_as_a_doi() -> None:
    """Every style puts the resolver before it."""
    assert (
        read_bibliography("@misc{one, doi = {https://doi.org/10.1/a{\\_}b}}", "biblatex").references[0].doi
        == "10.1/a_b"
    )


@pytest.mark.parametrize("target", ["biblatex", "bibtex"])
def test_a_range_of_pages_is_written_with_two_hyphens(target: str) -> None:
    """Classic styles say "pages" and not "page" only where they see hyphens."""
    text = "@article{one, journal = {Полымя}, pages = {5--26, xi–xx}}"
    assert "pages = {5--26, xi--xx}" in _again(text, target)
    assert read_bibliography(text, target).references[0].page == "5–26, xi–xx"


@pytest.mark.parametrize("flavour", ["biblatex", "bibtex"])
@pytest.mark.parametrize(
    "entry",
    [
        "@inproceedings{a, title={Т}, booktitle={З}, organization={Акадэмія навук}}",
        "@manual{a, title={Т}, organization={Акадэмія навук}}",
        "@proceedings{a, title={Т}, organization={Акадэмія навук}}",
        "@book{a, title={Т}, userc={х}}",
        "@book{a, title={Т}, language={Elvish}}",
        "@book{a, title={Т}, langid={elvish}}",
        "@book{a, title={Т}, entrysubtype={zine}}",
        "@inproceedings{a, title={Т}, booktitle={З}, journal={Часопіс}}",
    ],
)
def test_fields_of_other_entries_are_written_again(entry: str, flavour: str) -> None:
    """What has a meaning in other entry types, or none that anybody knows, is kept where it stands."""
    value = re.findall(r"\{([^{}]*)\}", entry)[-1]
    read = read_bibliography(entry, flavour)
    written = write_bibliography(read, flavour)
    assert f"{{{value}}}" in written
    assert read_bibliography(written, flavour).references == read.references


def test_a_journal_stands_for_the_book_that_is_not_there() -> None:
    """Exported proceedings often name their series as a journal."""
    (paper,) = read_bibliography("@inproceedings{a, title={Т}, journal={Працы}}", "bibtex").references
    assert paper.container_title == Text("Працы")


@pytest.mark.parametrize("target", ["biblatex", "bibtex"])
def test_the_place_of_an_archival_work_is_printed(target: str) -> None:
    """No driver prints library and usera, so a letter says them again; they come back once."""
    bib = "@unpublished{a, title = {Ліст}, library = {БДАМЛМ}, usera = {ф. 12, спр. 5}}"
    records = read_bibliography(bib, "biblatex")
    written = write_bibliography(records, target)
    assert "addendum = {БДАМЛМ. ф. 12, спр. 5}" in written
    assert read_bibliography(written, target) == records


def test_the_number_of_a_database_is_not_printed() -> None:
    """An article lies in many archives."""
    bib = "@article{a, title = {T}, journaltitle = {J}, library = {WOS}, usera = {000123}}"
    assert "addendum" not in write_bibliography(read_bibliography(bib, "biblatex"), "biblatex")
