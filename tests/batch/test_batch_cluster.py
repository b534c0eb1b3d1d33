"""A batch on a real cluster of Dask on loopback: the same bytes as on one machine, whatever dies on the way."""

from __future__ import annotations

import json
import logging
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from batch_parts import (
    ENVIRONMENT,
    FATES,
    children_of,
    is_running,
    run_batch,
    serve_site,
    start_batch,
    states,
    tree,
    wait_for,
    write_citing,
    write_paper,
    write_papers,
)
from ports import free_port

from citekit.batch.benches import IDLE
from citekit.batch.cluster import Cluster, ClusterError, run_cluster
from citekit.batch.values import Outcome, Recipe, State, Task

PROC = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the system does not tell processes in /proc")
LIMIT = 8
"""Seconds for a paper, many times what a slow machine takes for the small ones."""
ENDLESS = 80_000
"""References of a paper that no machine reads in these seconds: a tenth of them takes a quick one as long."""

KilledWorker = pytest.importorskip("distributed", reason="the [cluster] extra is not installed").KilledWorker
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by signals")


class Grid:
    """Hold a scheduler and its workers, each a process."""

    def __init__(self, place: Path, failures: str = "3", workers: int = 2) -> None:
        self._place = place
        self._failures = failures
        self._port = free_port()
        self.address = f"tcp://127.0.0.1:{self._port}"
        self._started: list[subprocess.Popen[bytes]] = []
        self._begin(workers)

    def _start(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        started = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", f"distributed.cli.{module}", *arguments, "--no-dashboard"],
            env={**ENVIRONMENT, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": self._failures},
            cwd=self._place,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._started.append(started)
        return started

    def _begin(self, workers: int = 2) -> None:
        """Start a scheduler and its workers, which look for it until it answers."""
        self.scheduler = self._start("dask_scheduler", "--host", "127.0.0.1", "--port", str(self._port))
        self.workers = [self.start_worker() for _ in range(workers)]
        wait_for(self._answers)

    def _answers(self) -> bool:
        with socket.socket() as found:
            return found.connect_ex(("127.0.0.1", self._port)) == 0

    def start_worker(self) -> subprocess.Popen[bytes]:
        return self._start("dask_worker", self.address, "--nworkers", "1", "--nthreads", "1", "--no-nanny")

    def restart(self) -> None:
        """Kill the scheduler, and start another at its address with workers of its own."""
        self.scheduler.kill()
        self.scheduler.wait()
        self._begin()

    def start_batch(self, papers: Path, out: Path, *more: object) -> subprocess.Popen[str]:
        """Start a batch on the workers and do not wait for it."""
        return start_batch(*self._arguments(papers, out), *more, PYTHONWARNINGS="ignore")

    def run_batch(self, papers: Path, out: Path, *more: object, status: int) -> str:
        """Run a batch on the workers, expect its status, and return what it says."""
        return run_batch(*self._arguments(papers, out), *more, status=status, PYTHONWARNINGS="ignore")

    def _arguments(self, papers: Path, out: Path) -> tuple[object, ...]:
        return papers, "--out", out, "--dask", self.address, "--chunk", 3, "--timeout", LIMIT

    def close(self) -> None:
        for process in self._started:
            process.kill()
            process.wait()


@pytest.fixture
def grid(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Grid]:
    """Give a cluster of two workers, which gives a task to others so often when its worker dies."""
    place = tmp_path / "grid"
    place.mkdir()
    with closing(Grid(place, getattr(request, "param", "3"))) as found:
        yield found


@pytest.fixture(scope="module")
def lasting_grid(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grid]:
    """Give a cluster for all tests that leave it as it is."""
    with closing(Grid(tmp_path_factory.mktemp("grid"))) as found:
        yield found


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of papers, one of which takes too long."""
    folder = write_papers(tmp_path_factory.mktemp("cluster") / "papers", 40)
    write_paper(folder / "1" / "slow.txt", ENDLESS, "slow")
    (folder / "2" / "damaged.pdf").write_bytes(b"%PDF-1.7\nnothing")
    return folder


@pytest.fixture(scope="module")
def whole(papers: Path) -> dict[str, bytes]:
    """Give what one machine makes of the papers."""
    out = papers.parent / "whole"
    run_batch(papers, "--out", out, "--timeout", LIMIT, status=1)
    return tree(out)


def _papers_done(log: Path) -> int:
    return log.read_text("utf-8").count('"event": "paper"') if log.exists() else 0


def test_a_cluster_gives_the_same_bytes(
    lasting_grid: Grid, papers: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    """Two workers write what one machine writes, and poison is put aside there as here."""
    told = lasting_grid.run_batch(papers, tmp_path / "out", status=1)
    assert "2 papers put aside" in told
    assert tree(tmp_path / "out") == whole


@pytest.mark.parametrize("grid", ["0", "3"], indirect=True)
def test_a_worker_that_is_killed_costs_nothing(
    grid: Grid, papers: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    """With one worker killed in its work the other does it all, also when Dask gives up on the chunk at once."""
    log = tmp_path / "log"
    process = grid.start_batch(papers, tmp_path / "out", "--log-json", log)
    wait_for(lambda: _papers_done(log))
    grid.workers[0].kill()
    _, told = process.communicate(timeout=600)
    assert process.returncode == 1, told
    assert tree(tmp_path / "out") == whole


def test_a_cluster_without_workers_is_waited_for_aloud(tmp_path: Path) -> None:
    """After some seconds it is told that nobody works there; workers that come then do it all."""
    grid = Grid(tmp_path, workers=0)
    try:
        log = tmp_path / "log"
        process = grid.start_batch(write_papers(tmp_path / "papers", 4), tmp_path / "out", "--log-json", log)
        wait_for(lambda: log.exists() and '"waiting"' in log.read_text("utf-8"))
        grid.workers.append(grid.start_worker())
        _, told = process.communicate(timeout=200)
        assert process.returncode == 0, told
        assert told.count(f"{grid.address}: no workers there yet; waiting") == 1
        assert set(states(tmp_path / "out").values()) == {"done"}
    finally:
        grid.close()


def test_a_scheduler_that_dies_is_waited_for(grid: Grid, papers: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """When the scheduler is killed and started again, the run goes on with what is not done."""
    log = tmp_path / "log"
    process = grid.start_batch(papers, tmp_path / "out", "--log-json", log)
    wait_for(lambda: _papers_done(log))
    grid.restart()
    _, told = process.communicate(timeout=600)
    assert process.returncode == 1, told
    assert "the scheduler went away; waiting" in told
    assert "Traceback" not in told
    assert tree(tmp_path / "out") == whole
    read = [json.loads(line)["paper"] for line in log.read_text("utf-8").splitlines() if '"event": "paper"' in line]
    assert len(read) == len(set(read)) == 42


def test_what_a_cluster_began_one_machine_ends(
    grid: Grid, papers: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    """A run on a cluster that is killed is resumed without it."""
    log = tmp_path / "log"
    process = grid.start_batch(papers, tmp_path / "out", "--log-json", log)
    wait_for(lambda: _papers_done(log))
    process.kill()
    process.communicate()
    grid.close()
    run_batch(papers, "--out", tmp_path / "out", "--timeout", LIMIT, status=1)
    assert tree(tmp_path / "out") == whole


def test_an_output_that_workers_cannot_write_ends_the_run(lasting_grid: Grid, papers: Path, tmp_path: Path) -> None:
    """What a worker says of its surroundings is told as on one machine, with status 2."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out/papers").write_text("in the way", "utf-8")
    told = lasting_grid.run_batch(papers, tmp_path / "out", status=2)
    assert "cannot be written" in told
    assert "Traceback" not in told


def _running_below(grid: Grid) -> list[int]:
    return [child for worker in grid.workers for child in children_of(worker.pid) if is_running(child)]


@PROC
def test_no_process_on_a_worker_outlives_the_batch(lasting_grid: Grid, tmp_path: Path) -> None:
    """When the batch ends, so do the processes that the workers had for it; the workers stay."""
    before = set(_running_below(lasting_grid))
    lasting_grid.run_batch(write_papers(tmp_path / "papers", 4), tmp_path / "out", status=0)
    wait_for(lambda: not set(_running_below(lasting_grid)) - before, IDLE - 5)
    assert all(worker.poll() is None for worker in lasting_grid.workers)


@PROC
def test_no_process_on_a_worker_outlives_a_batch_that_is_killed(
    lasting_grid: Grid, papers: Path, tmp_path: Path
) -> None:
    """A batch that can say nothing any more leaves nothing either, after a while."""
    before, log = set(_running_below(lasting_grid)), tmp_path / "log"
    process = lasting_grid.start_batch(papers, tmp_path / "out", "--log-json", log)
    wait_for(lambda: _papers_done(log))
    assert set(_running_below(lasting_grid)) - before
    process.kill()
    process.communicate()
    wait_for(lambda: not set(_running_below(lasting_grid)) - before, IDLE + 30)


def test_an_output_that_workers_do_not_share_is_refused(tmp_path: Path, lasting_grid: Grid) -> None:
    """A place that each process has for itself would keep nothing: that is told, with status 2 and no paper read."""
    papers = write_papers(tmp_path / "papers", 1)
    arguments = (papers, "--out", "memory://results", "--state", tmp_path / "state", "--dask", lasting_grid.address)
    told = run_batch(*arguments, status=2, PYTHONWARNINGS="ignore")
    assert "memory://results: the workers of the cluster write elsewhere; name a place that all reach" in told


def test_a_cluster_that_is_left_speaks_as_before(lasting_grid: Grid) -> None:
    """The loggers of Dask are quiet for a batch alone."""
    logger = logging.getLogger("distributed")
    before = logger.level
    cluster = Cluster(lasting_grid.address, lambda _: None)
    assert logger.level == logging.CRITICAL
    cluster.close()
    assert logger.level == before
    with pytest.raises(ClusterError):
        Cluster("nonsense", lambda _: None)
    assert logger.level == before


def _ask_nobody() -> tuple[str, str, list[str]]:
    """Return an address where nobody listens, what a batch says that is sent there, and what it leaves behind."""
    environment = {"PYTHONWARNINGS": "ignore", "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "2s"}
    with socket.socket() as silent, tempfile.TemporaryDirectory() as place:
        silent.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        papers, out = write_papers(Path(place, "papers"), 1), Path(place, "out")
        told = run_batch(papers, "--out", out, "--dask", address, status=3, **environment)
        return address, told.strip(), [path.name for path in out.iterdir()]


def test_an_address_that_is_none_is_told(papers: Path, tmp_path: Path) -> None:
    """One line shows how an address looks."""
    told = run_batch(papers, "--out", tmp_path / "out", "--dask", "10.0.0.1", status=3, PYTHONWARNINGS="ignore")
    assert told == "citekit: 10.0.0.1: is no address of a scheduler, which looks like tcp://10.0.0.1:8786\n"


@pytest.mark.ahead.with_args(_ask_nobody)
def test_an_address_where_nobody_answers_is_told(ahead: tuple[str, str, list[str]]) -> None:
    """Status 3 and one line."""
    address, told, left = ahead
    assert told == f"citekit: {address}: no scheduler answers there"
    assert left == ["manifest.sqlite"]


def test_workers_check_links_each_once(lasting_grid: Grid, tmp_path: Path) -> None:
    """The workers of a cluster visit the hosts, every page once, and say what one machine says."""
    with serve_site("127.0.1.8") as one, serve_site("127.0.1.9") as other:
        papers = write_citing(tmp_path / "papers", [one, other])
        arguments = ["--check", "--no-archive", "--allow-network", "127.0.0.0/8"]
        told = lasting_grid.run_batch(papers, tmp_path / "out", *arguments, status=1)
        assert "8 different links: 4 rotten" in told
        assert all(sorted(set(FATES) & set(site.asked)) == sorted(FATES) for site in (one, other))
        assert all(site.asked.count(path) == 1 for site in (one, other) for path in FATES)
        run_batch(papers, "--out", tmp_path / "here", "--jobs", 1, *arguments, status=1)
    assert _verdicts(tmp_path / "out") == _verdicts(tmp_path / "here")


def _verdicts(out: Path) -> list[tuple[str, str]]:
    return [(one["url"], one["verdict"]) for one in json.loads((out / "link-rot.json").read_text("utf-8"))["checks"]]


class _DeadlyCluster:
    """Be a cluster on which one paper kills each worker that gets it."""

    batch = "batch"

    def count_threads(self) -> int:
        return 1

    def call(self, calls: Iterator[tuple[Any, ...]], most: int) -> Iterator[tuple[tuple[Any, ...], Any]]:
        for call in calls:
            deadly = any(task.key == "deadly" for task in call[1])
            done = [Outcome(task.key, State.DONE, None, "", True, 1, 0, 1, b"", 0.0) for task in call[1]]
            yield call, KilledWorker("chunk", None, most) if deadly else done


def test_a_paper_that_kills_workers_is_found_out(tmp_path: Path) -> None:
    """A chunk on which workers die is sent again paper by paper, and the one that kills them alone is put aside."""
    tasks = iter([Task(key, f"/{key}") for key in ("a", "deadly", "b", "c")])
    found = [one for part in run_cluster(_DeadlyCluster(), tasks, Recipe(), str(tmp_path), 3) for one in part]  # type: ignore[arg-type]
    assert {one.key: one.state.value for one in found} == {"a": "done", "b": "done", "c": "done", "deadly": "crashed"}
