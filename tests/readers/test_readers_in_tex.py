"""The TeX readers: biblatex with biber under xelatex and lualatex, classic BibTeX with bibtexu."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

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


LAST = ("-interaction=nonstopmode",)
FIRST = {"xelatex": (*LAST, "-no-pdf"), "lualatex": (*LAST, "-draftmode")}
EXAMPLE = read_example()
IN_TWO_SCRIPTS = in_two_scripts(EXAMPLE)
BELARUSIAN = Reference(
    "book", "kolas", "be", (Name("Колас", "Якуб"),), title=Text("Новая зямля"), issued=Date(((1923,),))
)
SHORTENED = Reference("book", "kupala", "be", (Name("Купала", "Янка"),), title=Text("Жалейка і ОДКБ"))
FOR_BIBER = write_bibliography(IN_TWO_SCRIPTS, "biblatex")
BELARUSIAN_FOR_BIBER = write_bibliography(Bibliography((BELARUSIAN,)), "biblatex")
FOR_BIBTEX = write_bibliography(replace(EXAMPLE, references=(*EXAMPLE.references, SHORTENED)), "bibtex")


class Printed(NamedTuple):
    """Hold what the reader of a bibliography said, what TeX logged, the bibliography as TeX got it, and the PDF."""

    said: str
    log: str
    given: str
    pdf: bytes

    @property
    def text(self) -> str:
        """The text of the pages."""
        with pypdfium2.PdfDocument(self.pdf) as document:
            return " ".join(page.get_textpage().get_text_range() for page in document).replace("\x02", "-")


def _typeset(document: str, bibliography: str, latex: str, reader: str) -> Printed | None:
    """Run TeX, the reader of the bibliography, and TeX twice; None where a program is missing."""
    if not all(map(shutil.which, (latex, reader))):
        return None
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "refs.bib").write_text(bibliography, encoding="utf-8")
        (folder / "paper.tex").write_text(document, encoding="utf-8")
        run(folder, latex, *FIRST[latex], "paper")
        said = run(folder, reader, "paper")
        # Status 1 of bibtexu means warnings.
        assert said.returncode <= (reader == "bibtexu"), said.stdout
        run(folder, latex, *FIRST[latex], "paper")
        last = run(folder, latex, *LAST, "paper")
        log = (folder / "paper.log").read_text(encoding="utf-8", errors="replace")
        assert last.returncode == 0, re.findall(r"^!.*", log, re.MULTILINE)
        given = (folder / "paper.bbl").read_text(encoding="utf-8")
        return Printed(said.stdout, log, given, (folder / "paper.pdf").read_bytes())


def _warnings(log: str) -> list[str]:
    """Return what packages warned of, but for what is known."""
    told: list[str] = re.findall(r"Package \w+ (?:Error|Warning): .*", log)
    return [line for line in told if not KNOWN_WARNINGS.search(line)]


def _require(require_program: Callable[[str], str], *names: str) -> None:
    for name in names:
        require_program(name)


def _with_biber(latex: str, style: str) -> Printed | None:
    return _typeset(MODERN % style, FOR_BIBER, latex, "biber")


@pytest.mark.ahead(_with_biber, "latex", "style")
@pytest.mark.parametrize("latex", ["xelatex", "lualatex"])
@pytest.mark.parametrize("style", ["authoryear", "numeric"])
def test_biber_and_tex_print_the_example(
    latex: str, style: str, require_program: Callable[[str], str], ahead: Printed
) -> None:
    """Six references, romanised forms beside them, compile without a word of complaint and are printed in their letters."""
    _require(require_program, latex, "biber")
    assert f"{style}.bbx" in ahead.log
    assert re.findall(r"ERROR|WARN.*", ahead.said) == []
    assert _warnings(ahead.log) == []
    assert missing(titles(IN_TWO_SCRIPTS) + surnames(IN_TWO_SCRIPTS), ahead.text) == []


@pytest.mark.ahead.with_args(partial(_typeset, MODERN % "authoryear", BELARUSIAN_FOR_BIBER, "xelatex", "biber"))
def test_belarusian_costs_one_known_warning(require_program: Callable[[str], str], ahead: Printed) -> None:
    """Biblatex has no strings for Belarusian, says so and asks for them at every run; the record is printed all the same."""
    _require(require_program, "xelatex", "biber")
    assert "ERROR" not in ahead.said
    assert _warnings(ahead.log) == ["Package biblatex Warning: Please rerun LaTeX."]
    assert missing(["Новая зямля", "Колас"], ahead.text) == []


def _with_bibtexu(style: str) -> Printed | None:
    return _typeset(CLASSIC % style, FOR_BIBTEX, "xelatex", "bibtexu")


@pytest.mark.ahead(_with_bibtexu, "style")
@pytest.mark.parametrize("style", ["plain", "abbrv", "alpha"])
def test_bibtexu_prints_the_example(style: str, require_program: Callable[[str], str], ahead: Printed) -> None:
    """Bibtexu shortens given names without cutting letters in half, and keeps the capitals of names in titles."""
    _require(require_program, "xelatex", "bibtexu")
    assert f"{style}.bst" in ahead.said
    assert [line for line in re.findall("Warning--.*", ahead.said) if not CONTENT_REMARK.match(line)] == []
    text = ahead.text
    assert missing(titles(EXAMPLE) + surnames(EXAMPLE) + ["Купала"], text) == []
    assert "ОДКБ" in text
    assert "\ufffd" not in ahead.given


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
