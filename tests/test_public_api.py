"""Guard the public surface: what it holds, that it is described, that importing it costs nothing."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

import citekit

FUNCTIONS = [name for name in citekit.__all__ if not name.startswith("__")]


def test_all_is_sorted_and_complete() -> None:
    """``__all__`` lists the public names in order, and ``dir`` shows the same."""
    assert sorted(citekit.__all__) == citekit.__all__
    assert dir(citekit) == sorted(citekit.__all__)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_public_function_is_described_and_typed(name: str) -> None:
    """A public function has a docstring and hints for all that goes in and comes out."""
    function = getattr(citekit, name)
    signature = inspect.signature(function)
    assert inspect.getdoc(function)
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(p.annotation is not inspect.Parameter.empty for p in signature.parameters.values())


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that does not exist fails as it does in any module."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = citekit.nothing


@pytest.mark.parametrize("statement", ["import citekit", "import citekit.cli", "import citekit.links.cited"])
def test_importing_is_light(statement: str) -> None:
    """Neither the package, the command line nor the values of links load a stage or a heavy library before its use."""
    heavy = "{'pybtex', 'requests', 'jsonschema', 'transliterate', 'citekit.parsing', 'citekit.formats', 'citekit.pipeline'}"
    code = f"import sys; {statement}; print(sorted({heavy} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
