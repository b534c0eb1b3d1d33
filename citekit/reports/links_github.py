"""Write verdicts as annotations of GitHub Actions, which shows them at the lines of the files.

Source: the page "Workflow commands for GitHub Actions" of its documentation.
"""

from __future__ import annotations

from collections.abc import Mapping

from citekit.model.link import LinkCheck
from citekit.reports.links_summary import summary_line
from citekit.reports.links_values import Place, Report, advice_of, is_bad, memento_of, plain, shown_url, words_of

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def write_github(report: Report) -> str:
    """Write an annotation for each link that needs a hand, an error when it is dead, and the summary as a notice."""
    lines = [_annotation(check, report.places.get(check.link)) for check in report.checks if is_bad(check)]
    return "\n".join((*lines, f"::notice title=Link rot::{_escape(summary_line(report.checks), _DATA)}")) + "\n"


def _annotation(check: LinkCheck, place: Place | None) -> str:
    level = "error" if words_of(check.verdict).fate == "dead" else "warning"
    properties = {"file": place.file, "line": str(place.line)} if place else {}
    properties["title"] = f"{check.verdict.value}: {check.link.citation_key or 'link'}"
    written = ",".join(f"{name}={_escape(plain(value), _PROPERTY)}" for name, value in properties.items())
    memento = memento_of(check)
    copy = f" Archived copy: {shown_url(memento.url)}" if memento else ""
    why = "; ".join(plain(one.message) for one in check.evidence)
    message = f"{shown_url(check.link.url)} {why}. {advice_of(check)}{copy}"
    return f"::{level} {written}::{_escape(message, _DATA)}"


def _escape(text: str, table: Mapping[str, str]) -> str:
    return text.translate({ord(sign): escaped for sign, escaped in table.items()})
