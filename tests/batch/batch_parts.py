"""Run batches as people do, in processes of their own, and compare what they leave behind."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from click.testing import CliRunner

from citekit.cli import citekit

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
FATES = {"/alive": "200 OK", "/gone": "410 Gone", "/lost": "404 Not Found", "/blocked": "401 Unauthorized"}
NAMES = (
    "Караткевіч, У. Чорны замак Альшанскі",
    "Шевченко, Т. Кобзар",
    "Быкаў, В. Знак бяды",
    "Rymar, E. Klucz do ziem",
)


def write_paper(path: Path, references: int = 3, mark: str = "") -> Path:
    """Write a small paper with a list of so many references."""
    listed = [
        f"{at}. {NAMES[at % len(NAMES)]} {mark}. – Мінск : Навука, {1950 + at}. – {100 + at} с. – "
        f"URL: http://example.by/{mark or 'one'}/{at} (дата доступу: 12.03.2014)."
        for at in range(1, references + 1)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Тэкст артыкула.\n\nЛітаратура\n\n" + "\n".join(listed) + "\n", "utf-8")
    return path


def write_papers(folder: Path, number: int) -> Path:
    """Write so many different papers into a folder and its folders."""
    for at in range(number):
        write_paper(folder / f"{at % 3}" / f"{at:03}.txt", 2 + at % 5, f"{at}")
    return folder


def command(*arguments: object) -> list[str]:
    """Return the command line of a batch."""
    return [sys.executable, "-m", "citekit", "batch", *map(str, arguments)]


def start_batch(*arguments: object, **more: str) -> subprocess.Popen[str]:
    """Start a batch and do not wait for it."""
    return subprocess.Popen(
        command(*arguments),
        env={**ENVIRONMENT, **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=os.fspath(ROOT),
    )


def run_batch(*arguments: object, status: int | None = 0, **more: str) -> str:
    """Run a batch to its end, expect its status, and return what it says; in this process unless it gets variables."""
    if not more:
        done = CliRunner().invoke(citekit, ["batch", *map(str, arguments)])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
        assert status is None or done.exit_code == status, done.output
        return done.output
    with start_batch(*arguments, **more) as process:
        out, err = process.communicate(timeout=600)
    assert status is None or process.returncode == status, out + err
    return out + err


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files of an output with their bytes, but for the manifest and the store, which know times."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".sqlite" not in path.name
    }


def states(folder: Path) -> dict[str, str]:
    """Return the state of each paper by the manifest."""
    with closing(sqlite3.connect(folder / "manifest.sqlite")) as base:
        return dict(base.execute("SELECT key, state FROM papers ORDER BY key"))


def children_of(pid: int) -> list[int]:
    """Return the processes that a process started, where the system tells."""
    found: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):  # a thread that ended meanwhile
            found += map(int, path.read_text().split())
    return found


def is_running(pid: int) -> bool:
    """Tell whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def papers_told(log: Path) -> list[str]:
    """Return the papers that a log has told so far."""
    lines = log.read_text("utf-8").splitlines(keepends=True) if log.exists() else []
    told = [json.loads(line) for line in lines if line.endswith("\n")]
    return [one["paper"] for one in told if one["event"] == "paper"]


def wait_for(condition: Callable[[], object], seconds: float = 300) -> None:
    """Wait until something is so, and fail when it never is."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def run_code(code: str) -> str:
    """Run Python code in a process of its own, where warnings are no errors, and return what it prints."""
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def serve(server: ThreadingHTTPServer) -> Iterator[str]:
    """Let a server answer, and yield its address."""
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{server.server_address[0]}:{server.server_address[1]}"
        server.shutdown()


class Silent:
    """Let a handler of requests say nothing."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


class Site(ThreadingHTTPServer):
    """Be a site whose pages have the fates of ``FATES``, and note who asks for what."""

    def __init__(self, host: str) -> None:
        super().__init__((host, 0), _Page)
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"http://{self.server_address[0]}:{self.server_address[1]}"


class _Page(Silent, BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        status, _, reason = FATES.get(self.path, "404 Not Found").partition(" ")
        body = b"<html><title>Znak biady</title><body>" + b"Znak biady, a novel. " * 50 + b"</body></html>"
        self.send_response(int(status), reason)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serve_site(host: str) -> Iterator[Site]:
    """Serve a site at an address of loopback."""
    site = Site(host)
    with serve(site):
        yield site


def write_citing(folder: Path, sites: Sequence[Site]) -> Path:
    """Write three papers that cite the same pages of some sites."""
    urls = [site.address + path for site in sites for path in FATES]
    listed = [
        f"{at}. Быкаў, В. Znak biady. – Мінск, 1984. – URL: {url} (дата доступу: 12.03.2014)."
        for at, url in enumerate(urls, 1)
    ]
    folder.mkdir(parents=True)
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"Тэкст {name}.\n\nЛітаратура\n\n" + "\n".join(listed) + "\n", "utf-8")
    return folder
