"""Write the report as one page that loads nothing, reads without scripts, filters with them, and prints."""

from __future__ import annotations

import base64
import hashlib
from datetime import date

from citekit.model.link import LinkCheck, Verdict
from citekit.packaged import packaged_text
from citekit.reports.links_cards import html, write_card
from citekit.reports.links_pictures import Picture, Series, draw_bars, draw_columns, draw_flow
from citekit.reports.links_summary import (
    FATES,
    Row,
    by_age,
    by_distance,
    by_domain,
    count_fates,
    count_verdicts,
    flows,
    summary_line,
)
from citekit.reports.links_values import Report, iso, memento_of, words_of

_FATES = (Series("fine", "fine"), Series("dead", "dead"), Series("unsure", "undecided"))
_SIDES = (Series("before", "copy from before the access"), Series("after", "copy from that day on"))
_COPIES = {
    "before": ("copy before", "before"),
    "after": ("copy after", "after"),
    "some day": ("copy", "after"),
    "none": ("no copy", "none"),
    "not asked": ("not known", "none"),
}


def write_html(report: Report) -> str:
    """Write the whole page; its policy forbids the browser to load anything or to run any other script."""
    style, script = _asset("links_report.css"), _asset("links_report.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<link rel="icon" href="data:,">\n'
        f"<title>Link rot report</title>\n<style>{style}</style>\n</head>\n<body>\n{_header(report)}\n<main>\n"
        f"{_pictures(report)}\n{_links(report)}\n</main>\n"
        "<footer><p>Every address opens what it names; nothing else leaves this page.</p></footer>\n"
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _asset(name: str) -> str:
    return packaged_text("citekit.reports", name)


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _header(report: Report) -> str:
    fates = count_fates(report.checks)
    saved = sum(memento_of(check) is not None for check in report.checks)
    tiles = (
        ("dead", fates["dead"], "dead"),
        ("fine", fates["fine"], "fine"),
        ("unsure", fates["unsure"], "undecided"),
        ("after", saved, "with an archived copy"),
    )
    items = "".join(f'<li class="{style}"><b>{count}</b>{words}</li>' for style, count, words in tiles)
    sources = f"<p>Sources: {', '.join(map(html, report.sources))}</p>" if report.sources else ""
    when = f'<p class="soft">Looked at <time>{iso(report.when)}</time></p>' if report.when else ""
    return (
        '<a class="skip" href="#links">To the links</a>\n<header><h1>Link rot report</h1>'
        f'{sources}<p>{html(summary_line(report.checks))}</p>{when}<ul class="tiles">{items}</ul></header>'
    )


def _pictures(report: Report) -> str:
    checks = report.checks
    today = report.when.date() if report.when else date.max
    ages = _fates("age", "Verdicts by years since the access", "years", by_age(checks, today) if report.when else [])
    domains = _fates("domain", "Verdicts by top-level domain", "domain", by_domain(checks))
    rows: list[tuple[str, tuple[int, ...]]] = [(label, (before, after)) for label, before, after in by_distance(checks)]
    distance = Picture("distance", "Time between the access and the nearest copy", "at most", _SIDES, rows)
    drawn = (draw_columns(ages), draw_bars(domains), draw_columns(distance), _flow(checks))
    return f'<h2>Overview</h2>\n<div class="pictures">{"".join(drawn)}</div>'


def _fates(name: str, caption: str, unit: str, rows: list[Row]) -> Picture:
    counted = [(label, tuple(counts[fate] for fate in FATES)) for label, counts in rows]
    return Picture(name, caption, unit, _FATES, counted)


def _flow(checks: tuple[LinkCheck, ...]) -> str:
    counted = {(flow.fate, flow.copy): flow.links for flow in flows(checks)}
    there = [copy for copy in _COPIES if any((fate, copy) in counted for fate in FATES)]
    rows = [(_COPIES[copy][0], tuple(counted.get((fate, copy), 0) for fate in FATES)) for copy in there]
    picture = Picture("flow", "From cited to live to archived", "archives", _FATES, rows)
    return draw_flow(picture, [_COPIES[copy][1] for copy in there])


def _links(report: Report) -> str:
    cards = "\n".join(
        write_card(check, order, report.places.get(check.link)) for order, check in enumerate(report.checks, start=1)
    )
    return (
        f'<h2 id="links" tabindex="-1">Links</h2>\n{_filters(report.checks)}\n<p role="status" id="shown"></p>\n'
        f'<ol class="cards" id="cards">{cards}</ol>'
    )


def _filters(checks: tuple[LinkCheck, ...]) -> str:
    kinds = "".join(
        f'<option value="{name}">{words_of(Verdict(name)).heading} ({count})</option>'
        for name, count in count_verdicts(checks).items()
    )
    fates = "".join(f'<option value="fate:{one.style}">All {one.word}</option>' for one in _FATES)
    orders = (
        ("order", "as cited"),
        ("verdict", "verdict"),
        ("accessed", "day of access"),
        ("host", "address"),
        ("name", "title"),
    )
    sorts = "".join(f'<option value="{value}">{words}</option>' for value, words in orders)
    return (
        '<form id="filters" hidden aria-label="Choose links">'
        f'<label>Verdict <select name="verdict"><option value="">any</option>{fates}{kinds}</select></label>'
        '<label>Archived copy <select name="copy"><option value="">any</option>'
        '<option value="yes">there is one</option><option value="no">none known</option></select></label>'
        f'<label>Sort by <select name="sort">{sorts}</select></label>'
        '<label>Words <input type="search" name="words" autocomplete="off"></label>'
        '<label class="tick"><input type="checkbox" name="confirmed"> confirmed only</label>'
        '<button type="reset">Show all</button></form>'
    )
