"""Read titles, headings and text out of pages, friendly and hostile."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stopwatch import within

from citekit.links.page import Page
from citekit.links.pages.reading import PageText, is_html, read_page


def _page(body: str | bytes, kind: str = "text/html; charset=utf-8") -> Page:
    data = body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
    return Page("http://a.example/x", "http://a.example/x", 200, {"content-type": kind}, data)


def test_a_page_is_read_in_its_parts() -> None:
    """Title, headings, own text, furniture, language and marks come apart."""
    text = read_page(
        _page(
            '<!doctype html><html lang="be"><head><title> Пошта\n і чыгунка </title>'
            '<meta property="og:type" content="article"><script src="/a.js">var p = "<p>no</p>";</script></head><body>'
            "<nav><a href=/>Галоўная</a></nav><h1>Пошта <i>і</i> чыгунка</h1><p>Першы абзац.</p><p>Другі <a href=/b>спасылка</a> абзац.</p>"
            "<form>Шукаць<input type=password></form><!-- <p>not this</p> --><footer>© Край</footer></body></html>"
        )
    )
    assert text == PageText(
        title="Пошта і чыгунка",
        headings=("Пошта і чыгунка",),
        blocks=("Пошта і чыгунка", "Першы абзац.", "Другі абзац."),
        words=7,
        furniture="Галоўная спасылка Шукаць © Край",
        language="be",
        article=True,
        scripts=1,
        sources=("/a.js", "/", "/b"),
        password=True,
    )


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        (b"<p>x", "text/html", True),
        (b"<p>x", "", True),
        (b"<p>x", "application/xhtml+xml", True),
        (b"%PDF-1.4 <p>", "text/html", False),
        (b"x", "application/pdf", False),
        (b"plain words", "text/plain", False),
        (b"", "text/html", False),
    ],
)
def test_html_is_told_from_files(body: bytes, kind: str, expected: bool) -> None:
    """The type tells, and the first bytes where it lies or is missing."""
    assert is_html(_page(body, kind)) is expected


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000,
        "<p>" + "a " * 500_000,
        "<title>" * 50_000,
        "<a href='" + "x" * 1_000_000,
        "\x00\x01<title>a\ud800b</title>",
        "<!DOCTYPE x [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><p>&c;</p>",
        "<" * 300_000,
        "&" * 300_000,
        "<table>" * 20_000 + "<td>x",
        '<script type="application/ld+json">' + '"@type": "' * 50_000,
        "<meta charset=" * 50_000,
    ],
    ids=lambda body: repr(body[:24]),
)
def test_hostile_pages_are_read_in_time(body: str) -> None:
    """Depth, length, torn letters and entities neither raise nor take long."""
    with within(5):
        assert isinstance(read_page(_page(body)), PageText)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text raises, bare or inside a body."""
    for body in (text, f"<body><h1>{text}</h1><p>{text}", f"<title>{text}"):
        assert isinstance(read_page(_page(body)), PageText)


def test_a_page_inside_a_form_is_read() -> None:
    """Some servers wrap the whole page in a form; a form without paragraphs is furniture."""
    whole = read_page(_page("<form action=x.aspx><h1>Пошта</h1><p>Тэкст старонкі.</p><input></form>"))
    assert whole.blocks == ("Пошта", "Тэкст старонкі.")
    assert read_page(_page("<form>Шукаць <input></form>")).blocks == ()


def test_pictures_and_frames_are_media() -> None:
    """What a page shows beside text is noted, so that two pages of few words are told apart."""
    text = read_page(
        _page("<img src=/A.jpg><iframe src=/b></iframe><object data=/c.pdf></object><video><source src=/d></video>")
    )
    assert text.media == ("/a.jpg", "/b", "/c.pdf", "/d")


@pytest.mark.parametrize("kind", ["text/html", "application/xhtml+xml"])
def test_xhtml_is_read(kind: str) -> None:
    """A page with an XML declaration and a namespace is read like any other, whatever encoding the declaration names."""
    body = '<?xml version="1.0" encoding="windows-1251"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Пошта</title></head><body><p>Тэкст.</p></body></html>'
    text = read_page(_page(body.encode("cp1251"), kind))
    assert (text.title, text.blocks) == ("Пошта", ("Тэкст.",))
