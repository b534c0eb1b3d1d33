"""What people and programs are told while a batch runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from citekit.batch.progress import Progress
from citekit.batch.values import Outcome, State
from citekit.cli import batch_progress, citekit
from citekit.cli.batch_progress import Teller
from citekit.cli.event_log import check_log
from citekit.errors import UnwritableOutputError

OUTCOME = Outcome("a\x1b[31m.txt", State.CRASHED, "killed", "", True, 0, 0, 0, b"", 0.1)


def _tell(teller: Teller) -> None:
    progress = Progress([10] * 4)
    teller.planned(progress)
    for _ in range(3):
        progress.note(OUTCOME, 10)
        teller.read(OUTCOME)
    teller.lost("tcp://a: gone")


def test_a_terminal_shows_a_bar(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The bar is drawn over itself, told lines stand above it, and no name of a file commands the terminal."""
    monkeypatch.setattr(batch_progress, "is_terminal", lambda: True)
    monkeypatch.setattr(batch_progress, "_EACH_BAR", 0.0)
    monkeypatch.setenv("COLUMNS", "200")
    with Teller(quiet=False, log=None) as teller:
        _tell(teller)
    shown = capsys.readouterr().err
    assert "█······] 3 of 4 papers, 0 references, 0 links, 3 put aside" in shown
    assert "a\\x1b[31m.txt: crashed: killed\n" in shown
    assert shown.endswith("\r\x1b[K")


def test_what_takes_long_before_and_after_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """While papers are found, and while tables are written, the terminal says so."""
    monkeypatch.setattr(batch_progress, "is_terminal", lambda: True)
    monkeypatch.setattr(batch_progress, "_EACH_BAR", 0.0)
    with Teller(quiet=False, log=None) as teller:
        teller.found(12_000)
        _tell(teller)
        teller.writing(("references.parquet", "merged.bib"))
    shown = capsys.readouterr().err
    assert "\x1b[K12,000 papers found so far\r" in shown
    assert "\x1b[Kwriting references.parquet, merged.bib\r" in shown


def test_a_log_gets_a_line_at_a_time(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal there are plain lines and no bar; ``-q`` says nothing."""
    monkeypatch.setattr(batch_progress, "_EACH_LINE", 0.0)
    with Teller(quiet=False, log=None) as teller:
        _tell(teller)
    shown = capsys.readouterr().err
    assert "2 of 4 papers" in shown
    assert "\r" not in shown
    with Teller(quiet=True, log=None) as teller:
        _tell(teller)
    assert capsys.readouterr().err == ""


def test_programs_get_every_event(tmp_path: Path) -> None:
    """A JSON object a line, each with its time; a file that cannot be written is told."""
    with Teller(quiet=True, log=str(tmp_path / "log")) as teller:
        _tell(teller)
    events = [json.loads(line) for line in (tmp_path / "log").read_text("utf-8").splitlines()]
    assert [event["event"] for event in events] == ["planned", "paper", "paper", "paper", "waiting"]
    assert all("time" in event for event in events)
    with pytest.raises(UnwritableOutputError):
        Teller(quiet=True, log=str(tmp_path / "none" / "log"))


@pytest.mark.parametrize(
    ("log", "inputs"),
    [
        ("in/a.txt", ["in"]),
        ("in/deep/new.log", ["in"]),
        ("in/new.txt", ["in/*.txt"]),
        ("in/a.txt", ["in/a.txt"]),
        ("in/./a.txt", ["file://{}/in/a.txt"]),
        ("list", ["@list"]),
        ("in/a.txt", ["elsewhere.txt"]),
    ],
)
def test_a_log_spoils_no_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, log: str, inputs: list[str]) -> None:
    """A file that is read, would be read the next time, or is no log is refused as one, and stays as it was."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name in ("in/a.txt", "list"):
        (tmp_path / name).write_text("in/a.txt\n", "utf-8")
    named = [name.format(tmp_path) for name in inputs]
    with pytest.raises(UnwritableOutputError):
        check_log(log, named, "out")
    done = CliRunner().invoke(citekit, ["batch", *named, "--out", "out", "--log-json", log])
    assert done.exit_code == 2
    assert log in done.stderr
    assert (tmp_path / "in" / "a.txt").read_text("utf-8") == "in/a.txt\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("log", ["log", "in/out/log", "in/.log", "new", "/dev/null"])
def test_a_log_may_lie_where_no_paper_is_sought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, log: str) -> None:
    """Elsewhere, in the output, hidden, or on a device; an older log is gone on with."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in" / "out").mkdir(parents=True)
    with Teller(quiet=True, log="log") as teller:
        _tell(teller)
    check_log(log, ["in", "in/**/*.txt"], "in/out")


def test_a_log_that_is_full_is_named(tmp_path: Path) -> None:
    """The one line says which file takes nothing more."""
    (tmp_path / "a.txt").write_text("Тэкст.\n", "utf-8")
    arguments = ["batch", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--log-json", "/dev/full"]
    done = CliRunner().invoke(citekit, arguments)
    assert (done.exit_code, done.stderr) == (
        2,
        "citekit: /dev/full: the log cannot be written: No space left on device\n",
    )


def test_a_hyphen_is_a_list_from_standard_input(tmp_path: Path) -> None:
    """What ``find`` prints is read as ``@-`` would be."""
    (tmp_path / "a.txt").write_text("Літаратура\n\n1. Быкаў, В. Знак бяды. – Мінск, 1984. – 270 с.\n", "utf-8")
    arguments = ["batch", "-", "--out", str(tmp_path / "out"), "--jobs", "1"]
    done = CliRunner().invoke(citekit, arguments, input=f"{tmp_path}/a.txt\n")
    assert done.exit_code == 0, done.stderr
    assert "1 file (1 read now): 1 paper, 1 reference" in done.stderr
