r"""Markup is read as it is printed: LaTeX, Markdown, JATS and TEI, chosen by their content."""

from __future__ import annotations

from pathlib import Path

import pytest

from citekit.documents import READERS, read_document, read_document_bytes
from citekit.documents.bbl import read_entries
from citekit.documents.siblings import find_named, keep_cited
from citekit.documents.wncyr import read_wncyr


def _format(text: str) -> str:
    return next(reader.format for reader in READERS if reader.recognizes(text.encode()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<article><front/><body/></article>", "jats"),
        ('<!DOCTYPE article PUBLIC "x" "y.dtd">\n<article xmlns:xlink="z"><back/></article>', "jats"),
        ("<article><h1>Навіны</h1><p>Тэкст</p></article>", "plain text"),
        ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>', "tei"),
        ("\\documentclass{article}\n\\begin{document}", "latex"),
        ("\\begin{thebibliography}{9}\n\\bibitem{a} А", "latex"),
        ("# Літаратура\n\n1. А", "markdown"),
        ("Літаратура\n==========\n\n1. *А*", "markdown"),
        ("---\ntitle: А\n---\n\nТэкст", "markdown"),
        ("Тэкст[^1].\n\n[^1]: Заўвага", "markdown"),
        ("Літаратура\n\n1. Колас Я. *Дрыгва*. [http://a.by](http://a.by)", "plain text"),
        ("#1 у спісе\n№ 5\n# \n", "plain text"),
        ("----\nА\n----\nLaTeX піша \\section{А}", "plain text"),
    ],
)
def test_a_format_is_known_by_its_content(text: str, expected: str) -> None:
    """Only what no other text has tells a format; plain text with a few stars and links stays plain text."""
    assert _format(text) == expected


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        (r"\'e\v{c}\k{a}\'{\i}\l{}\L{}", "éčąíłŁ"),
        (r"\textit{А} \emph{Б} {\bf В}", "А Б В"),
        (r"a--b --- c~d \& 5\%", "a–b — c d & 5%"),
        (r"``А'' ,,Б'' <<В>>", "“А” „Б” «В»"),
        ("А% заўвага\n  Б", "АБ"),
        (r"\cyrchar\CYRM\cyrchar\cyri\cyrn", "Мин"),
        (r"{\cyr Matematicheski{\u\i} zhurnal}", "Математический журнал"),
        (r"\url{http://a.by/b\_c%20d}", "http://a.by/b_c%20d"),
        (r"\href{http://a.by/long}{a.by/lo\ldots}", "http://a.by/long"),
        (r"\textcolor{red}{А}\vspace{1cm}\label{x}", "А"),
        (r"\section*{Назва} Тэкст", "Назва\n\nТэкст"),
        (r"А\footnote{Заўвага.} Б", "А¹ Б\n\n1 Заўвага."),
        (r"\cite[s.~5]{key1,key2}", "[key1, key2, s. 5]"),
        (r"\newcommand{\x}[1]{y #1}\def\z#1{w}А", "А"),
        ("А\n\nБ", "А\n\nБ"),
        (r"\verb|a_b|", "a_b"),
    ],
)
def test_latex_is_read_as_it_is_printed(source: str, printed: str) -> None:
    """Markup is gone, letters are composed, addresses stay whole, notes stand below their paragraph."""
    document = read_document_bytes(f"\\documentclass{{a}}\n\\begin{{document}}\n{source}".encode(), "a.tex")
    assert document.text == printed


@pytest.mark.parametrize(
    ("head", "heading"),
    [
        ("", "References"),
        ("\\usepackage[english,russian]{babel}", "Список литературы"),
        ("\\usepackage[main=polish,english]{babel}", "Literatura"),
        ("\\renewcommand{\\refname}{Крыніцы}", "Крыніцы"),
    ],
)
def test_the_list_has_the_heading_that_latex_prints(head: str, heading: str) -> None:
    """The heading of a list is what the paper or its language says; each item is one line with its mark."""
    source = f"\\documentclass{{a}}{head}\n\\begin{{document}}\\begin{{thebibliography}}{{9}}\\bibitem{{a}} А\n\nБ\n\\bibitem{{b}} В\\end{{thebibliography}}\\end{{document}}"
    document = read_document_bytes(source.encode(), "a.tex")
    assert [(line.kind, line.text) for line in document.lines if line.text] == [
        ("heading", heading),
        ("item", "[1] А Б"),
        ("item", "[2] В"),
    ]
    assert document.attachments[0].text == "[1] А Б\n[2] В"


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("*А* __Б__ ~~В~~ a_b_c 2 * 3 * 4", "А Б В a_b_c 2 * 3 * 4"),
        ("[А](http://a.by/x_(y)) [http://a.by…](http://a.by/long)", "А http://a.by/long"),
        ("[_https://a.by/x_](https://a.by/x/y)", "https://a.by/x/y"),
        ("<http://a.by/x_y> [А][r] `a*b`", "http://a.by/x_y А a*b"),
        (r"1\. А \* \_б\_", "1. А * _б_"),
        ("&laquo;А&raquo; <b>Б</b><!-- В -->", "«А» Б"),
        ("1. А\n   Б\n2. В", "1. А Б\n2. В"),
        ("## Назва {#id} \n", "Назва"),
        ("[А]{.smallcaps} -- Б", "А – Б"),
    ],
)
def test_markdown_is_read_as_it_is_printed(source: str, printed: str) -> None:
    """Emphasis, escapes and attributes are gone; of a link whose text is an address the target counts."""
    document = read_document_bytes(f"# Т\n\n{source}\n\n[r]: http://r.by\n".encode(), "a.md")
    assert document.text == f"Т\n\n{printed}"


def test_notes_of_markdown_know_their_anchors() -> None:
    """A note has its label, its text and the place that points to it."""
    document = read_document_bytes("Тэкст[^1] далей.\n\n[^1]: Заўвага\n    доўгая.\n".encode(), "a.md")
    (note,) = document.footnotes
    assert (note.label, document.text[note.span.start : note.span.end]) == ("1", "Заўвага доўгая.")
    assert note.anchor == 5


def test_front_matter_gives_the_title() -> None:
    """Of the header of a Markdown file only the title is printed."""
    assert (
        read_document_bytes("---\ntitle: 'Назва *X*'\nauthor: А\n---\n\nТэкст\n".encode(), "a.md").text
        == "Назва X\n\nТэкст"
    )


def test_a_jats_article_is_headings_paragraphs_notes_and_an_attachment() -> None:
    """Each part of an article is a line of its kind; its list of references is attached and printed."""
    source = (
        "<article><front><article-meta><title-group><article-title>Назва</article-title></title-group></article-meta></front>"
        "<body><sec><title>Уводзіны</title><p>Тэкст<xref ref-type='fn' rid='f1'>1</xref>.</p></sec></body><back><ref-list>"
        "<title>Літаратура</title><ref><label>1</label><mixed-citation>Колас Я. Дрыгва</mixed-citation></ref></ref-list>"
        "<fn-group><fn id='f1'><label>1</label><p>Заўвага</p></fn></fn-group></back></article>"
    )
    document = read_document_bytes(source.encode(), "a.xml")
    assert [(line.kind, line.text) for line in document.lines if line.text] == [
        ("heading", "Назва"),
        ("heading", "Уводзіны"),
        ("text", "Тэкст¹."),
        ("heading", "Літаратура"),
        ("item", "1 Колас Я. Дрыгва"),
        ("note", "1 Заўвага"),
    ]
    (attachment,) = document.attachments
    assert attachment.span
    printed = document.text[attachment.span.start : attachment.span.end]
    assert printed.split() == ["Літаратура", "1", "Колас", "Я.", "Дрыгва"]
    assert document.footnotes[0].anchor == document.text.index("¹")


BBL = """\\refsection{0}
\\entry{lem}{book}{}
  \\name{author}{2}{}{%
    {{hash=1}{family={Lem},familyi={L\\bibinitperiod},given={Stanis\\l{}aw},prefix={von}}}%
    {{hash=2}{family={Наша Ніва}}}%
  }
  \\list{publisher}{1}{%
    {Nauka}%
  }
  \\field{sortinit}{L}
  \\field{title}{Solaris}
  \\field{year}{1961}
  \\field{urlyear}{2014}
  \\field{urlmonth}{6}
  \\verb{url}
  \\verb http://a.by/b_c
  \\endverb
\\endentry
"""


def test_what_biber_writes_is_a_bib_file_again() -> None:
    """Names, lists, dates and addresses of a ``.bbl`` of biblatex come back as fields."""
    assert read_entries(BBL) == (
        "@book{lem,\n    author = {von Lem, Stanis\\l{}aw and {Наша Ніва}},\n    publisher = {Nauka},\n"
        "    title = {Solaris},\n    url = {http://a.by/b_c},\n    date = {1961},\n    urldate = {2014-06}\n}\n"
    )


@pytest.mark.parametrize(
    ("source", "named"),
    [
        (r"\bibliography{a,b.bib}", ("a.bib", "b.bib")),
        (r"\addbibresource[label=x]{./a.bib}", ("a.bib",)),
        ("% \\bibliography{a}\n", ()),
        (
            r"\bibliography{../a} \bibliography{/etc/passwd} \bibliography{|ls} \bibliography{.hidden} \bibliography{sub/a}",
            (),
        ),
        (r"\input{a.bib} \input|cmd", ()),
    ],
)
def test_only_plain_names_in_the_same_folder_are_looked_for(source: str, named: tuple[str, ...]) -> None:
    """No other folder, no command and no hidden file is ever named by a paper."""
    assert find_named(source) == named


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    """A symbolic link to a file elsewhere is not followed; what is missing is told."""
    (tmp_path / "secret.bib").write_text("@book{a, title={S}}")
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "refs.bib").symlink_to(tmp_path / "secret.bib")
    (folder / "a.tex").write_text("\\documentclass{a}\n\\bibliography{refs}")
    document = read_document(folder / "a.tex")
    assert document.attachments == ()
    assert [finding.code for finding in document.diagnostics] == ["bibliography-missing"]


def test_without_a_bib_file_the_bbl_is_read(tmp_path: Path) -> None:
    """Where only the list that BibTeX made lies beside a paper, that list is read."""
    (tmp_path / "a.tex").write_text("\\documentclass{a}\n\\begin{document}А\\bibliography{refs}\\end{document}")
    (tmp_path / "a.bbl").write_text(
        "\\begin{thebibliography}{1}\\bibitem{k} Lem S. Solaris. 1961.\\end{thebibliography}"
    )
    assert read_document(tmp_path / "a.tex").attachments[0].text == "[1] Lem S. Solaris. 1961."


def test_only_cited_entries_are_kept_with_their_parents() -> None:
    """Of a big ``.bib`` file a paper has what it cites, what that refers to, and the abbreviations."""
    bib = '@string{m = "M"}\n@book{a, title={A}, crossref={p}}\n@book{b, title={B}}\n@book{p, title={P}}\n'
    assert keep_cited(bib, r"\cite[5]{a}") == bib.replace("@book{b, title={B}}\n", "")
    assert keep_cited(bib, r"\nocite{*}\cite{a}") == bib


def test_the_fonts_wncyr_are_read() -> None:
    """The Latin input of Cyrillic fonts becomes Cyrillic, capitals included."""
    assert read_wncyr(r"Yu. \`Eko, ob{\cdprime}ekt, tsel\cprime") == "Ю. Эко, объект, цель"
