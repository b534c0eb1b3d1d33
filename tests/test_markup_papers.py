"""The six references of the worked paper come out of every markup format as they come out of plain text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from citekit.documents import read_document, read_document_bytes
from citekit.formats import read_bibliography
from citekit.model import Bibliography, Reference
from citekit.pipeline import extract_references, extract_strings, parse_references

pypandoc = pytest.importorskip("pypandoc", reason="pandoc is not installed")

ROOT = Path(__file__).resolve().parents[1]
WORKED = ROOT / "bib" / "prokopiuk-2014"
STRINGS = tuple((WORKED / "2-strings.txt").read_text("utf-8").splitlines())
RECORDS = WORKED / "4-references.json"
PAPER = "# Уводзіны\n\nТэкст з зноскай[^1].\n\n[^1]: Заўвага.\n\n# Bibliography\n\n"


def _escape(string: str) -> str:
    """Return a string as Markdown, its italics kept."""
    return re.sub(r"([\\$\[\]_<>{}#\"'&])", r"\\\1", string)


def _convert(to: str, source: str, *extra: str) -> bytes:
    converted = pypandoc.convert_text(source, to, format="markdown-smart", extra_args=["--standalone", *extra])
    return converted.encode("utf-8")


def _bare(reference: Reference) -> Reference:
    """Return what a record says, without where it was found."""
    return replace(reference, source=None, sources=(), diagnostics=())


def _bare_all(bibliography: Bibliography) -> list[Reference]:
    return [_bare(reference) for reference in bibliography.references]


# Pandoc itself loses an ampersand behind a backslash where it writes CommonMark.
@pytest.mark.parametrize(
    ("to", "lost"),
    [
        *(("jats", ""), ("tei", ""), ("latex", ""), ("markdown", ""), ("html", "")),
        *(("gfm", "&"), ("commonmark", "&"), ("markdown_strict", "&")),
    ],
)
def test_a_printed_list_gives_the_records_of_its_strings(to: str, lost: str) -> None:
    """A numbered list in any markup gives the same six records as its strings alone."""
    expected = parse_references(string.replace(f"\\{lost}", "\\") if lost else string for string in STRINGS)
    listed = "\n".join(f"{number}. {_escape(string)}" for number, string in enumerate(STRINGS, start=1))
    document = read_document_bytes(_convert(to, PAPER + listed), f"paper.{to}")
    assert _bare_all(extract_references(document)) == _bare_all(expected)
    assert [string.label for string in extract_strings(document)] == [f"{number}." for number in range(1, 7)]


def test_a_list_of_bibitems_gives_the_records_of_its_strings() -> None:
    r"""A ``thebibliography`` of the same strings gives the same six records, each item whole."""
    body = _convert("latex", "\n\n".join(map(_escape, STRINGS))).decode()
    inner = body.partition("\\begin{document}")[2].partition("\\end{document}")[0].strip()
    items = "\n".join(f"\\bibitem{{key{number}}}\n{item}" for number, item in enumerate(inner.split("\n\n"), start=1))
    paper = f"\\documentclass{{article}}\n\\begin{{document}}\nText \\cite{{key2}}.\n\\begin{{thebibliography}}{{9}}\n{items}\n\\end{{thebibliography}}\n\\end{{document}}\n"
    document = read_document_bytes(paper.encode(), "paper.tex")
    assert _bare_all(extract_references(document)) == _bare_all(parse_references(STRINGS))
    assert [string.label for string in extract_strings(document)] == [f"[{number}]" for number in range(1, 7)]
    assert "Text [2]." in document.text


SURVIVING = ("type", "title", "container_title", "issue", "issued", "accessed", "url", "author", "language")
"""What pandoc writes of a record as element-citation; of laws it drops the number, the kind and the authority."""


def _straight(reference: Reference, field: str) -> object:
    """Return a field, its quotation marks as pandoc found them."""
    value = getattr(reference, field)
    if field == "title":
        return re.sub("[“”]", '"', str(value))
    return str(value) if field == "container_title" else value


@pytest.mark.parametrize(
    "to", ["jats+element_citations", "jats_archiving+element_citations", "jats_publishing+element_citations"]
)
def test_element_citations_are_mapped_to_the_worked_records(to: str) -> None:
    """Records that pandoc wrote as JATS come back as they were, field by field, and are never parsed again."""
    worked = read_bibliography(RECORDS.read_text("utf-8"), "csl-json").references
    keys = [str(record.citation_key) for record in worked]
    cited = PAPER + "\n\n".join(f"[@{key}]" for key in keys)
    source = _convert(to, cited, "--citeproc", "--bibliography", str(RECORDS))
    document = read_document_bytes(source, "paper.xml")
    found = extract_references(document).references
    by_title = {str(_straight(record, "title")): record for record in found}
    assert len(document.attachments) == 1
    assert len(found) == 6
    for record in worked:
        twin = by_title[str(_straight(record, "title"))]
        for field in SURVIVING:
            assert _straight(twin, field) == _straight(record, field), field
        assert not twin.diagnostics


def test_attached_references_say_where_they_are_printed() -> None:
    """The source of an attached record is its printed text, and its span is where the document holds it."""
    source = _convert("jats", PAPER + "[@dyner2013]", "--citeproc", "--bibliography", str(RECORDS))
    document = read_document_bytes(source, "paper.xml")
    (reference,) = extract_references(document).references
    assert reference.source is not None
    (span,) = reference.source.spans
    assert document.text[span.start : span.end] == reference.source.text
    assert reference.source.text.startswith("Dyner, Anna Maria. 2013.")


def test_the_bib_file_beside_a_paper_is_its_bibliography(tmp_path: Path) -> None:
    """Of a ``.bib`` file that a LaTeX paper names, the entries that it cites are its records, under their own keys."""
    (tmp_path / "refs.bib").write_bytes((WORKED / "5-references.bib").read_bytes())
    paper = tmp_path / "paper.tex"
    paper.write_text(
        "\\documentclass{article}\n\\addbibresource{refs.bib}\n\\begin{document}\n\\cite{ukaz2010,dyner2013}\n\\end{document}\n"
    )
    document = read_document(paper)
    whole = read_bibliography((WORKED / "5-references.bib").read_text("utf-8"), "biblatex").references
    wanted = [_bare(record) for record in whole if record.citation_key in {"ukaz2010", "dyner2013"}]
    assert _bare_all(extract_references(document)) == wanted
    assert json.loads(RECORDS.read_text("utf-8"))[0]["id"] == "dyner2013"
    assert extract_strings(document)[0].text.startswith("Dyner, Anna Maria. Rosyjsko")
