"""Measure the parts of the performance page; each part is a function of its own that returns figures.

Run ``python tests/tools/performance_parts.py NAME [--quick]`` to see the figures of one as JSON.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import resource
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from processes import CHECKOUT, ENVIRONMENT, processor_of, run_program

sys.path[:0] = [CHECKOUT, *(f"{CHECKOUT}/tests/{folder}" for folder in ("benchmarks", "duplicates", "batch", "tools"))]

Figures = dict[str, Any]


def measure_machine(*, quick: bool) -> Figures:  # noqa: ARG001
    """Tell what the figures were measured on, and how busy it was."""
    load = os.getloadavg() if hasattr(os, "getloadavg") else (0.0, 0.0, 0.0)
    return {
        "processor": _processor_name(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "load": load[0],
        "date": time.strftime("%Y-%m-%d", time.gmtime()),
    }


def _processor_name() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or platform.machine()


def measure_stages(*, quick: bool) -> Figures:
    """Run the benchmarks of the stages by pytest-benchmark, on processor time."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "told.json")
        command = [sys.executable, "-m", "pytest", "-q", "tests/benchmarks/test_benchmark_every_stage.py"]
        command += ["--benchmark-enable", "--benchmark-timer=time.process_time", f"--benchmark-json={told}"]
        command += ["-p", "no:cacheprovider", *(["-k", "write or sort or detect"] if quick else [])]
        done = subprocess.run(command, cwd=CHECKOUT, env=ENVIRONMENT, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stdout[-2000:], file=sys.stderr)
        found = json.loads(told.read_text("utf-8"))["benchmarks"]
    return {"rows": [{**one["extra_info"], "seconds": one["stats"]["median"]} for one in found if one["extra_info"]]}


def measure_lengths(*, quick: bool) -> Figures:
    """Measure how cost grows with length."""
    from lengths import LENGTHS, measure

    chosen = LENGTHS[:1] if quick else LENGTHS
    found = [measure(one, budget=0.1 if quick else 3.0, share=0.1 if quick else 1.0) for one in chosen]
    return {"rows": [{**one._asdict(), "rise": one.rise} for one in found]}


def measure_commands(*, quick: bool) -> Figures:
    """Run whole commands."""
    import performance_commands

    return performance_commands.measure_commands(quick=quick)


def measure_formats(*, quick: bool) -> Figures:
    """Write and read many records in every format that can do both, beside pybtex, by turns."""
    import pybtex.database
    from format_speed import make_records

    from citekit.formats import READERS, WRITERS, read_bibliography, write_bibliography

    number, rounds = (50, 1) if quick else (5000, 3)
    records = make_records(number)
    text = write_bibliography(records, "biblatex")
    parsed = pybtex.database.parse_string(text, "bibtex")
    works: dict[tuple[str, str], Callable[[], object]] = {
        ("write", "pybtex"): lambda: parsed.to_string("bibtex"),
        ("read", "pybtex"): lambda: pybtex.database.parse_string(text, "bibtex"),
    }
    for form in [one for one in WRITERS if one in READERS]:
        works["write", form] = partial(write_bibliography, records, form)
        works["read", form] = partial(read_bibliography, write_bibliography(records, form), form)
    taken = {key: _median_time(work, 1 if "pybtex" in key else rounds) for key, work in works.items()}
    names = dict.fromkeys(name for _, name in works)
    return {
        "records": number,
        "rows": [{"name": name, **{way: taken[way, name] for way in ("write", "read")}} for name in names],
    }


def _median_time(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return median(times)


def measure_links(*, quick: bool) -> Figures:
    """Check a site of known fate by the command, and plain pages beside a bare loop of requests in the same run."""
    from link_checkers import PLAIN, SERVER, ask, check_all, fetch_bare, served

    pages, (port, secure, plain) = 200 if quick else 3000, _free_ports(3)
    with served(SERVER, "--port", str(port), "--tls-port", str(secure)):
        manifest = ask(f"http://127.0.1.1:{port}/__manifest")
        listed = [one["url"] for one in manifest if not quick or one["kind"] == "ok"][: 20 if quick else None]
        whole = _check(listed)
    with served(PLAIN, str(plain)):
        wanted = [f"http://127.0.1.{number % 20 + 1}:{plain}/pages/{number}" for number in range(pages)]
        turns = [
            {name: _clocked(partial(way, wanted)) for name, way in (("bare", fetch_bare), ("own", check_all))}
            for _ in range(1 if quick else 3)
        ]
    bare, own = (median(turn[name][0] for turn in turns) for name in ("bare", "own"))
    processor = median(turn["own"][1] for turn in turns) / pages
    share = median(turn["bare"][0] / turn["own"][0] for turn in turns)
    speeds = {"bare": pages / bare, "own": pages / own, "share": share, "processor": processor}
    return {"urls": len(listed), "seconds": whole.seconds, "spent": whole.processor, "pages": pages, **speeds}


def _free_ports(number: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.create_server(("127.0.1.1", 0))) for _ in range(number)]
        return [one.getsockname()[1] for one in sockets]


def _check(urls: list[str]) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "urls.txt")
        listed.write_text("\n".join(urls) + "\n", "utf-8")
        options = ("--no-archive", "--allow-network", "127.0.1.0/24", "--store", ":memory:", "--quiet")
        return run_program([sys.executable, "-m", "citekit", "check", str(listed), *options], statuses=(0, 1))


def _clocked(work: Callable[[], object]) -> tuple[float, float]:
    start, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - used


def measure_batch(*, quick: bool) -> Figures:
    """Read papers by a batch on one core and on two, and weigh what it writes."""
    from batch_corpus import make_papers

    number = 6 if quick else 2000
    with tempfile.TemporaryDirectory() as folder:
        place, size = Path(folder), 0
        for name, data in make_papers(number, seed=9):
            path = place / "papers" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            size += path.write_bytes(data)
        rows = [_run_batch(place, jobs, number) for jobs in (1, 2)]
        for row in rows:
            row["times"] = rows[0]["seconds"] / row["seconds"]
        return {"papers": number, "rows": rows, "input": size / number, **_weigh(place / "out2", number)}


def _run_batch(place: Path, jobs: int, papers: int) -> Figures:
    """Run a batch; its own process, which only hands out work and writes down what is done, is watched apart."""
    from batch_rate import children_of, memory_of, reading_time

    out, log = place / f"out{jobs}", place / f"log{jobs}"
    arguments = [place / "papers", "--out", out, "--jobs", jobs, "--log-json", log, "--quiet", "--no-merged"]
    own: list[float] = []
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with subprocess.Popen([sys.executable, "-m", "citekit", "batch", *map(str, arguments)], env=ENVIRONMENT) as process:
        memory = [0, 0]
        while process.poll() is None:
            children = children_of(process.pid) if process.poll() is None else []
            sizes = [memory_of(one) for one in children]
            memory = [max(memory[0], memory_of(process.pid)), max([memory[1], *sizes])]
            own += [processor_of(process.pid)] if children else []
            time.sleep(0.05)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, "batch")
    events = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    coordinating = (max(own) - own[0]) / papers if own else 0.0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "jobs": jobs,
        "seconds": reading_time(events),
        "processor": (after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime) / papers,
        "coordinating": coordinating,
        "parent": memory[0],
        "worker": memory[1],
    }


def _weigh(out: Path, papers: int) -> Figures:
    """Return bytes a paper of everything that a batch writes, and how many references and links a paper has."""
    groups = {"bibliographies": "papers/**/*", "tables": "*.parquet", "lines": "*.jsonl", "manifest": "manifest.sqlite"}
    sizes = {
        name: sum(one.stat().st_size for one in out.glob(pattern) if one.is_file()) / papers
        for name, pattern in groups.items()
    }
    with closing(sqlite3.connect(out / "manifest.sqlite")) as base:
        references, links = base.execute("SELECT sum(refs), sum(links) FROM papers").fetchone()
    return {"bytes": sizes, "references": references / papers, "links": links / papers}


def measure_duplicates(*, quick: bool) -> Figures:
    """Search many records for duplicates, in a process of its own that tells its memory."""
    from damaged_records import DAMAGES

    number, each = (500, 2) if quick else (50_000, 400)
    command = [sys.executable, "tests/benchmarks/duplicates.py", "--records", str(number), "--each", str(each)]
    done = subprocess.run(command, cwd=CHECKOUT, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    first = done.stdout.splitlines()[0]
    _, seconds, memory, before = (float(word) for word in first.replace(":", " ").split() if word[0].isdigit())
    return {"records": number, "damages": len(DAMAGES), "seconds": seconds, "memory": memory, "before": before}


PARTS: Mapping[str, Callable[..., Figures]] = {
    "machine": measure_machine,
    "commands": measure_commands,
    "stages": measure_stages,
    "lengths": measure_lengths,
    "formats": measure_formats,
    "links": measure_links,
    "batch": measure_batch,
    "duplicates": measure_duplicates,
}
"""What is measured, in the order of the page."""


def main() -> None:
    """Measure one part and print its figures."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    print(json.dumps(PARTS[given.part](quick=given.quick), ensure_ascii=False))


if __name__ == "__main__":
    main()
