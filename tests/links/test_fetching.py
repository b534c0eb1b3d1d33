"""Fetching: what comes back, within time and size, from servers that behave and from those that do not."""

from __future__ import annotations

import gzip
import socket
import struct
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from loopback import PATIENT, Answer, drip, page, redirect, serve

from citekit.links.fetching import Fetcher

SOON = 30
"""Seconds by which every short limit has ended its work, however busy the machine is, and no server has."""
SHORT = replace(PATIENT, read=1.5, total=1.5)
SHORT_BODY = replace(PATIENT, body=3)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n"


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    """Make a fetcher that may ask the loopback site."""
    with Fetcher(networks=["127.0.1.0/24"], limits=PATIENT) as one:
        yield one


def _close(client: socket.socket, _: str) -> None:
    client.shutdown(socket.SHUT_RDWR)


def _reset(client: socket.socket, _: str) -> None:
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _silent(client: socket.socket, _: str) -> None:
    client.recv(1)  # comes when the client hangs up


def _after(failures: int, first: bytes, then: bytes) -> Callable[[socket.socket, str], None]:
    left = [failures]

    def answer(client: socket.socket, _: str) -> None:
        left[0] -= 1
        client.sendall(first if left[0] >= 0 else then)

    return answer


def test_a_page_comes_with_its_way(fetcher: Fetcher) -> None:
    """Redirects are kept, with status and absolute target, and the fragment is dropped."""
    answers = {"/a": redirect("/b#c", "301 Moved"), "/b": redirect("c?x=1"), "/c": page(b"there")}
    with serve(answers) as site:
        found = fetcher.fetch(site.url("/a"))
        assert (found.url, found.final_url, found.body) == (site.url("/a"), site.url("/c?x=1"), b"there")
        assert found.hops == ((301, site.url("/b")), (302, site.url("/c?x=1")))
        assert found.complete


def test_a_redirect_itself_can_be_had(fetcher: Fetcher) -> None:
    """Who does not follow gets status and target."""
    with serve({"/a": redirect("/b")}) as site:
        found = fetcher.fetch(site.url("/a"), follow=False)
        assert (found.status, found.headers["location"], found.hops) == (302, "/b", ())


def test_a_cyrillic_location_is_read(fetcher: Fetcher) -> None:
    """Raw UTF-8 in a header is what servers send."""
    target = "/%D1%81%D1%82%D1%80"
    with serve({"/a": redirect("/стр".encode().decode("latin-1")), target: page(b"there")}) as site:
        assert fetcher.fetch(site.url("/a")).body == b"there"


@pytest.mark.parametrize("location", ["/a", "/a?x=1", "http://[broken", "http://", "mailto:a@b.by"])
def test_redirects_that_lead_nowhere_end(fetcher: Fetcher, location: str) -> None:
    """A circle and a broken target are failures with a message, not exceptions."""
    with serve({"/a": redirect(location)}) as site:
        found = fetcher.fetch(site.url("/a"))
        assert found.failure in {"redirects", "malformed", "unsafe"}
        assert found.message
        assert len(site.requests) <= 12


def test_endless_redirects_end(fetcher: Fetcher) -> None:
    """Ever new targets are followed so far and no further."""
    with serve({f"/{number}": redirect(f"/{number + 1}") for number in range(40)}) as site:
        assert fetcher.fetch(site.url("/0")).failure == "redirects"
        assert len(site.requests) == PATIENT.hops + 1


def test_the_body_of_a_redirect_is_not_read_to_its_end(fetcher: Fetcher) -> None:
    """Of a redirect whose body never ends no more is taken than lies in the buffers of the connection."""
    sent = 0

    def answer(client: socket.socket, _: str) -> None:
        nonlocal sent
        client.sendall(b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 99999999999\r\n\r\n")
        while True:
            sent += client.send(bytes(100_000))

    with serve({"/a": answer, "/b": page(b"there")}) as site:
        assert fetcher.fetch(site.url("/a")).body == b"there"
    assert sent < 30_000_000


def test_a_cookie_wall_is_passed(fetcher: Fetcher) -> None:
    """A site that redirects to itself until it gets its cookie back gets it."""

    def answer(client: socket.socket, request: str) -> None:
        known = "Cookie: seen=1" in request
        client.sendall(
            page(b"there") if known else redirect("/a", headers="Set-Cookie: seen=1; Path=/\r\nSet-Cookie: b=2\r\n")
        )

    with serve({"/a": answer}) as site:
        assert fetcher.fetch(site.url("/a")).body == b"there"


@pytest.mark.parametrize(
    "answer",
    [
        _close,
        _reset,
        b"no HTTP at all\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1_000_000 + b"\r\n\r\n",
    ],
    ids=["close", "reset", "noise", "many-headers", "long-header"],
)
def test_what_is_no_answer_is_a_failure(fetcher: Fetcher, answer: Answer | bytes) -> None:
    """Whoever hangs up, or says what is no HTTP, has given no answer."""
    with serve({"/a": answer}) as site:
        found = fetcher.fetch(site.url("/a"))
    assert (found.failure, found.status) == ("reset", None)


@pytest.mark.parametrize(
    "answer",
    [
        _silent,
        drip(b"", b"HTTP/1.1 200 OK\r\nX: " + b"a" * 1000),
        drip(b"HTTP/1.1 100 Continue\r\n\r\n" * 5, b"HTTP/1.1 100 Continue\r\n\r\n" * 200, 0.02),
    ],
    ids=["silent", "dripping-head", "continue"],
)
def test_an_answer_that_does_not_come_is_a_failure(answer: Answer) -> None:
    """No way of not coming to an end takes longer than the limits."""
    with serve({"/a": answer}) as site, Fetcher(networks=["127.0.1.0/24"], limits=SHORT) as fetcher:
        began = time.monotonic()
        found = fetcher.fetch(site.url("/a"))
        assert (found.failure, found.status) == ("timeout", None)
        assert time.monotonic() - began < SOON


def test_nobody_at_home(fetcher: Fetcher) -> None:
    """A closed port is refused, and an unknown name is no host."""
    assert fetcher.fetch("http://127.0.1.1:9/").failure == "refused"
    assert fetcher.fetch("http://nowhere.invalid/").failure == "host"


def test_a_dripping_body_is_cut_and_judged_by_its_status() -> None:
    """A body of one byte at a time does not hold the thread; what came is kept."""
    dripping = serve({"/a": drip(HEAD, b"a" * 1000, 0.1)})
    with dripping as site, Fetcher(networks=["127.0.1.0/24"], limits=SHORT_BODY) as fetcher:
        began = time.monotonic()
        found = fetcher.fetch(site.url("/a"))
    assert (found.status, found.failure, found.complete) == (200, None, False)
    assert 1 <= len(found.body) < 10 * SOON
    assert time.monotonic() - began < SOON


def test_a_long_body_is_cut(fetcher: Fetcher) -> None:
    """No more than the limit is read, of the wire or of what it unpacks to."""
    bomb = gzip.compress(b" " * 50_000_000)
    answers = {"/long": page(b"a" * 3_000_000), "/bomb": page(bomb, headers="Content-Encoding: gzip\r\n")}
    with serve(answers) as site:
        for path in answers:
            found = fetcher.fetch(site.url(path))
            assert (found.status, len(found.body), found.complete) == (200, PATIENT.size, False)
        assert len(fetcher.fetch(site.url("/long"), limit=100).body) == 100


def test_a_broken_body_does_not_undo_the_status(fetcher: Fetcher) -> None:
    """A body that is torn off, or packed wrongly, leaves the page there."""
    answers = {"/torn": HEAD + b"half", "/packed": page(b"no gzip", headers="Content-Encoding: gzip\r\n")}
    with serve(answers) as site:
        assert [fetcher.fetch(site.url(path)).status for path in answers] == [200, 200]


def test_what_may_pass_is_tried_again(fetcher: Fetcher) -> None:
    """A server that fails twice and then answers is alive."""
    with serve({"/a": _after(2, page(status="503 Busy"), page(b"there"))}) as site:
        assert fetcher.fetch(site.url("/a")).body == b"there"
        assert len(site.requests) == 3


def test_what_stays_broken_is_given_up(fetcher: Fetcher) -> None:
    """A lasting failure is asked for as often as the limits say; what is final is asked for once."""
    with serve({"/a": page(status="500 Broken"), "/b": page(status="404 Not Found")}) as site:
        assert fetcher.fetch(site.url("/a")).status == 500
        assert fetcher.fetch(site.url("/b")).status == 404
        assert site.paths == ["/a"] * PATIENT.attempts + ["/b"]


def test_a_server_is_waited_for_as_it_asks(fetcher: Fetcher) -> None:
    """Retry-After is obeyed, and a wait beyond all patience is not begun."""
    with serve(
        {
            "/soon": _after(1, page(status="429 Slow", headers="Retry-After: 1\r\n"), page(b"there")),
            "/never": page(status="429 Slow", headers="Retry-After: 999999999999\r\n"),
        }
    ) as site:
        began = time.monotonic()
        assert fetcher.fetch(site.url("/soon")).body == b"there"
        assert time.monotonic() - began >= 1
        assert fetcher.fetch(site.url("/never")).status == 429
        assert site.paths.count("/never") == 1


def test_large_files_are_not_fetched(fetcher: Fetcher) -> None:
    """HEAD tells that a packed file is there; where HEAD fails, GET has the word."""

    def answer(client: socket.socket, request: str) -> None:
        client.sendall(page(status="405 No HEAD") if request.startswith("HEAD") else page(b"there"))

    with serve({"/a.zip": page(b""), "/b.zip": answer}) as site:
        assert fetcher.fetch(site.url("/a.zip")).status == 200
        assert fetcher.fetch(site.url("/b.zip")).body == b"there"
        assert [request.split()[0] for request in site.requests] == ["HEAD", "HEAD", "GET"]


def test_a_body_can_be_sent(fetcher: Fetcher) -> None:
    """POST carries its data and headers."""
    with serve({"/a": page(b"taken")}) as site:
        found = fetcher.fetch(site.url("/a"), method="POST", headers={"Accept": "application/json"}, data=b"url=x")
        assert found.body == b"taken"
        assert site.requests[0].startswith("POST /a")
        assert "Accept: application/json" in site.requests[0]


@pytest.mark.parametrize("url", ["", "http://", "ftp://a.by/", "http://127.0.0.1/", "\x00", "http://a.by/\ud800"])
def test_what_cannot_be_asked_is_a_failure(fetcher: Fetcher, url: str) -> None:
    """No URL raises."""
    assert fetcher.fetch(url).failure in {"malformed", "unsafe"}
