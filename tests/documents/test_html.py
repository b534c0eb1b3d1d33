"""Reading web pages: what a reader of the page sees is the text, in order, with its marks, links and notes."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stopwatch import within

from citekit.documents import read_document_bytes
from citekit.documents.html import recognizes
from citekit.errors import UnreadableInputError
from citekit.model import Document

RUSSIAN = "Список литературы: Бердяев Н. А. Философия свободного духа. М.: Республика, 1994."
POLISH = "Bibliografia: Głuszkowska J., Skrypt do zajęć praktycznych, Łódź 1985."


def read(body: str) -> Document:
    """Return the document of a page with this body."""
    return read_document_bytes(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "a.html")


TEXTS = [
    ("<p>a\n  b</p><p>c<br>d</p>", "a b\n\nc\nd"),
    ("<h1>A</h1>b<div>c</div><div>d</div>", "A\n\nb\nc\nd"),
    ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
    ("<ol start=5><li>a<li value=9>b<li>c</ol>", "5. a\n9. b\n10. c"),
    ("<ol reversed><li>a<li>b<li>c</ol>", "3. a\n2. b\n1. c"),
    ("<ol reversed start=12><li>a<li>b</ol>", "12. a\n11. b"),
    ("<ol type=I><li>a<li>b</ol><ol style='list-style-type: lower-alpha'><li>c</ol>", "I. a\nII. b\n\na. c"),
    ("<ol style='list-style:none'><li>[1] a<li>[2] b</ol>", "[1] a\n[2] b"),
    ("<ol><li>1. a<li>2. b</ol>", "1. a\n2. b"),
    ("<ol><li>1999 was a year</ol>", "1. 1999 was a year"),
    ("<ul><li>a<ul><li>b</ul><li>c</ul>", "• a\n• b\n• c"),
    ("<ol><li><p>a</p><p>b</p><li>c<br>d</ol>", "1. a b\n2. c d"),
    ("<ol><li></li><li>b</li></ol>", "2. b"),
    ("<ol><li><h2>Post</h2><p>a</p><p>b</p></li></ol>", "1. Post\na\nb"),
    ("<dl><dt>[1]<dd>a<dt>[2]<dd>b<dt>Word<dd>c</dl>", "[1] a\n[2] b\nWord\nc"),
    ("<table><tr><td>1.</td> <td>a <b>b</b></td></tr><tr><td>2.<td>c</table>", "1.\ta b\n2.\tc"),
    ("<table><tr><td>menu<td><p>a<p>b<p>c<p>d</table>", "menu\n\na\n\nb\n\nc\n\nd"),
    ("<pre>a\n  b\n\nc</pre>", "a\nb\n\nc"),
    ("<nav>x</nav><script>x</script><style>x</style><p hidden>x<p style='display: none'>x<p>a", "a"),
    ("<p>a<del>x</del><!-- x --><noscript>x</noscript><span aria-hidden=true>x</span>b", "ab"),
    ("<p>2014<sup>3</sup>, m<sup>2</sup>, n<sup>o</sup> 5", "2014³, m², no 5"),
    ("<p>hy&shy;phen&nbsp;&ndash; a&#8203;b &amp; &lt;c&gt; <q>d</q>", "hyphen\xa0– ab & <c> “d”"),
    ("<p>infor&shy;<br>matsiya", "infor\xad\nmatsiya"),
    ("<p>a <a href='http://x.org/1'>b </a><i>c</i>", "a b c"),
    ("<p><a href='http://x.org/a/b'>http://x.org/… </a>(consulted)", "http://x.org/a/b (consulted)"),
    ("<p>a<p>b", "a\n\nb"),
    ("", ""),
]


@pytest.mark.parametrize(("body", "text"), TEXTS)
def test_a_page_becomes_the_lines_that_it_shows(body: str, text: str) -> None:
    """Blocks are lines, lists have their marks, and what is hidden is not there."""
    document = read(body)
    assert document.text == text
    assert all(document.text[line.span.start : line.span.end] == line.text for line in document.lines)


KINDS = [
    ("<h2>a</h2>", "heading"),
    ("<ol><li>a</ol>", "item"),
    ("<p>a", "text"),
    ("<div class=csl-entry><div class=csl-left-margin>1.</div><div>a</div></div>", "item"),
    ("<p role=doc-biblioentry>a", "item"),
    ("<header>a</header>", "furniture"),
    ("<header><h1>a</h1></header>", "heading"),
    ("<article><header>a</header></article>", "text"),
    ("<footer>a</footer>", "furniture"),
    ("<div class='left sidebar'>a</div>", "furniture"),
    ("<ul id=menu><li>a</ul>", "furniture"),
    ("<div id=ftn1>a</div>", "note"),
    ("<section role=doc-endnotes><ol><li id=fn1>a</ol></section>", "note"),
]


@pytest.mark.parametrize(("body", "kind"), KINDS)
def test_lines_say_what_they_are(body: str, kind: str) -> None:
    """Headings, items, notes and what surrounds the text are told apart."""
    assert [line.kind for line in read(body).lines] == [kind]


NOTES = [
    (
        "<p>a<a href='#fn1'><sup>1</sup></a><ol><li id=fn1>Nowak J., 1999. <a href='#r' role=doc-backlink>↩</a></ol>",
        ("1", "Nowak J., 1999.", "a"),
    ),
    (
        "<p>a<a href='#_ftn3' name='_ftnref3'>[3]</a><div id=ftn3><p><a href='#_ftnref3' name='_ftn3'>[3]</a> Nowak</div>",
        ("3", "Nowak", "a"),
    ),
    (
        "<p>a<a href='#sdfootnote1sym'><sup>1</sup></a><div id=sdfootnote1><p><a href='#sdfootnote1anc'>1</a>Nowak</div>",
        ("1", "Nowak", "a"),
    ),
    ("<p>a<sup><a href='#note-2'>*</a></sup><p id=note-2>Nowak", ("*", "Nowak", "a")),
    ("<p id=fn1>Nowak", (None, "Nowak", None)),
]


@pytest.mark.parametrize(("body", "note"), NOTES)
def test_notes_know_their_label_their_text_and_their_anchor(
    body: str, note: tuple[str | None, str, str | None]
) -> None:
    """Notes of Markdown, Word and LibreOffice pages are found; the way back is not part of them."""
    document = read(body)
    (found,) = document.footnotes
    before = None if found.anchor is None else document.text[: found.anchor]
    assert (found.label, document.text[found.span.start : found.span.end], before) == note


def test_links_lie_where_their_text_stands() -> None:
    """A link keeps its target; one within the page is none, and a base is minded."""
    document = read(
        "<base href='http://x.org/d/'><p>a <a href='b.pdf'>B</a> <a href='#c'>C</a> <a href='http://y.org/1/2'>y.org/…</a> z"
    )
    assert [(document.text[link.span.start : link.span.end], link.url) for link in document.links] == [
        ("B", "http://x.org/d/b.pdf"),
        ("http://y.org/1/2", "http://y.org/1/2"),
    ]


@pytest.mark.parametrize(
    ("text", "encoding", "claim"),
    [
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "cp1251", None),
        (RUSSIAN, "koi8-r", None),
        (RUSSIAN, "cp1251", "iso-8859-1"),
        (RUSSIAN, "cp1251", "utf-8"),
        (RUSSIAN, "cp1251", "no-such-table"),
        (RUSSIAN, "utf-8", "windows-1251"),
        (RUSSIAN, "utf-16", None),
        (RUSSIAN, "utf-16-le", "utf-16"),
        (RUSSIAN, "utf-8-sig", "windows-1251"),
        (POLISH, "iso8859-2", "iso-8859-2"),
        (POLISH, "cp1250", "windows-1250"),
        (POLISH, "iso8859-2", None),
    ],
)
def test_the_encoding_is_what_the_bytes_are(text: str, encoding: str, claim: str | None) -> None:
    """A true claim is believed, a false or missing one is seen through."""
    meta = f"<meta http-equiv='Content-Type' content='text/html; charset={claim}'>" if claim else ""
    assert read_document_bytes(f"<html><head>{meta}</head><body><p>{text}".encode(encoding), "a").text == text


RECOGNIZED = [
    (b"<!doctype HTML><p>a", True),
    (b"\xef\xbb\xbf \n<!-- a --><?xml version='1.0'?><html>", True),
    ("<html>".encode("utf-16"), True),
    (b"<p>a</p>\n", True),
    (b"<p align=center>A README</p>\n\n# Title", False),
    (b"<article><p/></article>", False),
    (b"<TEI/>", False),
    (b"a <html>", False),
    (b"<http://example.org>", False),
    (b"<!-- <html>", False),
    (b"", False),
]


@pytest.mark.parametrize(("data", "known"), RECOGNIZED)
def test_a_page_is_known_by_how_it_begins(data: bytes, known: bool) -> None:
    """Other XML, and texts that hold a tag, are no pages."""
    assert recognizes(data) is known


def test_xhtml_is_read_as_xml() -> None:
    """A closed empty tag ends nothing but itself."""
    page = b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>a<a id="b"/>&nbsp;c</p></body></html>'
    assert read_document_bytes(page, "a").text == "a\xa0c"


HOSTILE = [
    b"<div>" * 100_000,
    b"<ol><li>" * 900 + b"x" * 2_000_000,
    b"<a href='http://a.org/b'>x" * 20_000,
    b"<table><tr><td>a<td>" * 600 + b"x<p>" * 20_000,
    b"<div>" * 1500 + b"<header></header>" * 20_000,
    b"<p style='display" + b" " * 1_000_000 + b"'>",
    b"<a href='http://" + b"a." * 500_000 + b"'>" + b"a." * 500_000 + b"</a>",
    b"<div id=fn1>" * 1500 + b"x<p>" * 5_000,
    b"<!--" * 100_000,
    b"<p a" * 3_100_000 + b"<a" * 3_100_000,
]


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_pages_end_in_time(body: bytes) -> None:
    """Nesting, repetition and endless attributes cost linear time, or are refused."""
    with within(10), contextlib.suppress(UnreadableInputError):
        read_document_bytes(b"<html><body>" + body, "x")


def test_the_depth_limit_is_named() -> None:
    """Whoever has such a page learns why it is refused."""
    with pytest.raises(UnreadableInputError, match="deeper than the limit of 2048"):
        read_document_bytes(b"<html>" + b"<div>" * 3000, "x")


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(
            st.sampled_from(
                ["<ol>", "<li>", "<a href=http://x.org>", "</a>", "<td>", "<tr>", "<sup>", "a", "<p id=fn1>", "<br>"]
            )
        ).map(lambda tags: " ".join(tags).encode()),
    )
)
def test_any_page_is_read_or_refused(body: bytes) -> None:
    """Whatever follows the first tag, spans fit their text, and nothing but the one error is raised."""
    with contextlib.suppress(UnreadableInputError):
        document = read_document_bytes(b"<html>" + body, "x")
        assert document.text == "\n".join(line.text for line in document.lines)
        assert all(document.text[line.span.start : line.span.end] == line.text for line in document.lines)
        assert all(document.text[link.span.start : link.span.end].strip() for link in document.links)
