"""Run pandoc, the program or the one that pypandoc brings along."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from citekit.errors import CitekitError

CURE = "run `pip install pypandoc_binary`, or install pandoc from your distribution"
_SECONDS = 300


def find_pandoc() -> str | None:
    """Return the path of pandoc, or None: the one on the PATH, else the one of pypandoc_binary."""
    program = shutil.which("pandoc")
    if program:
        return program
    package = find_spec("pypandoc")
    for folder in (package.submodule_search_locations or ()) if package else ():
        for name in ("pandoc", "pandoc.exe"):
            bundled = Path(folder) / "files" / name
            if os.access(bundled, os.X_OK):
                return str(bundled)
    return None


def convert(text: str, arguments: Sequence[str], *, purpose: str) -> bytes:
    """Convert a text with pandoc and return what it writes; the same text always gives the same bytes.

    Args:
        text: What pandoc reads.
        arguments: Its arguments, formats among them.
        purpose: What it is needed for, to be told when there is none.

    Raises:
        CitekitError: There is no pandoc, or it fails.
    """
    program = find_pandoc()
    if program is None:
        raise CitekitError(f"{purpose} needs pandoc, which is not installed; {CURE}")
    # The parts of a DOCX carry the time at which they were written.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "315532800"}
    try:
        done = subprocess.run(  # noqa: S603 - the program was looked up, the text goes through a pipe
            [program, "--sandbox", *arguments, "-o", "-"],
            input=text.encode("utf-8", "replace"),
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env=environment,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CitekitError(f"pandoc cannot be run: {error}") from error
    if done.returncode:
        reason = " ".join(done.stderr.decode("utf-8", "replace").split())[:300]
        raise CitekitError(f"pandoc fails: {reason or done.returncode}")
    return done.stdout


def write_docx(html: str) -> bytes:
    """Write HTML as a DOCX.

    Raises:
        CitekitError: There is no pandoc.
    """
    return convert(html, ["-f", "html", "-t", "docx"], purpose="DOCX")
