"""``--review``: the doubtful fields beside the records, in a file of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from citekit.cli import citekit

DOUBTFUL = "Іваноў І. Назва // Полымя. – 1999. – № 3. – С. 45–12.\n"
LIST = f"Літаратура\n\n1. {DOUBTFUL}2. Быкаў, В. Знак бяды. – Мінск, 1984. – 270 с.\n3. Мележ, І. Людзі на балоце. – Мінск, 1962. – 403 с.\n"
SURE = ("--review-below", "0.5")


def run(*arguments: str, data: str = DOUBTFUL) -> subprocess.CompletedProcess[bytes]:
    done = CliRunner().invoke(citekit, arguments, input=data.encode())
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout_bytes, done.stderr_bytes)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text(LIST, "utf-8")
    return path


def test_extract_and_parse_write_the_table_beside_the_records(tmp_path: Path, paper: Path) -> None:
    """The records are what they are without the option; the doubtful page is in the table and counted."""
    for command, source in (("extract", paper), ("parse", tmp_path / "strings.txt")):
        (tmp_path / "strings.txt").write_text(DOUBTFUL, "utf-8")
        table = tmp_path / f"{command}.tsv"
        done = run(command, str(source), "--review", str(table), *SURE)
        assert (done.returncode, done.stdout) == (0, run(command, str(source)).stdout)
        assert f"1 field of 1 reference to review: {table}" in done.stderr.decode()
        (row,) = table.read_text("utf-8").splitlines()[1:]
        assert row.split("\t")[:4] == ["1", "ivanou1999", "page", "45-12"]
        assert row.endswith("С. ⟦45–12⟧.")


@pytest.mark.parametrize(
    ("suffix", "start"),
    [(".tsv", "number\t"), (".csv", "\ufeffnumber,"), (".html", "<!DOCTYPE html>"), (".md", "| number")],
)
def test_the_suffix_chooses_the_form(tmp_path: Path, suffix: str, start: str) -> None:
    """Each form is written by its suffix."""
    table = tmp_path / f"review{suffix}"
    assert run("parse", "--review", str(table)).returncode == 0
    assert table.read_bytes().decode().startswith(start)


def test_standard_output_takes_the_table_when_the_records_go_to_a_file(tmp_path: Path) -> None:
    """``--review -`` is TSV on standard output."""
    done = run("parse", "-o", str(tmp_path / "refs.json"), "--review", "-")
    assert done.stdout.decode().startswith("number\tkey\t")
    assert json.loads((tmp_path / "refs.json").read_text("utf-8"))[0]["page"] == "45-12"


@pytest.mark.parametrize("target", ["strings", "labelled", "biblatex"])
def test_every_target_has_its_table(tmp_path: Path, target: str) -> None:
    """The table is that of the records, also when strings or labels are written."""
    table = tmp_path / "review.tsv"
    assert run("parse", "--to", target, "--review", str(table), *SURE).returncode == 0
    assert len(table.read_text("utf-8").splitlines()) == 2


def test_nothing_doubtful_is_an_empty_table_and_no_failure(tmp_path: Path) -> None:
    """The head stands alone, the summary says 0, the exit status stays."""
    table = tmp_path / "review.tsv"
    done = run("parse", "--review", str(table), "--review-below", "0")
    assert (done.returncode, table.read_text("utf-8").count("\n")) == (0, 1)
    assert b"0 fields of 0 references to review" in done.stderr


def test_a_paper_without_a_list_keeps_its_exit_status(tmp_path: Path) -> None:
    """Status 1 and an empty table."""
    table = tmp_path / "review.tsv"
    done = run("extract", "-", "--review", str(table), data="Проста тэкст без спіса.\n" * 20)
    assert (done.returncode, table.read_text("utf-8").count("\n")) == (1, 1)


def test_quiet_says_nothing(tmp_path: Path) -> None:
    """``-q`` leaves the summary out too."""
    assert run("parse", "-q", "--review", str(tmp_path / "review.tsv")).stderr == b""


@pytest.mark.parametrize("arguments", [("--review", "-"), ("--review", "-", "-o", "-")])
def test_records_and_table_do_not_mix_on_standard_output(arguments: tuple[str, ...]) -> None:
    """Both on standard output is refused in one line, with nothing written."""
    done = run("parse", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)


@pytest.mark.parametrize("other", ["same.tsv", "./same.tsv", "link.tsv", "hard.tsv"])
@pytest.mark.parametrize("exists", [True, False])
def test_output_and_review_are_never_the_same_file(tmp_path: Path, other: str, *, exists: bool) -> None:
    """By name, by path, by link: refused before anything is written, and what was there stays."""
    target = tmp_path / "same.tsv"
    if exists or other == "hard.tsv":
        target.write_text("old", "utf-8")
    if other == "link.tsv":
        (tmp_path / other).symlink_to(target)
    if other == "hard.tsv":
        os.link(target, tmp_path / other)
    done = run("parse", "--to", "biblatex", "-o", str(target), "--review", f"{tmp_path}/{other}")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"same place" in done.stderr
    assert (target.read_text("utf-8") if target.exists() else "old") == "old"


def test_a_redirected_output_is_known_too(tmp_path: Path) -> None:
    """``> FILE --review FILE`` is the same file."""
    table = tmp_path / "review.tsv"
    with table.open("wb") as stream:
        command = [sys.executable, "-m", "citekit", "parse", "--review", str(table)]
        done = subprocess.run(command, input=DOUBTFUL.encode(), stdout=stream, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, table.read_bytes()) == (2, b"")


@pytest.mark.parametrize("role", ["--review", "-o"])
def test_an_input_is_never_overwritten(tmp_path: Path, role: str) -> None:
    """Neither output may be the paper; then neither is written."""
    paper = tmp_path / "paper.tsv"
    paper.write_text(LIST, "utf-8")
    names = {"--review": str(tmp_path / "r.tsv"), "-o": str(tmp_path / "o.bib"), role: str(paper)}
    options = [part for pair in names.items() for part in pair]
    done = run("extract", str(paper), "--to", "biblatex", *options)
    assert (done.returncode, paper.read_text("utf-8"), os.listdir(tmp_path)) == (2, LIST, ["paper.tsv"])  # noqa: PTH208


def test_an_unknown_suffix_or_folder_is_one_line_and_nothing_is_written(tmp_path: Path, paper: Path) -> None:
    """The message names the file or the suffixes; the records are not written either."""
    for review in ("review.docx", "no/review.tsv"):
        output = tmp_path / "refs.bib"
        done = run("extract", str(paper), "-q", "-o", str(output), "--review", str(tmp_path / review))
        assert (done.returncode, done.stderr.count(b"\n"), output.exists()) == (2, 1, False)
        assert b".html" in done.stderr or b"review.tsv" in done.stderr


def test_an_odd_threshold_is_a_usage_error() -> None:
    """Confidences lie between 0 and 1."""
    assert run("parse", "--review", "x.tsv", "--review-below", "80").returncode == 2


def test_hostile_strings_break_no_table(tmp_path: Path) -> None:
    """Escapes, tabs and tags of a reference stay within their cells, and off the terminal."""
    table = tmp_path / "review.tsv"
    text = "Быкаў\tВ. =Знак \x1b[31m<b>бяды | // Ча\u2028сопіс. – 1999. – С. 45–12.\n"
    done = run("parse", "--review", str(table), data=text)
    assert b"\x1b" not in done.stderr + table.read_bytes()
    lines = table.read_text("utf-8").splitlines()
    assert {line.count("\t") for line in lines} == {6}
    assert len(lines) > 1


def test_many_findings_of_a_kind_are_told_ten_times(tmp_path: Path) -> None:
    """Standard error stays readable; the table has them all."""
    table = tmp_path / "review.tsv"
    done = run("parse", "--review", str(table), *SURE, data=DOUBTFUL * 25)
    assert done.stderr.count(b": pages-reversed: the range") == 10
    assert b"pages-reversed: 15 more" in done.stderr
    assert len(table.read_text("utf-8").splitlines()) == 26
