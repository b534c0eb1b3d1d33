"""What every reader is given, and how programs are run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import ahead
import pytest

from citekit.formats import read_bibliography
from citekit.model import Bibliography, Reference
from citekit.transliteration import transliterate_reference

ROOT = Path(__file__).resolve().parents[2]
NODE_MODULES = Path(os.environ.get("CITEKIT_NODE_MODULES", str(ROOT / "tests" / "readers" / "node_modules"))).resolve()


def read_example() -> Bibliography:
    """Return the six records of the worked example, in Polish and Russian."""
    return read_bibliography((ROOT / "bib" / "prokopiuk-2014" / "4-references.json").read_text("utf-8"), "csl-json")


def read_protected() -> Bibliography:
    """Return records of English titles in capitals, of which some words are protected: some, or all of them."""
    return read_bibliography(
        """@article{a, author = {Doe, Jane}, title = {The {NATO} and {B}elarus Problem of {mRNA}s},
             journaltitle = {Letters}, date = {2001}, langid = {english}}
           @book{b, author = {Roe, Jim}, title = {{All About DNA From Belarus}}, date = {2002}, langid = {english}}""",
        "biblatex",
    )


def in_two_scripts(bibliography: Bibliography) -> Bibliography:
    """Return records with the romanised forms of whatever is Cyrillic."""
    return Bibliography(tuple(transliterate_reference(one, "alalc") for one in bibliography.references))


def titles(bibliography: Bibliography) -> list[str]:
    """Return the titles of records."""
    return [str(reference.title) for reference in bibliography.references]


def surnames(bibliography: Bibliography) -> list[str]:
    """Return the family names, or whole names, of the authors of records."""
    return [name.sort_name for reference in bibliography.references for name in reference.author]


def squeeze(text: str) -> str:
    """Leave out what typesetting changes: spaces, breaks, hyphens, dashes and the forms of quotation marks."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def missing(texts: list[str], printed: str) -> list[str]:
    """Return the texts that a reader has not printed, whatever its line breaks and quotation marks."""
    shown = squeeze(printed)
    return [text for text in texts if squeeze(text) not in shown]


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder and return what it said."""
    return ahead.run(command, folder)


def require_node_module(name: str) -> Path:
    """Return the folder of a JavaScript package; without it the test is skipped, but fails where CI is set."""
    path = NODE_MODULES / name
    if not path.is_dir():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{name} is not installed: npm ci in tests/readers")
    return path


def languages_of(references: tuple[Reference, ...]) -> list[str | None]:
    """Return the languages of records."""
    return [reference.language for reference in references]
