"""The letters and signs of LaTeX: one table, read alike in papers, in .bib files and by lint."""

from __future__ import annotations

import unicodedata

import pytest

from citekit.documents import read_document_bytes
from citekit.formats.latex import unescape
from citekit.pipeline import lint_text
from citekit.vocabulary.latex import ACCENTS, latex_letters

CYRILLIC = [command for command in latex_letters() if command.lower().startswith("cyr")]


def test_every_command_is_letters_alone_and_prints_something() -> None:
    """TeX reads a command to its last letter, and what it prints is composed."""
    for command, text in latex_letters().items():
        assert command.isascii(), command
        assert command.isalpha(), command
        assert text == unicodedata.normalize("NFC", text) != "", command


def test_every_accent_is_one_combining_mark() -> None:
    """No two commands set the same mark."""
    assert all(unicodedata.combining(mark) for mark in ACCENTS.values())
    assert len(set(ACCENTS.values())) == len(ACCENTS)


def test_papers_and_bibliographies_read_the_whole_table() -> None:
    """A letter that one of them knows is known to the other."""
    source = " ".join(f"x{{\\{command}}}x" for command in latex_letters())
    printed = " ".join(f"x{text}x" for text in latex_letters().values())
    assert unescape(source) == printed
    paper = rf"\documentclass{{article}}\begin{{document}}{source}\end{{document}}"
    assert read_document_bytes(paper.encode(), "paper.tex").text.strip() == printed


@pytest.mark.parametrize("command", CYRILLIC)
def test_lint_knows_every_cyrillic_letter(command: str) -> None:
    """Whoever writes a Cyrillic letter as a command is offered the letter."""
    found = lint_text(rf"@book{{a, title = {{A{{\{command}}}b}}}}", "biblatex")
    assert [one.repair.repaired for one in found if one.code == "latex-cyrillic"] == [f"A{latex_letters()[command]}b"]
