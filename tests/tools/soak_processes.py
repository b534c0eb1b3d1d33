"""Start commands under limits, watch what they take, hurt them, and find what they leave behind; Linux alone."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ADDRESS_SPACE = 6 << 30
"""Bytes of addresses that every command may have; its workers inherit it."""
_MARK = "CITEKIT_SOAK"
_GRACE = 60.0
_EVERY = 0.5
_PAUSE = 0.5
Strike = Callable[[random.Random, int, str], bool]
"""Hurts the command of a process id and a mark; says whether there was anything to hurt."""


def start(mark: str, arguments: Sequence[str], log: Path) -> subprocess.Popen[bytes]:
    """Start a Python command whose whole family carries a mark, and write what it says to a file.

    Args:
        mark: Told to all that the command starts, by an environment variable.
        arguments: Of the interpreter.
        log: Gets standard output and standard error, behind what is there.
    """
    told = {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore", _MARK: mark}
    with log.open("ab") as stream:
        process = subprocess.Popen(
            [sys.executable, *arguments], stdout=stream, stderr=stream, env={**os.environ, **told}, cwd=ROOT
        )
    with suppress(ProcessLookupError):
        resource.prlimit(process.pid, resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    return process


def family(mark: str) -> list[int]:
    """Return the living processes that carry a mark."""
    sought = f"{_MARK}={mark}".encode()
    found = []
    for folder in Path("/proc").iterdir():
        # The environment of a zombie is empty, of another user's process closed.
        with suppress(OSError):
            if folder.name.isdigit() and sought in (folder / "environ").read_bytes().split(b"\0"):
                found.append(int(folder.name))
    return found


def left_over(mark: str, seconds: float = _GRACE) -> list[int]:
    """Return what carries a mark even some seconds after its command ended, and end it."""
    end = time.monotonic() + seconds
    while (found := family(mark)) and time.monotonic() < end:
        time.sleep(0.05)
    for pid in found:
        send(pid, signal.SIGKILL)
    return found


def send(pid: int, number: int) -> None:
    """Send a signal to a process, if it is still there."""
    with suppress(ProcessLookupError):
        os.kill(pid, number)


def _one_worker(number: int) -> Strike:
    def strike(rng: random.Random, pid: int, mark: str) -> bool:
        workers = sorted(set(family(mark)) - {pid})
        if workers:
            send(rng.choice(workers), number)
        return bool(workers)

    return strike


def _command(number: int) -> Strike:
    def strike(_: random.Random, pid: int, __: str) -> bool:
        send(pid, number)
        return True

    return strike


def _pause(rng: random.Random, _: int, mark: str) -> bool:
    """Stop one of the processes for a moment, as a machine does that swaps."""
    found = family(mark)
    if found:
        chosen = rng.choice(found)
        send(chosen, signal.SIGSTOP)
        time.sleep(_PAUSE)
        send(chosen, signal.SIGCONT)
    return bool(found)


STRIKES: dict[str, Strike] = {
    "worker SIGKILL": _one_worker(signal.SIGKILL),
    "worker SIGSEGV": _one_worker(signal.SIGSEGV),
    "pause": _pause,
    "command SIGKILL": _command(signal.SIGKILL),
    "command SIGTERM": _command(signal.SIGTERM),
    "command SIGINT": _command(signal.SIGINT),
}
"""What may happen to a command while it runs."""
OF_THE_COMMAND = tuple(name for name in STRIKES if name.startswith("command"))


@dataclass
class Peaks:
    """Hold the most that any command and any of its workers had: resident MB and open files."""

    command_mb: int = 0
    worker_mb: int = 0
    command_files: int = 0
    worker_files: int = 0

    def look(self, pid: int, mark: str) -> None:
        """Look at the processes of a mark, of which one is the command."""
        for one in family(mark):
            with suppress(OSError, IndexError):
                pages = int(Path(f"/proc/{one}/statm").read_text("ascii").split()[1])
                files = len(list(Path(f"/proc/{one}/fd").iterdir()))
                self._note("command" if one == pid else "worker", pages * resource.getpagesize() >> 20, files)

    def _note(self, who: str, megabytes: int, files: int) -> None:
        for name, value in ((f"{who}_mb", megabytes), (f"{who}_files", files)):
            setattr(self, name, max(getattr(self, name), value))


class Watch:
    """Look at a command from time to time as long as the ``with`` lasts."""

    def __init__(self, peaks: Peaks, pid: int, mark: str) -> None:
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(peaks, pid, mark), daemon=True)

    def _run(self, peaks: Peaks, pid: int, mark: str) -> None:
        while not self._ended.wait(_EVERY):
            peaks.look(pid, mark)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()
