"""Chapters get from their books what they do not say themselves, and do not say it when they are written."""

from __future__ import annotations

import pytest
from stopwatch import within

from citekit.formats import read_bibliography, write_bibliography
from citekit.model import Bibliography, Date, Name, Reference, Text

_BOOK = """@collection{kryvich,
    editor = {Ластоўскі, Вацлаў},
    title = {Крывіч},
    publisher = {Выдавецтва},
    location = {Коўна},
    date = {1926},
    doi = {10.1000/book}
}
"""
_CHAPTER = """@incollection{slova,
    author = {Дуж-Душэўскі, Клаўдзій},
    title = {Слова},
    pages = {5--9},
    crossref = {kryvich}
}
"""


def _read(text: str, flavour: str = "biblatex") -> Bibliography:
    return read_bibliography(text, flavour)


@pytest.mark.parametrize("text", [f"{_BOOK}\n{_CHAPTER}", f"{_CHAPTER}\n{_BOOK}"])
@pytest.mark.parametrize("flavour", ["biblatex", "bibtex"])
def test_a_chapter_gets_what_its_book_says(text: str, flavour: str) -> None:
    """Whichever stands first, title and imprint of the book are the chapter's, its DOI is not."""
    records = {record.citation_key: record for record in _read(text, flavour).references}
    assert records["slova"] == Reference(
        "chapter",
        "slova",
        author=(Name("Дуж-Душэўскі", "Клаўдзій"),),
        editor=(Name("Ластоўскі", "Вацлаў"),),
        title=Text("Слова"),
        container_title=Text("Крывіч"),
        publisher=Text("Выдавецтва"),
        publisher_place=Text("Коўна"),
        issued=Date(((1926,),)),
        page="5–9",
        extra=(("crossref", "kryvich"),),
    )


def test_a_file_with_parents_is_written_as_it_was() -> None:
    """What the parent says is not said again, so the next change of the parent still reaches its chapters."""
    text = f"{_BOOK}\n{_CHAPTER}"
    assert write_bibliography(_read(text), "biblatex") == text


def test_a_chapter_without_its_book_is_written_whole() -> None:
    """Where the parent is not written, and in classic BibTeX, nothing may be left to it."""
    bibliography = _read(f"{_BOOK}\n{_CHAPTER}")
    alone = write_bibliography(Bibliography(bibliography.references[1:]), "biblatex")
    assert "booktitle = {Крывіч}" in alone
    assert "booktitle = {{Крывіч}}" in write_bibliography(bibliography, "bibtex")


@pytest.mark.parametrize(
    ("parent", "child", "expected"),
    [
        ("@xdata{p, publisher={П}, location={Л}}", "@book{c, title={Т}, xdata={p}}", {"publisher": "П"}),
        ("@periodical{p, title={Ч}, volume={3}}", "@article{c, title={Т}, crossref={p}}", {"container_title": "Ч"}),
        ("@mvbook{p, title={У}}", "@book{c, title={Т}, crossref={p}}", {"title": "У", "volume_title": "Т"}),
        ("@mvbook{p, title={У}}", "@inbook{c, title={Т}, crossref={p}}", {"title": "Т", "container_title": "У"}),
        ("@book{p, ids={q_1}, title={К}}", "@inbook{c, title={Т}, crossref={q_1}}", {"container_title": "К"}),
        ("@book{p_1, title={К}}", "@inbook{c, title={Т}, crossref={p\\_1}}", {"container_title": "К"}),
        ("@book{p, title={К}, year=1926}", "@inbook{c, crossref={p}, date={1930}}", {"issued": "(1930,)"}),
    ],
)
def test_titles_change_their_places_between_generations(parent: str, child: str, expected: dict[str, str]) -> None:
    """A book is a container for its chapters, a work in volumes the whole of its volume; what is said stays."""
    record = _read(f"{child}\n{parent}").references[0]
    for variable, value in expected.items():
        found = getattr(record, variable)
        assert str(found.parts[0] if isinstance(found, Date) else found) == value


def test_generations_hand_on_what_they_got() -> None:
    """A chain of a thousand and more is followed to its end, and written as it was."""
    links = [f"@book{{b{n}, title = {{Т}}, crossref = {{b{n + 1}}}}}" for n in range(3000)]
    bibliography = _read("\n".join([*links, "@book{b3000, title = {Т}, location = {Вільня}}"]))
    assert {str(record.publisher_place) for record in bibliography.references} == {"Вільня"}
    written = write_bibliography(bibliography, "biblatex")
    assert written.count("Вільня") == 1
    assert _read(written) == bibliography


@pytest.mark.parametrize("parents", ["a", "b", "b,a,b"])
def test_entries_in_a_circle_keep_what_they_say(parents: str) -> None:
    """Two entries that name each other lose nothing to each other."""
    text = f"@book{{a, date = 1926, crossref = {{{parents}}}}} @book{{b, date = 1926, crossref = {{a}}}}"
    bibliography = _read(text)
    assert _read(write_bibliography(bibliography, "biblatex")) == bibliography
    assert [record.issued for record in bibliography.references] == [Date(((1926,),))] * 2


def test_a_parent_that_the_file_has_not_is_told_with_its_place() -> None:
    """Such a chapter stays without its book, in every program."""
    found = _read("@inbook{a,\n  title = {Т},\n  crossref = {nobody}}").diagnostics
    assert [(one.code, one.line, one.column) for one in found] == [("unknown-parent", 3, 3)]


def test_hostile_parents_cost_linear_time() -> None:
    """Neither generations that branch nor values that many inherit grow without bound."""
    layers = [f"@xdata{{x{n}, xdata = {{{','.join([f'x{n + 1}'] * 20)}}}}}" for n in range(200)]
    heirs = [f"@book{{h{n}, xdata = {{x0, big}}}}" for n in range(2000)]
    with within(5):
        records = _read("\n".join([*layers, *heirs, f"@xdata{{big, title = {{{'я' * 100_000}}}}}"])).references
    assert records[300].title is None


@pytest.mark.parametrize("form", ["bibtex", "csl-json", "ris", "hayagriva"])
def test_what_only_serves_other_entries_is_no_work(form: str) -> None:
    """Other formats get no work without a title for it: what it has to give stands in the others already."""
    text = (
        "@xdata{xd, publisher={Навука}}\n@book{one, title={Паэмы}, xdata={xd}}\n"
        "@book{two, title={Вершы}, xdata={xd}}\n@set{both, entryset={one, two}}"
    )
    read = read_bibliography(text, "biblatex")
    back = read_bibliography(write_bibliography(read, form), form)
    assert back.diagnostics == ()
    assert [(one.citation_key, str(one.publisher)) for one in back.references] == [("one", "Навука"), ("two", "Навука")]
    assert "@xdata{xd" in write_bibliography(read, "biblatex")
    assert "@set{both" in write_bibliography(read, "biblatex")
