"""Checking: one verdict for each citation, from a site of known fate and from hand-made ones."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from loopback import page, redirect, serve

from citekit.links.checking import check_links
from citekit.links.fetching import Fetcher
from citekit.links.limits import Limits, Politeness
from citekit.links.page import Page
from citekit.model.link import DEAD, Archived, CitedLink, LinkCheck, Memento, Verdict

SERVER = Path(__file__).with_name("rotserver.py")
STEADY = Limits(connect=30, read=30, total=30, body=4, backoff=0.1, patience=3)
TRUTHS = {
    "ok": {"alive"},
    "moved": {"moved"},
    "gone": {"gone"},
    "soft404": {"soft-404"},
    "blocked": {"blocked"},
    "unavailable": {"unavailable"},
    "loop": {"unavailable"},
    "tls": {"tls"},
    "unreachable": {"unreachable"},
    "unsafe": {"unsafe"},
}
ARTICLE = (
    b"<title>Borders of the region</title><h1>Borders of the region</h1><p>" + b"History of the border policy. " * 40
)


@pytest.fixture(scope="module")
def rot_site() -> Iterator[str]:
    """Run the site of known fate, small, on ports of its own."""
    if shutil.which("openssl") is None:
        pytest.skip("the program openssl, which makes the site's certificate, is not installed")
    arguments = [sys.executable, str(SERVER), "--port", "0", "--tls-port", "0", "--hosts", "12", "--n", "300"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1].removesuffix("/__manifest")
        process.terminate()


def _ask(url: str) -> Any:
    with urllib.request.urlopen(url) as answer:  # noqa: S310
        return json.loads(answer.read())


def _check(links: list[CitedLink], **options: Any) -> dict[str, LinkCheck]:
    with Fetcher(networks=["127.0.1.0/24"], limits=STEADY) as fetcher:
        checks = list(check_links(links, fetcher=fetcher, politeness=Politeness(4, 0.005), **options))
    assert len(checks) == len(links)
    return {check.link.url: check for check in checks}


def test_every_fate_is_told(rot_site: str) -> None:
    """Each of the site's fates gets its verdict, hosts are treated politely, and the private service is not touched."""
    manifest = _ask(f"{rot_site}/__manifest")
    checks = _check([CitedLink(one["url"]) for one in manifest])
    wrong = Counter(
        (one["kind"], checks[one["url"]].verdict.value)
        for one in manifest
        if checks[one["url"]].verdict.value not in TRUTHS[one["truth"]]
    )
    assert wrong == Counter()
    assert all(check.evidence and check.checked_at for check in checks.values())
    stats = _ask(f"{rot_site}/__stats")
    assert stats["canary_hits"] == 0
    assert stats["peak_concurrency_one_host"] <= 4


def test_no_proposal_of_the_site_calls_a_living_page_dead(rot_site: str) -> None:
    """Asked a second time, with titles that do not fit, a page may have drifted, but is not dead."""
    manifest = [one for one in _ask(f"{rot_site}/__manifest") if one["kind"] in {"ok", "cp1251", "koi8", "iso2"}][:60]
    checks = _check([CitedLink(one["url"], title="Ordinances of a city on its wells") for one in manifest])
    assert not {check.verdict for check in checks.values()} & DEAD


@dataclass
class _Archives:
    asked: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)

    def find(self, link: CitedLink) -> Archived:
        self.asked.append(link.url)
        copy = Memento(f"http://archive.example/2014/{link.url}", datetime(2014, 7, 2, tzinfo=UTC), link.url, "archive")
        proposed = link.url[:-1] + "a" if link.url.endswith("/b") else None
        return Archived(closest=copy, known=True, proposed=proposed)

    def page_of(self, memento: Memento) -> Page | None:
        self.read.append(memento.original)
        return Page(memento.original, memento.original, 200, {"content-type": "text/html"}, ARTICLE)


@dataclass
class _Store:
    kept: dict[str, LinkCheck] = field(default_factory=dict)

    def recall(self, link: CitedLink) -> LinkCheck | None:
        return self.kept.get(link.url)

    def remember(self, check: LinkCheck) -> LinkCheck:
        self.kept[check.link.url] = replace(check, confirmed=True)
        return self.kept[check.link.url]


def test_the_archives_are_asked_for_dead_and_living() -> None:
    """Every link that can have a copy gets what the archives say."""
    with serve({"/a": page(ARTICLE)}) as site:
        links = [
            CitedLink(site.url("/a")),
            CitedLink(site.url("/b")),
            CitedLink("http://a b.by/c"),
            CitedLink("mailto:a@b.by"),
        ]
        archives = _Archives()
        checks = _check(links, archives=archives)
    assert sorted(archives.asked) == sorted(link.url for link in links[:3])
    assert checks[links[1].url].verdict is Verdict.GONE
    assert checks[links[1].url].archived is not None
    assert "proposed-alive" in [one.code for one in checks[links[1].url].evidence]


def test_a_doubtful_page_is_compared_with_its_copy() -> None:
    """A page whose cited title is nowhere to be found is held against the copy nearest to the day of access."""
    other = (
        b"<title>Prices of timber</title><h1>Prices of timber</h1><p>" + b"Boards, beams and logs of the week. " * 40
    )
    title = "Wells and ordinances of an old city"
    with serve({"/same": page(ARTICLE), "/other": page(other)}) as site:
        archives = _Archives()
        links = [CitedLink(site.url(path), title=title) for path in ("/same", "/other")]
        checks = _check(links, archives=archives)
    assert archives.read
    assert checks[links[0].url].verdict is Verdict.ALIVE
    assert checks[links[1].url].verdict is Verdict.DRIFTED


def test_what_the_store_knows_is_not_asked_again() -> None:
    """A verdict is kept as soon as it is found, and then recalled."""
    with serve({"/a": page(ARTICLE)}) as site:
        store = _Store()
        link = CitedLink(site.url("/a"))
        first = _check([link], store=store)
        requests = len(site.requests)
        second = _check([link], store=store)
        assert len(site.requests) == requests
    assert first == second
    assert first[link.url].confirmed


def test_an_archive_url_is_checked_as_both() -> None:
    """A cited copy that stands is alive, whatever has become of the original, which the evidence tells."""
    with serve({}) as gone:
        original = gone.url("/gone")
        path = f"/web/20140702101112/{original}"
        with serve({path: page(ARTICLE)}) as archive:
            url = archive.url(path)
            check = _check([CitedLink(url)])[url]
    assert check.verdict is Verdict.ALIVE
    assert "original-gone" in [one.code for one in check.evidence]
    assert check.archived is not None
    assert check.archived.closest is not None
    assert check.archived.closest.original == original


def test_many_links_that_land_on_one_page_are_none_of_them() -> None:
    """Different old addresses that all lead to one page are soft 404s, though the page is a fine one."""
    old = {f"/old/{number}": redirect("/overview", "301 Moved") for number in range(6)}
    with serve({**old, "/overview": page(ARTICLE), "/x": redirect("/y", "301 Moved"), "/y": page(ARTICLE)}) as site:
        checks = _check([CitedLink(site.url(path)) for path in (*old, "/x")])
        assert {checks[site.url(path)].verdict for path in old} == {Verdict.SOFT_404}
        assert checks[site.url("/x")].verdict is Verdict.MOVED


def test_a_page_that_breaks_its_judge_stops_no_other() -> None:
    """An error inside is told as such, and the other links are checked."""

    class _Broken:
        def judge_page(self, found: Any, *_: Any, **__: Any) -> Any:
            raise RuntimeError(found.url)

        def needs_sibling(self, *_: Any) -> bool:
            return False

        def sibling_url(self, url: str) -> str:
            return url

        def robot_wall(self, _: Any) -> None:
            return None

    with serve({"/a": page(ARTICLE)}) as site:
        checks = _check([CitedLink(site.url("/a")), CitedLink(site.url("/b"))], judge=_Broken())
        assert checks[site.url("/a")].verdict is Verdict.UNCHECKED
        assert checks[site.url("/a")].evidence[0].code == "checker-failed"
        assert checks[site.url("/b")].verdict is Verdict.GONE


def test_links_are_drawn_as_room_is_made() -> None:
    """An endless list is not read to its end, and what is left over is dropped."""
    drawn = []

    def links() -> Iterator[CitedLink]:
        for number in range(10**9):
            drawn.append(number)
            yield CitedLink(f"http://127.0.0.1/{number}")

    found = check_links(links())
    assert next(found).verdict is Verdict.UNSAFE
    found.close()  # type: ignore[attr-defined]
    assert len(drawn) < 5000
