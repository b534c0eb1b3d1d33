"""Run the long programs that tests look at on another core, while the tests before them run on this one.

A test whose marker is ``ahead(function, *parameters)`` gets what the function returns for its parameters of those names
by the fixture `ahead`. The function runs in a thread, beside tests that change the environment and the working folder:
it does little but run programs, in folders of its own and with `ENVIRONMENT`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest

ENVIRONMENT = dict(os.environ)
"""The environment as it was before any test."""


class Ahead:
    """Run the functions of tests one after another in a thread; where there is one core, none."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1)
        self._begun: dict[str, Future[Any]] = {}

    def begin(self, items: Iterable[pytest.Item]) -> None:
        """Let the functions of tests run."""
        if (os.cpu_count() or 1) > 1:
            self._begun = {item.nodeid: self._pool.submit(_call_of(item)) for item in items}

    def take(self, item: pytest.Item) -> Any:
        """Return what the function of a test gave, or let it run now when it has not begun; its errors are raised."""
        future = self._begun.pop(item.nodeid, None)
        return _call_of(item)() if future is None or future.cancel() else future.result()

    def end(self) -> None:
        """Begin no more."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def is_marked(item: pytest.Item) -> bool:
    """Tell whether a test gets what a function of its marker returns."""
    return item.get_closest_marker("ahead") is not None


def _call_of(item: pytest.Item) -> Callable[[], Any]:
    marker = item.get_closest_marker("ahead")
    assert marker is not None, "the fixture `ahead` wants the marker `ahead`"
    function, *names = marker.args
    parameters: dict[str, Any] = item.callspec.params if names else {}  # type: ignore[attr-defined]
    return partial(function, *(parameters[name] for name in names))
