"""Every reader answers whatever bytes a guided fuzzer thinks of, within a bounded time."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from targets import ROOT, TARGETS, seeds

SECONDS = int(os.environ.get("CITEKIT_FUZZ_SECONDS", "3"))
pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None, reason="atheris, the fuzzer, has no wheel for this machine"
)


@pytest.mark.parametrize("target", TARGETS)
def test_the_fuzzer_finds_nothing(target: str, tmp_path: Path) -> None:
    """No input makes a reader raise anything but its own errors, hang, or take gigabytes."""
    program = str(Path(__file__).with_name("fuzz.py"))
    said = subprocess.run(
        [sys.executable, program, target, "--seconds", str(SECONDS), "--keep", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=SECONDS + 120,
        check=False,
    )
    assert said.returncode == 0, said.stderr[-4000:]
    assert "stat::number_of_executed_units" in said.stderr


@pytest.mark.parametrize("target", TARGETS)
def test_the_fuzzer_begins_with_good_bytes(target: str) -> None:
    """What the fuzzer begins with is read without an error that is not ours."""
    found = list(seeds(target))
    assert found
    for seed in found:
        TARGETS[target](seed)
