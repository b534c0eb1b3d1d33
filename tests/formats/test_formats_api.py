"""The room's front door: tables of formats, names of formats, suffixes, what is imported when."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from citekit.errors import UnknownFormatError
from citekit.formats import (
    PROFILES,
    READERS,
    SUFFIXES,
    WRITERS,
    find_losses,
    format_of,
    read_bibliography,
    write_bibliography,
)
from citekit.formats.csl.profiles import profiles
from citekit.model import Bibliography, Reference


def test_every_format_is_written_and_read() -> None:
    """What is written can be read, in the same order; some formats are only read; suffixes lead to writers."""
    assert list(WRITERS) == ["biblatex", "bibtex", "csl-json", "ris", "hayagriva"]
    assert list(READERS) == [*WRITERS, "csl-yaml", "nbib", "endnote-xml", "jats", "tei"]
    assert set(SUFFIXES.values()) <= set(WRITERS)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("refs.bib", "biblatex"),
        (Path("a.b/REFS.BIB"), "biblatex"),
        ("refs.json", "csl-json"),
        ("../x.csl.json", "csl-json"),
        ("refs.RIS", "ris"),
        ("refs.yml", "hayagriva"),
        ("refs.yaml", "hayagriva"),
    ],
)
def test_the_suffix_tells_the_format(path: str | Path, expected: str) -> None:
    """A file is written in the format of its suffix, whatever its case."""
    assert format_of(path) == expected


@pytest.mark.parametrize("path", ["refs.docx", "refs", "", ".bib"])
def test_an_unknown_suffix_is_refused(path: str) -> None:
    """A suffix of no format names the suffixes that exist."""
    with pytest.raises(UnknownFormatError) as caught:
        format_of(path)
    assert caught.value.known == (".bib", ".json", ".ris", ".yml", ".yaml")


def test_an_unknown_format_is_refused() -> None:
    """A format that nobody writes or reads names those that somebody does."""
    with pytest.raises(UnknownFormatError, match="known are biblatex, bibtex, csl-json"):
        write_bibliography(Bibliography(), "word")
    with pytest.raises(UnknownFormatError):
        read_bibliography("", "word")


def test_an_unknown_profile_is_refused() -> None:
    """A profile that the format has not names those it has; every profile that is promised is in the table."""
    assert tuple(profiles()) == ("csl", "zotero", "apa", "chicago", "harvard", "mla")
    assert set(PROFILES["csl-json"]) == set(profiles())
    for format_name, profile in (("csl-json", "gost"), ("ris", "apa")):
        with pytest.raises(UnknownFormatError):
            write_bibliography(Bibliography(), format_name, profile=profile)
    with pytest.raises(UnknownFormatError):
        find_losses(Bibliography(), "word")


@pytest.mark.parametrize("format_name", WRITERS)
def test_an_empty_bibliography_stays_empty(format_name: str) -> None:
    """No record is written as no record."""
    assert read_bibliography(write_bibliography(Bibliography(), format_name), format_name) == Bibliography()


def test_csl_json_is_indented_and_ends_with_a_line_end() -> None:
    """CSL-JSON is an array for people too: two spaces, letters as they are."""
    text = write_bibliography(Bibliography((Reference("book", "kraj", "pl", note="Łódź"),)), "csl-json")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
    assert "Łódź" in text


@pytest.mark.parametrize("format_name", ["csl-json", "biblatex", "bibtex"])
def test_pybtex_is_imported_by_its_plugins_alone(format_name: str) -> None:
    """Whoever writes and reads bibliographies never waits for pybtex."""
    code = (
        "import sys, citekit.formats as f, citekit.model as m;"
        f"f.read_bibliography(f.write_bibliography(m.Bibliography((m.Reference(),)), {format_name!r}), {format_name!r});"
        "print('pybtex' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert said.stdout.strip() == "False"
