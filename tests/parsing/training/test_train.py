"""The training command learns, is repeated by its seed, and writes weights that the labeller reads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from citekit.parsing.weights import read_weights

torch = pytest.importorskip("torch", reason="the [train] extra is not installed")

RECORDS = Path(__file__).parent / "data"
SMALL = ("--singles", "60", "--lists", "3", "--epochs", "2", "--width", "8", "--units", "8", "--words", "3")


def _train(output: Path) -> str:
    command = [sys.executable, "-m", "citekit.parsing.training.train", "--records", str(RECORDS), *SMALL]
    done = subprocess.run([*command, "--output", str(output)], capture_output=True, text=True, check=True)
    return done.stderr


def _losses(told: str) -> list[float]:
    return [float(line.split("loss ")[1].split(",")[0]) for line in told.splitlines() if line.startswith("epoch")]


def test_a_small_training_learns_and_can_be_repeated(tmp_path: Path) -> None:
    """The loss falls from epoch to epoch, and the same seed gives the same weights, byte for byte."""
    first, second = _losses(_train(tmp_path / "one.safetensors"))
    assert second < first
    _train(tmp_path / "two.safetensors")
    assert (tmp_path / "one.safetensors").read_bytes() == (tmp_path / "two.safetensors").read_bytes()
    assert read_weights((tmp_path / "one.safetensors").read_bytes()).first.state.shape == (2, 8, 24)
