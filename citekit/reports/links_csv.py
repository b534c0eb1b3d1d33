"""Write verdicts as CSV (RFC 4180), harmless to a spreadsheet."""

from __future__ import annotations

import csv
import io
from itertools import starmap

from citekit.model.link import LinkCheck
from citekit.reports.links_values import Report, accessed_of, advice_of, distance_of, iso, memento_of, plain, shown_url

COLUMNS = (
    "citation_key",
    "url",
    "printed",
    "title",
    "accessed",
    "verdict",
    "confirmed",
    "http_status",
    "final_url",
    "memento_url",
    "memento_datetime",
    "memento_days",
    "proposed_url",
    "evidence",
    "advice",
    "checked_at",
    "file",
    "line",
)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write_csv(report: Report) -> str:
    """Write a row for each link under a row of names."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for check in report.checks:
        place = report.places.get(check.link)
        writer.writerow([*map(_cell, _row(check)), *map(_cell, place or ("", ""))])
    return stream.getvalue()


def _cell(value: object) -> str | int:
    """Return a number as it is and a text that no spreadsheet takes for a formula."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = plain("" if value is None else str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


def _row(check: LinkCheck) -> tuple[object, ...]:
    link, memento = check.link, memento_of(check)
    return (
        link.citation_key,
        shown_url(link.url),
        shown_url(link.printed),
        link.title,
        accessed_of(check),
        check.verdict.value,
        str(check.confirmed).lower(),
        check.http_status,
        shown_url(check.final_url),
        shown_url(memento.url) if memento else None,
        iso(memento.datetime) if memento else None,
        distance_of(check),
        shown_url(check.archived.proposed) if check.archived else None,
        "; ".join(starmap("{}: {}".format, ((one.code, one.message) for one in check.evidence))),
        advice_of(check),
        iso(check.checked_at),
    )
