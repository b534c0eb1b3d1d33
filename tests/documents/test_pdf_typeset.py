"""Papers set by TeX and by a browser: the references come out as they were put in, whatever the page does to them."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from citekit.documents import read_document, read_document_bytes
from citekit.pipeline import extract_strings

ROOT = Path(__file__).resolve().parents[2]
STRINGS = (ROOT / "bib" / "prokopiuk-2014" / "2-strings.txt").read_text("utf-8").splitlines()
PROSE = (
    "Даследаванне літаратуры пра краязнаўства паказвае, што навукоўцы звяртаюць увагу на прапановы дзяржаўных органаў"
    " і грамадскіх арганізацый, а таксама на міжнародныя наступствы падобных мерапрыемстваў. Polskie piśmiennictwo"
    " przedmiotu podkreśla natomiast znaczenie współpracy regionalnej i odpowiedzialności."
)
URL = "http://www.library.example/catalogue/long-names_of/many-parts-and/record-{0}/view.html?id={0}&full=1"
MANY = [
    f"Аўтар А. А., Суаўтар Б. Б. Назва працы нумар {number} // Веснік універсітэта. {1990 + number % 20}. № {number % 9}."
    f" С. {number + 10}. URL: {URL.format(number)} (дата звароту: 12.03.2014)."
    for number in range(1, 41)
]
NOTES = [f"Гл. таксама: Аўтар {name}. Кніга. Мінск, 1990." for name in ("Першы", "Другі", "Трэці")]

needs_tex = pytest.mark.skipif(shutil.which("xelatex") is None, reason="xelatex is not installed")
needs_browser = pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")


def _escaped(text: str) -> str:
    special = {"\\": r"\textbackslash{}"} | {character: f"\\{character}" for character in "$&_%#{}"}
    return "".join(special.get(character, character) for character in text)


def _with_links(text: str) -> str:
    return re.sub(r"http\S+", lambda match: rf"\url{{{match[0]}}}".replace("%", r"\%").replace("&", r"\&"), text)


def _typeset(folder: Path, options: str, body: str, items: list[str]) -> Path:
    """Set a paper with a running head, page numbers and a numbered list."""
    listed = "\n".join(rf"\item {item}" for item in items)
    source = rf"""\documentclass[{options}]{{article}}
\usepackage{{fontspec}}\setmainfont[Ligatures=TeXOff]{{DejaVu Serif}}
\usepackage{{polyglossia}}\setmainlanguage{{russian}}\setotherlanguage{{polish}}
\usepackage{{fancyhdr}}\pagestyle{{fancy}}\fancyhead[L]{{Працы кафедры мовы}}\fancyhead[R]{{Выпуск 3}}
\fancyfoot[C]{{\thepage}}\usepackage{{pdflscape,xurl,hyperref}}\emergencystretch=3em
\begin{{document}}{body}
\section*{{Літаратура}}\begin{{enumerate}}{listed}\end{{enumerate}}\end{{document}}"""
    (folder / "paper.tex").write_text(source, "utf-8")
    command = ["xelatex", "-interaction=batchmode", "-no-shell-escape", "paper.tex"]
    for _ in range(2):
        subprocess.run(command, cwd=folder, check=False, capture_output=True, timeout=300)
    return folder / "paper.pdf"


def _strings(path: Path) -> list[str]:
    return [string.text for string in extract_strings(read_document(path))]


def _squeezed(strings: list[str]) -> list[str]:
    """Leave out the blanks: one that is printed in an address cannot be seen where a line ends."""
    return ["".join(string.split()) for string in strings]


@needs_tex
@pytest.mark.parametrize("options", ["11pt,a4paper", "10pt,a4paper,twocolumn"])
def test_the_six_references_come_out_of_a_typeset_paper(options: str, tmp_path: Path) -> None:
    """One or two columns, hyphens, heads and page numbers change no reference, and no record made of it."""
    paper = _typeset(tmp_path, options, f"{PROSE}\n\n" * 9, [_escaped(string) for string in STRINGS])
    plain = tmp_path / "paper.txt"
    plain.write_text("Літаратура\n\n" + "\n".join(f"{at}. {string}" for at, string in enumerate(STRINGS, 1)), "utf-8")
    assert _squeezed(_strings(paper)) == _squeezed(_strings(plain))
    assert _records(paper) == _records(plain)


def _records(path: Path) -> list[dict[str, object]]:
    command = [sys.executable, "-m", "citekit", "extract", str(path), "--to", "csl-json", "--quiet"]
    found = subprocess.run(command, capture_output=True, check=True, timeout=300)
    # The fields that are citekit's own hold places in the paper, which differ.
    return [{key: value for key, value in item.items() if key != "custom"} for item in json.loads(found.stdout)]


@needs_tex
@pytest.mark.parametrize("options", ["11pt,a4paper", "10pt,a4paper,twocolumn"])
def test_torn_addresses_come_out_whole_through_their_links(options: str, tmp_path: Path) -> None:
    """A list over pages and columns whose URLs are broken anywhere gives every URL as it was put in."""
    items = [_with_links(item) for item in MANY]
    paper = _typeset(tmp_path, options, PROSE, items)
    assert _strings(paper) == MANY
    document = read_document(paper)
    assert {link.url for link in document.links} == {URL.format(number) for number in range(1, 41)}
    assert all(document.text[link.span.start : link.span.end] == link.url for link in document.links)


@needs_tex
def test_a_list_on_turned_pages_is_read(tmp_path: Path) -> None:
    """A list set sideways is found line by line."""
    items = [re.sub(r" URL.*", "", item) for item in MANY]
    paper = _typeset(
        tmp_path,
        "11pt,a4paper",
        PROSE + r"\begin{landscape}",
        [*items[:-1], items[-1] + r"\end{enumerate}\end{landscape}\begin{enumerate}\item[]"],
    )
    assert _strings(paper)[:40] == items


@needs_tex
def test_footnotes_amid_a_list_are_told_from_it(tmp_path: Path) -> None:
    """Notes at the foot of the page where a list begins do not become part of its references."""
    body = "".join(rf"{PROSE}\footnote{{{note}}}" + "\n\n" for note in NOTES)
    paper = _typeset(tmp_path, "11pt,a4paper", body, [re.sub(r" URL.*", "", item) for item in MANY])
    document = read_document(paper)
    assert [
        document.text[note.span.start : note.span.end].replace("\x02\n", "") for note in document.footnotes
    ] == NOTES
    assert [note.label for note in document.footnotes] == ["1", "2", "3"]
    for note in document.footnotes:
        assert note.anchor is not None
        assert document.text[note.anchor - 1 : note.anchor + 1] == f".{note.label}"
    assert len(extract_strings(document)) == len(MANY)


@needs_browser
def test_a_page_printed_by_a_browser_is_read(tmp_path: Path) -> None:
    """Two columns, links torn anywhere, and the date and address that browsers print in the margin."""
    items = "".join(
        "<li>" + re.sub(r"(http\S+)", r'<a href="\1">\1</a>', html.escape(item, quote=False)) + "</li>"
        for item in MANY[:30]
    )
    style = "body{columns:2;font:11pt 'DejaVu Serif';text-align:justify} a{word-break:break-all}"
    page = f"<meta charset=utf-8><style>{style}</style><p>{PROSE}<h2>Літаратура</h2><ol>{items}</ol>"
    (tmp_path / "paper.html").write_text(page, "utf-8")
    paper = tmp_path / "paper.pdf"
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={paper}"]
    command += [f"--user-data-dir={tmp_path / 'profile'}", (tmp_path / "paper.html").as_uri()]
    subprocess.run(command, check=False, capture_output=True, timeout=600)
    if not paper.exists():
        pytest.skip("chromium cannot print here")
    assert _strings(paper) == MANY[:30]


def test_the_plain_list_is_what_it_is_compared_with() -> None:
    """The strings of the worked paper come back from plain text as they are."""
    plain = "Літаратура\n\n" + "\n".join(f"{at}. {string}" for at, string in enumerate(STRINGS, 1))
    assert [string.text for string in extract_strings(read_document_bytes(plain.encode(), "x"))] == STRINGS
