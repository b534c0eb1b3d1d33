"""Files of .bib that other people and programs wrote."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citekit.formats import read_bibliography, write_bibliography
from citekit.model import Bibliography, Date, Name, Reference, Text


def _read_one(text: str) -> Reference:
    (reference,) = read_bibliography(text, "biblatex").references
    return reference


def test_older_field_names_are_understood() -> None:
    """journal, address, school, year and month are what biblatex calls otherwise."""
    one = _read_one('@phdthesis(a, school={БДУ}, address = "Мінск", year = 1999, month = feb # {}, author={Я. Колас})')
    assert one == Reference(
        "thesis",
        "a",
        genre=Text("PhD thesis"),
        publisher=Text("БДУ"),
        publisher_place=Text("Мінск"),
        issued=Date(((1999, 2),)),
        author=(Name("Колас", "Я."),),
    )


def test_subtitles_join_their_titles() -> None:
    """A title is whole here."""
    one = _read_one("@incollection{a, title={A}, subtitle={B}, booktitle={C}, booksubtitle={D}}")
    assert one.title == Text("A: B")
    assert one.container_title == Text("C: D")


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("Што рабіць?", "Што рабіць? Нарыс"),
        ("{Кніга!}", "Кніга! Нарыс"),
        ("Кніга.", "Кніга. Нарыс"),
        ("Кніга:", "Кніга: Нарыс"),
        ("Кніга", "Кніга: Нарыс"),
        ("", "Нарыс"),
    ],
)
def test_no_colon_follows_the_end_of_a_sentence(title: str, whole: str) -> None:
    """As biblatex prints it: a title that ends in a sign of its own gets no second one."""
    one = _read_one(f"@book{{a, title={{{title}}}, subtitle={{Нарыс}}}}")
    assert one.title is not None
    assert one.title.value == whole


def test_unknown_fields_are_kept_and_written_again() -> None:
    """Fields without a variable survive, paths and annotations as they stand."""
    text = "@book{a,\n    title = {T},\n    file = {:C\\:/p_q/50%.pdf:PDF},\n    keywords = {a_b},\n    title+an = {=correct}\n}\n"
    one = _read_one(text)
    assert one.extra == (("file", ":C\\:/p_q/50%.pdf:PDF"), ("keywords", "a_b"), ("title+an", "=correct"))
    assert write_bibliography(Bibliography((one,)), "biblatex") == text


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("langid={russian}", "ru"),
        ("language={ukrainian}", "uk"),
        ("langid={pl-PL}", "pl-PL"),
        ("hyphenation={belarusian}", "be"),
        ("langid={klingon}", None),
    ],
)
def test_languages_are_known_by_any_of_their_names(field: str, expected: str | None) -> None:
    """Babel names and tags both say the language, in each of three fields."""
    one = _read_one(f"@book{{a, {field}}}")
    assert one.language == expected
    assert bool(one.extra) is (expected is None)


def test_a_law_of_another_program_keeps_its_kind() -> None:
    """What others put into type is the kind of the law."""
    assert _read_one("@legislation{a, type={Закон}, number={5}}").genre == Text("Закон")


def test_addresses_leave_howpublished() -> None:
    """Classic files hide the address in howpublished."""
    (one,) = read_bibliography(
        r"@misc{a, howpublished = {On line, \url{http://a.by/x\_y}}, year={2001}}", "bibtex"
    ).references
    assert (one.url, one.medium) == ("http://a.by/x_y", "On line")


@pytest.mark.parametrize(
    ("note", "printed"),
    [
        (None, "Accessed 2014-06-30. Archived: \\url{https://web.archive.org/x}"),
        ("Рэц.", "Рэц.{} Accessed 2014-06-30. Archived: \\url{https://web.archive.org/x}"),
        ("Рэц", "Рэц. Accessed 2014-06-30. Archived: \\url{https://web.archive.org/x}"),
        ("Accessed 2014-06-30", "Accessed 2014-06-30. Accessed 2014-06-30. Archived: \\url{https://web.archive.org/x}"),
    ],
)
def test_classic_notes_say_access_and_archive(note: str | None, printed: str) -> None:
    """Classic styles print note alone, so it tells the access and the archive, and reading takes both away again."""
    page = Reference(
        "webpage", "a", note=note, accessed=Date(((2014, 6, 30),)), archive_location="https://web.archive.org/x"
    )
    text = write_bibliography(Bibliography((page,)), "bibtex")
    assert f"    note = {{{printed}}}" in text
    assert read_bibliography(text, "bibtex").references == (page,)


def test_field_names_may_be_cyrillic() -> None:
    """A field named in another script is kept, though no .bib file can be sure of it."""
    assert _read_one("@book{a, назва = {Дрыгва}}").extra == (("назва", "Дрыгва"),)


def test_abbreviations_cannot_explode() -> None:
    """Abbreviations that double each other stop growing."""
    text = "@string{a={x}}" + "@string{a=a#a}" * 64 + "@book{k, title=a}"
    assert len(_read_one(text).title.value) <= 1000


def test_edits_win_over_annotations() -> None:
    """A name, a language or a year changed by hand is not undone by the annotation beside it."""
    one = _read_one(
        '@book{a, author={Танк, Максім}, author+an:parts={1:literal="Колас"}, langid={polish}, langid+an:tag={="be-tarask"}}'
    )
    assert one.author == (Name("Танк", "Максім"),)
    assert one.language == "pl"
    (two,) = read_bibliography('@book{a, year={2001}, year+an:iso={="1999-05-05"}}', "bibtex").references
    assert two.issued == Date(((2001,),))


def test_the_title_of_a_volume_stands_below_that_of_the_work() -> None:
    """Biblatex prints the whole work's title as maintitle."""
    work = Reference("book", "a", title=Text("Збор твораў"), volume_title=Text("Паэмы"), volume="2")
    text = write_bibliography(Bibliography((work,)), "biblatex")
    assert "maintitle = {Збор твораў}" in text
    assert "    title = {Паэмы}" in text


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@article{a, entrysubtype={newspaper}, title={Т}}", "article-newspaper"),
        ("@article{a, entrysubtype={Magazine}, title={Т}}", "article-magazine"),
        ("@book{a, entrysubtype={newspaper}, title={Т}}", "book"),
        ("@collection{a, title={Т}}", "book"),
        ("@mvcollection{a, title={Т}}", "book"),
        ("@misc{a, entrysubtype={collection}, title={Т}}", "collection"),
    ],
)
def test_subtypes_tell_newspapers_and_a_collection_is_a_book(entry: str, expected: str) -> None:
    """The type is what other programs mean by it, and the entry is written as it was."""
    one = _read_one(entry)
    assert one.type == expected
    again = _read_one(write_bibliography(Bibliography((one,)), "biblatex"))
    assert replace(again, extra=()) == replace(one, extra=())
