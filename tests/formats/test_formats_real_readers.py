"""What is written is read without complaint by the programs it is written for: biber, bibtex, TeX, pandoc, pybtex."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pybtex.database
import pypandoc
import pytest
from ahead import run
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from reference_strategies import CSL_TYPES, references, sourced_references
from sample_records import WORKS, sample_bibliography

from citekit.formats import write_bibliography
from citekit.formats.pybtex_plugins import VerbatimWriter
from citekit.model import Bibliography, Date, Name, Reference, Text

SAMPLE = sample_bibliography(CSL_TYPES)
SAMPLE_BIB = write_bibliography(SAMPLE, "biblatex")
KEYS = [reference.citation_key for reference in SAMPLE.references]
DOCUMENT = r"""\documentclass{article}
\usepackage{fontspec}
\setmainfont{DejaVu Serif}
\usepackage[russian,ukrainian,polish,english]{babel}
\usepackage[style=authoryear,backend=biber,autolang=other]{biblatex}
\addbibresource{refs.bib}
\begin{document}
\nocite{*}
\cite{%s}
\printbibliography
\end{document}
"""
CLASSIC_AUX = r"""\relax
\citation{*}
\bibstyle{plain}
\bibdata{refs}
"""
# Fields that a style wants and the record has not, or has in plenty: remarks on the data, not on the file.
ALLOWED_CLASSIC = (
    r"empty (author|editor|booktitle|school|institution|publisher|year|note)|can't use both|entry-string-size"
)
VALIDATOR = Draft7Validator(
    json.loads(files("citekit.formats").joinpath("schema/csl-data.json").read_text(encoding="utf-8"))
)


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return run(command, folder)


def _compile() -> tuple[subprocess.CompletedProcess[str], int, str, str] | None:
    """Return what biber said, the status and the log of TeX, and the text that was printed; None without TeX."""
    if not (shutil.which("xelatex") and shutil.which("biber")):
        return None
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "refs.bib").write_text(SAMPLE_BIB, encoding="utf-8")
        (folder / "paper.tex").write_text(DOCUMENT % ",".join(KEYS), encoding="utf-8")
        _run(folder, "xelatex", "-no-pdf", "-interaction=nonstopmode", "paper")
        said = _run(folder, "biber", "paper")
        last = _run(folder, "xelatex", "-interaction=nonstopmode", "paper")
        log = (folder / "paper.log").read_text(encoding="utf-8", errors="replace")
        return said, last.returncode, log, _printed_text(folder)


@pytest.mark.ahead.with_args(_compile)
def test_biber_and_xelatex_compile_every_type(
    require_program: Callable[[str], str], ahead: tuple[subprocess.CompletedProcess[str], int, str, str]
) -> None:
    """Biber reads every type in four languages without error or warning, and xelatex prints every title."""
    for name in ("xelatex", "biber"):
        require_program(name)
    said, status, log, printed = ahead
    assert said.returncode == 0, said.stdout
    assert [line for line in said.stdout.splitlines() if "ERROR" in line or "WARN" in line] == []
    assert status == 0, re.findall(r"^!.*", log, re.MULTILINE)
    assert re.findall("Citation .* undefined", log) == []
    for title in ("Новая зямля", "Проблемы поэтики Достоевского", "Тіні забутих предків", "Ślady i źródła", "Łódź"):
        assert title in printed


def _printed_text(folder: Path) -> str:
    """Return the text of the PDF, or without pdftotext what TeX was given to print."""
    if shutil.which("pdftotext"):
        return " ".join(_run(folder, "pdftotext", "paper.pdf", "-").stdout.split())
    return (folder / "paper.bbl").read_text(encoding="utf-8")


def test_classic_bibtex_reads_every_type(tmp_path: Path, require_program: Callable[[str], str]) -> None:
    """Classic bibtex with plain.bst ends with status 0, warns of no syntax, and passes the titles on."""
    bibtex = require_program("bibtex")
    (tmp_path / "refs.bib").write_text(write_bibliography(SAMPLE, "bibtex"), encoding="utf-8")
    (tmp_path / "paper.aux").write_text(CLASSIC_AUX, encoding="utf-8")
    said = _run(tmp_path, bibtex, "paper")
    assert said.returncode == 0, said.stdout
    warnings = [line for line in said.stdout.splitlines() if line.startswith("Warning")]
    assert [line for line in warnings if not re.search(ALLOWED_CLASSIC, line)] == []
    printed = " ".join((tmp_path / "paper.bbl").read_text(encoding="utf-8").split())
    assert printed.count(r"\bibitem") == len(SAMPLE.references)
    for title in ("Новая зямля", "Проблемы поэтики Достоевского", "Тіні забутих предків", "Ślady i źródła"):
        assert title in printed
    assert r"Федеральный закон Государственной Думы" in printed


def test_hostile_records_pass_biber_and_bibtex(tmp_path: Path, require_program: Callable[[str], str]) -> None:
    """Braces, specials, commas and conjunctions in any field stop neither biber nor bibtex."""
    biber, bibtex = require_program("biber"), require_program("bibtex")
    hostile = Bibliography(tuple(_hostile_records()))
    (tmp_path / "refs.bib").write_text(write_bibliography(hostile, "biblatex"), encoding="utf-8")
    said = _run(tmp_path, biber, "--tool", "refs.bib")
    assert said.returncode == 0, said.stdout
    assert "ERROR" not in said.stdout
    (tmp_path / "refs.bib").write_text(write_bibliography(hostile, "bibtex"), encoding="utf-8")
    (tmp_path / "paper.aux").write_text(CLASSIC_AUX, encoding="utf-8")
    assert _run(tmp_path, bibtex, "paper").returncode == 0
    assert (tmp_path / "paper.bbl").read_text(encoding="utf-8", errors="replace").count(r"\bibitem") == len(HOSTILE)


HOSTILE = [
    "{",
    "}}",
    "\\",
    "a & b % c # d _ e $ f ~ g ^ h",
    '"',
    "x\ny",
    "\x1b[31m",
    " and ",
    ", ,",
    "@book{z,",
    'Ў;="',
    "и́",
]


def _hostile_records() -> Iterator[Reference]:
    for number, text in enumerate(HOSTILE):
        names = (Name(f"Ко{text}", f"Я{text}"), Name(literal=f"Б{text}"), Name(f"В{text}", text, "дэ", suffix=text))
        words = Text(f"А{text}Б", "be", (Text(f"A{text}B", "be-Latn"),))
        yield Reference(
            "article-journal",
            f"k{number}",
            "be",
            author=names,
            title=words,
            container_title=words,
            volume=text,
            page=text,
            note=text,
            url=f"http://example.org/{text}",
            issued=Date(literal=f"вясна {text}"),
        )


def test_pandoc_renders_every_title(tmp_path: Path) -> None:
    """Pandoc --citeproc prints every record of the CSL-JSON in its default style."""
    (tmp_path / "refs.json").write_text(write_bibliography(SAMPLE, "csl-json"), encoding="utf-8")
    (tmp_path / "paper.md").write_text("---\nnocite: '@*'\nbibliography: refs.json\n---\n", encoding="utf-8")
    pandoc = pypandoc.get_pandoc_path()
    said = _run(tmp_path, pandoc, "--citeproc", "--to=plain", "--wrap=none", "paper.md")
    assert (said.returncode, said.stderr) == (0, "")
    for title, *_ in (work for works in WORKS.values() for work in works):
        assert title.lower() in said.stdout.lower(), title


@settings(max_examples=60, deadline=None)
@given(records=st.lists(sourced_references(), max_size=3))
def test_every_item_is_valid(records: list[Reference]) -> None:
    """Every CSL-JSON item is valid by the official schema, says its language and has an id of its own."""
    items = json.loads(write_bibliography(Bibliography(tuple(records)), "csl-json"))
    VALIDATOR.validate(items)
    assert all(item["language"] for item in items)
    assert len({item["id"] for item in items}) == len(records)


@pytest.mark.parametrize("flavour", ["biblatex", "bibtex"])
@settings(max_examples=40, deadline=None)
@given(records=st.lists(references(), max_size=2))
def test_pybtex_reads_and_writes_the_same_text(flavour: str, records: list[Reference]) -> None:
    """Pybtex itself reads what is written, and the writer gives the same text again from what pybtex read."""
    text = write_bibliography(Bibliography(tuple(records)), flavour)
    data = pybtex.database.parse_string(text, "bibtex")
    assert len(data.entries) == len(records)
    stream = io.StringIO()
    VerbatimWriter().write_stream(data, stream)
    assert stream.getvalue() == text
