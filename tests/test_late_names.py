"""Names that are imported when they are first used are the ones that type checkers see."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

import citekit

ROOT = Path(citekit.__file__).parent
PACKAGES = [path.parent for path in sorted(ROOT.rglob("__init__.py")) if "late_names(" in path.read_text("utf-8")]
NAMES = [".".join(("citekit", *path.relative_to(ROOT).parts)) for path in PACKAGES]


@pytest.mark.parametrize("name", NAMES)
def test_late_names_are_the_typed_ones(name: str) -> None:
    """What a package promises to type checkers comes from the very module that it comes from at run time."""
    source = Path(importlib.import_module(name).__file__ or "").read_text("utf-8")
    [block] = [node for node in ast.parse(source).body if isinstance(node, ast.If)]
    typed = {one.module: {alias.name for alias in one.names} for one in block.body if isinstance(one, ast.ImportFrom)}
    [call] = [node for node in ast.walk(block) if isinstance(node, ast.Call)]
    late = {f"{name}.{word.arg}": set(ast.literal_eval(word.value).split()) for word in call.keywords}
    assert late == typed


@pytest.mark.parametrize("name", NAMES)
def test_every_late_name_is_there(name: str) -> None:
    """``dir`` shows the public names, each can be had, and no other."""
    package = importlib.import_module(name)
    assert dir(package) == sorted(package.__all__)
    assert all(hasattr(package, public) for public in package.__all__)
    with pytest.raises(AttributeError, match=f"module '{name}' has no attribute 'nothing'"):
        _ = package.nothing
