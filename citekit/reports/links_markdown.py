"""Write verdicts as Markdown (GitHub's, with tables), every text from outside escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.model.link import LinkCheck, Verdict
from citekit.reports.links_summary import count_verdicts, summary_line
from citekit.reports.links_values import (
    Report,
    accessed_of,
    advice_of,
    is_bad,
    iso,
    memento_of,
    plain,
    safe_href,
    shown_url,
    words_of,
)

# Whatever can open markup, a link, a mention or an entity; a dot or a slash keeps bare addresses from becoming links.
_MARKUP = re.compile(r"[\\`*_{}\[\]()<>#+\-!|~&@$^:=.\"']")


def write_markdown(report: Report) -> str:
    """Write the summary, a table of verdicts, a table of links, and the evidence of those that need a hand."""
    return "\n".join(_blocks(report)) + "\n"


def _blocks(report: Report) -> Iterator[str]:
    yield "# Link rot report\n"
    if report.sources:
        yield f"Sources: {', '.join(map(escape, report.sources))}  "
    if report.when:
        yield f"Looked at: {iso(report.when)}\n"
    yield f"{summary_line(report.checks)}\n"
    yield "| verdict | links | meaning |\n|---|--:|---|"
    for name, count in count_verdicts(report.checks).items():
        yield f"| {name} | {count} | {words_of(Verdict(name)).meaning} |"
    yield "\n## Links\n\n| reference | link | accessed | verdict | status | archived copy |\n|---|---|---|---|--:|---|"
    yield from map(_row, report.checks)
    bad = [check for check in report.checks if is_bad(check)]
    if bad:
        yield "\n## To be mended\n"
        yield from map(_card, bad)


def escape(text: str | None) -> str:
    r"""Write a text so that Markdown shows it and does nothing else.

    Example:
        >>> escape("<b>|[x](y)")
        '\\<b\\>\\|\\[x\\]\\(y\\)'
    """
    return _MARKUP.sub(lambda match: "\\" + match[0], plain(text))


def _link(url: str | None, shown: str) -> str:
    href = safe_href(url)
    # An escaped address is safe in a table, where a bare bar would end the cell.
    return f"[{shown}](<{href.replace('|', '%7C').replace('&', '&amp;')}>)" if href else shown


def _row(check: LinkCheck) -> str:
    link, memento = check.link, memento_of(check)
    copy = _link(memento.url, str(memento.datetime.date())) if memento else "–"
    cells = (
        escape(link.citation_key) or "–",
        _link(link.url, escape(shown_url(link.url))),
        escape(accessed_of(check)) or "–",
        check.verdict.value + (" (confirmed)" if check.confirmed else ""),
        str(check.http_status or "–"),
        copy,
    )
    return f"| {' | '.join(cells)} |"


def _card(check: LinkCheck) -> str:
    link = check.link
    name = escape(link.title or link.citation_key or shown_url(link.url))
    lines = [f"- **{check.verdict.value}**: {name}"]
    lines += [f"  - {escape(shown_url(link.url))}"]
    lines += [f"  - `{_code(one.code)}`: {escape(one.message)}" for one in check.evidence]
    lines += [f"  - {escape(advice_of(check))}"]
    return "\n".join(lines)


def _code(code: str) -> str:
    return plain(code).replace("`", "'")
