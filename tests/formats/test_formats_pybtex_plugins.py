"""pybtex converts through the plugins of the wheel, with its own program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pybtex.database
import pytest
from pybtex.exceptions import PybtexError
from reference_strategies import CSL_TYPES
from sample_records import sample_bibliography

from citekit.formats import read_bibliography, write_bibliography
from citekit.formats.pybtex_plugins import CslJsonReader, CslJsonWriter, VerbatimWriter

CONVERT = Path(sys.executable).with_name("pybtex-convert")
SAMPLE = sample_bibliography(CSL_TYPES)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel in it, as ``pip install --target`` leaves it."""
    folder = tmp_path_factory.mktemp("site")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def _convert(installed: Path, *arguments: str | Path) -> None:
    if not CONVERT.exists():
        pytest.skip("pybtex-convert stands not beside this python")
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [str(CONVERT), *map(str, arguments)],
        cwd=installed,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_pybtex_convert_goes_there_and_back(installed: Path, tmp_path: Path) -> None:
    """From .bib to CSL-JSON by the suffix and back by names the file is the same, nothing escaped twice."""
    text = write_bibliography(SAMPLE, "biblatex")
    bib, items, back = tmp_path / "refs.bib", tmp_path / "refs.json", tmp_path / "back.bib"
    bib.write_text(text, encoding="utf-8")
    _convert(installed, bib, items)
    _convert(installed, "--preserve-case", "-f", "csljson", "-t", "citekit-biblatex", items, back)
    assert read_bibliography(items.read_text("utf-8"), "csl-json") == read_bibliography(text, "biblatex")
    assert back.read_text("utf-8") == text


def test_names_of_formats_work_too(installed: Path, tmp_path: Path) -> None:
    """``-t csljson`` writes an array whatever the suffix."""
    bib, items = tmp_path / "refs.bib", tmp_path / "refs.txt"
    bib.write_text("@article{a, title={Дрыгва \\& лес}, journal={Полымя}, year=1934}", encoding="utf-8")
    _convert(installed, "-t", "csljson", bib, items)
    (item,) = json.loads(items.read_text("utf-8"))
    assert (item["title"], item["container-title"]) == ("Дрыгва & лес", "Полымя")


def test_other_peoples_entries_keep_everything() -> None:
    """Roles, Cyrillic keys and unknown fields go through pybtex's own values."""
    data = pybtex.database.parse_string(
        "@Book{колас, editor={{Наша Ніва} and Купала, Янка}, Keywords={a, b}, url={http://a.by/x_y?a=1&b=%20}}",
        "bibtex",
    )
    text = CslJsonWriter().to_string(data)
    (one,) = read_bibliography(text, "csl-json").references
    assert [name.sort_name for name in one.editor] == ["Наша Ніва", "Купала"]
    assert (one.citation_key, one.extra, one.url) == ("колас", (("keywords", "a, b"),), "http://a.by/x_y?a=1&b=%20")
    assert "url = {http://a.by/x_y?a=1&b=%20}" in VerbatimWriter().to_string(CslJsonReader().parse_string(text))


def test_what_is_no_json_is_an_error_of_pybtex() -> None:
    """Pybtex tells its users of a file that cannot be read."""
    with pytest.raises(PybtexError):
        CslJsonReader().parse_string("{")
