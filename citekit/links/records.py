"""Turn what is known of a link into JSON values and back; a store keeps the text."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from citekit.model.link import Archived, CitedLink, Evidence, LinkCheck, Memento, Verdict


def link_key(link: CitedLink) -> str:
    """Return the text by which a link is known again: two papers that cite a page under one title ask one question.

    Example:
        >>> link_key(CitedLink("http://example.by/"))
        '["http://example.by/", null, null, null, null]'
    """
    accessed = link.accessed
    day = (accessed.parts or accessed.literal) if accessed else None
    return json.dumps([link.url, link.printed, link.title, day, link.language])


def dump_check(check: LinkCheck) -> str:
    """Write a verdict and its evidence as JSON; the link, the archives' answer and the time are kept beside it.

    Example:
        >>> dump_check(LinkCheck(CitedLink("http://example.by/"), Verdict.GONE, 410))
        '{"verdict": "gone", "http_status": 410, "final_url": null, "hops": [], "evidence": []}'
    """
    return json.dumps(
        {
            "verdict": check.verdict.value,
            "http_status": check.http_status,
            "final_url": check.final_url,
            "hops": check.hops,
            "evidence": [[one.code, one.message] for one in check.evidence],
        }
    )


def load_check(link: CitedLink, text: str, checked_at: datetime) -> LinkCheck:
    """Read what `dump_check` wrote; the inverse, but for what is kept beside it."""
    data = json.loads(text)
    return LinkCheck(
        link,
        Verdict(data["verdict"]),
        data["http_status"],
        data["final_url"],
        tuple((status, target) for status, target in data["hops"]),
        _evidence(data["evidence"]),
        checked_at=checked_at,
    )


def dump_archived(archived: Archived) -> str:
    """Write what the archives have as JSON."""
    return json.dumps(
        {
            "closest": _memento(archived.closest),
            "before": _memento(archived.before),
            "after": _memento(archived.after),
            "known": archived.known,
            "proposed": archived.proposed,
            "evidence": [[one.code, one.message] for one in archived.evidence],
        }
    )


def load_archived(text: str) -> Archived:
    """Read what `dump_archived` wrote; the inverse."""
    data = json.loads(text)
    return Archived(
        _read_memento(data["closest"]),
        _read_memento(data["before"]),
        _read_memento(data["after"]),
        data["known"],
        data["proposed"],
        _evidence(data["evidence"]),
    )


def _evidence(rows: list[list[str]]) -> tuple[Evidence, ...]:
    return tuple(Evidence(code, message) for code, message in rows)


def _memento(memento: Memento | None) -> list[str] | None:
    return [memento.url, memento.datetime.isoformat(), memento.original, memento.archive] if memento else None


def _read_memento(row: list[Any] | None) -> Memento | None:
    return Memento(row[0], datetime.fromisoformat(row[1]), row[2], row[3]) if row else None
