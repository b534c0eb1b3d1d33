"""The accuracy of parsing never falls below its floors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import citekit

# The child processes use the citekit that these tests import, installed or not.
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(citekit.__file__).parents[1])}
TESTS = Path(__file__).resolve().parent
SHARED = TESTS.parents[1] / "shared"
needs_shared = pytest.mark.skipif(
    not (SHARED / "tools" / "score.py").exists(), reason="the scorer is not beside the checkout"
)


@needs_shared
def test_no_floor_is_broken() -> None:
    """Field F1, whole references and types on the labelled sets stand at or above their floors."""
    done = subprocess.run(
        [sys.executable, str(TESTS / "tools" / "accuracy.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@needs_shared
def test_the_six_references_of_the_paper_are_perfect(tmp_path: Path) -> None:
    """Every field and type of the first real input is right, doubtful ones included, from the paper itself."""
    output = tmp_path / "six.json"
    paper = SHARED / "papers" / "prokopiuk-2014.txt"
    subprocess.run(
        [sys.executable, "-m", "citekit", "extract", str(paper), "-q", "-o", str(output)], check=True, env=ENVIRONMENT
    )
    command = [
        str(SHARED / "tools" / "score.py"),
        "fields",
        str(SHARED / "gold" / "fields.jsonl"),
        str(output),
        "--doc",
        "be_kangres2014_prokopiuk",
        "--doubts",
        "--json",
    ]
    scored = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True)
    everything = json.loads(scored.stdout)["groups"]["all"]
    assert (everything["refs"], everything["f1"], everything["perfect"], everything["type"]) == (6, 1.0, 1.0, 1.0)


@needs_shared
def test_the_blog_post_has_no_reference_list() -> None:
    """A paper without a list gives an empty bibliography, a line on standard error and exit status 1."""
    post = SHARED / "papers" / "belarus-security-blog-2013.txt"
    done = subprocess.run(
        [sys.executable, "-m", "citekit", "extract", str(post), "--to", "csl-json"],
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
    )
    assert (done.returncode, json.loads(done.stdout)) == (1, [])
    assert "no reference list" in done.stderr
