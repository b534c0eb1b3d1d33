"""Words of titles that no style may change: read from every mark, written again, and shown nowhere else."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from stopwatch import assert_in_proportion

import citekit
from citekit.formats import find_losses, read_bibliography, write_bibliography
from citekit.model import Bibliography, Reference, Text
from citekit.styles import style_names, write_lists

NATO = Text("The NATO and Belarus problem", protected=("NATO", "Belarus"))
WHOLE = Text("The NATO problem", protected=("The NATO problem",))


def _title(text: str, format_name: str) -> Text:
    (reference,) = read_bibliography(text, format_name).references
    assert reference.title is not None
    return reference.title


@pytest.mark.parametrize("flavour", ["biblatex", "bibtex"])
@pytest.mark.parametrize(
    ("latex", "value", "words"),
    [
        ("The {NATO} and {Belarus} problem", "The NATO and Belarus problem", ("NATO", "Belarus")),
        ("The {NATO and Belarus} problem", "The NATO and Belarus problem", ("NATO and Belarus",)),
        ("{B}elarus, e{B}ay, {mRNA}s and {NATO}-led", "Belarus, eBay, mRNAs and NATO-led", ("Belarus", "eBay", "mRNAs", "NATO")),
        ("{B}{S}{S}{R} and {{D}N{A}}", "BSSR and DNA", ("BSSR", "DNA")),
        (r"{\'E}tude and {\v S}koda", "Étude and Škoda", ()),
        (r"{{\'E}tude} and {{\v S}koda}", "Étude and Škoda", ("Étude", "Škoda")),
        (r"\emph{Homo} \textbf{sapiens} {\em Neander} {\bf {NATO}}", "Homo sapiens Neander NATO", ("NATO",)),
        (r"{\& Sons} and {{\& Sons}} {AT\&T}", "& Sons and & Sons AT&T", ("& Sons", "AT&T")),
        (r"{$x_1$} and $x_{NATO}$ and {1984} and {}", r"$x_1$ and $x_{NATO}$ and 1984 and", ("$x_1$",)),
        ("{N}ATO, NATO", "NATO, NATO", ("NATO",)),
    ],
)  # fmt: skip
def test_braces_protect_words(latex: str, value: str, words: tuple[str, ...], flavour: str) -> None:
    """As BibTeX and biblatex have it; a letter in braces protects its word, and what has no letters needs nothing."""
    title = _title(f"@book{{a, title = {{{latex}}}}}", flavour)
    assert (title.value, title.protected) == (value, words)


def test_two_pairs_protect_the_whole_where_that_is_no_habit() -> None:
    """In biblatex always; in classic BibTeX where another title of the file does without."""
    wrapped, bare = "@book{a, title = {{The NATO problem}}}", "@book{b, title = {Ad fontes}}"
    assert _title(wrapped, "biblatex") == WHOLE
    assert read_bibliography(wrapped + bare, "bibtex").references[0].title == WHOLE
    habit = read_bibliography(wrapped, "bibtex")
    assert habit.references[0].title == Text("The NATO problem")
    assert "{{The NATO problem}}" in write_bibliography(habit, "bibtex")


@pytest.mark.parametrize(
    ("title", "format_name", "written"),
    [
        (NATO, "biblatex", "title = {The {NATO} and {Belarus} problem}"),
        (NATO, "bibtex", "title = {The {NATO} and {Belarus} problem}"),
        (NATO, "hayagriva", 'title: "The {NATO} and {Belarus} problem"'),
        (NATO, "ris", "TI  - The NATO and Belarus problem"),
        (WHOLE, "biblatex", "title = {{The NATO problem}}"),
        (WHOLE, "bibtex", "title = {{{The NATO problem}}}"),
        (WHOLE, "hayagriva", 'title: "{{The NATO problem}}"'),
        (Text("Ad fontes"), "biblatex", "title = {Ad fontes}"),
        (Text("Ad fontes"), "bibtex", "title = {{Ad fontes}}"),
        (Text("Ad fontes"), "hayagriva", 'title: "{Ad fontes}"'),
        (Text("AT&T", protected=("AT&T", "NATO")), "biblatex", r"title = {{AT\&T}}"),
        (Text("By & Co, Inc", protected=("& Co",)), "biblatex", r"title = {By {{\& Co}}, Inc}"),
        (Text("A $x_NATO$", protected=("NATO",)), "biblatex", "title = {A $x_NATO$}"),
    ],
)
def test_protected_words_are_written_as_the_format_has_them(title: Text, format_name: str, written: str) -> None:
    """Where nothing is known, each format keeps its habit."""
    assert written in write_bibliography(Bibliography((Reference("book", "a", title=title),)), format_name)


@pytest.mark.parametrize("format_name", ["biblatex", "bibtex", "csl-json", "hayagriva"])
@pytest.mark.parametrize("title", [NATO, WHOLE, Text("Ad fontes"), Text("Мір і НАТО", protected=("НАТО",))])
def test_protection_comes_back(title: Text, format_name: str) -> None:
    """Every format that has a mark brings the same words back, and nobody gets words that had none."""
    given = Bibliography((Reference("chapter", "a", "en", title=title, container_title=title, title_short=title),))
    assert read_bibliography(write_bibliography(given, format_name), format_name) == given
    assert find_losses(given, format_name) == ()


@pytest.mark.parametrize(
    ("marked", "value", "words"),
    [
        ('The <span class="nocase">NATO</span> problem', "The NATO problem", ("NATO",)),
        ("The <span class='nocase'>NATO</span> problem", "The NATO problem", ("NATO",)),
        ('<span class="nocase">A <span class="nocase">B</span></span> c', "A B c", ("A B",)),
        ('<i><span class="nocase">Homo</span> sapiens</i>', "<i>Homo sapiens</i>", ("Homo",)),
        ('<span style="font-variant:small-caps;">A <span class="nocase">B</span></span>',
         '<span style="font-variant:small-caps;">A B</span>', ("B",)),
        ('The <span class="nocase">NATO problem', 'The <span class="nocase">NATO problem', ()),
        ("a nocase </span>", "a nocase </span>", ()),
    ],
)  # fmt: skip
def test_spans_of_csl_json_protect_words(marked: str, value: str, words: tuple[str, ...]) -> None:
    """As Zotero and Better BibTeX write them; other marks and broken ones stay part of the text."""
    title = _title(json.dumps([{"id": "a", "type": "book", "title": marked}]), "csl-json")
    assert (title.value, title.protected) == (value, words)


@pytest.mark.parametrize("profile", ["csl", "zotero", "apa", "chicago", "harvard", "mla"])
def test_every_profile_marks_the_words(profile: str) -> None:
    """Zotero and the processors behind the styles know the mark."""
    given = Bibliography((Reference("book", "a", "en", title=NATO),))
    (item,) = json.loads(write_bibliography(given, "csl-json", profile=profile))
    assert item["title"] == 'The <span class="nocase">NATO</span> and <span class="nocase">Belarus</span> problem'


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The {NATO} problem", Text("The NATO problem", protected=("NATO",))),
        ("{The NATO problem}", Text("The NATO problem")),
        ("{{The NATO problem}}", WHOLE),
        (r"{A \} and {B}} \{C\} {D}", Text("A } and B {C} D", protected=("A } and B", "D"))),
        ({"value": "The NATO problem", "verbatim": "true"}, WHOLE),
        ({"value": "The {NATO} problem"}, Text("The NATO problem", protected=("NATO",))),
    ],
)
def test_braces_of_hayagriva_protect_words(title: object, expected: Text) -> None:
    """A pair around the whole title is what programs write where they know nothing."""
    assert _title(f"a:\n  type: Book\n  title: {json.dumps(title)}\n", "hayagriva") == expected


def test_only_titles_have_protecting_braces() -> None:
    """Braces around an organisation keep its name whole; they are no mark of capitals."""
    (book,) = read_bibliography(
        "@book{a, author={{NATO Review}}, publisher={{NATO Press}}, location={{Brussels}}}", "biblatex"
    ).references
    assert (book.publisher, book.publisher_place) == (Text("NATO Press"), Text("Brussels"))
    assert book.author[0].literal == "NATO Review"


def test_ris_tells_the_loss_once() -> None:
    """However many words of however many titles."""
    records = tuple(Reference("book", f"k{number}", title=NATO) for number in range(3))
    assert [found.message for found in find_losses(Bibliography(records), "ris")] == [
        "ris cannot carry which words of title keep their capitals (3 records: k0, k1, k2)"
    ]


def test_words_that_are_gone_say_nothing() -> None:
    """When a stage has changed the text, what is left of the protection counts."""
    changed = Reference("book", "a", title=Text("The ЕС and Belarus", protected=("NATO", "Belarus", "The NATO")))
    written = write_bibliography(Bibliography((changed,)), "biblatex")
    assert "{The ЕС and {Belarus}}" in written
    assert find_losses(Bibliography((changed,)), "ris") != ()


@pytest.mark.parametrize("piece", ["{N}", "{NATO} ", "{{", "}", "{\\'E}", "$x_{N}$", "\\emph{", "{a{b"])
def test_hostile_braces_cost_linear_time(piece: str) -> None:
    """Eight times as many braces take about eight times as long."""

    def read(number: int) -> None:
        text = f"@book{{a, title = {{{piece * number}}}}}"
        read_bibliography(text, "biblatex")
        read_bibliography(text, "bibtex")

    assert_in_proportion(read, 2_000, 16_000)


def test_no_other_stage_sees_protection() -> None:
    """Printed lists, keys, orders and groups of duplicates are those of the same records without any."""
    entries = """@article{a, author={Doe, Jane}, title={The {NATO} and {B}elarus Problem}, date={2001}, journaltitle={{IEEE} Access}}
        @book{b, author={Roe, Jim}, title={{All About DNA}}, date={2002}, langid={english}}
        @book{c, title={{Пра} {НАТО}}, date={2003}, langid={belarusian}}
        @article{d, author={Doe, Jane}, title={The NATO and Belarus Problem}, date={2001}, journaltitle={IEEE Access}}"""
    marked = read_bibliography(entries, "biblatex")
    plain = Bibliography(tuple(map(_without_protection, marked.references)))
    assert marked != plain
    for name in style_names():
        style = citekit.load_style(name)
        printed = [write_lists([citekit.print_bibliography(one, style)], "html") for one in (marked, plain)]
        assert printed[0] == printed[1]
    assert citekit.find_duplicates(marked.references) == citekit.find_duplicates(plain.references) == ((0, 3),)
    merged = citekit.merge_duplicates(marked).references
    assert (len(merged), merged[0].extra) == (3, (("ids", "d"),))
    for order in ("cyrillic-first", "romanised"):
        given = citekit.sort_bibliography(marked, order), citekit.sort_bibliography(plain, order)
        assert [one.citation_key for one in given[0].references] == [one.citation_key for one in given[1].references]
    pattern = "{auth}{year}{shorttitle}"
    assert [one.citation_key for one in citekit.assign_citation_keys(marked.references, pattern)] == [
        one.citation_key for one in citekit.assign_citation_keys(plain.references, pattern)
    ]


def _without_protection(reference: Reference) -> Reference:
    texts = {name: getattr(reference, name) for name in ("title", "container_title") if getattr(reference, name)}
    return replace(reference, **{name: replace(text, protected=()) for name, text in texts.items()})


def test_italics_of_csl_titles_are_printed_and_come_back() -> None:
    """LaTeX gets commands, Typst the words alone, and every .bib file brings the tags back."""
    title = Text("Чорны замак <i>Альшанскі</i> & NATO<sup>2</sup>", protected=("Чорны",))
    book = Reference("book", "a", title=title)
    written = write_bibliography(Bibliography((book,)), "biblatex")
    assert r"title = {{Чорны} замак \textit{Альшанскі} \& NATO\textsuperscript{2}}" in written
    for form in ("biblatex", "bibtex", "csl-json"):
        back = read_bibliography(write_bibliography(Bibliography((book,)), form), form)
        assert (back.references, back.diagnostics) == ((book,), ())
    assert "Чорны} замак Альшанскі & NATO2" in write_bibliography(Bibliography((book,)), "hayagriva")
    edited = written.replace(r"\textit{Альшанскі}", "новы")
    assert str(read_bibliography(edited, "biblatex").references[0].title) == "Чорны замак новы & NATO2"


@pytest.mark.parametrize(
    "value", ["a <i> b", "<i>a<b>b</i></b>", "<i></i>", "x <span> <i>y</i>", r"\foo{<i>x</i>}", "$<i>x_1</i>$"]
)
def test_tags_that_are_none_stay_text(value: str) -> None:
    """What is not closed in its turn, or stands in a formula, is written as it is and read as it was."""
    book = Reference("book", "a", title=Text(value))
    for form in ("biblatex", "bibtex"):
        back = read_bibliography(write_bibliography(Bibliography((book,)), form), form)
        assert (back.references, back.diagnostics) == ((book,), ())
