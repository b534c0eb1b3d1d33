"""The table in each form is read back by a reader of that form, whatever the values hold."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.errors import UnknownFormatError
from citekit.model import Span
from citekit.reports import FORMS, Doubt, form_of, write_review
from citekit.reports.excerpts import Piece, cut_excerpt, visible
from citekit.reports.forms import COLUMNS, mark_excerpt

HOSTILE = [
    "a\tb\nc\r\nd\x0b\x0c\x1c\x85\u2028\u2029e",
    "\x1b[31mred\x1b]0;title\x07",
    "\u202eright to left\u202c\u200f\u2066",
    "<script>alert(1)</script> & \"quotes\" 'too' $rows ${rows}",
    "a|b `c` *d* _e_ [f](http://example.by) ![g](h) ~i~ <b> # j\\| \\",
    "http://example.by/a_b?c=1 www.example.by user@example.by",
    "=cmd|' /C calc'!A0",
    "\ud800 lone \udfff",
    "⟦marked⟧ […]",
    "",
]


def doubt(text: str, confidence: float | None = 0.5) -> Doubt:
    pieces = (Piece("", "cut"), Piece(text), Piece("12–29", "marked"), Piece("."))
    return Doubt(3, "key", "title", text, confidence, (f"code: {text}", "low confidence"), pieces, "be")


def shown(text: str) -> list[str]:
    return [
        "3",
        "key",
        "title",
        visible(text),
        "0.500",
        f"code: {visible(text)}; low confidence",
        mark_excerpt(doubt(text).source),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_tsv_has_a_line_for_each_doubt(text: str) -> None:
    """Nothing in a value ends a line or a column, for whatever splits lines."""
    lines = write_review([doubt(text), doubt("sound")], "tsv").splitlines()
    assert [line.split("\t") for line in lines] == [list(COLUMNS), shown(text), shown("sound")]


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_is_read_by_a_csv_reader_and_holds_no_formula(text: str) -> None:
    """Rows end with CR LF, the file begins with a byte order mark, no cell begins as a formula does."""
    written = write_review([doubt(text)], "csv")
    assert written.startswith("\ufeffnumber,")
    assert written.endswith("\r\n")
    head, row = csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline=""), strict=True)
    assert head == list(COLUMNS)
    assert [cell.removeprefix("'") for cell in row] == shown(text)
    assert not any(re.match(r"\s*[=+\-@]", cell) for cell in row)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "＝", "－1"])
def test_what_a_spreadsheet_would_calculate_gets_an_apostrophe(start: str) -> None:
    """A formula is text."""
    row = list(csv.reader(io.StringIO(write_review([doubt(start + "1+1")], "csv"))))[1]
    assert row[3] == f"'{start}1+1"


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self.marked = ""
        self.in_mark = self.in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.in_cell = True
        self.in_mark = self.in_mark or tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        self.in_cell = self.in_cell and tag not in ("td", "th")
        self.in_mark = self.in_mark and tag != "mark"

    def handle_data(self, data: str) -> None:
        if self.in_cell:
            self.rows[-1][-1] += data
        if self.in_mark:
            self.marked += data


def read_page(text: str) -> _Page:
    page = _Page()
    page.feed(text)
    page.close()
    return page


@pytest.mark.parametrize("text", HOSTILE)
def test_html_escapes_everything_and_marks_the_place(text: str) -> None:
    """A reader of HTML finds the values as text, the place within ``<mark>``, and no element of theirs."""
    page = read_page(write_review([doubt(text)], "html"))
    number, key, field, value, confidence, why, source = page.rows[1]
    assert (number, key, field, confidence, page.marked) == ("3", "key", "title", "0.500", "12–29")
    assert value == visible(text)
    assert why == f"code: {visible(text)}low confidence"
    assert source == f"[…]{visible(text)}12–29."
    assert not {tag for tag, _ in page.tags} & {"script", "b", "img", "a"}


def test_the_page_needs_nothing_but_itself_and_is_accessible() -> None:
    """No address is fetched; the language, the title, the caption and the scope of heads are told; no script runs."""
    page = read_page(write_review([doubt("назва")], "html"))
    assert not [attrs for _, attrs in page.tags if attrs.keys() & {"src", "href", "srcset", "onload"}]
    tags = dict(page.tags)
    assert tags["html"]["lang"] == "en"
    assert {"title", "caption", "main", "h1", "thead", "tbody"} <= tags.keys()
    assert [attrs["scope"] for tag, attrs in page.tags if tag == "th"] == ["col"] * 7 + ["row"]
    assert {attrs.get("lang") for tag, attrs in page.tags if tag == "td"} == {None, "be"}


def test_a_hostile_language_tag_is_left_out() -> None:
    """Only what can be a tag becomes an attribute."""
    row = Doubt(1, "k", "title", "v", 0.1, ("w",), (), 'be" onload="x')
    assert "onload" not in write_review([row], "html")


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_is_a_table_whose_cells_are_plain_text(text: str) -> None:
    """Pandoc reads the values back; nothing in them is a link, an emphasis, code or HTML."""
    written = write_review([doubt(text)], "md")
    document = json.loads(pypandoc.convert_text(written, "json", format="gfm"))
    kinds = set(re.findall(r'"t": ?"(\w+)"', json.dumps(document)))
    assert kinds <= {"Table", "Plain", "Str", "Space", "AlignDefault", "AlignRight", "ColWidthDefault", "ColWidth"}
    plain = pypandoc.convert_text(written, "html", format="gfm", extra_args=["--wrap=none"])
    cells = read_page(plain).rows[1]
    assert [re.sub(r"\s+", " ", cell).strip() for cell in cells] == [
        re.sub(r"\s+", " ", cell).strip() for cell in shown(text)
    ]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_doubtful_is_a_head_alone(form: str) -> None:
    """The empty table has its columns and no row."""
    written = write_review([], form)
    assert "confidence" in written.lower()
    if form == "html":
        assert len(read_page(written).rows) == 1
    else:
        assert len(written.splitlines()) == (2 if form == "md" else 1)


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a.tsv", "tsv"), ("a.b.CSV", "csv"), ("x/y.html", "html"), ("a.md", "md"), ("-", "tsv"), ("a", "tsv")],
)
def test_the_suffix_chooses_the_form(path: str, expected: str) -> None:
    """A name without a suffix, and standard output, is TSV."""
    assert form_of(path) == expected


def test_unknown_forms_are_told_with_those_that_are_known() -> None:
    """The error names the suffixes there are."""
    with pytest.raises(UnknownFormatError, match=r"\.html"):
        form_of("review.docx")
    with pytest.raises(UnknownFormatError, match="docx"):
        write_review([], "docx")


def test_a_whole_reference_has_no_confidence() -> None:
    """Its cell is empty."""
    assert write_review([doubt("x", None)]).splitlines()[1].split("\t")[4] == ""


def test_a_very_long_value_is_shortened() -> None:
    """The table stays readable when a megabyte stands in a field."""
    assert len(write_review([doubt("слова " * 200_000)]).splitlines()[1].split("\t")[3]) < 1100


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("С. 12–29.", [(3, 8)], "С. ⟦12–29⟧."),
        ("С. 12–29.", [(0, 9)], "⟦С. 12–29.⟧"),
        ("С. 12–29.", [], "С. 12–29."),
        ("С. 12–29.", [(5, 5), (20, 30), (3, 8)], "С. ⟦12–29⟧."),
        ("abcdef", [(0, 3), (2, 5)], "⟦abc⟧⟦de⟧f"),
        ("a" * 60 + "X" + "b" * 60, [(60, 61)], f"[…]{'a' * 50}⟦X⟧{'b' * 50}[…]"),
        ("X" + "a" * 300 + "Y", [(0, 1), (301, 302)], f"⟦X⟧{'a' * 50}[…]{'a' * 50}⟦Y⟧"),
        ("x" * 300, [(0, 300)], f"⟦{'x' * 100}[…]{'x' * 100}⟧"),
        ("x" * 300, [], f"{'x' * 200}[…]"),
        ("a ⟦b⟧ […] c", [(2, 5)], "a ⟦\\u27e6b\\u27e7⟧ [\\u2026] c"),
        ("a\\b\tc", [(0, 1)], "⟦a⟧\\\\b\\tc"),
    ],
)
def test_excerpts(text: str, spans: list[tuple[int, int]], expected: str) -> None:
    """The place is marked, what is far from it left out, and the string's own marks cannot be taken for ours."""
    assert mark_excerpt(cut_excerpt(text, [Span(*span) for span in spans])) == expected


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_an_uncut_excerpt_is_the_whole_string(text: str, spans: list[tuple[int, int]]) -> None:
    """Whatever the spans, the pieces join to the string as printed when nothing is left out."""
    pieces = cut_excerpt(text, [Span(*span) for span in spans])
    if all(piece.kind != "cut" for piece in pieces):
        assert "".join(piece.text for piece in pieces) == text
    marked = mark_excerpt(pieces)
    assert marked.count("⟦") == marked.count("⟧")


@given(st.text(st.characters(blacklist_categories=())))
def test_visible_text_is_one_line_and_nothing_is_lost(text: str) -> None:
    """Escapes are Python's, so the text comes back; no control character and no lone surrogate stays."""
    written = visible(text)
    assert written.splitlines() in ([], [written])
    assert written.encode("utf-8").decode("utf-8") == written
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)
    restored = re.sub(r"\\(\\|[tnr]|x..|u....|U.{8})", lambda m: m[0].encode().decode("unicode_escape"), written)
    assert restored == text
