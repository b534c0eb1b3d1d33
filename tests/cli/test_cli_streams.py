"""Streams that are closed or full, and files that loop, end in one line and exit status 2."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[2] / "bib" / "prokopiuk-2014" / "1-ocr.txt"


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    python, example = shlex.quote(sys.executable), shlex.quote(str(EXAMPLE))
    command = line.replace("CITEKIT", f"{python} -m citekit").replace("EXAMPLE", example)
    root = str(EXAMPLE.parents[2])
    environment = {"PYTHONPATH": root, "PATH": "/usr/bin:/bin"}
    return subprocess.run(["/bin/sh", "-c", command], cwd=folder, capture_output=True, check=False, env=environment)


@pytest.mark.parametrize(
    "line",
    [
        "CITEKIT extract -q EXAMPLE > /dev/full",
        "CITEKIT extract -q EXAMPLE >&-",
        "CITEKIT parse <&-",
        "CITEKIT --help > /dev/full",
        "cp EXAMPLE in.bib; CITEKIT extract -q - -o in.bib < in.bib",
        "ln -s b.bib a.bib; ln -s a.bib b.bib; CITEKIT extract -q EXAMPLE -o a.bib",
        f"CITEKIT extract -q EXAMPLE -o {'a' * 300}.bib",
    ],
)
def test_streams_that_take_nothing_end_in_one_line(tmp_path: Path, line: str) -> None:
    """One line says what cannot be read or written."""
    done = shell(line, tmp_path)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1), done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_an_input_read_from_standard_input_is_not_overwritten(tmp_path: Path) -> None:
    """The file behind standard input is an input too."""
    paper = tmp_path / "paper.bib"
    paper.write_bytes(EXAMPLE.read_bytes())
    assert shell("CITEKIT extract -q - -o paper.bib < paper.bib", tmp_path).returncode == 2
    assert paper.read_bytes() == EXAMPLE.read_bytes()


@pytest.mark.parametrize(
    ("line", "code"), [("CITEKIT extract nofile 2>/dev/full", 2), ("CITEKIT extract EXAMPLE 2>&- >out", 0)]
)
def test_a_log_that_takes_nothing_changes_no_exit_status(tmp_path: Path, line: str, code: int) -> None:
    """Messages that cannot be written do not stop the work."""
    assert shell(line, tmp_path).returncode == code


def test_a_blank_line_leaves_the_bib_file_readable() -> None:
    """The empty record of a blank line is an entry with a field, so that biber reads the file."""
    done = subprocess.run(
        [sys.executable, "-m", "citekit", "parse", "--to", "biblatex", "-q"],
        input=b"\n",
        capture_output=True,
        check=True,
    )
    assert done.stdout == b"@misc{ref,\n    note = {}\n}\n"


@pytest.mark.parametrize(
    "line",
    [
        "CITEKIT transliterate - --scheme iso9 --lang ru -o in.txt < in.txt",
        "ln in.txt twin.txt; CITEKIT transliterate --file twin.txt --scheme iso9 --lang ru -o in.txt",
    ],
)
def test_transliterating_never_empties_its_input(tmp_path: Path, line: str) -> None:
    """The file behind standard input, and the same file under another name, are inputs of this command too."""
    (tmp_path / "in.txt").write_text("Минск\n", "utf-8")
    done = shell(line, tmp_path)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1), done.stderr.decode()
    assert (tmp_path / "in.txt").read_text("utf-8") == "Минск\n"


def test_a_transliteration_that_fails_leaves_the_old_output_alone(tmp_path: Path) -> None:
    """The output is replaced only when every line has been written."""
    (tmp_path / "out.txt").write_text("old", "utf-8")
    assert shell("CITEKIT transliterate --file missing --scheme iso9 --lang ru -o out.txt", tmp_path).returncode == 2
    assert (tmp_path / "out.txt").read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
