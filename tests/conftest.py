"""Fixtures that every test may use."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes is the machine's affair; what has to be quick is timed by `stopwatch`.
settings.register_profile("citekit", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("citekit")


@pytest.fixture
def require_program() -> Callable[[str], str]:
    """Return a function that finds a system program; without it the test is skipped, but fails where CI is set."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(f"the program {name} is not installed")
        return path

    return find
