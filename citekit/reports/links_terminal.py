"""Write verdicts for a terminal: one line each, and one that sums them up."""

from __future__ import annotations

from collections.abc import Iterator

from citekit.model.link import LinkCheck
from citekit.reports.links_summary import summary_line
from citekit.reports.links_values import Report, memento_of, plain, shown_url


def write_text(report: Report) -> str:
    """Write a line for each link, its evidence and copy under it where it is not alive, and the summary."""
    lines = (line for check in report.checks for line in _lines(check))
    return "\n".join((*lines, summary_line(report.checks))) + "\n"


def _lines(check: LinkCheck) -> Iterator[str]:
    status = f"  ({check.http_status})" if check.http_status else ""
    confirmed = "  confirmed" if check.confirmed else ""
    key = f"  {plain(check.link.citation_key)}" if check.link.citation_key else ""
    yield f"{check.verdict.value:<12} {shown_url(check.link.url)}{key}{status}{confirmed}"
    if check.final_url and check.final_url != check.link.url:
        yield f"{'':13}now at {shown_url(check.final_url)}"
    for evidence in check.evidence:
        yield f"{'':13}{plain(evidence.code)}: {plain(evidence.message)}"
    memento = memento_of(check)
    if memento:
        yield f"{'':13}archived {memento.datetime.date()} {shown_url(memento.url)}"
    if check.archived and check.archived.proposed:
        yield f"{'':13}meant is {shown_url(check.archived.proposed)}"
