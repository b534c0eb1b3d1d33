"""Fields of biblatex keep their meaning: lists, works in volumes, compilers, and what other formats name otherwise."""

from __future__ import annotations

import json

import pytest

from citekit.formats import find_losses, read_bibliography, write_bibliography
from citekit.model import Bibliography, Name, Reference, Text

_SIDARAU = {"family": "Сідараў", "given": "Д."}


def _read(bib: str) -> Reference:
    return read_bibliography(bib, "biblatex").references[0]


def _write(reference: Reference, form: str = "biblatex") -> str:
    return write_bibliography(Bibliography((reference,)), form)


@pytest.mark.parametrize(
    ("field", "variable", "text"),
    [
        ("location={М. and СПб.}", "publisher_place", "М.; СПб."),
        ("location={Oxford\n and New York}", "publisher_place", "Oxford; New York"),
        ("publisher={Гнозис and Прогресс}", "publisher", "Гнозис; Прогресс"),
        ("publisher={{Навука and Тэхніка}}", "publisher", "Навука and Тэхніка"),
        ("publisher={{Simon and Schuster}}", "publisher", "Simon and Schuster"),
        ("publisher={Taylor and Francis}", "publisher", "Taylor and Francis"),
        ("publisher={John Wiley and Sons}", "publisher", "John Wiley and Sons"),
        ("publisher={Clarendon Press and Brill Publishers}", "publisher", "Clarendon Press; Brill Publishers"),
        ("publisher={Oficyna Naukowa and Wydawnictwo UW}", "publisher", "Oficyna Naukowa; Wydawnictwo UW"),
        (
            "publisher={Institute of Physics and Engineering Press}",
            "publisher",
            "Institute of Physics and Engineering Press",
        ),
        ("publisher={{Simon and Schuster} and Knopf}", "publisher", "Simon and Schuster; Knopf"),
        ("institution={НАН Беларусі and БДУ}", "authority", "НАН Беларусі; БДУ"),
    ],
)
def test_lists_are_parted_at_and(field: str, variable: str, text: str) -> None:
    """A list has semicolons in a record, as several places of a parsed one; braces keep a name whole."""
    assert getattr(_read(f"@book{{a, title={{T}}, {field}}}"), variable) == Text(text)


@pytest.mark.parametrize(
    ("publisher", "biblatex", "bibtex"),
    [
        ("Гнозис; Прогресс", "{Гнозис and Прогресс}", "{Гнозис; Прогресс}"),
        ("Brill; Peeters", "{{Brill} and {Peeters}}", "{Brill; Peeters}"),
        ("Simon and Schuster", "{{Simon and Schuster}}", "{{Simon and Schuster}}"),
        ("Навука", "{Навука}", "{Навука}"),
    ],
)
def test_lists_are_written_for_their_program(publisher: str, biblatex: str, bibtex: str) -> None:
    """Biber parts a list at ``and``, classic BibTeX prints the word; both are read back as they were."""
    book = Reference("book", "a", title=Text("T"), publisher=Text(publisher))
    for form, value in (("biblatex", biblatex), ("bibtex", bibtex)):
        written = _write(book, form)
        assert f"publisher = {value}" in written
        assert read_bibliography(written, form).references[0].publisher == Text(publisher)


@pytest.mark.parametrize(
    ("bib", "title", "volume_title", "container_title"),
    [
        ("@incollection{a, title={Новая зямля}, maintitle={Творы}, volume=8}", "Новая зямля", None, "Творы"),
        ("@inbook{a, title={Верш}, booktitle={Паэмы}, maintitle={Творы}}", "Верш", "Паэмы", "Творы"),
        ("@book{a, title={Паэмы}, maintitle={Творы}, volume=8}", "Творы", "Паэмы", None),
        ("@book{a, title={Паэмы}, maintitle={}}", "Паэмы", None, None),
        ("@incollection{a, title={Верш}, booktitle={}, maintitle={Творы}}", "Верш", None, "Творы"),
    ],
)
def test_the_title_of_a_work_in_volumes_hides_no_other(
    bib: str, title: str, volume_title: str | None, container_title: str | None
) -> None:
    """It stands around a volume, around the book of a part, or around a part whose book has no title."""
    one = _read(bib)
    found = [text and text.value for text in (one.title, one.volume_title, one.container_title)]
    assert found == [title, volume_title, container_title]
    assert _read(_write(one)).title == one.title


def test_editors_called_compilers_are_compilers() -> None:
    """They stand in the place of editors again when there are no others, where biblatex prints them."""
    one = _read("@book{a, title={T}, editor={Колас, Якуб}, editortype={compiler}}")
    assert (one.editor, one.compiler, one.extra) == ((), (Name("Колас", "Якуб"),), ())
    assert "editor = {Колас, Якуб}" in _write(one)
    assert "editortype = {compiler}" in _write(one)
    both = Reference("book", "b", editor=(Name("Танк", "Максім"),), compiler=(Name("Колас", "Якуб"),))
    assert _read(_write(both)) == both


@pytest.mark.parametrize(
    ("bib", "entry"),
    [
        ("@article{a, title={T}, doi={10.1000/182}}", "@article{"),
        ("@article{a, title={T}, url={http://a.by}}", "@article{"),
        ("@online{a, title={T}, url={http://a.by}}", "@online{"),
    ],
)
def test_an_article_without_journal_stays_one(bib: str, entry: str) -> None:
    """Only a record of another format with nothing but an address becomes a page."""
    assert _write(_read(bib)).startswith(entry)


@pytest.mark.parametrize(
    "field",
    ["organization = {IEEE}", "language = {english and russian}", "entrysubtype = {newspaper}", "entrysubtype = {foo}"],
)
@pytest.mark.parametrize("kind", ["book", "manual", "inproceedings", "proceedings"])
def test_fields_without_a_variable_come_back(kind: str, field: str) -> None:
    """What has a meaning in entries of other types is kept in those where it has none."""
    one = _read(f"@{kind}{{a, title = {{T}}, publisher = {{P}}, booktitle={{B}}, institution={{I}}, {field}}}")
    assert field in _write(one)
    assert find_losses(Bibliography((one,)), "biblatex") == ()


NAMED = (("volumes", "3"), ("keywords", "мова, права"), ("abstract", "Змест"), ("origtitle", "Oryginał"))


def test_fields_have_the_names_of_each_format() -> None:
    """CSL-JSON, RIS and Hayagriva have names of their own for what no variable holds; all lead back."""
    book = Reference("book", "a", title=Text("T"), extra=(*NAMED, ("file", "a.pdf"), ("version", "2")))
    item = json.loads(_write(book, "csl-json"))[0]
    shown = ("number-of-volumes", "keyword", "abstract", "original-title", "version")
    assert [item[name] for name in shown] == ["3", "мова, права", "Змест", "Oryginał", "2"]
    assert read_bibliography(_write(book, "csl-json"), "csl-json").references[0] == book
    ris = _write(book, "ris")
    assert all(line in ris for line in ("NV  - 3", "KW  - мова", "AB  - Змест", "OP  - Oryginał"))
    assert dict(read_bibliography(ris, "ris").references[0].extra) == dict(NAMED)
    assert "volume-total:" in _write(book, "hayagriva")


def test_an_edit_of_a_shown_field_counts() -> None:
    """What another program changes or deletes in an item stays so, whatever ``custom`` says of the order."""
    book = Reference("book", "a", extra=(("file", "a.pdf"), ("volumes", "3"), ("abstract", "A")))
    items = json.loads(_write(book, "csl-json"))
    items[0]["number-of-volumes"] = "4"
    del items[0]["abstract"]
    back = read_bibliography(json.dumps(items), "csl-json").references[0]
    assert back.extra == (("file", "a.pdf"), ("volumes", "4"))


def test_pages_with_a_dash_have_two_ends_in_ris() -> None:
    """``12--17`` of a .bib file begins at 12 and ends at 17, which is no loss."""
    one = _read("@article{a, title={T}, journaltitle={Ж}, pages={12--17}}")
    assert "SP  - 12\nEP  - 17\n" in _write(one, "ris")
    assert find_losses(Bibliography((one,)), "ris") == ()


@pytest.mark.parametrize(
    ("fields", "name", "said"),
    [
        ("organization = {Росстандарт}", "publisher", "Росстандарт"),
        ("eprint = {1906.04511}, eprinttype = {arxiv}", "URL", "https://arxiv.org/abs/1906.04511"),
        ("eprint = {1906.04511}, archiveprefix = {arXiv}", "URL", "https://arxiv.org/abs/1906.04511"),
        ("organization = {A}, publisher = {B}", "publisher", "B"),
        ("eprint = {1}, eprinttype = {arxiv}, url = {http://a.by}", "URL", "http://a.by"),
    ],
)
def test_csl_says_what_only_bib_files_have_a_field_for(fields: str, name: str, said: str) -> None:
    """A free property says it, and the record comes back as it was."""
    one = _read(f"@standard{{a, title = {{T}}, {fields}}}")
    written = _write(one, "csl-json")
    assert json.loads(written)[0][name] == said
    assert read_bibliography(written, "csl-json").references[0] == one
    edited = [json.loads(written)[0] | {name: "http://new.by"}]
    assert "http://new.by" in _write(read_bibliography(json.dumps(edited), "csl-json").references[0])


def test_older_names_of_properties_are_read() -> None:
    """Mendeley's short titles are those of CSL."""
    item = {"id": "a", "type": "article-journal", "shortTitle": "Кароткая", "journalAbbreviation": "Ж."}
    one = read_bibliography(json.dumps([item]), "csl-json").references[0]
    assert (one.title_short, one.extra) == (Text("Кароткая"), (("shortjournal", "Ж."),))


def test_italics_that_are_left_out_are_told_once() -> None:
    """A record keeps the words, not their look."""
    read = read_bibliography(r"@book{a, title={\emph{Homo} and \emph{Pan}}}@book{b, title={\textit{Pan}}}", "biblatex")
    assert [one.code for one in read.diagnostics] == ["look-left-out"]
    assert read.references[0].title == Text("Homo and Pan")


@pytest.mark.parametrize(
    "fields",
    [
        "editor = {Alpha, A.}, editortype = {compiler}, editora = {Beta, B.}, editoratype = {redactor}",
        "editor = {Alpha, A.}, editortype = {compiler}, editora = {Beta, B.}",
        "editor = {Alpha, A.}, editortype = {director}, editora = {Beta, B.}, editoratype = {producer}",
        "author = {Gamma, C.}, editora = {Beta, B.}, editoratype = {illustrator}",
        "editor = {Alpha, A.}, editora = {Beta, B.}, editoratype = {compiler}, editorb = {C, D}, editorbtype = {founder}",
    ],
)
@pytest.mark.parametrize("form", ["biblatex", "csl-json"])
def test_editors_of_every_kind_come_back(fields: str, form: str) -> None:
    """Nobody is lost because somebody else of another kind stands beside, and CSL-JSON brings all back."""
    one = _read(f"@book{{a, title = {{T}}, {fields}}}")
    written = _write(read_bibliography(_write(one, form), form).references[0])
    for name in ("Alpha, A.", "Beta, B.", "Gamma, C.", "C, D"):
        assert (name in fields) == (name in written)
    assert _read(written) == one


def test_a_joined_record_keeps_editors_of_two_kinds() -> None:
    """Where compilers have taken ``editora``, other editors move on to ``editorb``."""
    one = Reference(
        "book",
        "a",
        editor=(Name("Танк", "Максім"),),
        compiler=(Name("Колас", "Якуб"),),
        extra=(("editora", "Beta, B."), ("editoratype", "redactor")),
    )
    written = _write(one)
    assert "editorb = {Beta, B.},\n    editorbtype = {redactor}" in written
    assert "editora = {Колас, Якуб}" in written


@pytest.mark.parametrize(
    ("field", "name", "data"),
    [
        ("bookauthor = {Сідараў, Д. and {A \\& B}}", "container-author", [_SIDARAU, {"literal": "A & B"}]),
        ("origdate = {1900-02/1901}", "original-date", {"date-parts": [[1900, 2], [1901]]}),
        ("origpublisher = {Либідь}", "original-publisher", "Либідь"),
        ("origlocation = {Київ}", "original-publisher-place", "Київ"),
        ("pubstate = {submitted}", "status", "submitted"),
        ("annotation = {Добра}", "annote", "Добра"),
        ("pmid = {123}", "PMID", "123"),
        ("pmcid = {PMC1}", "PMCID", "PMC1"),
        ("director = {Сідараў, Д.}", "director", [_SIDARAU]),
        ("recipient = {Сідараў, Д.}", "recipient", [_SIDARAU]),
        ("submitted = {1999}", "submitted", {"date-parts": [[1999]]}),
        ("categories = {a, b}", "categories", ["a", "b"]),
    ],
)
def test_fields_are_the_variables_of_csl(field: str, name: str, data: object) -> None:
    """Names, dates and lists are written as such, with nothing in ``custom``, and read back as the same field."""
    one = _read(f"@misc{{a, author = {{B, C}}, {field}}}")
    item = json.loads(_write(one, "csl-json"))[0]
    assert item[name] == data
    assert "custom" not in item
    assert read_bibliography(json.dumps([item]), "csl-json").references[0] == one


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("interviewer", [_SIDARAU]),
        ("producer", [{"family": "Gaulle", "given": "Charles", "dropping-particle": "de"}]),
        ("director", [{"family": "Vries", "given": "Jan", "suffix": "Jr.", "non-dropping-particle": "de"}]),
        ("reviewed-author", [{"literal": "Наша Ніва and Co."}]),
        ("original-date", {"date-parts": [[1900, 5, 3]], "circa": True}),
        ("submitted", {"literal": "spring"}),
        ("categories", ["a", "b, c"]),
        ("custom", {"program": {"rating": 5}}),
        ("event", "Сход"),
    ],
)
def test_properties_of_csl_without_a_variable_come_back(name: str, data: object) -> None:
    """Whatever another program says of a work stays in its place, and no .bib file holds the signs of JSON."""
    read = read_bibliography(json.dumps([{"id": "a", "type": "book", name: data}]), "csl-json")
    item = json.loads(write_bibliography(read, "csl-json"))[0]
    assert item[name] == data
    assert "[" not in write_bibliography(read, "biblatex")
    assert "braceleft" not in write_bibliography(read, "biblatex")
