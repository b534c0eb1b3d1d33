"""Write verdicts as annotations of GitHub Actions."""

from __future__ import annotations

from citekit.model.link import LinkCheck
from citekit.reports.github import annotate
from citekit.reports.links_summary import summary_line
from citekit.reports.links_values import Place, Report, advice_of, is_bad, memento_of, plain, shown_url, words_of


def write_github(report: Report) -> str:
    """Write an annotation for each link that needs a hand, an error when it is dead, and the summary as a notice."""
    lines = [_annotation(check, report.places.get(check.link)) for check in report.checks if is_bad(check)]
    return "\n".join((*lines, annotate("notice", {"title": "Link rot"}, summary_line(report.checks)))) + "\n"


def _annotation(check: LinkCheck, place: Place | None) -> str:
    level = "error" if words_of(check.verdict).fate == "dead" else "warning"
    properties = {"file": place.file, "line": str(place.line)} if place else {}
    properties["title"] = f"{check.verdict.value}: {check.link.citation_key or 'link'}"
    memento = memento_of(check)
    copy = f" Archived copy: {shown_url(memento.url)}" if memento else ""
    why = "; ".join(plain(one.message) for one in check.evidence)
    message = f"{shown_url(check.link.url)} {why}. {advice_of(check)}{copy}"
    return annotate(level, {name: plain(value) for name, value in properties.items()}, message)
