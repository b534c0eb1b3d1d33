"""Papers that pandoc writes: the reference list of a packed paper is that of the same paper as text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citekit.documents import read_document, read_document_bytes
from citekit.formats import write_bibliography
from citekit.model import Bibliography
from citekit.pipeline import extract_references, extract_strings

pypandoc = pytest.importorskip("pypandoc", reason="pandoc writes the papers")

STRINGS = Path(__file__).resolve().parents[2] / "bib" / "prokopiuk-2014" / "2-strings.txt"
BODY = """# Neighbours

A paragraph with a note.[^1] It goes on about the *neighbours* of the country, and ends here.

[^1]: A remark on the matter, see <http://example.org/note>.

## Discussion

| Year | Manoeuvres |
|------|------------|
| 2009 | one        |

- apples
- pears

## Bibliography

"""
FORMATS = ["docx", "odt", "opendocument", "epub2", "epub3", "html4", "html5"]
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+.!$<>\"'^~@|-])")


@pytest.fixture(scope="module")
def strings() -> list[str]:
    return STRINGS.read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def markdown(strings: list[str]) -> str:
    escaped = (_SPECIAL.sub(r"\\\1", string) for string in strings)
    return BODY + "".join(f"{number}. {string}\n" for number, string in enumerate(escaped, 1))


@pytest.mark.parametrize("form", FORMATS)
def test_the_list_of_a_paper_is_the_same_in_every_format(
    form: str, markdown: str, strings: list[str], tmp_path: Path
) -> None:
    """Six strings and six records come out of each file, and the note is not one of them."""
    path = tmp_path / "paper.bin"
    pypandoc.convert_text(
        markdown, form, "markdown-smart", outputfile=str(path), extra_args=["--standalone", "--metadata", "title=T"]
    )
    document = read_document(path)
    assert [string.text for string in extract_strings(document)] == strings
    text = read_document_bytes(
        ("Bibliography\n\n" + "\n".join(f"{n}. {s}" for n, s in enumerate(strings, 1))).encode(), "a"
    )
    assert _without_places(extract_references(document)) == _without_places(extract_references(text))
    (note,) = document.footnotes
    assert note.label == "1"
    assert document.text[note.span.start : note.span.end] == "A remark on the matter, see http://example.org/note."
    assert note.anchor is not None
    assert document.text[: note.anchor].endswith("with a note.")


def _without_places(bibliography: Bibliography) -> str:
    return re.sub(r'"(?:start|end)": \d+', "", write_bibliography(bibliography, "csl-json"))
