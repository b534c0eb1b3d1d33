"""The TeX readers: biblatex with biber under xelatex and lualatex, classic BibTeX with bibtexu."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from reading import in_two_scripts, missing, read_example, read_protected, run, surnames, titles

from citekit.formats import write_bibliography
from citekit.model import Bibliography, Date, Name, Reference, Text

MODERN = r"""\documentclass{article}
\usepackage{fontspec}
\setmainfont{DejaVu Serif}
\usepackage[russian,polish,english]{babel}
\usepackage{csquotes}
\usepackage[style=%s,backend=biber,autolang=other]{biblatex}
\addbibresource{refs.bib}
\begin{document}
\nocite{*}
\printbibliography
\end{document}
"""
CLASSIC = r"""\documentclass{article}
\usepackage{fontspec}
\setmainfont{DejaVu Serif}
\usepackage{url}
\begin{document}
\nocite{*}
\bibliographystyle{%s}
\bibliography{refs}
\end{document}
"""
# The standard styles print a law as they print anything else, and say so.
KNOWN_WARNINGS = re.compile(r"Language 'belarusian'|No driver for 'legislation'")
CONTENT_REMARK = re.compile(r"Warning--(?:empty|there's a number but no volume)")


def _print_text(folder: Path) -> str:
    document = pypdfium2.PdfDocument(folder / "paper.pdf")
    return " ".join(page.get_textpage().get_text_range() for page in document).replace("\x02", "-")


def _warnings(log: str) -> list[str]:
    """Return what packages warned of, but for what is known."""
    told: list[str] = re.findall(r"Package \w+ (?:Error|Warning): .*", log)
    return [line for line in told if not KNOWN_WARNINGS.search(line)]


def _compile(folder: Path, latex: str, reader: str) -> tuple[str, str]:
    """Run TeX, the reader of the bibliography, and TeX thrice; return what the reader said and the log of TeX."""
    run(folder, latex, "-interaction=nonstopmode", "paper")
    said = run(folder, reader, "paper")
    # Status 1 of bibtexu means warnings.
    assert said.returncode <= ("bibtexu" in reader), said.stdout
    run(folder, latex, "-interaction=nonstopmode", "paper")
    run(folder, latex, "-interaction=nonstopmode", "paper")
    last = run(folder, latex, "-interaction=nonstopmode", "paper")
    log = (folder / "paper.log").read_text(encoding="utf-8", errors="replace")
    assert last.returncode == 0, re.findall(r"^!.*", log, re.MULTILINE)
    return said.stdout, log


@pytest.mark.parametrize("latex", ["xelatex", "lualatex"])
@pytest.mark.parametrize("style", ["authoryear", "numeric"])
def test_biber_and_tex_print_the_example(
    latex: str, style: str, tmp_path: Path, require_program: Callable[[str], str]
) -> None:
    """Six references, romanised forms beside them, compile without a word of complaint and are printed in their letters."""
    records = in_two_scripts(read_example())
    (tmp_path / "refs.bib").write_text(write_bibliography(records, "biblatex"), encoding="utf-8")
    (tmp_path / "paper.tex").write_text(MODERN % style, encoding="utf-8")
    said, log = _compile(tmp_path, require_program(latex), require_program("biber"))
    assert re.findall(r"ERROR|WARN.*", said) == []
    assert _warnings(log) == []
    assert missing(titles(records) + surnames(records), _print_text(tmp_path)) == []


def test_belarusian_costs_one_known_warning(tmp_path: Path, require_program: Callable[[str], str]) -> None:
    """Biblatex has no strings for Belarusian, says so and asks for them at every run; the record is printed all the same."""
    record = Reference(
        "book", "kolas", "be", (Name("Колас", "Якуб"),), title=Text("Новая зямля"), issued=Date(((1923,),))
    )
    (tmp_path / "refs.bib").write_text(write_bibliography(Bibliography((record,)), "biblatex"), encoding="utf-8")
    (tmp_path / "paper.tex").write_text(MODERN % "authoryear", encoding="utf-8")
    said, log = _compile(tmp_path, require_program("xelatex"), require_program("biber"))
    assert "ERROR" not in said
    assert _warnings(log) == ["Package biblatex Warning: Please rerun LaTeX."]
    assert missing(["Новая зямля", "Колас"], _print_text(tmp_path)) == []


@pytest.mark.parametrize("style", ["plain", "abbrv", "alpha"])
def test_bibtexu_prints_the_example(style: str, tmp_path: Path, require_program: Callable[[str], str]) -> None:
    """Bibtexu shortens given names without cutting letters in half, and keeps the capitals of names in titles."""
    records = read_example()
    extra = Reference("book", "kupala", "be", (Name("Купала", "Янка"),), title=Text("Жалейка і ОДКБ"))
    records = replace(records, references=(*records.references, extra))
    (tmp_path / "refs.bib").write_text(write_bibliography(records, "bibtex"), encoding="utf-8")
    (tmp_path / "paper.tex").write_text(CLASSIC % style, encoding="utf-8")
    said, _ = _compile(tmp_path, require_program("xelatex"), require_program("bibtexu"))
    assert [line for line in re.findall("Warning--.*", said) if not CONTENT_REMARK.match(line)] == []
    printed = _print_text(tmp_path)
    assert missing(titles(records) + surnames(records), printed) == []
    assert "ОДКБ" in printed
    assert "\ufffd" not in (tmp_path / "paper.bbl").read_text(encoding="utf-8")


@pytest.mark.parametrize("program", ["bibtex", "bibtexu"])
@pytest.mark.parametrize("style", ["plain", "apalike"])
def test_classic_styles_keep_protected_words(
    style: str, program: str, tmp_path: Path, require_program: Callable[[str], str]
) -> None:
    """Of an article they make small letters, but for the words in braces; a book in two pairs stays as it is."""
    (tmp_path / "refs.bib").write_text(write_bibliography(read_protected(), "bibtex"), encoding="utf-8")
    aux = f"\\relax\n\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{refs}}\n"
    (tmp_path / "paper.aux").write_text(aux, encoding="utf-8")
    run(tmp_path, require_program(program), "paper")
    printed = " ".join((tmp_path / "paper.bbl").read_text(encoding="utf-8").split())
    assert "The {NATO} and {Belarus} problem of {mRNAs}." in printed
    assert "{All About DNA From Belarus}" in printed
