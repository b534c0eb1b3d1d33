"""Copies replayed: redirects that stay inside the archive, and those that would lead out of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from archive_parts import FakeClock, PlainJudge, ScriptedFetch

from citekit.links.archives import Archives
from citekit.links.archives.asking import Asker
from citekit.links.archives.capture import Capture
from citekit.links.archives.following import Copy, follow, inside, is_root
from citekit.links.archives.saving import Keys, save
from citekit.links.archives.table import Archive
from citekit.links.page import Page
from citekit.model.link import CitedLink
from citekit.model.text import Date

HERE = "https://w.example/web"
W = Archive("W", "wayback", "https://w.example/cdx/search/cdx", HERE, HERE)
THEN = datetime(2014, 6, 30, tzinfo=UTC)
CAPTURE = Capture(THEN, "http://a.example/b", f"{HERE}/20140630000000id_/http://a.example/b", "v", 200)
DATED = {"memento-datetime": "Mon, 30 Jun 2014 00:00:00 GMT"}


def redirect(location: str, **headers: str) -> Page:
    return Page("u", "u", 302, {"location": location, **headers})


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/web/20140701id_/http://a.example/c", f"{HERE}/20140701id_/http://a.example/c"),
        (f"{HERE}/20140701id_/http://a.example/c", f"{HERE}/20140701id_/http://a.example/c"),
        ("http://a.example/c", f"{HERE}/20140630000000id_/http://a.example/c"),
        ("http://127.0.0.1/admin", f"{HERE}/20140630000000id_/http://127.0.0.1/admin"),
        (
            "https://w.example.evil.example/web/2014/http://a.example/",
            f"{HERE}/20140630000000id_/https://w.example.evil.example/web/2014/http://a.example/",
        ),
        (
            "http://w.example/web/2014/http://a.example/",
            f"{HERE}/20140630000000id_/http://w.example/web/2014/http://a.example/",
        ),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("http://[", None),
    ],
)
def test_a_redirect_never_leads_out_of_the_archive(location: str, expected: str | None) -> None:
    """An address of the living web is looked up in the archive; nothing else is asked."""
    assert inside(W, CAPTURE, CAPTURE.raw, location) == expected


def test_a_relative_redirect_is_resolved_against_the_original() -> None:
    """What pywb leaves as it was, ``/c``, is a path of the archived site."""
    assert inside(W, CAPTURE, CAPTURE.raw, "/c") == f"{HERE}/20140630000000id_/http://a.example/c"


@pytest.mark.parametrize(
    ("pages", "outcome"),
    [
        ([Page("u", "u", 200, DATED, b"x")], "copy"),
        ([Page("u", "u", 200, {}, b"Got an HTTP 302 response at crawl time")], "status 200"),
        ([Page("u", "u", 404, DATED)], "status 404"),
        ([redirect("http://a.example/b2", **DATED), Page("u", "u", 200, DATED)], "copy"),
        ([redirect("http://a.example/", **DATED), Page("u", "u", 200, DATED)], "led to the front page"),
        ([redirect("http://a.example/index.html", **DATED), Page("u", "u", 200, DATED)], "led to the front page"),
        (
            [
                redirect("http://a.example/b2", **DATED),
                Page("u", "u", 200, {"memento-datetime": "Mon, 30 Jun 2016 00:00:00 GMT"}),
            ],
            "leads to a copy of another time, 2016-06-30",
        ),
        ([redirect("http://a.example/b2", **DATED)], "a loop of redirects"),
        ([redirect("ftp://a.example/b2", **DATED)], "a redirect that leads out of the archive"),
        ([Page("u", "u", failure="timeout", message="too slow")], "too slow"),
    ],
)
def test_only_what_replays_is_a_copy(pages: list[Page], outcome: str) -> None:
    """Status 200, dated, of that time, and not the front page in place of the work."""
    found = follow(Asker(W, ScriptedFetch({HERE: pages}), FakeClock()), CAPTURE)
    assert ("copy" if isinstance(found, Copy) else found) == outcome


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.example", True),
        ("http://a.example/index.php", True),
        ("http://a.example/?p=1", False),
        ("http://a.example/b", False),
        ("http://[", False),
    ],
)
def test_front_pages_are_known(url: str, expected: bool) -> None:
    """An address without path and query, or with the name of an index."""
    assert is_root(url) is expected


def test_one_silent_archive_keeps_absence_open() -> None:
    """Nothing is called unarchived while an archive has not answered; the one that is silent is named."""
    fetch = ScriptedFetch(
        {
            "https://web.archive.org/cdx": [Page("u", "u", 503)],
            "https://arquivo.pt/wayback/cdx": [Page("u", "u", 200, {"content-type": "text/x-ndjson"})],
        }
    )
    archived = Archives(fetch=fetch, clock=FakeClock()).find(
        CitedLink("http://a.example/b", accessed=Date(((2014, 6, 30),)))
    )
    assert (archived.closest, archived.known) == (None, False)
    assert {e.message for e in archived.evidence if e.code == "archive-silent"} == {"Wayback Machine did not answer"}
    assert "not-archived" not in {e.code for e in archived.evidence}


def test_a_base_that_is_no_archive_is_named_and_asked_again_later() -> None:
    """A web server that is no archive has no index; a minute later it may have one."""
    clock = FakeClock()
    fetch = ScriptedFetch(
        {"https://w.example": [Page("u", "u", 200, {"content-type": "text/html"}, b"<html>hello</html>")]}
    )
    archives = Archives(["https://w.example/"], fetch=fetch, clock=clock)
    assert archives.silent == ("https://w.example/",)
    asked = len(fetch.asked)
    assert archives.find(CitedLink("http://a.example/")).known is False
    assert len(fetch.asked) == asked
    fetch.answers["https://w.example"][:] = [Page("u", "u", 200, {"content-type": "application/json"}, b"[]")]  # type: ignore[index]
    clock.sleep(61)
    assert archives.find(CitedLink("http://a.example/")).known is True
    assert archives.silent == ()


def test_the_estimate_counts_the_calls_that_links_really_take() -> None:
    """A thousand links at 24 calls a minute and as many calls as the first links took."""
    clock = FakeClock()
    empty = Page("u", "u", 200, {"content-type": "application/json"}, b"[]")
    lines = Page("u", "u", 200, {"content-type": "text/x-ndjson"})
    fetch = ScriptedFetch({"https://web.archive.org/cdx": [empty], "https://arquivo.pt/wayback/cdx": [lines]})
    archives = Archives(fetch=fetch, judge=PlainJudge(), clock=clock)
    for number in range(8):
        archives.find(CitedLink(f"http://a.example/b/{number}.html"))
    calls = sum(url.startswith("https://web.archive.org/cdx") for url in fetch.asked) / 8
    assert archives.seconds_for(1000) == pytest.approx(1000 * calls / 24 * 60, rel=0.05)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://[",
        "not a url",
        "http://a.example/" + "x" * 100_000,
        "http://a.example/\ud800\x00",
        "http://\ud800.пример/",
    ],
)
def test_no_link_breaks_the_search(url: str) -> None:
    """Whatever was printed, the answer is a value."""
    fetch = ScriptedFetch({"https://w.example/cdx": [Page("u", "u", 200, {"content-type": "application/json"}, b"[]")]})
    assert (
        Archives(["https://w.example"], fetch=fetch, clock=FakeClock()).find(CitedLink(url, url + " ")).closest is None
    )


SAVED = '{"status": "success", "timestamp": "20260101000000", "original_url": "http://a.example/b"}'
LATELY = '[["timestamp","original"],["20260101000000","http://a.example/b"]]'


@pytest.mark.parametrize(
    ("answers", "saved"),
    [
        ({"/save/status": '{"status": "pending"}', "/save": '{"job_id": "j-1"}', "/cdx": "[]"}, False),
        ({"/save/status": SAVED, "/save": '{"job_id": "j-1"}', "/cdx": "[]"}, True),
        (
            {
                "/save/status": '{"status": "error", "status_ext": "error:blocked-url"}',
                "/save": '{"job_id": "j-1"}',
                "/cdx": "[]",
            },
            False,
        ),
        ({"/save": "<html>523</html>", "/cdx": LATELY}, True),
        ({"/save": '{"job_id": "../../etc"}', "/cdx": "[]"}, False),
    ],
)
def test_saving_ends_with_a_copy_or_none(answers: dict[str, str], saved: bool) -> None:
    """Pending ends one day, errors end at once, and what was saved although the answer was lost is found in the index."""
    pages = {f"https://w.example{path}": [Page("u", "u", 200, {}, body.encode())] for path, body in answers.items()}
    fetch, clock = ScriptedFetch(pages), FakeClock()
    able = replace(W, save="https://w.example/save")
    memento = save(Asker(able, fetch, clock), "http://a.example/b", Keys("open", "sesame"), clock)
    assert (memento is not None) is saved
    assert all("sesame" not in url for url in fetch.asked)


def test_keys_never_travel_in_the_clear() -> None:
    """A plain http archive elsewhere gets no keys, and keys show in no representation."""
    fetch, clock = ScriptedFetch({}), FakeClock()
    assert (
        save(
            Asker(replace(W, save="http://w.example/save"), fetch, clock),
            "http://a.example/",
            Keys("a", "sesame"),
            clock,
        )
        is None
    )
    assert fetch.asked == []
    assert "sesame" not in repr(Keys("a", "sesame"))
