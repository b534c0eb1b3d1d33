"""Measure whether cost grows with length alone: the same inputs as 100 short pieces, 10 of tenfold length, and one.

Run ``python tests/benchmarks/lengths.py``. What is linear takes the same time for each cut; what is not takes longer the
fewer and longer the pieces are. The cuts take turns, on processor time.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[2])]

from speed_inputs import paper, rendered_strings, some_records, some_text  # noqa: E402

from citekit.documents import read_document_bytes  # noqa: E402
from citekit.duplicates import find_duplicates  # noqa: E402
from citekit.formats import read_bibliography, write_bibliography  # noqa: E402
from citekit.model import Bibliography, Reference  # noqa: E402
from citekit.pipeline import extract_references, extract_strings, parse_references  # noqa: E402
from citekit.sorting import sort_bibliography  # noqa: E402
from citekit.transliteration import transliterate  # noqa: E402

TIMES = (1, 10, 100)
"""How long the pieces are, counted in the shortest."""

Piece = Sequence[str] | Sequence[Reference]


class Length(NamedTuple):
    """Describe a work that shall be linear.

    Attributes:
        name: What it does.
        unit: What its input is counted in.
        inputs: How many of them there are in all.
        draw: Gives so many of them.
        prepare: Makes a piece ready.
        run: Does the work on what was made ready; alone is timed.
    """

    name: str
    unit: str
    inputs: int
    draw: Callable[[int], Piece]
    prepare: Callable[[Piece], object]
    run: Callable[[object], object]


class Growth(NamedTuple):
    """Hold what a work takes: milliseconds for one input, by the length of the pieces as in ``TIMES``."""

    name: str
    unit: str
    shortest: int
    milliseconds: tuple[float, ...]

    @property
    def rise(self) -> float:
        """How many times the cost of an input rises at most when its piece gets ten times as long."""
        pairs = zip(self.milliseconds[1:], self.milliseconds, strict=False)
        return max(longer / shorter for longer, shorter in pairs)


@cache
def _strings(number: int) -> tuple[str, ...]:
    return tuple(rendered_strings(number, seed=77))


@cache
def _records(number: int) -> tuple[Reference, ...]:
    return some_records(number, 77).references


@cache
def _lines(number: int) -> tuple[str, ...]:
    return tuple(some_text(number * 100, 77))[:number]


def _document(piece: Piece) -> object:
    return read_document_bytes(paper("text", piece), "paper.txt")


def _text(form: str) -> Callable[[Piece], object]:
    return lambda piece: write_bibliography(Bibliography(tuple(piece)), form)


def _bibliography(piece: Piece) -> Bibliography:
    return Bibliography(tuple(piece))


LENGTHS: tuple[Length, ...] = (
    *(
        Length(f"read a {form} paper", "reference", 400, _strings, partial(paper, form), run)
        for form, run in (
            (form, partial(read_document_bytes, name=f"paper.{form}")) for form in ("text", "html", "docx", "pdf")
        )
    ),
    Length("find and split the list", "reference", 400, _strings, _document, extract_strings),
    Length("extract a text paper", "reference", 400, _strings, _document, extract_references),
    Length("parse strings", "reference", 400, _strings, list, parse_references),
    Length("romanise text", "line", 2000, _lines, "\n".join, partial(transliterate, scheme="alalc", language="uk")),
    Length("write biblatex", "record", 2000, _records, _bibliography, partial(write_bibliography, format="biblatex")),
    Length("read biblatex", "record", 2000, _records, _text("biblatex"), partial(read_bibliography, format="biblatex")),
    Length("write csl-json", "record", 2000, _records, _bibliography, partial(write_bibliography, format="csl-json")),
    Length("read csl-json", "record", 2000, _records, _text("csl-json"), partial(read_bibliography, format="csl-json")),
    Length("sort", "record", 2000, _records, _bibliography, sort_bibliography),
    Length("find duplicates", "record", 2000, _records, tuple, find_duplicates),
)
"""What shall be linear; another work is one line here."""


def measure(length: Length, budget: float = 3.0, share: float = 1.0) -> Growth:
    """Measure a work by turns over the cuts.

    Args:
        length: The work.
        budget: Seconds of processor time after which no further round begins; there are 3 to 15.
        share: How much of its inputs are used.
    """
    number = max(TIMES[-1], int(length.inputs * share) // TIMES[-1] * TIMES[-1])
    inputs = length.draw(number)[:number]
    cuts = {times: _cut(length, inputs, times) for times in TIMES}
    seconds: dict[int, list[float]] = {times: [] for times in TIMES}
    for times in TIMES:
        _time(length.run, cuts[times])
    start = time.process_time()
    for turn in range(15):
        if turn > 2 and time.process_time() - start > budget:
            break
        for times, pieces in cuts.items():
            seconds[times].append(_time(length.run, pieces))
    costs = tuple(median(seconds[times]) / number * 1000 for times in TIMES)
    return Growth(length.name, length.unit, number // TIMES[-1], costs)


def _cut(length: Length, inputs: Piece, times: int) -> list[object]:
    size = len(inputs) // TIMES[-1] * times
    return [length.prepare(inputs[start : start + size]) for start in range(0, len(inputs), size)]


def _time(run: Callable[[object], object], pieces: Sequence[object]) -> float:
    gc.collect()
    start = time.process_time()
    for piece in pieces:
        run(piece)
    return time.process_time() - start


def main() -> None:
    """Print the table."""
    for length in LENGTHS:
        found = measure(length)
        costs = "".join(f"{cost:10.4f}" for cost in found.milliseconds)
        print(f"{found.name:26}{found.shortest:5} {found.unit:10}{costs} ms each {found.rise:8.2f}", flush=True)


if __name__ == "__main__":
    main()
