"""Papers that crash, hang or swell: each is put aside with its reason, and the others are read."""

from __future__ import annotations

import json
import os
import signal
import threading
from pathlib import Path

import pytest
from batch_parts import (
    children_of,
    is_running,
    run_batch,
    start_batch,
    states,
    tree,
    wait_for,
    write_paper,
    write_papers,
)

from citekit.batch.supervisor import StoppedError, Supervisor
from citekit.batch.values import Reading, Recipe, State, Task
from citekit.errors import CitekitError

PROC = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the system does not tell processes in /proc")
LARGE = 20_000_000


def _write_large(path: Path) -> Path:
    path.write_text("Тэкст артыкула, у якім ёсць словы. " * (LARGE // 35), "utf-8")
    return path


def test_a_paper_that_takes_too_long_is_put_aside(tmp_path: Path) -> None:
    """The process is killed at the limit, the reason is told, status 1; ``--retry`` with more time reads it."""
    papers = write_papers(tmp_path / "papers", 2)
    write_paper(papers / "slow.txt", 4000, "slow")
    told = run_batch(papers, "--out", tmp_path / "out", "--jobs", 1, "--timeout", 2, status=1)
    assert "slow.txt: time-exceeded: takes longer than 2 seconds" in told
    assert states(tmp_path / "out")["slow.txt"] == "time-exceeded"
    row = json.loads((tmp_path / "out/quarantine.jsonl").read_text("utf-8").splitlines()[-1])
    assert row == {"paper": "slow.txt", "state": "time-exceeded", "reason": "takes longer than 2 seconds"}
    assert "(0 read now)" in run_batch(papers, "--out", tmp_path / "out", status=1)
    run_batch(papers, "--out", tmp_path / "out", "--retry", "--jobs", 1, "--timeout", 600)
    assert set(states(tmp_path / "out").values()) == {"done"}


@PROC
def test_a_paper_that_swells_is_put_aside() -> None:
    """A paper that wants more memory than it may have ends so, and the next one is read by another process."""
    supervisor = Supervisor(Recipe(memory=16))
    try:
        path = _write_large(Path(os.environ.get("TMPDIR", "/tmp")) / f"large-{os.getpid()}.txt")  # noqa: S108
        reading = supervisor.read(Task("large.txt", str(path), named=True))
        path.unlink()
        assert (reading.state, reading.reason) == (State.MEMORY, "needs more than 16 MB of memory")
    finally:
        supervisor.close()


@PROC
def test_papers_are_read_within_the_least_memory(tmp_path: Path) -> None:
    """What numerical libraries keep for themselves is no paper's: with the least that may be asked for papers are read."""
    papers = write_papers(tmp_path / "papers", 5)
    write_paper(papers / "longer.txt", 60, "longer")
    run_batch(papers, "--out", tmp_path / "out", "--jobs", 1, "--memory", 16)
    assert set(states(tmp_path / "out").values()) == {"done"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("OpenBLAS error: Memory allocation still failed after 10 retries, giving up.", State.MEMORY),
        ("terminate called after throwing an instance of 'std::bad_alloc'", State.MEMORY),
        ("Fatal Python error: Segmentation fault", State.CRASHED),
    ],
)
def test_a_process_that_dies_for_want_of_memory_says_so(tmp_path: Path, said: str, expected: State) -> None:
    """A library that ends the process when it gets no memory is told by its last words."""
    supervisor, deadly = Supervisor(Recipe()), Task("deadly.txt", "/deadly.txt")
    try:
        supervisor.read(Task("small.txt", str(write_paper(tmp_path / "small.txt"))))
        child = supervisor._child
        assert child is not None
        child._process.kill()
        child._process.wait()
        child.send(deadly)
        child._errors.write(said.encode())
        child._errors.flush()
        assert child.read(deadly).state is expected
    finally:
        supervisor.close()


@PROC
@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGKILL])
def test_a_process_that_dies_is_replaced(tmp_path: Path, number: signal.Signals) -> None:
    """A paper on which two processes die is put aside by the name of the signal; the next one is read."""
    large, small = _write_large(tmp_path / "large.txt"), write_paper(tmp_path / "small.txt")
    supervisor = Supervisor(Recipe())
    readings: list[Reading] = []
    try:
        assert supervisor.read(Task("small.txt", str(small))).references == 3
        task = Task("large.txt", str(large))
        thread = threading.Thread(target=lambda: readings.append(supervisor.read(task)))
        before = children_of(os.getpid())
        thread.start()
        for _ in range(2):
            # The first dies as the one that read others before, the second as the new one.
            wait_for(lambda: supervisor._child is not None and _is_reading(supervisor._child._process.pid, large))
            os.kill(supervisor._child._process.pid, number)  # type: ignore[union-attr]
            wait_for(lambda: set(children_of(os.getpid())) != set(before) or not thread.is_alive())
        thread.join(60)
        assert readings[0].state is State.CRASHED
        assert number.name in (readings[0].reason or "")
        assert supervisor.read(Task("small.txt", str(small))).references == 3
    finally:
        supervisor.close()


def _is_reading(pid: int, path: Path) -> bool:
    """Tell whether a process holds as much as a large paper makes of itself."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return False
    return pages * os.sysconf("SC_PAGE_SIZE") > path.stat().st_size + 80_000_000


def test_a_worker_that_cannot_start_is_told() -> None:
    """The last line that the process wrote says why."""
    with pytest.raises(CitekitError, match=r"no worker process can be started: .*unknown scheme 'none'"):
        Supervisor(Recipe(scheme="none")).read(Task("a.txt", "/a.txt"))


def test_a_supervisor_stops_in_the_midst_of_a_paper(tmp_path: Path) -> None:
    """`stop` ends the process at once, and no paper is blamed."""
    large = _write_large(tmp_path / "large.txt")
    supervisor = Supervisor(Recipe())
    threading.Timer(1.5, supervisor.stop).start()
    with pytest.raises(StoppedError):
        supervisor.read(Task("large.txt", str(large)))
    supervisor.close()


def test_what_cannot_be_read_is_told_and_what_is_no_paper_passed_over(tmp_path: Path) -> None:
    """A damaged PDF, an empty file and an old Word file are put aside; pictures, programs and data are passed over."""
    papers = write_papers(tmp_path / "papers", 1)
    contents = {
        "damaged.pdf": b"%PDF-1.7\nnothing",
        "empty.txt": b"",
        "old.doc": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
        "picture.png": bytes.fromhex("89504e470d0a1a0a") + bytes(range(256)),
        "program": b"\x7fELF" + bytes(range(200)),
        "data.json": b'{"a": 1}',
        "refs.bib": b"@book{a, title = {A}}",
        ".hidden": b"text",
    }
    for name, data in contents.items():
        (papers / name).write_bytes(data)
    told = run_batch(papers, "--out", tmp_path / "out", "--jobs", 1, status=1)
    assert "3 papers put aside" in told
    assert states(tmp_path / "out") == {
        "0/000.txt": "done",
        "damaged.pdf": "unreadable",
        "data.json": "not-a-paper",
        "empty.txt": "unreadable",
        "old.doc": "unreadable",
        "picture.png": "not-a-paper",
        "program": "not-a-paper",
        "refs.bib": "not-a-paper",
    }


@PROC
def test_a_killed_batch_goes_on_where_it_was(tmp_path: Path) -> None:
    """After SIGKILL at several moments no paper is read twice, no process is left, and every byte is as if unhurt."""
    papers = write_papers(tmp_path / "papers", 60)
    read: list[str] = []
    for seconds in (1.2, 1.9, 2.6, 3.3):
        process = start_batch(papers, "--out", tmp_path / "out", "--jobs", 2, "--log-json", tmp_path / "log")
        try:
            process.wait(seconds)
        except Exception:  # noqa: BLE001 - it is still running, as it should
            workers = children_of(process.pid)
            process.kill()
            process.wait()
            wait_for(lambda left=workers: not any(map(is_running, left)))
        process.communicate()
    run_batch(papers, "--out", tmp_path / "out", "--log-json", tmp_path / "log")
    for line in (tmp_path / "log").read_text("utf-8").splitlines():
        told = json.loads(line)
        read += [told["paper"]] if told["event"] == "paper" else []
    assert len(read) == len(set(read)) >= 60 - 8
    run_batch(papers, "--out", tmp_path / "whole", "--jobs", 2)
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


@PROC
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_batch_that_is_asked_to_end_does(tmp_path: Path, number: signal.Signals) -> None:
    """Ctrl-C and SIGTERM end the workers too, keep what is done, and give status 130."""
    papers = write_papers(tmp_path / "papers", 300)
    process = start_batch(papers, "--out", tmp_path / "out", "--jobs", 2, "--log-json", tmp_path / "log")
    log = tmp_path / "log"
    wait_for(lambda: log.exists() and '"paper"' in log.read_text("utf-8"))
    workers = children_of(process.pid)
    process.send_signal(number)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130, told
    assert "stopped; what is done is kept" in told
    assert "Traceback" not in told
    assert workers
    assert not any(map(is_running, workers))
    kept = list(states(tmp_path / "out").values()).count("done")
    assert 0 < kept < 300
