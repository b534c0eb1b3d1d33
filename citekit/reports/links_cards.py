"""Write the card of each link: what was cited, what is there, why, where the copy is, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from citekit.model.link import Archived, Evidence, LinkCheck, Memento
from citekit.reports.links_values import (
    Place,
    accessed_of,
    advice_of,
    distance_of,
    iso,
    memento_of,
    plain,
    safe_href,
    shown_url,
    words_of,
)


def html(text: str | None) -> str:
    """Write a text from outside so that a browser shows it and does nothing else."""
    return escape(plain(text))


def write_card(check: LinkCheck, order: int, place: Place | None) -> str:
    """Write a list item that the page filters and sorts by its ``data-`` attributes."""
    words = words_of(check.verdict)
    name = check.link.title or check.link.citation_key or shown_url(check.link.url)
    confirmed = " · confirmed on another day" if check.confirmed else ""
    rows = "".join(f"<dt>{term}</dt><dd>{value}</dd>" for term, value in _rows(check, place))
    language = f' lang="{html(check.link.language)}"' if check.link.language and check.link.title else ""
    return (
        f'<li class="card" {_data(check, order)}><article aria-labelledby="link-{order}">'
        f'<h3 id="link-{order}"{language}><bdi>{html(name)}</bdi></h3>'
        f'<p><span class="badge {words.fate}">{words.heading}</span>{words.meaning}{confirmed}</p>'
        f"<dl>{rows}</dl></article></li>"
    )


def _data(check: LinkCheck, order: int) -> str:
    values = {
        "order": str(order),
        "verdict": check.verdict.value,
        "fate": words_of(check.verdict).fate,
        "confirmed": str(check.confirmed).lower(),
        "copy": "yes" if memento_of(check) else "no",
        "accessed": accessed_of(check) or "",
        "name": check.link.title or check.link.citation_key or "",
        "host": shown_url(check.link.url).partition("//")[2].removeprefix("…@").lower(),
    }
    return " ".join(f'data-{name}="{html(value)}"' for name, value in values.items())


def _rows(check: LinkCheck, place: Place | None) -> Iterator[tuple[str, str]]:
    yield "What to do", html(advice_of(check))
    yield from _citation(check, place)
    yield from _answer(check)
    yield from _archives(check)
    if check.checked_at:
        yield "Looked at", f'<time datetime="{iso(check.checked_at)}">{iso(check.checked_at)}</time>'


def _citation(check: LinkCheck, place: Place | None) -> Iterator[tuple[str, str]]:
    link = check.link
    yield "Cited", robust_link(check)
    if link.printed:
        yield "As printed", html(shown_url(link.printed))
    if check.archived and check.archived.proposed:
        yield "Meant is", _link(check.archived.proposed)
    if link.citation_key:
        yield "Reference", f"<code>{html(link.citation_key)}</code>"
    if place:
        yield "Stands in", f"{html(place.file)}, line {place.line}"
    if link.accessed:
        yield "Accessed", html(accessed_of(check))


def _answer(check: LinkCheck) -> Iterator[tuple[str, str]]:
    if check.http_status:
        yield "Status", str(check.http_status)
    if check.hops:
        hops = (f"<li>{status} → {_link(target)}</li>" for status, target in check.hops)
        yield "Redirects", f"<ol>{''.join(hops)}</ol>"
    elif check.final_url and check.final_url != check.link.url:
        yield "Ends at", _link(check.final_url)
    if check.evidence:
        yield "Evidence", _list(check.evidence)


def _archives(check: LinkCheck) -> Iterator[tuple[str, str]]:
    yield "Archived copy", _closest(check, distance_of(check))
    if check.archived:
        yield from _neighbours(check.archived)
        if check.archived.evidence:
            yield "Archives say", _list(check.archived.evidence)


def _list(evidence: tuple[Evidence, ...]) -> str:
    items = (f"<li><code>{html(one.code)}</code> <bdi>{html(one.message)}</bdi></li>" for one in evidence)
    return f"<ul>{''.join(items)}</ul>"


def robust_link(check: LinkCheck) -> str:
    """Write the cited address as a link with the attributes of Robust Links (robustlinks.mementoweb.org/spec)."""
    href, memento = safe_href(check.link.url), memento_of(check)
    shown = html(shown_url(check.link.url))
    if href is None:
        return shown
    copy = safe_href(memento.url) if memento else None
    attributes = f' data-originalurl="{escape(href)}"'
    if memento and copy:
        attributes += f' data-versionurl="{escape(copy)}" data-versiondate="{memento.datetime.date()}"'
    return f'<a href="{escape(href)}"{attributes} rel="noopener noreferrer nofollow">{shown}</a>'


def _link(url: str) -> str:
    href = safe_href(url)
    shown = html(shown_url(url))
    return f'<a href="{escape(href)}" rel="noopener noreferrer nofollow">{shown}</a>' if href else shown


def _closest(check: LinkCheck, distance: int | None) -> str:
    memento = memento_of(check)
    if memento is None:
        return "none: an archive's index says so" if check.archived and check.archived.known else "not asked"
    days = "" if distance is None else f" ({_days(distance)})"
    return f"{_copy(memento)}{days}"


def _days(distance: int) -> str:
    if distance == 0:
        return "on the day of access"
    unit = "day" if abs(distance) == 1 else "days"
    return f"{abs(distance)} {unit} {'before' if distance < 0 else 'after'} the access"


def _copy(memento: Memento) -> str:
    day = f'<time datetime="{iso(memento.datetime)}">{memento.datetime.date()}</time>'
    return f"{_link(memento.url)}, {day}, {html(memento.archive)}"


def _neighbours(archived: Archived) -> Iterator[tuple[str, str]]:
    for term, memento in (("Last before", archived.before), ("First after", archived.after)):
        if memento and memento != archived.closest:
            yield term, _copy(memento)
