"""Guard the house: imports run one way, stages never know each other, rooms stay small."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "citekit"
MODULES = sorted(PACKAGE.rglob("*.py"))
LIBRARIES = {
    "click": {"cli"},
    "distributed": {"batch"},
    "fsspec": {"batch"},
    "lxml": {"documents", "links"},
    "pyarrow": {"batch"},
    "pybtex": {"formats"},
    "requests": {"links"},
}


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_the_import_contract_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Layers import downwards only, and no stage imports another."""
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_lives_in_its_room(library: str) -> None:
    """Each library is imported in its own room alone, so that it can be replaced there."""
    rooms = {path.relative_to(PACKAGE).parts[0] for path in MODULES if library in _imports(path)}
    assert rooms <= LIBRARIES[library]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_functions_stay_small(path: Path) -> None:
    """No module passes 400 lines and no function 60."""
    text = path.read_text("utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name


def test_every_room_says_what_it_is() -> None:
    """Each package opens with a docstring, and each stage with its number."""
    order = "documents segmentation parsing normalization transliteration citations links formats reports"
    stages = {name: number for number, name in enumerate(order.split(), start=1)}
    for package in PACKAGE.iterdir():
        if (package / "__init__.py").exists():
            docstring = ast.get_docstring(ast.parse((package / "__init__.py").read_text("utf-8")))
            assert docstring, package.name
            if package.name in stages:
                assert docstring.startswith(f"Stage {stages[package.name]}. "), package.name
