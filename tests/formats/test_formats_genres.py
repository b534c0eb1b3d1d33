"""The kinds of theses and reports, which .bib files say by entry types and by keys, are words everywhere else."""

from __future__ import annotations

import pytest

from citekit.formats import read_bibliography, write_bibliography
from citekit.model import Bibliography, Reference, Text


@pytest.mark.parametrize("flavour", ["biblatex", "bibtex"])
@pytest.mark.parametrize(
    ("entry", "genre"),
    [
        ("@phdthesis{a, title={Т}}", "PhD thesis"),
        ("@mastersthesis{a, title={Т}}", "Master's thesis"),
        ("@phdthesis{a, title={Т}, type={Кандыдацкая}}", "Кандыдацкая"),
        ("@thesis{a, title={Т}, type={phdthesis}}", "PhD thesis"),
        ("@thesis{a, title={Т}, type={candthesis}}", "Candidate thesis"),
        ("@report{a, title={Т}, type={techreport}}", "Technical report"),
        ("@thesis{a, title={Т}}", None),
        ("@techreport{a, title={Т}}", None),
        ("@phdthesis{a, title={Т}, type={Thesis}}", None),
    ],
)
def test_kinds_are_read_as_words(entry: str, genre: str | None, flavour: str) -> None:
    """What biblatex and BibTeX would print is what other programs get."""
    read = read_bibliography(entry, flavour)
    assert read.references[0].genre == (Text(genre) if genre else None)
    for target in ("biblatex", "bibtex"):
        assert (
            read_bibliography(write_bibliography(read, target), target).references[0].genre == read.references[0].genre
        )


@pytest.mark.parametrize(
    ("genre", "flavour", "written"),
    [
        (Text("PhD thesis"), "biblatex", "type = {phdthesis}"),
        (Text("PhD thesis"), "bibtex", "type = {PhD thesis}"),
        (Text("Кандыдацкая"), "biblatex", "type = {Кандыдацкая}"),
        (None, "bibtex", "type = {Thesis}"),
    ],
)
def test_no_thesis_is_called_what_it_is_not(genre: Text | None, flavour: str, written: str) -> None:
    """Biblatex gets its key, which it translates; BibTeX gets words, for it takes every thesis for a doctor's."""
    record = Reference("thesis", "a", title=Text("Т"), genre=genre)
    assert written in write_bibliography(Bibliography((record,)), flavour)
