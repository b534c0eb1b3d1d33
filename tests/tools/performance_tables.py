"""Turn measured figures into the tables of the performance page, and hold them to the targets."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

Figures = Mapping[str, Any]
TARGETS = Path(__file__).resolve().parents[1] / "benchmarks" / "targets.toml"
YARDSTICK = "import click"


class Held(NamedTuple):
    """Hold a figure against its target.

    Attributes:
        part: Of the page.
        row: Name of the row.
        target: In words.
        reached: Whether it is.
    """

    part: str
    row: str
    target: str
    reached: bool


@cache
def _targets() -> tuple[Figures, ...]:
    return tuple(tomllib.loads(TARGETS.read_text("utf-8"))["target"])


def hold(part: str, row: str, figure: str, value: float | None) -> Held | None:
    """Return how a figure stands to its target; None when it has none."""
    for one in _targets():
        if value is not None and one["part"] == part and one["figure"] == figure and fnmatchcase(row, one["row"]):
            if "most" in one:
                return Held(part, row, f"≤ {one['most']:g}", value <= one["most"])
            return Held(part, row, f"≥ {one['least']:g}", value >= one["least"])
    return None


def _cells(held: Held | None) -> tuple[str, str]:
    return (held.target, "yes" if held.reached else "**no**") if held else ("", "")


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a Markdown table; numbers are aligned to the right by the heads that begin with ``>``."""
    lines = [[head.removeprefix(">") for head in heads], ["--:" if head.startswith(">") else "---" for head in heads]]
    lines += [[str(cell) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def short(number: float) -> str:
    """Write a number with about three digits, as people read it.

    Example:
        >>> short(0.01234), short(12.34), short(123456)
        ('0.0123', '12.3', '123,000')
    """
    rounded = float(f"{number:.3g}")
    return f"{rounded:.3g}" if rounded < 1000 else f"{rounded:,.0f}"


def of_commands(figures: Figures) -> tuple[str, list[Held | None]]:
    """Tell what whole commands take."""
    by_name = {row["name"]: row for row in figures["rows"]}
    least = by_name[YARDSTICK]["processor"]
    rows, held = [], []
    for row in figures["rows"]:
        peer = by_name.get(row["peer"])
        beside = row["processor"] / peer["processor"] if peer else None
        times = row["processor"] / least
        own = hold("commands", row["name"], "times", times) or hold("commands", row["name"], "beside", beside)
        held.append(own)
        name = row["name"] if row["name"] == YARDSTICK or not row["name"].startswith("citekit") else f"`{row['name']}`"
        told = (f"{row['seconds'] * 1000:.0f}", f"{row['processor'] * 1000:.0f}", f"{times:.1f}")
        rows.append((name, *told, f"{beside:.2f}" if beside else "", f"{row['megabytes']:.0f}", *_cells(own)))
    heads = ("command", ">by the clock, ms", ">processor, ms", f">times `{YARDSTICK}`", ">share of its peer")
    text = table((*heads, ">memory, MB", "target", "reached"), rows)
    failed = "".join(f"\n\nNot measured: `{name}` failed." for name in figures["failed"])
    return text + failed, held


def of_stages(figures: Figures) -> tuple[str, list[Held | None]]:
    """Tell what each stage does in a second."""
    rows, held = [], []
    for row in figures["rows"]:
        each = row["seconds"] / row["units"]
        held.append(hold("stages", row["name"], "speed", 1 / each))
        told = (row["stage"], row["name"], row["unit"], f"{each * 1000:.3g}", short(1 / each))
        rows.append((*told, *_cells(held[-1])))
    heads = ("stage", "what it does", "with a", ">ms each", ">a second", "target", "reached")
    return table(heads, rows), held


def of_lengths(figures: Figures) -> tuple[str, list[Held | None]]:
    """Tell how cost grows with length."""
    held = [hold("lengths", row["name"], "rise", row["rise"]) for row in figures["rows"]]
    rows = [
        (
            row["name"],
            f"{row['shortest']} {row['unit']}s",
            *(f"{one:.3g}" for one in row["milliseconds"]),
            f"{row['rise']:.2f}",
            *_cells(own),
        )
        for row, own in zip(figures["rows"], held, strict=True)
    ]
    heads = ("work", ">shortest piece", ">ms each in it", ">at 10 times", ">at 100 times", ">highest rise")
    return table((*heads, "target", "reached"), rows), held


def of_formats(figures: Figures) -> tuple[str, list[Held | None]]:
    """Tell how fast bibliographies are written and read, beside pybtex."""
    peer = next(row for row in figures["rows"] if row["name"] == "pybtex")
    rows, held = [], []
    for row in figures["rows"]:
        shares = {way: row[way] / peer[way] for way in ("write", "read")}
        own = [None if row is peer else hold("formats", row["name"], way, share) for way, share in shares.items()]
        held += own
        reached = [one for one in own if one]
        cells = _cells(reached[0]._replace(reached=all(one.reached for one in reached)) if reached else None)
        told = (f"{row['write']:.2f}", f"{shares['write']:.2f}", f"{row['read']:.2f}", f"{shares['read']:.2f}")
        rows.append((row["name"], *told, *cells))
    heads = ("format", ">write, s", ">share of pybtex", ">read, s", ">share of pybtex", "target", "reached")
    return f"{figures['records']:,} records of ten fields.\n\n{table(heads, rows)}", held


def of_links(figures: Figures) -> tuple[str, list[Held | None]]:
    """Tell how fast links are checked."""
    held = hold("links", "share", "share", figures["share"])
    rows = [
        (
            f"`citekit check` of {figures['urls']:,} URLs of known fate, 40 hosts, slow and broken ones among them",
            f"{figures['seconds']:.1f} s, {figures['spent']:.1f} s processor",
            "",
            "",
        ),
        (f"{figures['pages']:,} pages of 8 KB, bare requests loop", f"{short(figures['bare'])} URLs a second", "", ""),
        ("the same by the checker, guard and verdicts", f"{short(figures['own'])} URLs a second", "", ""),
        ("share of the bare loop in the same run", f"{figures['share']:.0%}", *_percent(held)),
        ("processor time of a page in the checker", f"{figures['processor'] * 1000:.2f} ms", "", ""),
    ]
    return table(("what", "figure", "target", "reached"), rows), [held]


def _percent(held: Held | None) -> tuple[str, str]:
    target, reached = _cells(held)
    return (f"≥ {float(target.split()[1]):.0%}" if target else "", reached)


def of_batch(figures: Figures) -> tuple[str, list[Held | None]]:
    """Tell how many papers a batch reads, and what it writes."""
    held = [hold("batch", str(row["jobs"]), "times", row["times"]) for row in figures["rows"]]
    rows = [
        (
            row["jobs"],
            f"{figures['papers'] / row['seconds']:.1f}",
            f"{row['times']:.2f}",
            f"{row['processor'] * 1000:.0f}",
            f"{row['coordinating'] * 1000:.2f}",
            row["parent"],
            row["worker"],
            *_cells(own),
        )
        for row, own in zip(figures["rows"], held, strict=True)
    ]
    heads = (">jobs", ">papers a second", ">times one job", ">processor, ms a paper", ">of it the batch itself, ms")
    text = table((*heads, ">batch, MB", ">worker, MB", "target", "reached"), rows)
    sizes = {"the papers themselves": figures["input"], **figures["bytes"]}
    weights = table(("on the disk", ">KB a paper"), ((name, f"{size / 1000:.1f}") for name, size in sizes.items()))
    told = f"{figures['references']:.1f} references and {figures['links']:.1f} links a paper"
    return f"{figures['papers']} text papers, {told}, `--no-merged`.\n\n{text}\n\n{weights}", held


def of_duplicates(figures: Figures) -> tuple[str, list[Held | None]]:
    """Tell how fast duplicates are found."""
    held = hold("duplicates", "records", "seconds", figures["seconds"])
    row = (
        f"{figures['records']:,}",
        f"{figures['seconds']:.1f}",
        f"{figures['seconds'] / figures['records'] * 1000:.2f}",
        f"{figures['memory']:.0f}",
        f"{figures['before']:.0f}",
        *_cells(held),
    )
    heads = (">records", ">processor, s", ">ms each", ">memory, MB", ">before the search, MB", "target, s", "reached")
    return table(heads, [row]), [held]


def of_machine(figures: Figures) -> tuple[str, list[Held | None]]:
    """Tell what the figures were measured on."""
    busy = figures["load"] / max(1, figures["cores"] or 1) > 0.75
    state = f"others were at work on it (load {figures['load']:.1f})" if busy else "which did nothing else"
    caution = " Processor times hold nevertheless, times by the clock are too long." if busy else ""
    cores = f"{figures['cores']} core{'' if figures['cores'] == 1 else 's'}"
    return (
        f"Measured on {figures['date']}: {figures['processor']}, {cores}, {figures['system']}, {figures['python']}, "
        f"{state}.{caution}"
    ), []


TABLES: Mapping[str, Callable[[Figures], tuple[str, list[Held | None]]]] = {
    "machine": of_machine,
    "commands": of_commands,
    "stages": of_stages,
    "lengths": of_lengths,
    "formats": of_formats,
    "links": of_links,
    "batch": of_batch,
    "duplicates": of_duplicates,
}


def summarize(held: Iterable[Held | None]) -> str:
    """Say how many targets are reached, and name those that are not."""
    told = [one for one in held if one]
    missed = [f"* {one.part}, {one.row}: {one.target}" for one in told if not one.reached]
    first = f"{len(told) - len(missed)} of {len(told)} targets are reached"
    return "\n".join([f"{first}; not yet:", "", *missed]) if missed else f"{first}."
