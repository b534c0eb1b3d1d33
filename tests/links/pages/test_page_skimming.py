"""Skim long pages as they would be read, and leave all others to the reader."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stopwatch import within

from citekit.links.page import Page
from citekit.links.pages.reading import PageText, read_page
from citekit.links.pages.skimming import skim_page

SENTENCE = "Старая вузкакалейка злучала лесапільню з прыстанню, і вясной разліў адразаў хутары ад мястэчка. "
PROSE = f"<p>{SENTENCE * 3}</p>" * 6


def _page(body: str) -> Page:
    return Page(
        "http://a.example/x", "http://a.example/x", 200, {"content-type": "text/html; charset=utf-8"}, body.encode()
    )


@pytest.mark.parametrize(
    "body",
    [
        f"<!doctype html><html lang=be><head><title>Пошта &amp; чыгунка</title></head><body><h1>Пошта <i>і</i> чыгунка</h1>{PROSE}",
        f"<html LANG='be'><TITLE>\n Пошта\n</TITLE><H2 CLASS=x>Пошта</H2>{PROSE.replace('<p>', '<br>')}<footer><p>{SENTENCE}</p></footer>",
        f"<html><body><table><tr><td>{SENTENCE * 20}</table>",
    ],
)
def test_a_skimmed_page_has_the_parts_of_a_read_one(body: str) -> None:
    """Title, headings and language are those that the reader finds, and the page is long for both."""
    skimmed, read = skim_page(_page(body)), read_page(_page(body))
    assert skimmed is not None
    assert (skimmed.title, skimmed.headings, skimmed.language) == (read.title, read.headings, read.language)
    assert min(skimmed.words, read.words) > 150


@pytest.mark.parametrize(
    "body",
    [
        "<title>404</title><p>Няма такой старонкі</p>",
        f"<meta http-equiv=refresh content='0;url=/'>{PROSE}",
        f"<!-- {PROSE} -->",
        f"<footer>{PROSE.replace('<p>', '<i>')}</footer>",
        f"<script>var text = '{SENTENCE * 20}'</script>",
        "",
    ],
)
def test_other_pages_are_left_to_the_reader(body: str) -> None:
    """Short pages, pages that send the reader on, and long texts that nobody sees are not skimmed."""
    assert skim_page(_page(body)) is None


@pytest.mark.parametrize(
    "piece", ["<p ", "<h1>", "<title", "<html ", "<!--", "<td>" + "a" * 79, f"<p>{SENTENCE}<h1 x", "&#1"]
)
def test_hostile_pages_are_skimmed_in_time(piece: str) -> None:
    """Markup made to mislead the patterns takes time that grows with its length alone."""
    with within(5):
        skim_page(_page((piece * 400_000)[:400_000]))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_long_page_is_skimmed(text: str) -> None:
    """No text raises in the title, in a heading or before the prose."""
    for body in (f"<title>{text}</title>{PROSE}", f"<h1>{text}</h1>{PROSE}", text + PROSE):
        data = body.encode("utf-8", "replace")
        assert isinstance(skim_page(Page("u", "u", 200, {}, data)), PageText | None)
