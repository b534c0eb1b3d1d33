"""Give the tests of archives a network of their own machine alone, a clock that does not wait, and a plain judge."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from citekit.links.page import Page
from citekit.model.link import CitedLink, Evidence

HERE = Path(__file__).parent


class FakeClock:
    """A clock whose sleep takes no time."""

    def __init__(self, now: float = 1_770_000_000.0) -> None:
        self.now = now
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class LoopbackFetch:
    """Fetch with requests, from loopback addresses alone; remember what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(
        self,
        url: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        data: bytes | None = None,
        follow: bool = True,
        limit: int | None = None,
    ) -> Page:
        self.asked.append(url)
        assert urlsplit(url).hostname == "127.0.0.1", f"{url} leads out of the archive"
        try:
            answer = requests.request(
                method,
                url,
                headers={"Connection": "close", **(headers or {})},
                data=data,
                allow_redirects=follow,
                timeout=300,
            )
        except requests.ConnectionError as error:
            return Page(url, url, failure="refused", message=str(error))
        body = answer.content[: limit or 262_144]
        lowered = {name.lower(): value for name, value in answer.headers.items()}
        return Page(url, answer.url, answer.status_code, lowered, body, complete=len(body) == len(answer.content))


@dataclass
class ScriptedFetch:
    """Answer from a table of pages by the start of the URL; the last entry of a list stays."""

    answers: Mapping[str, list[Page]]
    asked: list[str] = field(default_factory=list)
    sent: list[tuple[Mapping[str, str], bytes | None]] = field(default_factory=list)

    def __call__(
        self, url: str, *, headers: Mapping[str, str] | None = None, data: bytes | None = None, **_: object
    ) -> Page:
        self.asked.append(url)
        self.sent.append((headers or {}, data))
        for start, pages in self.answers.items():
            if url.startswith(start):
                return pages.pop(0) if len(pages) > 1 else pages[0]
        return Page(url, url, 404)


@dataclass(frozen=True)
class PlainJudgement:
    kind: str
    evidence: tuple[Evidence, ...] = ()
    title: str | None = None


class PlainJudge:
    """Know two wordings of error pages, and nothing else."""

    def judge_page(self, page: Page, _link: CitedLink) -> PlainJudgement:
        charset = "cp1251" if b"windows-1251" in page.body else "utf-8"
        text = page.body.decode(charset, "replace")
        bad = any(words in text for words in ("<title>Страница не найдена", "<title>Nie znaleziono strony"))
        return PlainJudgement("soft-404", (Evidence("words", "says so"),)) if bad else PlainJudgement("unsure")


def wait_for(port: int, process: subprocess.Popen[bytes], seconds: float = 300) -> None:
    """Wait until somebody listens on a port."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        assert process.poll() is None, "the server ended before it listened"
        time.sleep(0.1)
    raise AssertionError("the server does not listen")


def pywb_tool(name: str) -> str:
    """Return a program of pywb, from the folder that CITEKIT_PYWB names or the PATH; without it skip, but fail in CI."""
    folder = os.environ.get("CITEKIT_PYWB")
    found = shutil.which(name, path=folder) if folder else shutil.which(name)
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "pywb is not installed (set CITEKIT_PYWB to the folder of its programs)"
        )
    return found


@contextlib.contextmanager
def served(command: list[str], port: int, folder: Path) -> Iterator[None]:
    """Run a server for as long as the tests need it."""
    with (folder / f"{port}.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            wait_for(port, process)
            yield
        finally:
            process.kill()
            process.wait()


def shim(port: int, collection: str, *options: str) -> list[str]:
    """Return the command that puts a Wayback-like front before a collection of pywb."""
    return [sys.executable, str(HERE / "wayback_shim.py"), "--port", str(port), "--pywb", collection, *options]
