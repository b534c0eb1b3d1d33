"""Entries of biblatex that only serve others are no works."""

from __future__ import annotations

import pytest

from citekit.duplicates import find_duplicates
from citekit.formats import WRITERS, find_losses, read_bibliography, write_bibliography
from citekit.pipeline import lint_text

BIB = """@xdata{xd, publisher = {Навука}, location = {Мінск}}
@xdata{xe, publisher = {Навука}, location = {Мінск}}
@book{a, title = {Дрыгва}, author = {Колас, Якуб}, xdata = {xd}, date = {1934}, langid = {belarusian}}
@set{s, entryset = {a}}
"""


@pytest.mark.parametrize("target", [name for name in WRITERS if name != "biblatex"])
def test_only_works_are_written(target: str) -> None:
    """A book has from its data what it needs; nobody prints the data themselves, and nothing is said to be lost."""
    bibliography = read_bibliography(BIB, "biblatex")
    written = write_bibliography(bibliography, target)
    (book,) = read_bibliography(written, target).references
    assert (str(book.publisher), book.extra) == ("Навука", ())
    assert find_losses(bibliography, target) == ()


def test_biblatex_keeps_them() -> None:
    """They come back as they were."""
    bibliography = read_bibliography(BIB, "biblatex")
    assert read_bibliography(write_bibliography(bibliography, "biblatex"), "biblatex") == bibliography


def test_they_are_neither_duplicates_nor_strange() -> None:
    """Two of them may hold the same; their types are those of the manual."""
    assert find_duplicates(read_bibliography(BIB, "biblatex").references) == ()
    assert lint_text(BIB, "biblatex") == ()
