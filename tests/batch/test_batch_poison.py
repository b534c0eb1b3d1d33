"""Papers that crash, hang or swell: each is put aside with its reason, and the others are read."""

from __future__ import annotations

import json
import os
import signal
import threading
from pathlib import Path
from typing import BinaryIO

import pytest
from batch_parts import (
    children_of,
    is_running,
    papers_told,
    run_batch,
    start_batch,
    states,
    tree,
    wait_for,
    write_paper,
    write_papers,
)

from citekit.batch import supervisor as supervisor_module
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
    run_batch(papers, "--out", tmp_path / "out", "--jobs", 1)
    # A quick machine takes many times the limit for this one; the papers that may take their time are read before.
    write_paper(papers / "slow.txt", 2500, "slow")
    told = run_batch(papers, "--out", tmp_path / "out", "--jobs", 1, "--timeout", 0.1, status=1)
    assert "slow.txt: time-exceeded: takes longer than 0.1 seconds" in told
    assert states(tmp_path / "out")["slow.txt"] == "time-exceeded"
    row = json.loads((tmp_path / "out/quarantine.jsonl").read_text("utf-8").splitlines()[-1])
    assert row == {"paper": "slow.txt", "state": "time-exceeded", "reason": "takes longer than 0.1 seconds"}
    assert "(0 read now)" in run_batch(papers, "--out", tmp_path / "out", status=1)
    run_batch(papers, "--out", tmp_path / "out", "--retry", "--jobs", 1, "--timeout", 1200)
    assert set(states(tmp_path / "out").values()) == {"done"}


def test_time_that_runs_out_with_the_answer_costs_no_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the clock ends between an answer and its being noted, the answer counts, and the next paper is read."""
    paper = write_paper(tmp_path / "a.txt")
    receive = supervisor_module.receive_reading
    supervisor = Supervisor(Recipe())

    def receive_late(stream: BinaryIO) -> tuple[Reading, int] | None:
        reading = receive(stream)
        if supervisor._child is not None:
            supervisor._child._end_late()
        return reading

    monkeypatch.setattr(supervisor_module, "receive_reading", receive_late)
    try:
        task = Task("a.txt", str(paper))
        assert [supervisor.read(task).state for _ in range(2)] == [State.DONE, State.DONE]
    finally:
        supervisor.close()


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


def test_papers_that_were_sent_ahead_survive_their_process(tmp_path: Path) -> None:
    """What a process that dies had still to read another one reads, in order."""
    papers = [write_paper(tmp_path / f"{at}.txt", at) for at in (2, 3, 4)]
    tasks = [Task(path.name, str(path)) for path in papers]
    supervisor = Supervisor(Recipe())
    try:
        assert supervisor.read(tasks[0]).references == 2
        assert supervisor._child is not None
        supervisor._child._process.kill()
        for task in tasks[1:]:
            supervisor.announce(task)
        assert [supervisor.read(task).references for task in tasks[1:]] == [3, 4]
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
        thread.start()
        # The first dies as the one that read others before, the second as the new one.
        first = _wait_until_it_reads(supervisor, large)
        os.kill(first, number)
        os.kill(_wait_until_it_reads(supervisor, large, but=first), number)
        thread.join(300)
        assert readings[0].state is State.CRASHED
        assert number.name in (readings[0].reason or "")
        assert supervisor.read(Task("small.txt", str(small))).references == 3
    finally:
        supervisor.close()


def _wait_until_it_reads(supervisor: Supervisor, path: Path, but: int = 0) -> int:
    """Wait until a worker, another than one that was, holds as much as a large paper makes of itself; its process id."""
    found: list[int] = []

    def look() -> bool:
        child = supervisor._child
        found[:] = [child._process.pid] if child is not None else []
        return any(pid != but and _is_reading(pid, path) for pid in found)

    wait_for(look)
    return found[0]


def _is_reading(pid: int, path: Path) -> bool:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return False
    return pages * os.sysconf("SC_PAGE_SIZE") > path.stat().st_size + 80_000_000


def test_a_worker_that_cannot_start_is_told() -> None:
    """The last line that the process wrote says why."""
    with pytest.raises(CitekitError, match=r"no worker process can be started: .*unknown scheme 'none'"):
        Supervisor(Recipe(scheme="none")).read(Task("a.txt", "/a.txt"))


@PROC
def test_a_supervisor_stops_in_the_midst_of_a_paper(tmp_path: Path) -> None:
    """`stop` ends the process at once, and no paper is blamed."""
    large = _write_large(tmp_path / "large.txt")
    supervisor = Supervisor(Recipe())

    def stop() -> None:
        _wait_until_it_reads(supervisor, large)
        supervisor.stop()

    threading.Thread(target=stop, daemon=True).start()
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
    papers, log = tmp_path / "papers", tmp_path / "log"
    for at in range(60):
        write_paper(papers / f"{at % 3}" / f"{at:03}.txt", 20, f"{at}")
    # With the last one no run comes to its end before it is killed.
    endless = write_paper(papers / "endless.txt", 20_000, "endless")
    for moment in (0, 1, 15, 30):
        process = start_batch(papers, "--out", tmp_path / "out", "--jobs", 2, "--log-json", log)
        wait_for(lambda parent=process.pid: children_of(parent))
        wait_for(lambda due=moment: len(papers_told(log)) >= due)
        workers = children_of(process.pid)
        process.kill()
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        wait_for(lambda left=workers: not any(map(is_running, left)))
    endless.unlink()
    run_batch(papers, "--out", tmp_path / "out", "--log-json", log)
    read = papers_told(log)
    assert len(read) == len(set(read)) >= 60 - 8
    run_batch(papers, "--out", tmp_path / "whole", "--jobs", 2)
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


@PROC
@pytest.mark.usefixtures("heeded_signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_batch_that_is_asked_to_end_does(tmp_path: Path, number: signal.Signals) -> None:
    """Ctrl-C and SIGTERM end the workers too, keep what is done, and give status 130."""
    papers, log = tmp_path / "papers", tmp_path / "log"
    for at in range(300):
        write_paper(papers / f"{at:03}.txt", 50, f"{at}")
    process = start_batch(papers, "--out", tmp_path / "out", "--jobs", 2, "--log-json", log)
    wait_for(lambda: papers_told(log))
    workers = children_of(process.pid)
    process.send_signal(number)
    _, told = process.communicate(timeout=300)
    assert process.returncode == 130, told
    assert "stopped; what is done is kept" in told
    assert "Traceback" not in told
    assert workers
    assert not any(map(is_running, workers))
    kept = list(states(tmp_path / "out").values()).count("done")
    assert 0 < kept < 300
