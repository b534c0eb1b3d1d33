"""The soak itself: a short one holds, and whatever a run could lose would be noticed."""

from __future__ import annotations

import json
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from ahead import run

SOAK = Path(__file__).with_name("soak.py")
pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="watches processes in /proc")
if sys.platform == "linux":
    from soak_findings import (
        Known,
        compare,
        half_written,
        look_at_batch,
        look_at_end,
        look_at_store,
        states,
        tree,
        wrongly_dead,
    )
    from soak_processes import left_over, start


def _soak(*more: str, status: int) -> dict[str, Any]:
    """Let every kind of cycle run once, and return the report."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        size = ["--papers", "4", "--links", "36", "--quick", "--minutes", "0", "--timeout", "1200"]
        command = [SOAK, *size, "--report", report, *more]
        done = run([sys.executable, *map(str, command)], SOAK.parent, TMPDIR=folder)
        assert done.returncode == status, done.stdout + done.stderr
        found: dict[str, Any] = json.loads(report.read_text("utf-8"))
    assert found["documents"] > 4
    assert found["resumes"] >= 2
    assert found["leftovers"] == []
    return found


@pytest.mark.ahead.with_args(partial(_soak, "--kinds", "batch", "check", status=0))
def test_a_short_soak_loses_nothing(ahead: dict[str, Any]) -> None:
    """Batches and checks that are killed and gone on with lose nothing."""
    found = ahead
    assert found["cycles"]["batch"] >= 1
    assert found["cycles"]["check"] >= 1
    assert found["mismatches"] == []


@pytest.mark.ahead.with_args(partial(_soak, "--kinds", "batch", "--spoil", status=1))
def test_a_soak_notices_a_byte(ahead: dict[str, Any]) -> None:
    """Where one byte of a result is altered on purpose, its file is named and the status is 1."""
    found = ahead
    assert len(found["mismatches"]) == 1
    assert "differs at byte" in found["mismatches"][0]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Give an output of two papers and its manifest, made by hand."""
    folder = tmp_path / "out"
    (folder / "papers").mkdir(parents=True)
    (folder / "merged.bib").write_bytes(b"both")
    with closing(sqlite3.connect(folder / "manifest.sqlite")) as base, base:
        base.execute("CREATE TABLE papers (key, state, refs, links, reason, written)")
        for key in ("a.txt", "b.txt"):
            (folder / "papers" / f"{key}.bib").write_bytes(key.encode())
            base.execute("INSERT INTO papers VALUES (?, 'done', 1, 0, NULL, 5)", (key,))
    return folder


def _execute(query: str) -> Callable[[Path], None]:
    def change(out: Path) -> None:
        with closing(sqlite3.connect(out / "manifest.sqlite")) as base, base:
            base.execute(query)

    return change


def _damage(out: Path) -> None:
    path = out / "manifest.sqlite"
    data = bytearray(path.read_bytes())
    data[4096:4120] = b"\xff" * 24
    path.write_bytes(data)


def _half(out: Path) -> None:
    (out / ".part").mkdir()
    (out / ".part" / "4f2a").write_bytes(b"ha")


LOSSES: list[tuple[Callable[[Path], object], str]] = [
    (
        lambda out: (out / "papers/a.txt.bib").write_bytes(b"a.tx!"),
        "papers/a.txt.bib: differs at byte 4 (5 of 5 bytes)",
    ),
    (lambda out: (out / "merged.bib").unlink(), "merged.bib: is missing"),
    (lambda out: (out / "more.bib").touch(), "more.bib: should not be there"),
    (_half, ".part: half written"),
    (_execute("DELETE FROM papers WHERE key = 'a.txt'"), "a.txt: was done and no longer is"),
    (_execute("UPDATE papers SET state = 'crashed' WHERE key = 'b.txt'"), "b.txt: was done and no longer is"),
    (_execute("UPDATE papers SET refs = 2"), "manifest: ('a.txt', 'done', 2, 0, None) is not as due"),
    (
        lambda out: (out / "papers/b.txt.bib").unlink(),
        "b.txt: the manifest has it as done, its bibliography is not as due",
    ),
    (_damage, "manifest.sqlite: "),
]


@pytest.mark.parametrize(("lose", "told"), LOSSES)
def test_every_kind_of_loss_is_noticed(out: Path, lose: Callable[[Path], object], told: str) -> None:
    """An output as due gives no finding; each way to lose something gives one that names it."""
    due, due_states, known = tree(out), states(out), Known()

    def look() -> list[str]:
        return look_at_batch(out, due, known) + look_at_end(out, due, due_states) + half_written(out)

    assert look() == []
    lose(out)
    found = look()
    assert any(one.startswith(told) for one in found), found


def test_which_limit_ends_a_paper_is_no_loss(out: Path) -> None:
    """A paper that breaks two limits may break either first; that it crashes is another matter."""
    line = '{"paper": "b.txt", "state": "%s", "reason": "%s"}'
    _execute("UPDATE papers SET state = 'time-exceeded', reason = 'takes longer' WHERE key = 'b.txt'")(out)
    (out / "quarantine.jsonl").write_text(line % ("time-exceeded", "takes longer"), "utf-8")
    due, due_states = tree(out), states(out)
    _execute("UPDATE papers SET state = 'memory-exceeded', reason = 'needs more' WHERE key = 'b.txt'")(out)
    (out / "quarantine.jsonl").write_text(line % ("memory-exceeded", "needs more"), "utf-8")
    assert look_at_end(out, due, due_states) == []
    (out / "quarantine.jsonl").write_text(line % ("crashed", "ended"), "utf-8")
    assert look_at_end(out, due, due_states) != []


def test_what_a_store_loses_is_noticed(tmp_path: Path) -> None:
    """A link that is forgotten, one that is visited twice in vain, a verdict that changed, a living link called dead."""
    store, known = tmp_path / "links.sqlite", Known()
    with closing(sqlite3.connect(store)) as base, base:
        base.execute("CREATE TABLE looks (link, checked_at, verdict)")
        base.executemany(
            "INSERT INTO looks VALUES (?, ?, ?)", [("a", 1, "gone"), ("b", 1, "alive"), ("c", 1, "unsafe")]
        )
    assert look_at_store(store, known) == []
    with closing(sqlite3.connect(store)) as base, base:
        base.execute("DELETE FROM looks WHERE link = 'a'")
        base.executemany("INSERT INTO looks VALUES (?, ?, ?)", [("b", 2, "alive"), ("c", 2, "unsafe")])
    assert look_at_store(store, known) == ["link a: was known and no longer is", "link b: visited 2 times"]
    assert compare({"a": b"gone 404"}, {"a": b"alive 200"}) == ["a: differs at byte 0 (8 of 9 bytes)"]
    assert wrongly_dead({"a": b"gone 404", "b": b"gone 410"}, {"a": "ok", "b": "gone"}) == [
        "a: lives and is called gone"
    ]


def test_a_process_that_outlives_its_command_is_found_and_ended(tmp_path: Path) -> None:
    """The children of a killed command carry its mark, wherever they went."""
    child = "import time; time.sleep(600)"
    code = (
        f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {child!r}], start_new_session=True); "
    )
    process = start("mark-of-a-test", ["-c", code + "print('started', flush=True); time.sleep(600)"], tmp_path / "log")
    while "started" not in (tmp_path / "log").read_text():
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(left_over("mark-of-a-test", 0.5)) == 1
    assert left_over("mark-of-a-test", 60) == []
