"""Every reader answers whatever bytes a guided fuzzer thinks of, within a bounded time."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from ahead import run
from targets import ROOT, TARGETS, seeds
from words import write_dictionary

from citekit.formats import READERS

# The tests of one commit search alike each time and everywhere, so that no quicker machine sees what none has seen before;
# the script alone, or another seed, searches elsewhere.
INPUTS = os.environ.get("CITEKIT_FUZZ_INPUTS", "1000")
SECONDS = os.environ.get("CITEKIT_FUZZ_SECONDS", "4")
SEED = os.environ.get("CITEKIT_FUZZ_SEED", "1")
RECORDS = {f"{kind}-records": kind.removesuffix("-xml").replace("-", "_") for kind in READERS}
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
    if target in RECORDS:
        # A reader is imported at its first use; the fuzzer is blind for it unless it was told before.
        seen = rf"INFO: Instrumenting citekit\.formats\.(?:\w+\.)?{RECORDS[target]}\n"
        assert re.search(seen, ahead.stderr)


@pytest.mark.parametrize("target", TARGETS)
def test_the_fuzzer_knows_the_words_of_a_format(target: str, tmp_path: Path) -> None:
    """Each word is a line of bytes as libFuzzer reads them, none too long for it, and none told twice."""
    write_dictionary(target, tmp_path / "words")
    lines = (tmp_path / "words").read_text("ascii").splitlines()
    assert len(lines) == len(set(lines)) > 10
    assert all(re.fullmatch(r'"(\\x[0-9A-F]{2}){1,64}"', line) for line in lines)


@pytest.mark.parametrize("target", TARGETS)
def test_the_fuzzer_begins_with_good_bytes(target: str) -> None:
    """What the fuzzer begins with is read without an error that is not ours."""
    found = list(seeds(target))
    assert found
    for seed in found:
        TARGETS[target](seed)
