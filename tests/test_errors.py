"""What errors say is true of this project."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from citekit.errors import install_extra

ROOT = Path(__file__).resolve().parents[1]


def test_every_extra_that_is_named_exists_and_is_installed_from_the_checkout() -> None:
    """No page or message sends a reader to an index that has not the package."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    files = [*(ROOT / "citekit").rglob("*.py"), *(ROOT / "docs").glob("*.md"), ROOT / "README.md"]
    text = "\n".join(path.read_text("utf-8") for path in files)
    named = re.findall(r"install_extra\([\"'](\w+)[\"']\)", text)
    assert {"cluster", "lingua", "ocr", "styles"} <= set(named) <= set(extras)
    assert "citekit-bibliography[" not in text
    assert install_extra("ocr") == "`pip install '.[ocr]'` in the checkout of citekit"
