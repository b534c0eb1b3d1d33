"""Reading PDF files: lines in reading order, with their kinds, links and notes."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pdf_builder import Area, Page, Text, build_pdf, column

from citekit.documents import read_document_bytes
from citekit.model import Document

LIST = ["Літаратура", "1. Быкаў В. Знак бяды. – Мінск, 1984.", "2. Колас Я. Новая зямля. – Мінск, 1923."]
LEFT = [f"left column, row {number} of it" for number in range(6)]
RIGHT = [f"right column, row {number} of it" for number in range(6)]


@pytest.fixture(autouse=True)
def _without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read text layers alone."""
    monkeypatch.setenv("PATH", "")


def read(*pages: Page) -> Document:
    return read_document_bytes(build_pdf(pages), "paper.pdf")


def texts(document: Document, kind: str = "text") -> list[str]:
    return [line.text for line in document.lines if line.kind == kind and line.text]


def test_lines_come_as_printed_with_their_pages() -> None:
    """Every printed line is a line of the document, and a slice of its text."""
    document = read(Page(column(LIST)), Page(column(["3. Купала Я. Паўлінка. – Вільня, 1913."])))
    assert [(line.page, line.text) for line in document.lines] == [
        (1, LIST[0]),
        (1, LIST[1]),
        (1, LIST[2]),
        (2, "3. Купала Я. Паўлінка. – Вільня, 1913."),
    ]
    assert all(document.text[line.span.start : line.span.end] == line.text for line in document.lines)


def test_a_hyphen_at_a_line_end_is_marked() -> None:
    """The lines stay apart, and who joins them can tell the hyphen of a torn word from a dash."""
    document = read(Page(column(["Знак бя-", "ды. http://a.example/antyza-", "chodnie-manewry"])))
    assert texts(document) == ["Знак бя\x02", "ды. http://a.example/antyza\x02", "chodnie-manewry"]


def test_letters_beyond_one_code_keep_the_places() -> None:
    """A ligature of two letters and a letter of two units of UTF-16 shift no place behind them."""
    link = Area(72 + 5 * 8, 748, 4, "http://a.example/")
    document = read(Page([Text(72, 760, "\ufb01nis \ue000 x"), Text(72, 748, "ﬁ \ue000 abc here")], [link]))
    assert texts(document) == ["finis \U0001d400 x", "fi \U0001d400 abc here"]
    assert [document.text[found.span.start : found.span.end] for found in document.links] == ["here"]


ORDERS = {
    "column by column": [*column(LEFT), *column(RIGHT, x=320)],
    "row by row": [text for row in zip(column(LEFT), column(RIGHT, x=320), strict=True) for text in row],
    "from the end": [*reversed(column(RIGHT, x=320)), *reversed(column(LEFT))],
}


@pytest.mark.parametrize("order", ORDERS)
def test_columns_are_read_one_after_the_other(order: str) -> None:
    """Two columns come out in reading order, in whichever order the file holds them."""
    assert texts(read(Page(ORDERS[order]))) == [*LEFT, *RIGHT]


def test_three_columns_below_a_title_are_read_after_it() -> None:
    """A line over all columns comes before what stands below it."""
    columns = [[f"col {name} row {row} text" for row in range(5)] for name in "abc"]
    rows = zip(*(column(lines, x=60 + 170 * at, top=700) for at, lines in enumerate(columns)), strict=True)
    title = Text(60, 740, "A title that goes over the whole of the page, and over all of its columns")
    assert texts(read(Page([title, *(text for row in rows for text in row)]))) == [
        title.text,
        *(line for lines in columns for line in lines),
    ]


def test_the_numbers_of_a_list_are_no_column() -> None:
    """Numbers that stand far from their references stay in front of them."""
    numbers = column([f"{number}." for number in range(1, 6)])
    names = column([f"Аўтар {number}. Назва кнігі пра мову. – Мінск, 1990." for number in range(1, 6)], x=110)
    lines = texts(read(Page([text for row in zip(numbers, names, strict=True) for text in row])))
    assert lines == [f"{number}. Аўтар {number}. Назва кнігі пра мову. – Мінск, 1990." for number in range(1, 6)]


@pytest.mark.parametrize("extra", ["", "/Rotate 90"])
def test_turned_pages_are_read_upright(extra: str) -> None:
    """The lines of a table set sideways are found, whether or not the page is shown turned."""
    lines = [f"turned line {number} of words" for number in range(5)]
    page = Page([Text(100 + 12 * at, 72, line, turn=90) for at, line in enumerate(lines)], extra=extra)
    assert texts(read(page)) == lines


def test_lines_from_right_to_left_are_read_in_the_order_of_speech() -> None:
    """Hebrew, which a page holds as it is seen, comes out as it is spoken."""
    assert texts(read(Page(column(["םלוע םולש", "abc"])))) == ["שלום עולם", "abc"]


def test_indents_and_gaps_are_shown() -> None:
    """A list without numbers can be told by its indents, or by the gaps between its items."""
    first, *rest = column(["Kowalski J., Tytuł pracy o języku", "Warszawa 1990.", "Nowak A., Druga praca"])
    hanging = [first, Text(92, rest[0].y, rest[0].text), Text(72, rest[1].y - 9, rest[1].text)]
    more = [Text(92, rest[1].y - 21, "Kraków 1991."), Text(72, rest[1].y - 33, "Zając B., Trzecia praca")]
    document = read(Page([*hanging, *more]))
    assert [line.text for line in document.lines] == [
        "Kowalski J., Tytuł pracy o języku",
        "    Warszawa 1990.",
        "",
        "Nowak A., Druga praca",
        "    Kraków 1991.",
        "Zając B., Trzecia praca",
    ]


def _page(number: int, body: list[str], head: str = "Працы кафедры") -> Page:
    return Page([Text(72, 800, head), *column(body), Text(290, 40, str(number))])


def test_heads_and_page_numbers_are_furniture() -> None:
    """What comes again on other pages in its place, and what counts with the pages, is no text."""
    document = read(*(_page(number, [f"Тэкст {number}", "працяг " * number]) for number in (11, 12, 13)))
    assert texts(document, "furniture") == ["Працы кафедры", "11", "Працы кафедры", "12", "Працы кафедры", "13"]
    assert texts(document) == [
        text for number in (11, 12, 13) for text in (f"Тэкст {number}", ("працяг " * number).strip())
    ]


def test_a_head_that_comes_once_is_known_by_its_page_number() -> None:
    """Author and title alternate over a short paper; the number beside them counts with the pages."""
    heads = ["12 Я. Колас", "Пра мову і літаратуру 13"]
    document = read(*(_page(number, ["Тэкст", f"радок {number}"], head) for number, head in enumerate(heads, 12)))
    assert texts(document, "furniture") == [heads[0], "12", heads[1], "13"]


def test_the_last_line_of_a_reference_is_no_furniture() -> None:
    """Years, pages and addresses at the head of a page belong to the reference that began on the page before."""
    pages = [
        ["2010.", "", "2. Колас Я. Новая зямля"],
        ["2010", "", "3. Колас Я. Новая зямля"],
        ["//a.example/page-11/parts", "", "4. Купала Я."],
        ["//a.example/page-12/parts", "", "5. Купала Я."],
    ]
    document = read(*(Page(column([line or "\xa0" for line in lines], top=780)) for lines in pages))
    assert texts(document) == [line for lines in pages for line in lines if line]


def test_text_across_the_page_is_furniture() -> None:
    """The stamp of an archive in the margin is no line of the paper."""
    stamp = Text(20, 300, "arXiv:0706.0001 [cs.DL] 1 Jun 2007", turn=90)
    document = read(Page([*column(LIST), stamp]))
    assert (texts(document), texts(document, "furniture")) == (LIST, [stamp.text])


def test_a_torn_address_is_made_whole_by_its_link() -> None:
    """The URL behind the print takes its place, with what stands glued to it; the rest stays in its line."""
    url = "http://a.example/long-name_of/page.html"
    lines = ["See http://a.example/long-", "name of/page.html), p. 3"]
    links = [Area(92, 760, 22, url), Area(72, 748, 17, url)]
    document = read(Page(column(lines), links))
    assert document.text == f"See {url}),\np. 3"
    assert [(document.text[link.span.start : link.span.end], link.url) for link in document.links] == [(url, url)]


KEPT = [
    ("the report", "http://a.example/report.pdf"),
    ("A.example", "http://a.example/news/1"),
    ("http://a.example/x", "http://resolver.example/?u=x"),
    ("http://a.example/x/y", "http://a.example/"),
]


@pytest.mark.parametrize(("printed", "url"), KEPT)
def test_a_link_over_other_text_keeps_the_text(printed: str, url: str) -> None:
    """What is printed stays when it says something else than the URL, or more; the link is kept beside it."""
    document = read(Page(column([printed]), [Area(72, 760, len(printed), url)]))
    assert document.text == printed
    assert [(link.span.start, link.span.end, link.url) for link in document.links] == [(0, len(printed), url)]


def test_links_that_lead_into_no_web_are_left_out() -> None:
    """Mail addresses and scripts are no references."""
    links = [Area(72, 760, 9, "mailto:a@a.example"), Area(72, 760, 9, "javascript:alert\\(1\\)")]
    assert read(Page(column(LIST), links)).links == ()


def _with_notes(*notes: Text) -> Page:
    body = [Text(72, 760 - 12 * row, f"Радок тэксту нумар {row}, даўгі і шырокі") for row in range(30)]
    return Page([*body, Text(72, 360, "Слова"), Text(97, 364, "7", 6), Text(105, 360, "і іншае"), *notes])


def test_footnotes_are_told_by_the_raised_number_in_the_text() -> None:
    """Small type below the text is a note when its number stands raised above; the next one counts on."""
    document = read(
        _with_notes(
            Text(72, 120, "7 Колас Я. Новая зямля.", 8), Text(72, 110, "Мінск, 1923.", 8), Text(72, 100, "8 Там жа.", 8)
        )
    )
    assert texts(document, "note") == ["7 Колас Я. Новая зямля.", "Мінск, 1923.", "8 Там жа."]
    notes = [(note.label, document.text[note.span.start : note.span.end]) for note in document.footnotes]
    assert notes == [("7", "Колас Я. Новая зямля.\nМінск, 1923."), ("8", "Там жа.")]
    anchors = [note.anchor for note in document.footnotes]
    assert anchors[1] is None
    assert anchors[0] is not None
    assert document.text[anchors[0] - 5 : anchors[0] + 1] == "Слова7"


def test_a_list_in_small_type_is_no_footnote() -> None:
    """References are often set smaller than the text; without raised numbers they are lines like others."""
    document = read(
        _with_notes(Text(72, 120, "1. Колас Я. Новая зямля.", 8), Text(72, 110, "2. Купала Я. Паўлінка.", 8))
    )
    assert texts(document, "note") == []
    assert document.footnotes == ()


def test_the_page_may_begin_anywhere() -> None:
    """Blanks and a byte order mark before the first byte of a PDF do not hide it."""
    assert texts(read_document_bytes(b"\xef\xbb\xbf\r\n" + build_pdf([Page(column(LIST))]), "x")) == LIST


def test_pdfium_is_loaded_for_a_pdf_alone() -> None:
    """Whoever reads other files never waits for it."""
    code = "import sys, citekit, citekit.cli, citekit.documents; print('pypdfium2' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
