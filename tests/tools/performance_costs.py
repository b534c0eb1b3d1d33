"""Reckon, from measured figures alone, what a corpus costs and where the next limits stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil
from typing import Any

from performance_tables import short, table

from citekit.links.archives import ARCHIVES
from citekit.links.limits import Limits, Politeness

Figures = Mapping[str, Any]
CORPORA = (1_000_000, 100_000_000)
CORES = 1000
_HOUR, _DAY, _YEAR = 3600, 86_400, 365.25 * 86_400
# From how many seconds on a unit is chosen, how many it has, and its name.
_SPANS = ((_YEAR, _YEAR, "years"), (2 * _DAY, _DAY, "days"), (2 * _HOUR, _HOUR, "hours"), (120, 60, "minutes"))
_ANSWER = 0.5
"""Seconds in which a host is taken to answer; on loopback it cannot be measured."""


def span(seconds: float) -> str:
    """Write a time in the unit that people would choose.

    Example:
        >>> span(150), span(7200), span(1.8e8)
        ('2.5 minutes', '2 hours', '5.7 years')
    """
    for least, size, unit in _SPANS:
        if round(seconds) >= least:
            return f"{short(seconds / size)} {unit}"
    return f"{short(seconds)} seconds"


def weight(size: float) -> str:
    """Write a number of bytes in the unit that people would choose.

    Example:
        >>> weight(2.5e9), weight(4e12)
        ('2.5 GB', '4 TB')
    """
    for least, unit in ((1e15, "PB"), (1e12, "TB"), (1e9, "GB"), (1e6, "MB")):
        if size >= least:
            return f"{short(size / least)} {unit}"
    return f"{short(size / 1000)} KB"


def cost_of_corpora(batch: Figures, links: Figures) -> str:
    """Tell what papers like those of the batch cost, by their number."""
    each = batch["rows"][-1]["processor"]
    sizes = batch["bytes"]
    rows: dict[str, Callable[[int], str]] = {
        "references": lambda papers: short(papers * batch["references"]),
        "links, if no two are one": lambda papers: short(papers * batch["links"]),
        "reading: hours of a core": lambda papers: short(papers * each / _HOUR),
        "reading on 16 cores": lambda papers: span(papers * each / 16),
        f"reading on {CORES:,} cores, cut into {_batches(batch)}": lambda papers: span(papers * each / CORES),
        "the papers": lambda papers: weight(papers * batch["input"]),
        "bibliographies": lambda papers: weight(papers * sizes["bibliographies"]),
        "tables": lambda papers: weight(papers * (sizes["tables"] + sizes["lines"])),
        "manifest": lambda papers: weight(papers * sizes["manifest"]),
        "checking links: hours of a core": lambda papers: short(papers * batch["links"] * links["processor"] / _HOUR),
        "checking links: from the network at most": lambda papers: weight(papers * batch["links"] * Limits().size),
        **{
            f"asking {name}, {limit} calls a minute": _asking(batch["links"], limit)
            for name, limit in _limits("index").items()
        },
        **{
            f"having all of them saved by {name}, {limit} a minute": _asking(batch["links"], limit)
            for name, limit in _limits("save").items()
        },
    }
    heads = ("papers", *(f">{papers:,}" for papers in CORPORA))
    return table(heads, ((name, *map(tell, CORPORA)) for name, tell in rows.items()))


def _cores(batch: Figures) -> float:
    """Return how many cores one batch keeps busy, by what its own process spends on a paper."""
    row = batch["rows"][-1]
    return float(row["processor"] / row["coordinating"]) if row["coordinating"] else float(CORES)


def _batches(batch: Figures) -> str:
    number = ceil(CORES / _cores(batch))
    return f"{number} batch{'' if number == 1 else 'es'}"


def _limits(kind: str) -> dict[str, int]:
    """Return how many calls of a kind each archive gets in a minute, as `archives.toml` has it."""
    limits = {archive.name: dict(archive.per_minute).get(kind, 0) for archive in ARCHIVES}
    return {name: limit for name, limit in limits.items() if limit}


def _asking(links: float, limit: int) -> Callable[[int], str]:
    return lambda papers: span(papers * links / limit * 60)


def next_limits(batch: Figures, duplicates: Figures) -> str:
    """Tell, in the order in which a growing corpus meets them, what more cores do not help."""
    row = batch["rows"][-1]
    a_second = 1 / row["coordinating"] if row["coordinating"] else 0
    per_record = (duplicates["memory"] * 1024**2) / duplicates["records"]
    seconds = duplicates["seconds"] / duplicates["records"]
    polite = Politeness()
    host = min(polite.per_host / _ANSWER, 1 / polite.interval)
    slowest = min(_limits("index").values())
    per_paper, links = batch["references"], batch["links"]
    rows: list[tuple[str, Callable[[int], str]]] = [
        (
            f"archives: one call for each link, {slowest} a minute",
            lambda papers: span(papers * links / slowest * 60),
        ),
        (
            "merged bibliography: memory, all records different",
            lambda papers: weight(papers * per_paper * per_record),
        ),
        ("merged bibliography: time on its one core", lambda papers: span(papers * per_paper * seconds)),
        (
            f"one host with a hundredth of the links, {host:.0f} requests a second",
            lambda papers: span(papers * links / 100 / host),
        ),
        (
            f"one process that hands out papers, {short(a_second)} a second, {_cores(batch):.0f} cores",
            lambda papers: span(papers * row["coordinating"]),
        ),
        ("one SQLite file for the manifest", lambda papers: weight(papers * batch["bytes"]["manifest"])),
    ]
    heads = ("what there is one of", *(f">{papers:,} papers" for papers in CORPORA))
    return table(heads, ((name, *map(tell, CORPORA)) for name, tell in rows))
