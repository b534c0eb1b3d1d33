"""Checks of links for the tests of the reports: every verdict, every field, and texts that want to be more."""

from __future__ import annotations

from datetime import UTC, datetime

from citekit.model import Date
from citekit.model.link import Archived, CitedLink, Evidence, LinkCheck, Memento, Verdict
from citekit.reports.link_rot import Place

LOOKED = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
SECRET = "hunter2"  # noqa: S105 - what no report may show
WICKED = (
    "<script>document.title='owned'</script>",
    '"><img src=x onerror=console.error(1)>',
    "</script><script>console.error('owned')</script>",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(1;2)",
    "-2+3",
    "＝1+1",
    "\t=1",
    "two\nlines\r\nand ::error::a third",
    "\x1b[31mred\x1b]0;title\x07 \x9b2J",
    "turned \u202egnp.exe\u202c \u2066x\u2069 \u200f",
    "a | b ` c [x](javascript:alert(1)) ![y](http://evil.example/y.png) @someone #1 **b** &lt;",
    "lone \ud800 and null \x00 and \u2028 end",
    "Знак бяды – Быкаў",
)
ADDRESSES = (
    "javascript:alert(document.domain)",
    "data:text/html,<script>alert(1)</script>",
    f"http://user:{SECRET}@example.by/private",
    f"http://example.by/a'b\"c<d>|e`f?u=//x:{SECRET}@h/",
    "http://[::1",
    "http://example.by/\x1b[31m\u202e",
    "http://example.by/строка?q=1&r=[2]|3`4$5*6_7",
    "=HYPERLINK(1)",
    "",
)


def copy_of(original: str, day: int = 3, year: int = 2014) -> Memento:
    moment = datetime(year, 7, day, 10, 0, 5, tzinfo=UTC)
    return Memento(f"https://web.archive.org/web/{moment:%Y%m%d%H%M%S}/{original}", moment, original, "web.archive.org")


FULL = LinkCheck(
    CitedLink(
        "http://www.example.by/news/1",
        "http://www.exarnple.by/news/1",
        "Знак бяды",
        Date(((2014, 6, 30),)),
        "bykau2014",
        "be",
    ),
    Verdict.GONE,
    404,
    "https://example.by/new/1",
    ((301, "https://www.example.by/news/1"), (302, "https://example.by/new/1")),
    (Evidence("status-404", "The server says 404."), Evidence("sibling", "Its neighbours answer.")),
    Archived(
        copy_of("http://www.example.by/news/1"),
        copy_of("http://www.example.by/news/1", 1, 2013),
        copy_of("http://www.example.by/news/1"),
        True,
        "http://www.example.by/news/11",
        (Evidence("index", "The index knows it."),),
    ),
    LOOKED,
    True,
)


def with_every_verdict() -> list[LinkCheck]:
    """Return a plain check for each verdict, each second one with a copy."""
    checks = []
    for order, verdict in enumerate(Verdict):
        link = CitedLink(
            f"http://host{order}.by/{verdict}", title=f"Work {order}", accessed=Date(((2010 + order, 5, 2),))
        )
        archived = Archived(copy_of(link.url), known=True) if order % 2 else None
        evidence = (Evidence("seen", f"Evidence {order}."),)
        checks.append(LinkCheck(link, verdict, 200 + order, evidence=evidence, archived=archived, checked_at=LOOKED))
    return checks


def with_wicked_texts() -> list[LinkCheck]:
    """Return checks with each text and address in every field that comes from outside."""
    checks = [_wicked(text, "http://example.by/") for text in WICKED]
    return checks + [_wicked("Title", url) for url in ADDRESSES]


def _wicked(text: str, url: str) -> LinkCheck:
    copy = Memento(f"https://web.archive.org/web/2014/{url}", LOOKED, url, text)
    link = CitedLink(url, url + "x", text, Date(literal=text), text, text)
    archived = Archived(copy, copy, copy, True, url, (Evidence(text, text),))
    return LinkCheck(link, Verdict.GONE, 404, url + "y", ((301, url),), (Evidence(text, text),), archived, LOOKED)


CHECKS = [FULL, *with_every_verdict(), *with_wicked_texts()]
PLACES = {check.link: Place(check.link.title or "refs.bib", order) for order, check in enumerate(CHECKS, start=1)}
