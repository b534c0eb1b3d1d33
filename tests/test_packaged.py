"""Files that lie beside the code are read wherever the package was installed."""

from __future__ import annotations

import sys
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

from citekit.packaged import packaged_bytes, packaged_names, packaged_text


@pytest.fixture(params=["folder", "zip"])
def package(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Install a small package with tables, in a folder or in a zip file, and return its name."""
    name = f"packaged_in_a_{request.param}"
    content = {"__init__.py": "", "words.tsv": "слова\r\nдва\n", "more/b.toml": "", "more/a.toml": "", "more/c.txt": ""}
    place = tmp_path / "place"
    if request.param == "zip":
        with zipfile.ZipFile(place, "w") as archive:
            for path, text in content.items():
                archive.writestr(f"{name}/{path}", text)
    else:
        (place / name / "more").mkdir(parents=True)
        for path, text in content.items():
            (place / name / path).write_bytes(text.encode())
    monkeypatch.syspath_prepend(str(place))
    monkeypatch.delitem(sys.modules, name, raising=False)
    return name


def test_files_are_read_from_folders_and_zip_files(package: str) -> None:
    """Bytes come as they are, the lines of texts end alike on every system, and a missing file is told."""
    assert packaged_bytes(package, "words.tsv") == "слова\r\nдва\n".encode()
    assert packaged_text(package, "words.tsv") == "слова\nдва\n"
    with pytest.raises(OSError, match="none"):
        packaged_bytes(package, "none.tsv")


def test_the_files_of_a_folder_are_listed(package: str) -> None:
    """Names come sorted, without the suffix asked for; other files are left out."""
    assert packaged_names(package, "more", ".toml") == ("a", "b")


def test_the_tables_are_those_of_the_package() -> None:
    """What is read is what the standard way reads."""
    assert packaged_bytes("citekit.vocabulary", "be.tsv") == files("citekit.vocabulary").joinpath("be.tsv").read_bytes()
