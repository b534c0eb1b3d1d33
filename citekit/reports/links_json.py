"""Write verdicts as JSON; ``links_schema.json`` beside this module describes every member."""

from __future__ import annotations

import json
from typing import Any

from citekit.model.link import Evidence, LinkCheck, Memento
from citekit.reports.links_summary import count_fates, count_verdicts
from citekit.reports.links_values import (
    Place,
    Report,
    accessed_of,
    advice_of,
    distance_of,
    iso,
    memento_of,
    plain,
    shown_url,
)


def write_json(report: Report) -> str:
    """Write an object with ``generated``, ``sources``, ``summary`` and the array ``checks``."""
    data = {
        "generated": iso(report.when),
        "sources": [plain(name) for name in report.sources],
        "summary": {
            "links": len(report.checks),
            **count_fates(report.checks),
            "verdicts": count_verdicts(report.checks),
            "archived": sum(memento_of(check) is not None for check in report.checks),
        },
        "checks": [_check(check, report.places.get(check.link)) for check in report.checks],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _check(check: LinkCheck, place: Place | None) -> dict[str, Any]:
    link, archived = check.link, check.archived
    return {
        "citation_key": _text(link.citation_key),
        "url": shown_url(link.url),
        "printed": _url(link.printed),
        "title": _text(link.title),
        "language": _text(link.language),
        "accessed": _text(accessed_of(check)),
        "verdict": check.verdict.value,
        "confirmed": check.confirmed,
        "http_status": check.http_status,
        "final_url": _url(check.final_url),
        "hops": [{"http_status": status, "url": shown_url(target)} for status, target in check.hops],
        "evidence": _evidence(check.evidence),
        "memento": _memento(memento_of(check)),
        "memento_days": distance_of(check),
        "before": _memento(archived.before) if archived else None,
        "after": _memento(archived.after) if archived else None,
        "archives_known": archived.known if archived else None,
        "archives_evidence": _evidence(archived.evidence) if archived else [],
        "proposed_url": _url(archived.proposed) if archived else None,
        "advice": advice_of(check),
        "checked_at": iso(check.checked_at),
        "place": place and {"file": plain(place.file), "line": place.line},
    }


def _evidence(evidence: tuple[Evidence, ...]) -> list[dict[str, str]]:
    return [{"code": plain(one.code), "message": plain(one.message)} for one in evidence]


def _memento(memento: Memento | None) -> dict[str, str | None] | None:
    if memento is None:
        return None
    return {
        "url": shown_url(memento.url),
        "datetime": iso(memento.datetime),
        "original": shown_url(memento.original),
        "archive": plain(memento.archive),
    }


def _text(value: str | None) -> str | None:
    return None if value is None else plain(value)


def _url(value: str | None) -> str | None:
    return None if value is None else shown_url(value)
