"""What publishers leave of their pages in .bib files is read as the characters that it stands for."""

from __future__ import annotations

import time

import pytest

from citekit.formats import read_bibliography, write_bibliography
from citekit.formats.bib.html_reading import read_html
from citekit.model import Bibliography, Name, Reference, Text


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Science &amp; Life", "Science & Life"),
        ("Science {\\&}amp; Life", "Science & Life"),
        (r"Science \&amp; Life", "Science & Life"),
        ("Science &amp;amp; Life", "Science & Life"),
        (r"Science \& Life", "Science & Life"),
        ("1914&#x2013;1918, 1939&#8211;45, 5&nbsp;%", "1914–1918, 1939–45, 5\u00a0%"),
        (r"A &\#x2013; B", "A – B"),
        ("<italic>Homo</italic> in H<sub>2</sub>O", "Homo in H2O"),
        ('<span class="a">Дрыгва</span><br/>2', "Дрыгва 2"),
        ("<jats:p>Дрыгва</jats:p>", "Дрыгва"),
        ("p &lt; 0.05 & q < 5 > 3", "p < 0.05 & q < 5 > 3"),
        ("x <b and y> z", "x <b and y> z"),
        ("AT&amp;T; R&D; &lcub;", "AT&T; R&D; &lcub;"),
        ("&CYRA; &nosuch;", "&CYRA; &nosuch;"),
    ],
)
def test_entities_and_tags_are_read(title: str, expected: str) -> None:
    """Entities become letters, however often they were escaped; looks are left out; other signs are themselves."""
    for format_name in ("biblatex", "bibtex"):
        read = read_bibliography(f"@book{{a, title = {{{title}}}}}", format_name).references[0]
        assert str(read.title) == expected


def test_an_entity_in_a_name_parts_no_names() -> None:
    """Its semicolon does not stand between two persons."""
    text = "@book{a, author = {M&uuml;ller, Jan and Bia&#322;y, Ewa}, url = {http://a.by/?x=1&amp;y=2&copy=3}}"
    read = read_bibliography(text, "biblatex").references[0]
    assert read.author == (Name("Müller", "Jan"), Name("Biały", "Ewa"))
    assert (read.url, read.diagnostics) == ("http://a.by/?x=1&y=2&copy=3", ())


@pytest.mark.parametrize("title", ["R&D; 3 < 5 & 7 > 2", "<i>Homo</i>", "&lt;&amp;amp; &#1080;", "</p>", "a<b>c"])
def test_a_text_that_looks_like_html_comes_back(title: str) -> None:
    """What a record says letter for letter is guarded when it is written."""
    plain = Bibliography((Reference("book", "a", title=Text(title)),))
    for format_name in ("biblatex", "bibtex"):
        assert read_bibliography(write_bibliography(plain, format_name), format_name) == plain


@pytest.mark.parametrize("piece", ["&amp;", "&", "<i", "<i>", "<i a='", " ", "{\\&}", "&#", "<i\t"])
def test_a_megabyte_is_read_in_time(piece: str) -> None:
    """No content makes the reading slow."""
    start = time.process_time()
    read_html({"title": "<i " + piece * (1_000_000 // len(piece))})
    assert time.process_time() - start < 10
