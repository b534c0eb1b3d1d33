"""What people and programs are told while a batch runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citekit.batch.progress import Progress
from citekit.batch.values import Outcome, State
from citekit.cli import batch_progress
from citekit.cli.batch_progress import Teller
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
