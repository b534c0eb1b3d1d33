"""The Python readers: pybtex and bibtexparser 2 read each field as it was meant; Typst prints each record."""

from __future__ import annotations

from pathlib import Path

import bibtexparser
import pybtex.database
import pypdfium2
import pytest
import typst
from reading import in_two_scripts, missing, read_example, titles

from citekit.formats import write_bibliography

PAPER = '#set text(font: "DejaVu Serif")\n#bibliography("%s", style: "%s", full: true)\n'


@pytest.mark.parametrize("flavour", ["biblatex", "bibtex"])
def test_bibtexparser_reads_every_block(flavour: str) -> None:
    """Bibtexparser finds six entries, no failed block, and the fields as they are written."""
    records = in_two_scripts(read_example())
    library = bibtexparser.parse_string(write_bibliography(records, flavour))
    assert library.failed_blocks == []
    read = [entry.fields_dict["title"].value.strip("{}") for entry in library.entries]
    assert read == titles(records)


@pytest.mark.parametrize("flavour", ["biblatex", "bibtex"])
def test_pybtex_reads_persons_in_their_parts(flavour: str) -> None:
    """Pybtex splits each person into family and given names, and leaves an organisation whole."""
    records = read_example()
    entries = pybtex.database.parse_string(write_bibliography(records, flavour), "bibtex").entries
    for reference in records.references:
        persons = entries[reference.citation_key].persons.get("author", [])
        assert len(persons) == len(reference.author)
        for person, name in zip(persons, reference.author, strict=True):
            assert " ".join(person.last_names).strip("{}") == name.sort_name
            assert " ".join(person.first_names + person.middle_names) == (name.given or "")


@pytest.mark.parametrize("style", ["apa", "chicago-author-date", "gost-r-705-2008-numeric", "ieee"])
def test_typst_prints_the_example(style: str, tmp_path: Path) -> None:
    """Typst compiles the .bib and prints six titles in their letters."""
    records = in_two_scripts(read_example())
    (tmp_path / "refs.bib").write_text(write_bibliography(records, "biblatex"), encoding="utf-8")
    (tmp_path / "paper.typ").write_text(PAPER % ("refs.bib", style), encoding="utf-8")
    document = pypdfium2.PdfDocument(typst.compile(str(tmp_path / "paper.typ")))
    printed = " ".join(page.get_textpage().get_text_range() for page in document).replace("\x02", "-")
    assert missing(titles(records), printed) == []
