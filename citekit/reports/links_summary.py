"""Count verdicts: by kind, years since access, top-level domain, distance to the copy, and from cited to archived."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from citekit.model.link import LinkCheck
from citekit.reports.links_values import day_of, distance_of, memento_of, words_of

Row = tuple[str, dict[str, int]]
"""A label, and how many links are ``fine``, ``dead`` and ``unsure`` under it."""

FATES = ("fine", "dead", "unsure")
_DISTANCES = ((7, "a week"), (31, "a month"), (92, "3 months"), (366, "a year"), (1096, "3 years"))
_BEYOND = "longer"
_MOST_DOMAINS = 12


class Flow(NamedTuple):
    """Count how many links went from a fate (``fine``…) to a copy (``before``, ``after``, ``none``, ``not asked``)."""

    fate: str
    copy: str
    links: int


def count_verdicts(checks: Iterable[LinkCheck]) -> dict[str, int]:
    """Count the verdicts, the most frequent first."""
    return dict(Counter(check.verdict.value for check in checks).most_common())


def count_fates(checks: Iterable[LinkCheck]) -> dict[str, int]:
    """Count links by fate; every fate is there.

    Example:
        >>> count_fates([])
        {'fine': 0, 'dead': 0, 'unsure': 0}
    """
    counted = Counter(words_of(check.verdict).fate for check in checks)
    return {fate: counted[fate] for fate in FATES}


def by_age(checks: Iterable[LinkCheck], today: date) -> list[Row]:
    """Group links by whole years since their day of access; those without a day are left out."""
    groups: dict[int, list[LinkCheck]] = {}
    for check in checks:
        day = day_of(check.link.accessed)
        if day:
            groups.setdefault(max(0, (today - day).days // 365), []).append(check)
    return [(str(age), count_fates(groups[age])) for age in sorted(groups)]


def by_domain(checks: Iterable[LinkCheck]) -> list[Row]:
    """Group links by top-level domain, the most frequent first, the rare ones together."""
    groups: dict[str, list[LinkCheck]] = {}
    for check in checks:
        groups.setdefault(_domain(check.link.url), []).append(check)
    ranked = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    rows = [(name, count_fates(found)) for name, found in ranked[:_MOST_DOMAINS]]
    rest = [check for _, found in ranked[_MOST_DOMAINS:] for check in found]
    return [*rows, ("others", count_fates(rest))] if rest else rows


def _domain(url: str) -> str:
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return "none"
    last = host.rstrip(".").rpartition(".")[2]
    if not last:
        return "none"
    if ":" in host or last.isdigit():
        return "IP address"
    try:
        return "." + (last.encode("ascii").decode("idna") if last.startswith("xn--") else last)
    except UnicodeError:
        return "." + last


def by_distance(checks: Iterable[LinkCheck]) -> list[tuple[str, int, int]]:
    """Count the copies by the time between access and copy: label, taken before access, taken from that day on."""
    counted: Counter[tuple[str, bool]] = Counter()
    for check in checks:
        days = distance_of(check)
        if days is not None:
            counted[next((name for most, name in _DISTANCES if abs(days) <= most), _BEYOND), days < 0] += 1
    names = [*(name for _, name in _DISTANCES), _BEYOND]
    return [(name, counted[name, True], counted[name, False]) for name in names] if counted else []


def flows(checks: Iterable[LinkCheck]) -> list[Flow]:
    """Count the ways from what the web says to what the archives have."""
    counted = Counter((words_of(check.verdict).fate, _copy(check)) for check in checks)
    order = ("before", "after", "some day", "none", "not asked")
    return [Flow(fate, copy, counted[fate, copy]) for fate in FATES for copy in order if counted[fate, copy]]


def _copy(check: LinkCheck) -> str:
    if memento_of(check) is None:
        return "none" if check.archived and check.archived.known else "not asked"
    days = distance_of(check)
    if days is None:
        return "some day"
    return "before" if days < 0 else "after"


def summary_line(checks: tuple[LinkCheck, ...]) -> str:
    """Say it all in one line."""
    fates, verdicts = count_fates(checks), count_verdicts(checks)
    dead = [check for check in checks if words_of(check.verdict).fate == "dead"]
    saved = sum(memento_of(check) is not None for check in dead)
    return (
        f"{len(checks)} {'link' if len(checks) == 1 else 'links'}: {fates['dead']} dead{_kinds(verdicts, 'dead')}, "
        f"{fates['fine']} fine{_kinds(verdicts, 'fine', 'alive')}, "
        f"{fates['unsure']} undecided{_kinds(verdicts, 'unsure')}; "
        f"{saved} of {len(dead)} dead with an archived copy"
    )


def _kinds(verdicts: dict[str, int], fate: str, *unsaid: str) -> str:
    from citekit.model.link import Verdict

    kinds = [
        f"{name} {count}"
        for name, count in verdicts.items()
        if words_of(Verdict(name)).fate == fate and name not in unsaid
    ]
    return f" ({', '.join(kinds)})" if kinds else ""
