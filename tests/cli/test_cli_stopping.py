"""A command that is asked to end does, with one line and status 130, and leaves nothing half written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from citekit.cli import citekit
from citekit.cli.stopping import stoppable

ROOT = str(Path(__file__).resolve().parents[2])
LONG = 300
"""Seconds after which what is waited for never comes."""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are asked to end by signals")


def start(folder: Path, *command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *command], cwd=folder, env={**os.environ, "PYTHONPATH": ROOT},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


@pytest.mark.usefixtures("heeded_signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_asked_to_end_leaves_no_part_of_a_file(tmp_path: Path, number: signal.Signals) -> None:
    """In the midst of writing: status 130, one line, the older output as it was and nothing beside it."""
    (tmp_path / "out.txt").write_text("old", "utf-8")
    with start(tmp_path, "-m", "citekit", "transliterate", "-", "--scheme", "be2007", "-o", "out.txt") as process:
        process.stdin.write("Магілёў\n".encode())
        process.stdin.flush()
        end = time.monotonic() + LONG
        while not any(part.stat().st_size for part in tmp_path.glob(".*.part")) and time.monotonic() < end:
            time.sleep(0.02)
        time.sleep(0.3)  # so that it waits for the next line
        process.send_signal(number)
        assert (process.wait(LONG), process.stderr.read()) == (130, b"citekit: stopped\n")
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
    assert (tmp_path / "out.txt").read_text("utf-8") == "old"


_INTERRUPTED = """
import sys
class Interrupting:
    def find_spec(self, name, *rest):
        if name == {name!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
sys.argv = ["citekit", "schemes"]
from citekit.__main__ import main
main()
"""


@pytest.mark.parametrize("name", ["citekit.cli", "click", "citekit.cli.schemes", "citekit.transliteration"])
def test_ctrl_c_in_the_first_moments_is_no_traceback(tmp_path: Path, name: str) -> None:
    """Also while modules are imported, those of the command line and those of a command."""
    with start(tmp_path, "-c", _INTERRUPTED.format(name=name)) as process:
        assert process.communicate(timeout=LONG) == (b"", b"citekit: stopped\n")
    assert process.returncode == 130


def test_what_is_ignored_stays_ignored(tmp_path: Path) -> None:
    """Under nohup a command outlives the terminal."""
    program = (
        "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "from citekit.cli.stopping import stoppable\n"
        "with stoppable(lambda: print('told')):\n"
        "    signal.raise_signal(signal.SIGHUP); print('goes on')\n"
    )
    with start(tmp_path, "-c", program) as process:
        assert process.communicate(timeout=LONG)[0] == b"goes on\n"


def test_an_error_inside_comes_out_as_it_is() -> None:
    """A ValueError of the work is no matter of signals."""
    with pytest.raises(ValueError, match="mine"), stoppable(lambda: None):
        raise ValueError("mine")


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "no\x1b[31m.txt"],
        ["extract", "paper.txt", "-o", "no\x1b[31m/refs.bib"],
        ["batch", "no\x1b[31m", "--out", "out"],
        ["parse", "a", "no\x1b[31mb"],
        ["no\x1b[31mb"],
    ],
)
def test_no_argument_commands_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """Names of files and other words of the command line are told with escapes for control characters."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paper.txt").write_text("Літаратура\n\n1. Быкаў, В. Знак бяды. – Мінск, 1984. – 270 с.\n", "utf-8")
    done = CliRunner().invoke(citekit, arguments)
    assert done.exit_code == 2
    assert "no\\x1b[31m" in done.stderr
    assert "\x1b" not in done.output
