"""RIS: what is written, what other programs write, what is told of broken files."""

from __future__ import annotations

import pytest
from stopwatch import assert_in_proportion

from citekit.formats import read_bibliography, write_bibliography
from citekit.model import Bibliography, Date, Name, Reference, Text


def _read(text: str) -> Reference:
    (reference,) = read_bibliography(f"TY  - {text}\nER  - \n", "ris").references
    return reference


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("JOUR\nT1  - Верш\nJF  - Полымя", "container_title", Text("Полымя")),
        ("JOUR\nJO  - Полымя\nJF  - Полымя", "extra", ()),
        ("JOUR\nT2  - Полымя\nJ2  - Пол.", "extra", (("shortjournal", "Пол."),)),
        ("JOUR\nJO  - Пол.\nJF  - Полымя", "container_title", Text("Полымя")),
        ("JOUR\nJO  - Пол.\nJF  - Полымя", "extra", (("shortjournal", "Пол."),)),
        ("JOUR\nAU  - Колас, Якуб\nTI  Дрыгва", "title", Text("Дрыгва")),
        ("JOUR\nAB  - Першы\nTI  радок", "extra", (("abstract", "Першы\nTI  радок"),)),
        ("COMP\nET  - 2.1", "extra", (("version", "2.1"),)),
        ("BOOK\nBT  - Дрыгва", "title", Text("Дрыгва")),
        ("CHAP\nBT  - Творы", "container_title", Text("Творы")),
        ("JOUR\nTI  - Дрыгва\nTT  - The Swamp", "title", Text("Дрыгва", None, (Text("The Swamp", "en"),))),
        ("JOUR\nTI  - Національна безпека\nTT  - Национальная безопасность России", "title", Text("Національна безпека", None, (Text("Национальная безопасность России", "ru"),))),
        ("JOUR\nAU  - Іваноў І.І.\nAU  - Petrov P. P.\nAU  - С. Сідараў", "author", (Name("Іваноў", "І.І."), Name("Petrov", "P. P."), Name("Сідараў", "С."))),
        ("JOUR\nAU  - Smith JA\nAU  - Mayer-Bach K", "author", (Name("Smith", "JA"), Name("Mayer-Bach", "K"))),
        ("JOUR\nAU  - Siemens AG\nAU  - БелДУ\nAU  - Іваноў І.І.,", "author", (Name(literal="Siemens AG"), Name(literal="БелДУ"), Name(literal="Іваноў І.І."))),
        ("JOUR\nA1  - Vries, Jan de\nAU  - de Vries, Jan, Jr.", "author", (Name("Vries", "Jan", "de", suffix="Jr."), Name("Vries", "Jan", dropping_particle="de"))),
        ("JOUR\nAU  - Інстытут,, Мінск\nAU  - Нацыянальная бібліятэка,", "author", (Name(literal="Інстытут, Мінск"), Name(literal="Нацыянальная бібліятэка"))),
        ("BOOK\nED  - Колас, Якуб\nA4  - Танк, М.", "editor", (Name("Колас", "Якуб"),)),
        ("JOUR\nSP  - 12\nEP  - 25", "page", "12-25"),
        ("BOOK\nSP  - 349", "number_of_pages", "349"),
        ("BOOK\nSP  - 3\nEP  - 9", "page", "3-9"),
        ("JOUR\nY1  - 2014/06/30/", "issued", Date(((2014, 6, 30),))),
        ("JOUR\nPY  - 2014\nDA  - 2014/06", "issued", Date(((2014, 6),))),
        ("JOUR\nPY  - 2014///Spring", "issued", Date(literal="Spring 2014")),
        ("JOUR\nPY  - 2014\nDA  - Jun 30", "issued", Date(((2014,),))),
        ("JOUR\nPY  - forthcoming", "issued", Date(literal="forthcoming")),
        ("ELEC\nY2  - 2014/06/30", "accessed", Date(((2014, 6, 30),))),
        ("JOUR\nSN  - 0131-5048\nSN  - 978-985-02-1234-5", "issn", "0131-5048"),
        ("JOUR\nSN  - 0131-5048\nSN  - 978-985-02-1234-5", "isbn", "978-985-02-1234-5"),
        ("JOUR\nDO  - https://doi.org/10.1000/X", "doi", "10.1000/X"),
        ("JOUR\nKW  - мова\nKW  - права", "extra", (("keywords", "мова, права"),)),
        ("JOUR\nN2  - Першы\nрадок", "extra", (("abstract", "Першы\nрадок"),)),
        ("JOUR\nN1  - a\nN1  - b", "note", "a\nb"),
        ("JOUR\nLA  - Russian", "language", "ru"),
        ("JOUR\nLA  - тарашкевіца", "extra", (("ris-la", "тарашкевіца"),)),
        ("EJOUR", "type", "article-journal"),
        ("NOVEL", "extra", (("ris-ty", "NOVEL"),)),
        ("CPAPER\nT2  - Канферэнцыя\nC3  - Зборнік\nCY  - Мінск", "event_place", Text("Мінск")),
        ("STAT\nPB  - Рэспубліка Беларусь\nM1  - 575", "authority", Text("Рэспубліка Беларусь")),
        ("JOUR\nC8  - e12", "extra", (("ris-c8", "e12"),)),
        ("JOUR\nC7  - e12", "number", "e12"),
        ("BOOK\nA2  - Колас, Якуб", "editor", (Name("Колас", "Якуб"),)),
        ("BOOK\nA2  - Колас, Якуб\nA3  - Танк, Максім", "editor", (Name("Танк", "Максім"),)),
        ("BOOK\nA2  - Колас, Якуб\nA3  - Танк, Максім", "extra", (("ris-a2", "Колас, Якуб"),)),
        ("BOOK\nT2  - Бібліятэка", "collection_title", Text("Бібліятэка")),
        ("BOOK\nT3  - Бібліятэка", "collection_title", Text("Бібліятэка")),
        ("RPRT\nSN  - TR-5", "number", "TR-5"),
        ("RPRT\nSN  - 978-985-02-1234-5\nM1  - 5", "number", "5"),
        ("RPRT\nSN  - 978-985-02-1234-5\nM1  - 5", "isbn", "978-985-02-1234-5"),
        ("VIDEO\nC5  - DVD", "medium", "DVD"),
        ("MAP\nC1  - 1:50000\nCN  - Б-7\nNV  - 2", "extra", (("scale", "1:50000"), ("call-number", "Б-7"), ("volumes", "2"))),
    ],
)  # fmt: skip
def test_what_other_programs_write_is_read(text: str, field: str, expected: object) -> None:
    """Tags of EndNote, Zotero and databases lead to their variables; unknown ones are kept."""
    assert getattr(_read(text), field) == expected


@pytest.mark.parametrize(
    "text", ["JOUR\nC8  - e12\nJ2  - Пол.\nT2  - Полымя", "NOVEL\nTI  - Дрыгва", "JOUR\nLA  - мова"]
)
def test_unknown_tags_are_written_back(text: str) -> None:
    """A tag that has no variable stands in the file again."""
    written = write_bibliography(Bibliography((_read(text),)), "ris")
    for line in f"TY  - {text}".split("\n"):
        assert line in written.splitlines()
    assert _read(text) == read_bibliography(written, "ris").references[0] or "ID  - reference-1" in written


@pytest.mark.parametrize(
    ("text", "titles", "told"),
    [
        ("\ufeffTY  - BOOK\r\nTI  - A\r\nER  - \r\n", ["A"], []),
        ("TY - BOOK\nTI -A\nER -\n", ["A"], [("loose-tag", 1)]),
        ("ty  - book\nti  - A\ner  - \n", ["A"], [("loose-tag", 1)]),
        ("TY  - BOOK\nTI  - A\nTY  - BOOK\nTI  - B\nER  - ", ["A", "B"], [("missing-end", 3)]),
        ("TY  - BOOK\nTI  - A", ["A"], [("missing-end", 1)]),
        ("TI  - A\nER  - ", ["A"], [("missing-type", 1)]),
        ("Provider: x\n\nTY  - BOOK\nTI  - A\nER  - \n\nend", ["A"], [("text-outside", 1), ("text-outside", 7)]),
        ("TY  - BOOK\nTI  - A\n  B\nER  - ", ["A B"], []),
        ("nothing", [], [("text-outside", 1), ("no-entries", 1)]),
        ("", [], []),
    ],
)
def test_broken_files_are_told_with_their_lines(text: str, titles: list[str], told: list[tuple[str, int]]) -> None:
    """Each fault is a finding with its line, and the readable rest is kept."""
    read = read_bibliography(text, "ris")
    assert [str(reference.title) for reference in read.references] == titles
    assert [(finding.code, finding.line) for finding in read.diagnostics] == told


def test_a_note_may_look_like_a_record() -> None:
    """A line of a note that looks like a tag ends no record."""
    record = Reference("book", "k", note="Гл.:\nTY  - BOOK\nER  - ")
    read = read_bibliography(write_bibliography(Bibliography((record, record)), "ris"), "ris")
    assert len(read.references) == 2
    assert read.diagnostics == ()


def test_a_large_hostile_file_is_read_in_time() -> None:
    """Eight times as many lines of nothing but faults take about eight times as long."""

    def read(number: int) -> None:
        assert len(read_bibliography("TY  - X\nx\n" * number, "ris").references) == number

    assert_in_proportion(read, 2_500, 20_000)
