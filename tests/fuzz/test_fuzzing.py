"""Every reader answers whatever bytes a guided fuzzer thinks of, within a bounded time."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from ahead import run
from targets import ROOT, TARGETS, seeds

# The tests of one commit search alike each time and everywhere, so that no quicker machine sees what none has seen before;
# the script alone, or another seed, searches elsewhere.
INPUTS = os.environ.get("CITEKIT_FUZZ_INPUTS", "1000")
SECONDS = os.environ.get("CITEKIT_FUZZ_SECONDS", "5")
SEED = os.environ.get("CITEKIT_FUZZ_SEED", "1")
pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None, reason="atheris, the fuzzer, has no wheel for this machine"
)


def _fuzz(target: str) -> subprocess.CompletedProcess[str]:
    program = str(Path(__file__).with_name("fuzz.py"))
    with tempfile.TemporaryDirectory() as folder:
        limits = ["--inputs", INPUTS, "--seconds", SECONDS, "--seed", SEED]
        command = [sys.executable, program, target, *limits, "--keep", folder]
        return run(command, ROOT, seconds=int(SECONDS) + 900, PYTHONHASHSEED="0")


@pytest.mark.ahead(_fuzz, "target")
@pytest.mark.parametrize("target", TARGETS)
def test_the_fuzzer_finds_nothing(target: str, ahead: subprocess.CompletedProcess[str]) -> None:
    """No input makes a reader raise anything but its own errors, hang, or take gigabytes."""
    assert ahead.returncode == 0, (target, ahead.stderr[-4000:])
    assert "stat::number_of_executed_units" in ahead.stderr


@pytest.mark.parametrize("target", TARGETS)
def test_the_fuzzer_begins_with_good_bytes(target: str) -> None:
    """What the fuzzer begins with is read without an error that is not ours."""
    found = list(seeds(target))
    assert found
    for seed in found:
        TARGETS[target](seed)
