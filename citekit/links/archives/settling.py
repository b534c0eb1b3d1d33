"""Settle between a printed address and its repair, and find the address that was meant, by asking indexes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from citekit.links.archives.asking import Asker
from citekit.links.archives.capture import Query
from citekit.links.archives.repairing import meant, prefixes, same_address, tidy
from citekit.model.link import CitedLink, Evidence

_MOST_ROWS = 5000
_REFUTED = "the printed address is archived, the repaired one is not"


@dataclass(frozen=True, slots=True)
class Settled:
    """Hold which other address was meant, if any, and what the indexes said to that."""

    proposed: str | None = None
    evidence: tuple[Evidence, ...] = ()


def settle(askers: Iterable[Asker], link: CitedLink, *, archived: bool) -> Settled:
    """Decide which address a citation means.

    Args:
        askers: The archives.
        link: With the printed address where it was repaired.
        archived: True when copies of ``link.url`` are known.
    """
    askers = tuple(askers)
    printed = _rival(link)
    printed_archived = printed is not None and any(asker.captures(Query(printed, limit=1)) for asker in askers)
    if archived:
        return Settled(evidence=_verdict_on_repair(link, both=printed_archived))
    if printed_archived:
        return Settled(printed, (Evidence("repair-refuted", _REFUTED),))
    for asker in askers:
        for prefix in prefixes(link.url):
            found = _meant(asker, link, prefix)
            if found is not None:
                message = f"of all that {asker.archive.name} knows, only {found} can be meant"
                return Settled(found, (Evidence("repair-found", message),))
    return Settled()


def _rival(link: CitedLink) -> str | None:
    printed = tidy(link.printed) if link.printed else None
    return None if printed is None or same_address(printed, link.url) else printed


def _verdict_on_repair(link: CitedLink, *, both: bool) -> tuple[Evidence, ...]:
    if link.printed is None or link.printed == link.url:
        return ()
    if both:
        return (Evidence("repair-undecided", "both the printed and the repaired address are archived"),)
    return (Evidence("repair-proved", "the repaired address is archived, the printed one is not"),)


def _meant(asker: Asker, link: CitedLink, prefix: str) -> str | None:
    rows = asker.captures(Query(prefix, prefix=True, limit=_MOST_ROWS))
    if not rows or len(rows) >= _MOST_ROWS:
        return None
    broken = [link.url, *([link.printed] if link.printed else [])]
    found = meant(broken, dict.fromkeys(row.original for row in rows))
    return None if found is None or same_address(found, link.url) else found
