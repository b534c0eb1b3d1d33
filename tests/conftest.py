"""Fixtures that every test may use."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ahead import Ahead, is_marked
from hypothesis import HealthCheck, settings

_AHEAD = pytest.StashKey[Ahead]()

# How long an example takes is the machine's affair; what has to be quick is timed by `stopwatch`.
settings.register_profile("citekit", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("citekit")


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker of tests that look at what a long program does."""
    config.addinivalue_line("markers", "ahead(function, *parameters): what the fixture `ahead` gives, made beforehand")
    config.stash[_AHEAD] = Ahead()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests with long programs behind all others, last first: there the two processes meet each other."""
    marked = [item for item in items if is_marked(item)]
    items[:] = [item for item in items if not is_marked(item)] + marked[::-1]


def pytest_runtestloop(session: pytest.Session) -> None:
    """Let long programs begin, and spare the collector the thousands of tests, which stay until the end."""
    gc.collect()
    gc.freeze()
    if not session.config.option.collectonly:
        session.config.stash[_AHEAD].begin([item for item in session.items if is_marked(item)][::-1])


def pytest_unconfigure(config: pytest.Config) -> None:
    """Let no program begin that nobody will look at."""
    config.stash[_AHEAD].end()


@pytest.fixture
def ahead(request: pytest.FixtureRequest) -> Any:
    """Return what the function of the marker ``ahead`` gives."""
    return request.config.stash[_AHEAD].take(request.node)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=Path(__file__).resolve().parents[1],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture
def require_program() -> Callable[[str], str]:
    """Return a function that finds a system program; without it the test is skipped, but fails where CI is set."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(f"the program {name} is not installed")
        return path

    return find
