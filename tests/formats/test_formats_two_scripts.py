"""A .bib file with titles and names in two scripts passes the programs that people give it to, specials and all."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypandoc
import pytest

from citekit.formats import write_bibliography
from citekit.model import Bibliography, Date, Name, Reference, Text

URL = "https://example.org/a_b?c=1&d=20%25#e~"
RECORDS = Bibliography(
    (
        Reference(
            "article-journal",
            "hrusheuski1908",
            "uk",
            author=(
                Name("Грушевський", "Михайло", variants=(Name("Hrushevskyi", "Mykhailo", language="uk-Latn"),)),
                Name(literal="Наукове товариство & Co."),
            ),
            title=Text(
                "Ціна 100% & $5 за #1_а", "uk", (Text("Tsina 100% & $5 za #1_a", "uk-Latn-iso9"), Text("Price", "en"))
            ),
            container_title=Text("Слово; час", "uk", (Text("Slovo; chas", "uk-Latn"),)),
            issued=Date(((1908, 5),)),
            url=URL,
            doi="10.1000/a_b#c%20d&e",
            accessed=Date(((2014, 6, 30),)),
        ),
        Reference("webpage", "radyo", "be", title=Text("Радыё Свабода"), url="http://example.by/?p={X}&y=_1"),
    )
)
TEXT = write_bibliography(RECORDS, "biblatex")
DOCUMENT = r"""\documentclass{article}
\usepackage{fontspec}
\setmainfont{DejaVu Serif}
\usepackage[ukrainian,english]{babel}
\usepackage[style=authoryear,backend=biber,autolang=other]{biblatex}
\renewbibmacro*{finentry}{|\getfieldannotation[title][uk-latn-iso9]|\finentry}
\addbibresource{refs.bib}
\begin{document}
\nocite{*}
\printbibliography
\end{document}
"""


def _run(folder: Path, *command: str) -> str:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, errors="replace", timeout=600, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_xelatex_prints_specials_and_both_scripts(tmp_path: Path, require_program: Callable[[str], str]) -> None:
    """Biber warns of nothing; the title prints as it is, its romanised form from the annotation, the address whole."""
    xelatex, biber, pdftotext = (require_program(name) for name in ("xelatex", "biber", "pdftotext"))
    (tmp_path / "refs.bib").write_text(TEXT, encoding="utf-8")
    (tmp_path / "paper.tex").write_text(DOCUMENT, encoding="utf-8")
    _run(tmp_path, xelatex, "-no-pdf", "-interaction=nonstopmode", "paper")
    said = _run(tmp_path, biber, "paper")
    assert not [line for line in said.splitlines() if "ERROR" in line or "WARN" in line]
    _run(tmp_path, xelatex, "-interaction=nonstopmode", "paper")
    printed = " ".join(_run(tmp_path, pdftotext, "paper.pdf", "-").split())
    for text in ("Ціна 100% & $5 за #1_а", "Наукове товариство & Co.", "|Tsina 100% & $5 za #1_a|", "Радыё Свабода"):
        assert text in printed
    unbroken = printed.replace(" ", "")
    for address in (URL, "10.1000/a_b#c%20d&e", "http://example.by/?p=%7BX%7D&y=_1"):
        assert address in unbroken


def test_pandoc_reads_titles_and_addresses(tmp_path: Path) -> None:
    """Pandoc takes the annotations for nothing, and titles, names and addresses for what they are."""
    (tmp_path / "refs.bib").write_text(TEXT, encoding="utf-8")
    items = json.loads(_run(tmp_path, pypandoc.get_pandoc_path(), "-f", "biblatex", "-t", "csljson", "refs.bib"))
    one, two = sorted(items, key=lambda item: item["id"])
    assert one["title"] == "Ціна 100% & $5 за #1_а"
    assert one["author"] == [{"family": "Грушевський", "given": "Михайло"}, {"literal": "Наукове товариство & Co."}]
    assert (one["URL"], one["DOI"]) == (URL, "10.1000/a_b#c%20d&e")
    assert (two["title"], two["URL"]) == ("Радыё Свабода", "http://example.by/?p=%7BX%7D&y=_1")


def test_bibtexparser_keeps_annotations() -> None:
    """Bibtexparser reads every block, annotations as fields of their own, addresses as they stand."""
    bibtexparser = pytest.importorskip("bibtexparser", reason="bibtexparser is not installed", minversion="2")
    library = bibtexparser.parse_string(TEXT)
    assert library.failed_blocks == []
    fields = library.entries_dict["hrusheuski1908"].fields_dict
    assert fields["title+an:uk-Latn-iso9"].value == r'="Tsina 100\% \& \$5 za \#1\_a"'
    assert fields["url"].value == URL


def test_typst_prints_titles(tmp_path: Path) -> None:
    """Typst compiles the file and prints titles, names and addresses."""
    typst = pytest.importorskip("typst", reason="typst is not installed")
    (tmp_path / "refs.bib").write_text(TEXT, encoding="utf-8")
    (tmp_path / "paper.typ").write_text('#bibliography("refs.bib", full: true, style: "apa")\n', encoding="utf-8")
    typst.compile(tmp_path / "paper.typ", output=tmp_path / "paper.pdf")
    printed = _text_of(tmp_path / "paper.pdf")
    for text in ("Ціна100%&$5за#1_а", "Грушевський", "Науковетовариство&Co.", "Слово;час", "10.1000/a_b#c%20d&e"):
        assert text in printed


def _text_of(pdf: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
