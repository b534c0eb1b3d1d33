"""Outputs: an older one stays when nothing was read, two never go to one place, failures name the right file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from citekit.cli import citekit
from citekit.cli.outputs import check_outputs, open_output
from citekit.errors import UnwritableOutputError

ROOT = str(Path(__file__).resolve().parents[2])
KEPT = "@book{a, title = {Знак бяды}, url = {http://example.org/x}}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("keep.bib", "keep.md", "keep.tsv", "refs.bib"):
        (tmp_path / name).write_text(KEPT, "utf-8")
    (tmp_path / "bad.json").write_text("{bad", "utf-8")
    (tmp_path / "empty.bib").write_text("", "utf-8")
    (tmp_path / "prose.txt").write_text("Проста тэкст. Ён нічога не цытуе.\n", "utf-8")
    return tmp_path


NOTHING_READ = (
    "convert bad.json -o keep.bib",
    "convert empty.bib -o keep.bib",
    "convert bad.json -o new.bib --review keep.tsv",
    "extract prose.txt -o keep.bib",
    "extract prose.txt --to strings -o keep.md",
    "format prose.txt -o keep.md",
    "citations prose.txt -o keep.md",
    "parse /dev/null -o keep.bib",
    "lint bad.json --fix -o keep.md",
)


@pytest.mark.parametrize("line", NOTHING_READ)
def test_an_older_output_stays_when_nothing_was_read(folder: Path, line: str) -> None:
    """A run that read no record leaves a good result alone, says so, and ends with status 1."""
    done = CliRunner().invoke(citekit, line.split())
    assert done.exit_code == 1
    assert "stays as it was" in done.stderr
    assert {(folder / name).read_text("utf-8") for name in ("keep.bib", "keep.md", "keep.tsv")} == {KEPT}


@pytest.mark.parametrize("name", ["new.bib", "blank.bib"])
def test_where_nothing_was_an_empty_bibliography_is_written(folder: Path, name: str) -> None:
    """A new file, or one without a byte, has nothing to lose."""
    (folder / "blank.bib").touch()
    done = CliRunner().invoke(citekit, ["extract", "prose.txt", "-o", name])
    assert (done.exit_code, (folder / name).read_text("utf-8")) == (1, "")
    assert "stays as it was" not in done.stderr


@pytest.mark.parametrize(
    "line",
    [
        "check refs.bib --offline --report same.json -o same.json",
        "check refs.bib --offline --report a.csv --report ./a.csv",
        "check refs.bib --offline --report -",
        "check refs.bib --offline -o -",
        "check refs.bib --offline --store same.json -o same.json",
        "convert refs.bib -o a.tsv --to biblatex --review a.tsv",
    ],
)
def test_two_outputs_never_go_to_one_place(folder: Path, line: str) -> None:
    """The second of them would be all that is left; nothing is read or written then."""
    before = sorted(folder.iterdir())
    assert CliRunner().invoke(citekit, line.split()).exit_code == 2
    assert sorted(folder.iterdir()) == before


def test_the_message_on_two_outputs_names_no_option_that_the_command_has_not() -> None:
    """What helps is the same in every command: another name."""
    with pytest.raises(UnwritableOutputError, match="name another file for one of them"):
        check_outputs((None, "-"), ())


def test_an_error_inside_is_not_the_fault_of_the_output(tmp_path: Path) -> None:
    """Only opening and writing name the output; what else goes wrong meanwhile says so itself."""
    with pytest.raises(RuntimeError, match="mine"), open_output(str(tmp_path / "out"), ()):
        raise RuntimeError("mine")
    with pytest.raises(FileNotFoundError), open_output(str(tmp_path / "out"), ()):
        (tmp_path / "missing").read_bytes()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UnwritableOutputError, match="/dev/full"), open_output("/dev/full", ()) as stream:
        stream.write(b"x" * 100_000)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")
@pytest.mark.parametrize("target", ["strings", "labelled", "csl-json"])
def test_a_paper_never_commands_the_terminal(tmp_path: Path, target: str) -> None:
    """What a person watches shows escapes; a file keeps the characters of the paper."""
    import pty

    paper = tmp_path / "paper.txt"
    paper.write_text("Літаратура\n\n1. Быкаў, В. Знак\x1b[31m бяды\x07\u202e. – Мінск, 1984. – 270 с.\n", "utf-8")
    watcher, terminal = pty.openpty()
    command = [sys.executable, "-m", "citekit", "extract", "-q", str(paper), "--to", target]
    subprocess.run(command, stdout=terminal, check=True, env={**os.environ, "PYTHONPATH": ROOT})
    shown = os.read(watcher, 1 << 16).decode()
    assert "Знак" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    written = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONPATH": ROOT}).stdout
    assert target != "strings" or "\x1b[31m бяды\x07\u202e" in written.decode()
