"""Reading Word documents: numbers, notes, links and changes as Word prints them."""

from __future__ import annotations

import io
import zipfile

import pytest

from citekit.documents import read_document_bytes
from citekit.documents.docx_fields import link_target
from citekit.documents.numerals import print_number
from citekit.model import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

ORDERED = """<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3">
  <w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="[%1]"/></w:lvl>
  <w:lvl w:ilvl="1"><w:isLgl/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="Linked"/></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="4"/></w:num>"""

STYLES = """<w:style w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:styleId="Own"><w:name w:val="My title"/><w:basedOn w:val="Heading1"/></w:style>
<w:style w:styleId="Entry"><w:name w:val="Bibliography"/></w:style>
<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Linked"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Reference"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"""


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    content = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def item(text: str, number: int, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def docx(body: str, namespace: str = W, **parts: str) -> Document:
    """Return the document of a package with this body and these parts."""
    kinds = "".join(f'<Relationship Id="p{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    link = f'<Relationship Id="l1" Type="{R}/hyperlink" TargetMode="External" Target="http://x.org/a/b.pdf"/>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="m" Type="{R}/officeDocument" Target="/word/main.xml"/></Relationships>',
        )
        archive.writestr("word/main.xml", _root("document", f"<w:body>{body}</w:body>", namespace))
        for part in ("main", "footnotes"):
            archive.writestr(
                f"word/_rels/{part}.xml.rels", f'<Relationships xmlns="{RELATIONS}">{kinds}{link}</Relationships>'
            )
        for kind, content in parts.items():
            archive.writestr(f"word/{kind}.xml", _root(kind, content, namespace))
    return read_document_bytes(stream.getvalue(), "a.docx")


def _root(name: str, content: str, namespace: str) -> str:
    return f'<w:{name} xmlns:w="{namespace}" xmlns:r="{R}" xmlns:mc="{MC}">{content}</w:{name}>'


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))


def field(code: str, result: str) -> str:
    return f"{BEGIN}<w:r><w:instrText>{code}</w:instrText></w:r>{SEPARATE}{result}{END}"


TEXTS = [
    (paragraph("a") + paragraph("b"), "a\n\nb"),
    (item("a", 1) + item("b", 1), "1. a\n2. b"),
    (item("a", 1) + paragraph("t") + item("b", 1), "1. a\n\nt\n\n2. b"),
    (item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1) + item("e", 1, 1), "1. a\n1.a) b\n1.b) c\n2. d\n2.a) e"),
    (item("a", 1) + item("b", 4) + item("c", 4), "1. a\n7. b\n8. c"),
    (item("a", 3) + item("b", 3, 1), "[IV] a\n4.1. b"),
    (item("a", 5) + item("b", 2), "[IV] a\n• b"),
    (item("a", 0) + item("b", 99), "a\n\nb"),
    (item("", 1) + item("b", 1), "2. b"),
    (paragraph("a", '<w:pStyle w:val="Reference"/>'), "1. a"),
    (paragraph("a", '<w:pStyle w:val="Reference"/><w:numPr><w:numId w:val="0"/></w:numPr>'), "a"),
    (paragraph(run("a") + "<w:r><w:br/></w:r>" + run("b")), "a\nb"),
    (item(run("a") + "<w:r><w:br/></w:r>" + run("b"), 1), "1. a b"),
    (paragraph(run("a") + "<w:r><w:tab/></w:r>" + run("b")), "a\tb"),
    (paragraph(run("12") + "<w:r><w:noBreakHyphen/></w:r>" + run("14 do") + "<w:r><w:softHyphen/></w:r>" + run("main")), "12-14 domain"),
    (paragraph(run("20") + run("14") + run("2", '<w:vertAlign w:val="superscript"/>')), "2014²"),
    (paragraph(run("a") + run("x", "<w:vanish/>") + run("b", '<w:vanish w:val="0"/>')), "ab"),
    (paragraph(run("a") + f"<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins>{run('b')}</w:ins>"), "ab"),
    (paragraph(f"<w:moveFrom>{run('x')}</w:moveFrom><w:moveTo>{run('a')}</w:moveTo>"), "a"),
    (paragraph(run("a "), "<w:rPr><w:del/></w:rPr>") + paragraph(run("b")), "a b"),
    (paragraph(f'<w:hyperlink r:id="l1">{run("http://x.org/…")}</w:hyperlink>{run(" (b)")}'), "http://x.org/a/b.pdf (b)"),
    (paragraph(field(' HYPERLINK "http://x.org/a/b.pdf" ', run("x.org/…"))), "http://x.org/a/b.pdf"),
    (paragraph(f'<w:fldSimple w:instr="HYPERLINK &quot;http://x.org/a&quot;">{run("www.x. org/ a")}</w:fldSimple>'), "http://x.org/a"),
    (paragraph(BEGIN + "<w:r><w:instrText>ADDIN ZOTERO_BIBL {}</w:instrText></w:r>" + SEPARATE + run("a")) + paragraph(run("b") + END), "a\n\nb"),
    (paragraph(field(" IF " + field("PAGE", run("x")) + " 1", run("a"))), "a"),
    (f"<w:sdt><w:sdtPr><w:tag w:val='MENDELEY_BIBLIOGRAPHY'/></w:sdtPr><w:sdtContent>{paragraph('a')}</w:sdtContent></w:sdt>", "a"),
    (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph('Click')}</w:sdtContent></w:sdt>{paragraph('a')}", "a"),
    (
        "<w:tbl><w:tr><w:tc>" + item("", 1) + "</w:tc><w:tc>" + paragraph("a") + "</w:tc></w:tr>"
        "<w:tr><w:tc>" + item("", 1) + "</w:tc><w:tc>" + paragraph("b") + paragraph("c") + "</w:tc></w:tr></w:tbl>",
        "1. a\n2. b c",
    ),
    (
        paragraph(
            run("a")
            + "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>" + paragraph("box") + "</w:txbxContent></w:drawing>"
            "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>" + paragraph("box") + "</w:txbxContent></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>" + run("b")
        ),
        "ab\n\nbox",
    ),
    (paragraph('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:font="Arial" w:char="2013"/></w:r>'), "–"),
    (paragraph('<w:commentRangeStart w:id="1"/>' + run("a") + '<w:r><w:commentReference w:id="1"/></w:r>'), "a"),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize("namespace", [W, STRICT], ids=["transitional", "strict"])
@pytest.mark.parametrize(("body", "text"), TEXTS, ids=range(len(TEXTS)))
def test_a_document_becomes_the_lines_that_word_prints(body: str, text: str, namespace: str) -> None:
    """Numbers are counted, fields give their results, deleted and hidden text is gone."""
    document = docx(body, namespace, numbering=ORDERED, styles=STYLES)
    assert document.text == text
    assert all(document.text[line.span.start : line.span.end] == line.text for line in document.lines)


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ('<w:pStyle w:val="Heading1"/>', "heading"),
        ('<w:pStyle w:val="Own"/>', "heading"),
        ('<w:pStyle w:val="Own"/><w:numPr><w:numId w:val="1"/></w:numPr>', "heading"),
        ('<w:outlineLvl w:val="2"/>', "heading"),
        ('<w:pStyle w:val="Heading1"/><w:outlineLvl w:val="9"/>', "text"),
        ('<w:pStyle w:val="TOC1"/>', "furniture"),
        ('<w:pStyle w:val="Entry"/>', "item"),
        ('<w:numPr><w:numId w:val="1"/></w:numPr>', "item"),
        ('<w:pStyle w:val="Unknown"/>', "text"),
    ],
)
def test_styles_say_what_a_line_is(properties: str, kind: str) -> None:
    """A style is what the styles that it is based on make of it, and the paragraph has the last word."""
    document = docx(paragraph("a", properties), numbering=ORDERED, styles=STYLES)
    assert [line.kind for line in document.lines] == [kind]


FOOTNOTES = (
    '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
    f'<w:footnote w:id="1">{paragraph("<w:r><w:footnoteRef/></w:r>" + run(" Nowak, see ") + run("p. 5"))}</w:footnote>'
    f'<w:footnote w:id="2">{paragraph("<w:hyperlink r:id=" + chr(34) + "l1" + chr(34) + ">" + run("x.org") + "</w:hyperlink>")}</w:footnote>'
)
ENDNOTES = f'<w:endnote w:id="1">{paragraph("End")}</w:endnote>'


def test_notes_stand_below_what_points_to_them() -> None:
    """Footnotes follow their paragraph, endnotes the text; each has its label, its text and its anchor."""
    reference = '<w:r><w:{} w:id="{}"/></w:r>'
    body = paragraph(run("a") + reference.format("endnoteReference", 1)) + paragraph(
        run("b") + reference.format("footnoteReference", 1) + run(" c") + reference.format("footnoteReference", 2)
    )
    document = docx(body + paragraph("d"), footnotes=FOOTNOTES, endnotes=ENDNOTES)
    assert document.text == "aⁱ\n\nb¹ c²\n\n1 Nowak, see p. 5\n2 http://x.org/a/b.pdf\n\nd\n\ni End"
    assert [line.kind for line in document.lines if line.text] == ["text", "text", "note", "note", "text", "note"]
    found = [(note.label, document.text[note.span.start : note.span.end], note.anchor) for note in document.footnotes]
    assert found == [("1", "Nowak, see p. 5", 5), ("2", "http://x.org/a/b.pdf", 8), ("i", "End", 1)]
    assert [link.url for link in document.links] == ["http://x.org/a/b.pdf"]


def test_the_format_of_the_notes_is_that_of_the_settings() -> None:
    """Endnotes are counted in digits where the document asks for it."""
    body = paragraph(run("a") + '<w:r><w:endnoteReference w:id="1"/></w:r>')
    settings = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
    assert docx(body, endnotes=ENDNOTES, settings=settings).text == "a¹\n\n1 End"


def test_a_mark_that_the_author_typed_is_not_counted() -> None:
    """An asterisk stands for itself, and the next note is the first."""
    reference = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    body = paragraph(run("a") + reference + run(" b") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    assert docx(body, footnotes=FOOTNOTES).text.startswith("a* b¹\n\nNowak")


@pytest.mark.parametrize(
    ("code", "target"),
    [
        (' HYPERLINK "http://x.org/a" ', "http://x.org/a"),
        ("HYPERLINK http://x.org/a \\o tip", "http://x.org/a"),
        (' HYPERLINK "http://x.org/a" \\l "b"', "http://x.org/a#b"),
        (' HYPERLINK \\l "_Toc1" ', None),
        (" PAGE ", None),
        ("", None),
    ],
)
def test_codes_of_links_are_understood(code: str, target: str | None) -> None:
    """The target is what the field names, a place within it included."""
    assert link_target(code) == target


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (3, "01", "03"),
        (27, "a", "aa"),
        (3, "а", "в"),
        (1999, "I", "MCMXCIX"),
        (0, "I", "0"),
        (99999, "I", "99999"),
        (-1, "a", "-1"),
    ],
)
def test_numbers_are_printed_in_their_style(number: int, style: str, printed: str) -> None:
    """Letters and Roman numerals where they exist, digits elsewhere."""
    assert print_number(number, style) == printed
