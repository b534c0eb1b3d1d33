"""The performance page: one command measures every part and fills the tables, and tells what could not be measured."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from ahead import run
from performance_costs import cost_of_corpora, next_limits, span, weight
from performance_page import PAGE, PARTS, SECTIONS, fill, measure, write_sections
from performance_tables import hold, short, summarize
from processes import CHECKOUT, run_program

BATCH = {
    "papers": 100,
    "rows": [{"jobs": 2, "processor": 0.036, "coordinating": 0.001}],
    "input": 20_000,
    "bytes": {"bibliographies": 8000, "tables": 6000, "lines": 0, "manifest": 5000},
    "references": 20.0,
    "links": 4.0,
}
LINKS = {"processor": 0.0018}
DUPLICATES = {"records": 50_000, "memory": 250, "seconds": 15.0}


def _write_quickly() -> str:
    """Return the page as the command writes it, or what it says when it fails."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "performance.md")
        command = [sys.executable, f"{CHECKOUT}/tests/tools/performance_page.py", "--quick", "-o", str(page)]
        done = run(command, Path(CHECKOUT))
        return page.read_text("utf-8") if done.returncode == 0 else done.stderr


@pytest.mark.ahead.with_args(_write_quickly)
def test_the_command_measures_every_part(require_program: Callable[[str], str], ahead: str) -> None:
    """With tiny inputs every part is measured and every section filled; the prose stays as it was."""
    require_program("openssl")
    text = ahead
    assert "<!-- measured" in text, text
    assert "Not measured" not in text
    assert "Not reckoned" not in text
    assert text.count("| ---") > len(PARTS)
    empty = dict.fromkeys(SECTIONS, "")
    assert fill(text, empty) == fill(PAGE.read_text("utf-8"), empty)


def test_a_part_that_fails_is_told_and_the_others_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    """A part over its limit of time has its reason on the page, and what is reckoned from it says so."""
    measured = measure(["machine", "batch"], 5.0, quick=False)
    sections = write_sections(measured)
    assert sections["batch"] == "Not measured: the part took more than 5 seconds."
    assert sections["stages"] == "Not measured: the part was left out."
    assert sections["summary"].endswith("Not measured: commands, stages, lengths, formats, links, batch, duplicates.")
    assert sections["costs"] == "Not reckoned: batch and links not measured."
    assert sections["machine"].startswith("Measured on ")
    assert "took more than 5 seconds" in capsys.readouterr().err


def test_broken_figures_are_told() -> None:
    """Figures without the yardstick give no table, and no traceback."""
    sections = write_sections({"commands": {"rows": [], "failed": ["import click"]}})
    assert sections["commands"] == "Not measured: the figures lack 'import click'."


def test_a_page_without_markers_is_refused() -> None:
    """Figures for which the page has no place are an error, not silence."""
    with pytest.raises(ValueError, match="no markers for batch"):
        fill("<!-- measured: links -->\n<!-- end: links -->", {"links": "1", "batch": "2"})
    assert fill("a\n<!-- measured: b -->\nold\n<!-- end: b -->\nc", {"b": "new"}).splitlines()[2] == "new"


def test_costs_follow_from_the_figures() -> None:
    """A million papers of 36 ms are ten hours of a core, and asking for their four links each takes four months at 24 calls a minute."""
    costs = cost_of_corpora(BATCH, LINKS)
    assert "| reading: hours of a core | 10 | 1,000 |" in costs
    assert "| reading on 1,000 cores, cut into 28 batches | 36 seconds | 60 minutes |" in costs
    assert "| the papers | 20 GB | 2 TB |" in costs
    assert "| checking links: hours of a core | 2 | 200 |" in costs
    assert "| asking Wayback Machine, 24 calls a minute | 116 days | 31.7 years |" in costs


def test_limits_follow_from_the_figures() -> None:
    """What there is one of is reckoned from what one paper takes of it."""
    limits = next_limits(BATCH, DUPLICATES)
    assert "| one process that hands out papers, 1,000 a second, 36 cores | 16.7 minutes | 27.8 hours |" in limits
    assert "| merged bibliography: memory, all records different | 105 GB | 10.5 TB |" in limits
    assert "| one SQLite file for the manifest | 5 GB | 500 GB |" in limits


@pytest.mark.parametrize(
    ("part", "row", "figure", "value", "reached"),
    [
        ("lengths", "sort", "rise", 1.15, True),
        ("lengths", "sort", "rise", 1.16, False),
        ("batch", "2", "times", 1.9, True),
        ("batch", "2", "times", 1.7, False),
        ("batch", "1", "times", 1.0, None),
        ("commands", "citekit convert, 20,000 entries", "beside", None, None),
    ],
)
def test_a_figure_is_held_to_its_target(
    part: str, row: str, figure: str, value: float | None, reached: bool | None
) -> None:
    """A figure has the first target whose row fits, and none where there is none or it was not measured."""
    held = hold(part, row, figure, value)
    assert (held and held.reached) == reached
    assert summarize([held]).startswith({True: "1 of 1", False: "0 of 1", None: "0 of 0"}[reached])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (short(0.01234), "0.0123"),
        (short(12.34), "12.3"),
        (short(123.4), "123"),
        (short(123456), "123,000"),
        (span(12), "12 seconds"),
        (span(150), "2.5 minutes"),
        (span(86_400), "24 hours"),
        (span(400_000), "4.63 days"),
        (span(1.8e8), "5.7 years"),
        (weight(1500), "1.5 KB"),
        (weight(2.5e9), "2.5 GB"),
        (weight(4e15), "4 PB"),
    ],
)
def test_numbers_are_written_as_people_read_them(written: str, expected: str) -> None:
    """Three digits and a fitting unit."""
    assert written == expected


def test_a_program_is_measured_without_its_starter() -> None:
    """Time, processor time and memory are those of the program, however large the process is that has it measured."""
    ballast = bytearray(os.urandom(1) * 80_000_000)
    idle = run_program([sys.executable, "-S", "-c", "import time; time.sleep(1)"])
    assert idle.seconds >= 1 > idle.processor
    assert idle.megabytes < 60 < len(ballast) / 1e6


def test_a_program_that_fails_or_hangs_is_told() -> None:
    """Another status than those expected is an error, and so is the end of patience."""
    with pytest.raises(subprocess.CalledProcessError, match="status 3"):
        run_program([sys.executable, "-S", "-c", "raise SystemExit(3)"])
    assert run_program([sys.executable, "-S", "-c", "raise SystemExit(3)"], statuses=(3,)).seconds > 0
    with pytest.raises(subprocess.CalledProcessError):
        run_program([sys.executable, "-S", "-c", "import time; time.sleep(60)"], limit=0.2)
