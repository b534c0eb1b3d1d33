"""Hostile markup never brings down a reader: nothing unfolds, nothing is fetched, nothing takes long."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stopwatch import assert_in_proportion, within

from citekit.documents import read_document_bytes
from citekit.errors import UnreadableInputError
from citekit.pipeline import extract_strings

TEX = "\\documentclass{a}\n"
MD = "# A\n\n"
BOMB = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))

HOSTILE: dict[str, Callable[[int], str]] = {
    "braces": lambda n: TEX + "{" * n,
    "brackets": lambda n: TEX + "[" * n + "]" * n,
    "footnotes": lambda n: TEX + "\\footnote{a" * n,
    "nested footnotes": lambda n: TEX + "\\footnote{a\n\nb" * n + "}" * n,
    "sections": lambda n: TEX + "\\section{" * n + "}" * n,
    "environments": lambda n: TEX + "\\begin{enumerate}" * n,
    "lists": lambda n: TEX + "\\begin{thebibliography}" * n,
    "items": lambda n: TEX + "\\bibitem[" * n,
    "addresses": lambda n: TEX + "\\url{a " * n,
    "definitions": lambda n: TEX + "\\def\\a" * n,
    "cyrillic": lambda n: TEX + "{\\cyr " * n + "}" * n,
    "entries": lambda n: "\\entry{a}{b}{}\n" + "\\name{author}{1}{}{" * n,
    "line": lambda n: TEX + "а" * (200 * n),
    "quotes": lambda n: TEX + "`'\",<-" * n,
    "open links": lambda n: MD + "[a](" * n,
    "open brackets": lambda n: MD + "[" * n + "]" * n,
    "stars": lambda n: MD + "*a _b " * n,
    "ticks": lambda n: MD + "`a" * n,
    "tags": lambda n: MD + "<a " * n + "<!--" * n,
    "backslashes": lambda n: MD + "\\" * n,
    "underscores": lambda n: MD + "http://" + "_" * n + " http://____" * n,
    "spaces": lambda n: MD + "a" + " " * (20 * n) + "b",
    "notes": lambda n: MD + "[^a]: b\n" * n,
    "hashes": lambda n: "#" * n + "\n" + "# a\n\n" * n,
    "header": lambda n: "---\n" + "a: b\n" * n,
    "long line": lambda n: MD + "а" * (200 * n),
    "lists of references": lambda n: (
        "<article><back>"
        + "<ref-list><ref><mixed-citation>a</mixed-citation></ref></ref-list>" * n
        + "</back></article>"
    ),
    "notes in a paragraph": lambda n: "<TEI><text><body><p>a" + "<note>b</note>" * n + "</p></body></text></TEI>",
    "nested notes": lambda n: (
        "<article><body>" + "<p>a<fn>" * (n // 50) + "</fn></p>" * (n // 50) + "</body><back/></article>"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_read_in_time(name: str) -> None:
    """Unclosed, nested and endless markup is read as well as it goes, in linear time."""
    assert_in_proportion(lambda n: read_document_bytes(HOSTILE[name](n).encode(), name), 1000, 5000)


@pytest.mark.parametrize(
    "text",
    [
        f'<!DOCTYPE article [<!ENTITY a "aaaaaaaaaa">{BOMB}]><article><back><p>&i;</p></back></article>',
        '<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/passwd">]><article><back><p>&x;</p></back></article>',
        "<article><body><back>" + "<p>" * 300,
        "<article><back><ref-list>",
        "<TEI><text>" + "<div>" * 300,
        "<TEI>&nosuch;</TEI>",
    ],
)
def test_hostile_xml_is_refused_by_name(text: str) -> None:
    """Bombs, files from elsewhere, endless nesting and broken XML are refused with a reason."""
    with pytest.raises(UnreadableInputError) as refusal:
        read_document_bytes(text.encode(), "paper.xml")
    assert refusal.value.reason
    assert "root:" not in str(refusal.value)


_FRAGMENTS = (
    *(
        "\\documentclass{a}\n",
        "\\begin{thebibliography}",
        "\\end{thebibliography}",
        "\\bibitem[",
        "\\bibitem{a}",
        "{",
        "}",
        "[",
        "]",
    ),
    *(
        "\\footnote{",
        "\\section{",
        "\\item",
        "\\cite{",
        "\\url{",
        "\\href{a}{",
        "\\'",
        "{\\cyr ",
        "\\entry{a}{b}{}",
        "\\name{author}{1}{}{",
    ),
    *(
        "# A\n",
        "\n\n",
        "---\n",
        "===\n",
        "[^1]",
        "[^1]: ",
        "](",
        "http://a_b",
        ")",
        "*",
        "_",
        "`",
        "<",
        ">",
        "<!--",
        "1. ",
        "- ",
        "    ",
    ),
    *(
        "<article><back>",
        "<ref-list>",
        "<ref>",
        "<mixed-citation>",
        "</ref>",
        "<TEI>",
        "<listBibl>",
        "<bibl>",
        "<note>",
        "&amp;",
        "&x;",
    ),
    *(
        "Колас Я. Дрыгва. 1934.",
        "\x00",
        "\ud800".encode("utf-8", "replace").decode(),
        "\u2028",
        "%",
        "$",
        "~",
        '"',
        "\\",
    ),
)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(_FRAGMENTS) | st.text(max_size=5), max_size=30).map("".join))
@example("\\documentclass{a}\n\\bibitem")
@example("# A\n\n[](")
def test_any_text_is_a_document_or_refused(text: str) -> None:
    """Whatever stands in a file, reading it and finding its references raises nothing but the refusal."""
    try:
        with within(4):
            document = read_document_bytes(text.encode("utf-8", "replace"), "any")
    except UnreadableInputError:
        return
    with within(4):
        extract_strings(document)
    for line in document.lines:
        assert document.text[line.span.start : line.span.end] == line.text
