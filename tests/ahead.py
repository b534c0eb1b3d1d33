"""Run the long programs that tests look at on another core, while the tests before them run on this one.

A test whose marker is ``ahead(function, *parameters)`` gets what the function returns for its parameters of those names
by the fixture `ahead`. The function runs in a process of its own, which tests that change the environment, the working
folder or a module do not reach. It is named in its module, and what it is given and gives can be pickled.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

_ENVIRONMENT = dict(os.environ)
"""The environment as it was before any test."""


def run(
    command: Sequence[str | Path], folder: Path, *, seconds: float = 1200, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder, with the environment as it was before any test, and return what it said."""
    with subprocess.Popen(
        command, cwd=folder, env={**_ENVIRONMENT, **environment}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        encoding="utf-8", errors="replace",
    ) as process:  # fmt: skip
        try:
            out, err = process.communicate(timeout=seconds)
        except BaseException:
            process.kill()
            raise
    return subprocess.CompletedProcess(command, process.returncode, out, err)


class Ahead:
    """Run the functions of tests one after another in a process; where there is one core, none."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._begun: dict[str, Future[Any]] = {}

    def begin(self, items: Sequence[pytest.Item]) -> None:
        """Let the functions of tests run."""
        if items and (os.cpu_count() or 1) > 1:
            spawn = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, spawn, initializer=_begin_process)
            self._worker = self._pool.submit(os.getpid)
            self._begun = {item.nodeid: self._pool.submit(_call_of(item)) for item in items}

    def take(self, item: pytest.Item) -> Any:
        """Return what the function of a test gave, or let it run now when it has not begun; its errors are raised."""
        future = self._begun.pop(item.nodeid, None)
        return _call_of(item)() if future is None or future.cancel() else future.result()

    def end(self) -> None:
        """Begin no more, and end the program that runs for a test that will never look at it."""
        if self._pool is not None:
            waiting = [future for future in self._begun.values() if not future.cancel()]
            if any(not future.done() for future in waiting):
                os.kill(self._worker.result(), signal.SIGTERM)
            self._pool.shutdown()


def _begin_process() -> None:
    """Let this process end when it is asked to, and when that of the tests has been killed."""
    signal.signal(signal.SIGTERM, _leave)
    Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)


def _leave(*_: object) -> None:
    """End this process, and with it the program that it waits for."""
    sys.exit()


def is_marked(item: pytest.Item) -> bool:
    """Tell whether a test gets what a function of its marker returns."""
    return item.get_closest_marker("ahead") is not None


def _call_of(item: pytest.Item) -> Callable[[], Any]:
    marker = item.get_closest_marker("ahead")
    assert marker is not None, "the fixture `ahead` wants the marker `ahead`"
    function, *names = marker.args
    parameters: dict[str, Any] = item.callspec.params if names else {}  # type: ignore[attr-defined]
    return partial(function, *(parameters[name] for name in names))
