"""Every command and example in the documentation runs and shows what it says."""

from __future__ import annotations

import doctest
import importlib
import os
import pkgutil
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import citekit
from citekit.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
MODULES = [name for _, name, _ in pkgutil.walk_packages(citekit.__path__, "citekit.") if not name.endswith("__main__")]
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def _examples(page: Path) -> list[tuple[str, str]]:
    found = []
    for block in _BLOCK.findall(page.read_text("utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            found.append((command, shown))
    return found


CASES = [(page, command, shown) for page in PAGES for command, shown in _examples(page)]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "bib", tmp_path / "bib")
    return tmp_path


@pytest.mark.parametrize(
    ("page", "command", "shown"), CASES, ids=[f"{page.name}: {command[:60]}" for page, command, _ in CASES]
)
def test_an_example_shows_what_it_says(checkout: Path, page: Path, command: str, shown: str) -> None:
    """A ``$ citekit …`` line of a console block prints the lines under it, ``…`` standing for any that are left out."""
    program = f"{shlex.quote(sys.executable)} -m citekit"
    line = re.sub(r"(^|\| )(?:\.venv/bin/)?citekit ", rf"\1{program} ", command)
    environment = {
        **os.environ,
        "COLUMNS": "100",
        "PYTHONPATH": str(ROOT) if "site-packages" not in citekit.__file__ else "",
    }
    done = subprocess.run(
        ["/bin/sh", "-c", line], cwd=checkout, capture_output=True, text=True, check=False, env=environment
    )
    expected = ".*".join(map(re.escape, shown.strip().split("…\n"))) if "…\n" in shown else re.escape(shown.strip())
    assert re.fullmatch(expected, (done.stdout + done.stderr).strip(), re.DOTALL), (
        f"{page.name}: {command}\n{done.stdout}{done.stderr}"
    )


def test_the_readme_names_the_two_commands_of_a_fresh_machine() -> None:
    """One line installs and extracts, one installs and tests; each stands in the README as it can be typed."""
    text = (ROOT / "README.md").read_text("utf-8")
    assert (
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/citekit extract bib/prokopiuk-2014/1-ocr.txt"
        in text
    )
    assert "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/pytest" in text


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    """The commands page holds the help of each command, word for word."""
    done = subprocess.run(
        [sys.executable, "-m", "citekit", command, "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "COLUMNS": "100"},
    )
    assert done.stdout.strip() in (ROOT / "docs" / "commands.md").read_text("utf-8")


TRAINING = {"citekit.parsing.training.learner", "citekit.parsing.training.train"}


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples_hold(name: str) -> None:
    """The ``>>>`` examples of a module give what they show."""
    if name in TRAINING:
        pytest.importorskip("torch", reason="the [train] extra is not installed")
    module = importlib.import_module(name)
    assert doctest.testmod(module).failed == 0


def test_the_project_speaks_of_itself_alone() -> None:
    """No page, module or table names a folder of somebody's machine."""
    forbidden = re.compile(r"(?<![\w.:/])/(?:home|opt|root|tmp|Users|work)/")
    files = [
        path
        for folder in ("citekit", "docs", "bib")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".toml", ".tsv"}
    ]
    assert [
        str(path)
        for path in [*files, ROOT / "README.md", ROOT / "CHANGELOG.md"]
        if forbidden.search(path.read_text("utf-8"))
    ] == []
