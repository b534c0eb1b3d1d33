"""Hold a cluster of Dask on loopback whose workers and scheduler may be killed."""

from __future__ import annotations

import importlib.util
import random
import signal
import socket
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

from ports import free_port
from soak_processes import family, send, start

HAS_DASK = importlib.util.find_spec("distributed") is not None
_EVERY = 1.0


class Grid:
    """Be a scheduler with two workers, each kept by a nanny that replaces it; a nanny that ends is replaced too."""

    def __init__(self, place: Path, mark: str) -> None:
        self._place, self._mark, self._port = place, mark, free_port()
        self.address = f"tcp://127.0.0.1:{self._port}"
        self._lock, self._ended = threading.Lock(), threading.Event()
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self.strikes = {"dask process SIGKILL": self._kill_one, "dask scheduler SIGKILL": self._kill_scheduler}

    def __enter__(self) -> Self:
        self._begin()
        self._keeper.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._keeper.join()
        self._end()

    def _keep(self) -> None:
        """Start the workers again when all have ended, as a cluster's manager does: a killed start ends a nanny."""
        while not self._ended.wait(_EVERY):
            with self._lock:
                if self._workers.poll() is not None:
                    self._start_workers()

    def _start_workers(self) -> None:
        self._workers = self._start("dask_worker", self.address, "--nworkers", "2", "--nthreads", "1")

    def _begin(self) -> None:
        self._scheduler = self._start("dask_scheduler", "--host", "127.0.0.1", "--port", str(self._port))
        end = time.monotonic() + 60
        while time.monotonic() < end:
            with socket.socket() as found:
                if found.connect_ex(("127.0.0.1", self._port)) == 0:
                    break
            time.sleep(0.1)
        self._start_workers()

    def _start(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        folder = ["--local-directory", str(self._place / "dask")] if module == "dask_worker" else []
        command = ["-m", f"distributed.cli.{module}", *arguments, "--no-dashboard", *folder]
        return start(self._mark, command, self._place / "dask.txt")

    def _end(self) -> None:
        for process in (self._workers, self._scheduler):
            process.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()
            process.wait()

    def _kill_one(self, rng: random.Random, _: int, __: str) -> bool:
        """Kill a worker, or one of the processes in which workers read papers."""
        found = sorted(set(family(self._mark)) - {self._workers.pid, self._scheduler.pid})
        if found:
            send(rng.choice(found), signal.SIGKILL)
        return bool(found)

    def _kill_scheduler(self, _: random.Random, __: int, ___: str) -> bool:
        """Kill the scheduler, and start another at its address, with workers of its own."""
        with self._lock:
            self._scheduler.kill()
            self._end()
            self._begin()
        return True
