"""Hostile markup never brings down a reader: nothing unfolds, nothing is fetched, nothing takes long."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stopwatch import within

from citekit.documents import read_document_bytes
from citekit.errors import UnreadableInputError
from citekit.pipeline import extract_strings

N = 5000
SECONDS = 8
"""Generous: each of these takes a fraction of a second on a machine that does nothing else."""
TEX = "\\documentclass{a}\n"
MD = "# A\n\n"
BOMB = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))

HOSTILE = {
    "braces": TEX + "{" * N,
    "brackets": TEX + "[" * N + "]" * N,
    "footnotes": TEX + "\\footnote{a" * N,
    "nested footnotes": TEX + "\\footnote{a\n\nb" * N + "}" * N,
    "sections": TEX + "\\section{" * N + "}" * N,
    "environments": TEX + "\\begin{enumerate}" * N,
    "lists": TEX + "\\begin{thebibliography}" * N,
    "items": TEX + "\\bibitem[" * N,
    "addresses": TEX + "\\url{a " * N,
    "definitions": TEX + "\\def\\a" * N,
    "cyrillic": TEX + "{\\cyr " * N + "}" * N,
    "entries": "\\entry{a}{b}{}\n" + "\\name{author}{1}{}{" * N,
    "line": TEX + "а" * (200 * N),
    "quotes": TEX + "`'\",<-" * N,
    "open links": MD + "[a](" * N,
    "open brackets": MD + "[" * N + "]" * N,
    "stars": MD + "*a _b " * N,
    "ticks": MD + "`a" * N,
    "tags": MD + "<a " * N + "<!--" * N,
    "backslashes": MD + "\\" * N,
    "underscores": MD + "http://" + "_" * N + " http://____" * N,
    "spaces": MD + "a" + " " * (20 * N) + "b",
    "notes": MD + "[^a]: b\n" * N,
    "hashes": "#" * N + "\n" + "# a\n\n" * N,
    "header": "---\n" + "a: b\n" * N,
    "long line": MD + "а" * (200 * N),
    "lists of references": "<article><back>"
    + "<ref-list><ref><mixed-citation>a</mixed-citation></ref></ref-list>" * N
    + "</back></article>",
    "notes in a paragraph": "<TEI><text><body><p>a" + "<note>b</note>" * N + "</p></body></text></TEI>",
    "nested notes": "<article><body>" + "<p>a<fn>" * 100 + "</fn></p>" * 100 + "</body><back/></article>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_read_in_time(name: str) -> None:
    """Unclosed, nested and endless markup is read as well as it goes, in linear time."""
    with within(SECONDS):
        read_document_bytes(HOSTILE[name].encode(), name)


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
