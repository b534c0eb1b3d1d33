"""The page on lint says what the table of codes says."""

from __future__ import annotations

from pathlib import Path

from citekit.lint import codes
from citekit.lint.tables import Code

PAGE = Path(__file__).resolve().parents[2] / "docs" / "lint.md"


def _row(code: Code) -> str:
    meaning = code.meaning.replace("&", "&amp;").replace("<", "&lt;")
    return f"| `{code.name}` | {code.severity} | {'yes' if code.mends else ''} | {meaning} |"


def test_the_page_has_every_code() -> None:
    """Row for row, in the same order, and no other."""
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `") and line.count("|") == 5]
    assert rows == list(map(_row, codes().values()))
