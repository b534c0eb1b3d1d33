"""Table the whole commands that are timed, start-up and all, each beside its peer and the least that Python can take."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

from processes import CHECKOUT, ENVIRONMENT, KILLED, Taken, run_program

sys.path.append(f"{CHECKOUT}/tests/benchmarks")
from format_speed import make_records
from speed_inputs import FORMS, paper, real_strings, rendered_strings, some_text

from citekit.cli import COMMANDS
from citekit.formats import write_bibliography

YARDSTICK = "import click"
# What the console script does.
_CITEKIT = (sys.executable, "-c", "from citekit.cli import main; main()")
_PYBTEX = (sys.executable, "-c", "from pybtex.database.convert.__main__ import main; main()")

Inputs = Mapping[str, Path]


class Command(NamedTuple):
    """Describe a command that is timed.

    Attributes:
        name: What the page calls it.
        line: Gives its arguments for the inputs.
        rounds: How often it runs; its median is told.
        needs: The command of citekit that it is, or nothing.
        library: The library that a peer needs, or nothing.
        statuses: How it may end.
        peer: Name of the command that does the same with another tool, or nothing.
    """

    name: str
    line: Callable[[Inputs], tuple[str, ...]]
    rounds: int = 7
    needs: str = ""
    library: str = ""
    statuses: tuple[int, ...] = (0,)
    peer: str = ""

    def is_there(self) -> bool:
        """Tell whether the checkout has the command, and the machine the library."""
        known = not self.needs or self.needs in COMMANDS
        return known and (not self.library or importlib.util.find_spec(self.library) is not None)


def _citekit(command: str, *arguments: str) -> Callable[[Inputs], tuple[str, ...]]:
    """Return what gives the line of a command; an argument that is the name of an input becomes its path."""
    return lambda inputs: (*_CITEKIT, command, *(str(inputs.get(one, one)) for one in arguments))


def _pybtex(inputs: Inputs) -> tuple[str, ...]:
    return (*_PYBTEX, "--preserve-case", str(inputs["many.bib"]), str(inputs["peer.bib"]))


def commands(entries: int, strings: int, characters: int) -> tuple[Command, ...]:
    """Return what is timed, in the order of the page; a further command is one line here."""
    peer = f"pybtex-convert, {entries:,} entries"
    return (
        Command(YARDSTICK, lambda _: (sys.executable, "-c", "import click")),
        Command("citekit --help", lambda _: (*_CITEKIT, "--help")),
        Command("citekit schemes", _citekit("schemes"), needs="schemes"),
        Command("citekit extract, the example", _citekit("extract", "example"), needs="extract"),
        *(
            Command(f"citekit extract, {form}, 60 references", _citekit("extract", f"paper.{form}"), 5, "extract")
            for form in FORMS
        ),
        Command("citekit citations, 60 references", _citekit("citations", "paper.text"), 5, "citations"),
        Command(f"citekit parse, {strings:,} strings", _citekit("parse", "strings.txt"), 5, "parse"),
        Command(
            f"citekit transliterate, {characters:,} characters",
            _citekit("transliterate", "--scheme", "alalc", "--file", "text.txt"), 3, "transliterate",
        ),
        Command(
            f"citekit convert, {entries:,} entries",
            _citekit("convert", "many.bib", "--quiet", "-o", "own.bib"), 3, "convert", peer=peer,
        ),
        Command(
            f"citekit convert to CSL-JSON, {entries:,} entries",
            _citekit("convert", "many.bib", "--quiet", "-o", "own.json"), 3, "convert", peer=peer,
        ),
        Command(peer, _pybtex, 1, library="pybtex"),
        Command("citekit format, 60 records", _citekit("format", "some.bib"), 5, "format"),
        Command("citekit lint, 60 records", _citekit("lint", "some.bib"), 5, "lint", statuses=(0, 1)),
    )  # fmt: skip


def write_inputs(folder: Path, entries: int, strings: int, characters: int) -> dict[str, Path]:
    """Write what the commands read; names that are not written are where they write."""
    real = real_strings()
    listed = rendered_strings(60, 5)
    texts = {
        "strings.txt": "\n".join((real * (strings // len(real) + 1))[:strings]) + "\n",
        "text.txt": "\n".join(some_text(characters, 5)) + "\n",
        "many.bib": write_bibliography(make_records(entries), "biblatex"),
        "some.bib": write_bibliography(make_records(60), "biblatex"),
    }
    for name, text in texts.items():
        folder.joinpath(name).write_text(text, "utf-8")
    for form in FORMS:
        folder.joinpath(f"paper.{form}").write_bytes(paper(form, listed))
    names = (*texts, *(f"paper.{form}" for form in FORMS), "own.bib", "own.json", "peer.bib")
    example = Path(CHECKOUT, "bib", "prokopiuk-2014", "1-ocr.txt")
    return {"example": example, **{name: folder / name for name in names}}


def measure_commands(*, quick: bool) -> dict[str, object]:
    """Run every command by turns and return what each took; one that fails is told and the others go on."""
    sizes = (50, 20, 2000) if quick else (20_000, 1000, 1_000_000)
    rows, failed = [], []
    with tempfile.TemporaryDirectory() as folder:
        inputs = write_inputs(Path(folder), *sizes)
        table = [one for one in commands(*sizes) if one.is_there()]
        runs: dict[str, list[Taken]] = {one.name: [] for one in table}
        for turn in range(1 if quick else max(one.rounds for one in table) + 1):
            for one in [one for one in table if turn < _turns(one) and one.name not in failed]:
                try:
                    runs[one.name].append(run_program(one.line(inputs), one.statuses))
                except subprocess.CalledProcessError as error:
                    failed.append(one.name)
                    print(f"{one.name}: {_explain(one, inputs, error)}", file=sys.stderr)
    for one in table:
        if one.name not in failed:
            kept = runs[one.name][1:] or runs[one.name]
            rows.append({"name": one.name, "peer": one.peer, "runs": len(kept), **_medians(kept)})
    return {"rows": rows, "failed": failed}


def _turns(command: Command) -> int:
    """Return how often a command runs: short ones once more, for what the first run finds in no cache."""
    return command.rounds + 1 if command.rounds > 3 else command.rounds


def _medians(runs: list[Taken]) -> dict[str, float]:
    return {
        "seconds": median(one.seconds for one in runs),
        "processor": median(one.processor for one in runs),
        "megabytes": max(one.megabytes for one in runs),
    }


def _explain(command: Command, inputs: Inputs, error: subprocess.CalledProcessError) -> str:
    if error.returncode == KILLED:
        return "killed after its time"
    done = subprocess.run(
        command.line(inputs), cwd=CHECKOUT, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    return (done.stderr.strip().splitlines() or ["failed without a word"])[-1]
