"""Reading OpenDocument texts: lists, notes and links as an office prints them."""

from __future__ import annotations

import io
import zipfile

import pytest

from citekit.documents import read_document_bytes
from citekit.model import Document

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing"))
)  # fmt: skip
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:svg"'
STYLES = """<text:list-style style:name="N">
  <text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
  <text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a" text:display-levels="2"/>
</text:list-style>
<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="\uf0b7"/></text:list-style>
<text:list-style style:name="R">
  <text:list-level-style-number text:level="1" style:num-prefix="[" style:num-suffix="]" style:num-format="I" text:start-value="4"/>
</text:list-style>
<text:list-style style:name="E"><text:list-level-style-number text:level="1" style:num-format=""/></text:list-style>
<style:style style:name="P1" style:parent-style-name="Heading_20_2"/>
<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>"""


def content(body: str) -> str:
    return (
        f"<office:document-content {NAMESPACES} {XLINK}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def odt(body: str) -> Document:
    """Return the document of a package with this body."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content(body))
    return read_document_bytes(stream.getvalue(), "a.odt")


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def listed(*items: str, style: str = "N", more: str = "") -> str:
    inner = "".join(f"<text:list-item>{one if one.startswith('<') else p(one)}</text:list-item>" for one in items)
    return f'<text:list text:style-name="{style}" {more}>{inner}</text:list>'


def note(text: str, kind: str = "footnote", mark: str = "1") -> str:
    return (
        f'<text:note text:id="{kind}{mark}" text:note-class="{kind}"><text:note-citation>{mark}</text:note-citation>'
        f"<text:note-body>{p(text)}</text:note-body></text:note>"
    )


TEXTS = [
    (p("a \n b") + p("c"), "a b\n\nc"),
    (p("a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d"), "a b\tc\nd"),
    (listed("a", "b"), "1. a\n2. b"),
    (listed("a", p("b") + listed("c", "d"), "e"), "1. a\n2. b\n2.a) c\n2.b) d\n3. e"),
    (listed("a") + p("t") + listed("b"), "1. a\n\nt\n\n1. b"),
    (listed("a") + p("t") + listed("b", more='text:continue-numbering="true"'), "1. a\n\nt\n\n2. b"),
    (
        listed("a", more='xml:id="l1"') + listed("x", style="B") + listed("b", more='text:continue-list="l1"'),
        "1. a\n\n• x\n\n2. b",
    ),
    (listed("a", "b", style="R"), "[IV] a\n[V] b"),
    (listed("a", style="E"), "a"),
    (listed("a", style="none"), "a"),
    ('<text:list text:style-name="N"><text:list-item text:start-value="9">' + p("a") + "</text:list-item></text:list>", "9. a"),
    ('<text:list text:style-name="N"><text:list-header>' + p("h") + "</text:list-header></text:list>", "h"),
    (p('<text:a xlink:href="http://x.org/a/b">http://x.org/…</text:a> (b)'), "http://x.org/a/b (b)"),
    (p('m<text:span text:style-name="T1">2</text:span>'), "m²"),
    (p("a<text:bookmark text:name='x'/><text:change-start/>b<text:soft-page-break/>c"), "abc"),
    ("<text:tracked-changes>" + p("gone") + "</text:tracked-changes>" + p("a"), "a"),
    (p("a<office:annotation><text:p>comment</text:p></office:annotation>b"), "ab"),
    (p("a<draw:frame><draw:text-box>" + p("box") + "</draw:text-box><svg:title>x</svg:title></draw:frame>b"), "ab\n\nbox"),
    ('<text:section text:display="none">' + p("x") + "</text:section><text:section>" + p("a") + "</text:section>", "a"),
    (
        "<text:bibliography><text:bibliography-source><text:index-title-template>x</text:index-title-template>"
        "</text:bibliography-source><text:index-body>" + p("Nowak") + "</text:index-body></text:bibliography>",
        "Nowak",
    ),
    (
        "<table:table><table:table-row><table:table-cell>" + p("1.") + "</table:table-cell><table:table-cell>" + p("a") + p("b")
        + "</table:table-cell></table:table-row></table:table>",
        "1.\ta b",
    ),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), TEXTS, ids=range(len(TEXTS)))
def test_a_text_becomes_the_lines_that_are_printed(body: str, text: str) -> None:
    """Lists are counted, changes accepted; comments and templates are not there."""
    document = odt(body)
    assert document.text == text
    assert all(document.text[line.span.start : line.span.end] == line.text for line in document.lines)


def test_a_flat_file_is_read_like_a_packed_one() -> None:
    """One XML file with everything in it is the same text."""
    flat = content(listed("a")).replace("document-content", "document")
    assert read_document_bytes(flat.encode(), "a.xml").text == odt(listed("a")).text == "1. a"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ('<text:h text:outline-level="1">a</text:h>', "heading"),
        ('<text:p text:style-name="P1">a</text:p>', "heading"),
        ('<text:p text:style-name="Title">a</text:p>', "heading"),
        ("<text:p>a</text:p>", "text"),
        ('<text:p text:style-name="Bibliography_20_1">a</text:p>', "item"),
        (listed("a"), "item"),
        (
            "<text:table-of-content><text:index-body><text:p>a</text:p></text:index-body></text:table-of-content>",
            "furniture",
        ),
    ],
)
def test_styles_say_what_a_line_is(body: str, kind: str) -> None:
    """Headings, items and tables of contents are told apart."""
    assert [line.kind for line in odt(body).lines] == [kind]


def test_notes_stand_below_what_points_to_them() -> None:
    """Footnotes follow their paragraph, endnotes the text; each has its label, its text and its anchor."""
    document = odt(
        p("a" + note("End", "endnote", "i")) + p("b" + note("Nowak") + " c" + note("See", mark="2")) + p("d")
    )
    assert document.text == "aⁱ\n\nb¹ c²\n\n1 Nowak\n2 See\n\nd\n\ni End"
    assert [line.kind for line in document.lines if line.text] == ["text", "text", "note", "note", "text", "note"]
    found = [(note.label, document.text[note.span.start : note.span.end], note.anchor) for note in document.footnotes]
    assert found == [("1", "Nowak", 5), ("2", "See", 8), ("i", "End", 1)]


def test_notes_of_a_list_follow_the_list() -> None:
    """A list is not torn by the notes of its items."""
    assert odt(listed("a" + note("Nowak"), "b") + p("c")).text == "1. a¹\n2. b\n\n1 Nowak\n\nc"
