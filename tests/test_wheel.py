"""The wheel holds all that the package needs, and works from where it is installed."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "bib" / "prokopiuk-2014"


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    """Tables, schemas and the typing marker travel with the modules; tests and examples stay at home."""
    names = set(zipfile.ZipFile(wheel).namelist())
    ours = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "citekit").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    packed = {name for name in names if ".dist-info/" not in name}
    assert packed == ours
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_is_small(wheel: Path) -> None:
    """What people download stays under two and a half megabytes, of which the labeller is a third."""
    assert wheel.stat().st_size < 2_500_000


def test_the_wheel_works_away_from_its_sources(wheel: Path, tmp_path: Path) -> None:
    """Unpacked elsewhere, the wheel extracts the example."""
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import citekit; assert {str(tmp_path)!r} in citekit.__file__; from citekit.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "extract", str(EXAMPLE / "1-ocr.txt"), "-q"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert done.stdout == (EXAMPLE / "5-references.bib").read_bytes()
